// What a test can make happen to a model from outside: another member's doing, or the service's own. How it is done stands in act.ts.
import type { CreateBody, StatusDetails } from "./stored-model";

/** Which model: an ARN (its latest version, or the one named), or a name (the latest model that has it). */
export interface ModelSelector {
  /** ARN of the model. */
  readonly trainedModelArn?: string;
  /** One of its versions; `NULL` is the base version. */
  readonly versionIdentifier?: string;
  /** Name of the model. */
  readonly name?: string;
}

/** Something that happens to a model. */
export type Action = ModelSelector &
  (Removal | TrainingEnd | TrainingFailure | NewStatus | NewTags | Publication | Forgetting | Creation);

/** Another member deletes or cancels it. */
export interface Removal {
  /** What is done to it. */
  readonly action: "delete" | "cancel";
  /** Leaves out what comes before the last status. */
  readonly immediately?: boolean;
}

/** The training ends now, in ACTIVE. */
export interface TrainingEnd {
  /** Names what is done. */
  readonly action: "finish-training";
}

/** The training ends now, in CREATE_FAILED. */
export interface TrainingFailure {
  /** Names what is done. */
  readonly action: "fail-training";
  /** Why it fails; a reason of the emulator's own where absent. */
  readonly statusDetails?: StatusDetails;
}

/** The model has this status from now on, whether the service knows it or not. */
export interface NewStatus {
  /** Names what is done. */
  readonly action: "set-status";
  /** The status. */
  readonly status: string;
  /** Why it has that status. */
  readonly statusDetails?: StatusDetails;
}

/** Replaces all tags. */
export interface NewTags {
  /** Names what is done. */
  readonly action: "set-tags";
  /** The tags from now on. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Sets whether metrics and logs were published. */
export interface Publication {
  /** Names what is done. */
  readonly action: "set-publication";
  /** What Get answers from now on. */
  readonly metricsStatus?: string;
  /** What Get answers from now on. */
  readonly logsStatus?: string;
}

/** The model is gone from every answer. */
export interface Forgetting {
  /** Names what is done. */
  readonly action: "forget";
}

/** Another client's create: no quota, no fault, no name rule. */
export interface Creation {
  /** Names what is done. */
  readonly action: "create";
  /** The membership that makes it. */
  readonly membershipIdentifier: string;
  /** What it is made of. */
  readonly input: CreateBody;
}
