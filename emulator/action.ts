// What a test can make happen to a model from outside: another member's doing, or the service's own. How it is done stands in act.ts.
import type { StatusDetails } from "./status-machine";
import type { CreateBody } from "./stored-model";

/** Which model: an ARN (its latest version, or the one named), or a name (the latest model that has it). */
export type ModelSelector = {
  readonly trainedModelArn?: string;
  readonly versionIdentifier?: string;
  readonly name?: string;
};

/** Something that happens to a model. `immediately` leaves out what comes before the last status. */
export type Action = ModelSelector &
  (
    | { readonly action: "delete" | "cancel"; readonly immediately?: boolean }
    /** The training ends now, in ACTIVE. */
    | { readonly action: "finish-training" }
    /** The training ends now, in CREATE_FAILED. */
    | { readonly action: "fail-training"; readonly statusDetails?: StatusDetails }
    /** The model has this status from now on, whether the service knows it or not. */
    | { readonly action: "set-status"; readonly status: string; readonly statusDetails?: StatusDetails }
    /** Replaces all tags. */
    | { readonly action: "set-tags"; readonly tags: Readonly<Record<string, string>> }
    | { readonly action: "set-publication"; readonly metricsStatus?: string; readonly logsStatus?: string }
    /** The model is gone from every answer. */
    | { readonly action: "forget" }
    /** Another client's create: no quota, no fault, no name rule. */
    | { readonly action: "create"; readonly membershipIdentifier: string; readonly input: CreateBody }
  );
