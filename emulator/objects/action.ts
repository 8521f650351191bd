import type { CreateBody, StatusDetails } from "../service/trained-model-shapes";
import type { KindName } from "./kind";

/** Which model: an ARN (its latest version, or the one named), or a name (its latest model). */
export interface ModelSelector {
  /** ARN of the model. */
  readonly trainedModelArn?: string;
  /** One of its versions; `NULL` is the base version. */
  readonly versionIdentifier?: string;
  /** Name of the model. */
  readonly name?: string;
}

/** Which object of any kind: an ARN (its latest version), or a kind and what else is known (the latest such object). */
export interface ObjectSelector {
  /** ARN of the object. */
  readonly arn?: string;
  /** One of a model's versions; `NULL` is the base version. */
  readonly versionIdentifier?: string;
  /** Its kind, such as `MLInputChannel`; needed where there is no ARN. */
  readonly kind?: KindName;
  /** Its membership. */
  readonly membershipIdentifier?: string;
  /** Its name. */
  readonly name?: string;
}

/** Something that happens to an object of any kind from outside: another member does it, or the service. */
export type ObjectAction =
  | (ObjectSelector & (Removal | WorkEnd | WorkFailure | NewStatus | NewTags | Publication | Forgetting | Expiry))
  | ObjectCreation;

/** The work of a model, channel or job ends now, in ACTIVE. */
export interface WorkEnd {
  /** Name of the action. */
  readonly action: "finish";
}

/** The work of a model, channel or job ends now, in CREATE_FAILED. */
export interface WorkFailure {
  /** Name of the action. */
  readonly action: "fail";
  /** Why it fails; a reason of the emulator's own where absent. */
  readonly statusDetails?: StatusDetails;
}

/** A channel expires now. */
export interface Expiry {
  /** Name of the action. */
  readonly action: "expire";
}

/** Another client's create of any kind, without quotas, budgets, faults, checks of references and name rules. */
export interface ObjectCreation {
  /** Name of the action. */
  readonly action: "create";
  /** The kind of object. */
  readonly kind: KindName;
  /** Body of the create; with membershipIdentifier, where the kind belongs to a membership. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** Something that happens to a model from outside: another member does it, or the service. */
export type Action = ModelSelector &
  (Removal | TrainingEnd | TrainingFailure | NewStatus | NewTags | Publication | Forgetting | Creation);

/** Another member deletes or cancels it. What is ready at once is gone. */
export interface Removal {
  /** Name of the action. */
  readonly action: "delete" | "cancel";
  /** Skips the statuses before the last. */
  readonly immediately?: boolean;
}

/** The training ends now, in ACTIVE. */
export interface TrainingEnd {
  /** Name of the action. */
  readonly action: "finish-training";
}

/** The training ends now, in CREATE_FAILED. */
export interface TrainingFailure {
  /** Name of the action. */
  readonly action: "fail-training";
  /** Why it fails; a reason of the emulator's own where absent. */
  readonly statusDetails?: StatusDetails;
}

/** The object has this status from now on, whether the service has such a status or not. */
export interface NewStatus {
  /** Name of the action. */
  readonly action: "set-status";
  /** The status. */
  readonly status: string;
  /** Why it has that status. */
  readonly statusDetails?: StatusDetails;
}

/** Replaces all tags. */
export interface NewTags {
  /** Name of the action. */
  readonly action: "set-tags";
  /** The tags from now on. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Sets whether metrics and logs were published. */
export interface Publication {
  /** Name of the action. */
  readonly action: "set-publication";
  /** What Get returns from now on. */
  readonly metricsStatus?: string;
  /** What Get returns from now on. */
  readonly logsStatus?: string;
}

/** The object is gone from every response. */
export interface Forgetting {
  /** Name of the action. */
  readonly action: "forget";
}

/** Another client's create, without quotas, faults and name rules. */
export interface Creation {
  /** Name of the action. */
  readonly action: "create";
  /** The membership that creates it. */
  readonly membershipIdentifier: string;
  /** Body of the create. */
  readonly input: CreateBody;
}
