import type { CreateBody, StatusDetails } from "../service/trained-model-shapes";

/** Which model: an ARN (its latest version, or the one named), or a name (its latest model). */
export interface ModelSelector {
  /** ARN of the model. */
  readonly trainedModelArn?: string;
  /** One of its versions; `NULL` is the base version. */
  readonly versionIdentifier?: string;
  /** Name of the model. */
  readonly name?: string;
}

/** Something that happens to a model from outside: another member does it, or the service. */
export type Action = ModelSelector &
  (Removal | TrainingEnd | TrainingFailure | NewStatus | NewTags | Publication | Forgetting | Creation);

/** Another member deletes or cancels it. */
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

/** The model has this status from now on, whether the service has such a status or not. */
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

/** The model is gone from every response. */
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
