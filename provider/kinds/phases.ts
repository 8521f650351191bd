/**
 * What the statuses of a model mean. AWS has no CANCELLED and no DELETED: both end in INACTIVE.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
 */

/** Where a model is in its life. */
export type Phase =
  | "working"
  | "ready"
  | "failed"
  | "cancelling"
  /** It may still train, or have ended. */
  | "cancel-failed"
  | "deleting"
  | "delete-failed"
  | "gone"
  /** This release does not know the status. */
  | "unknown";

const PHASES: Readonly<Record<string, Phase>> = {
  CREATE_PENDING: "working",
  CREATE_IN_PROGRESS: "working",
  ACTIVE: "ready",
  CREATE_FAILED: "failed",
  CANCEL_PENDING: "cancelling",
  CANCEL_IN_PROGRESS: "cancelling",
  CANCEL_FAILED: "cancel-failed",
  DELETE_PENDING: "deleting",
  DELETE_IN_PROGRESS: "deleting",
  DELETE_FAILED: "delete-failed",
  INACTIVE: "gone",
};

export function phaseOf(status: string): Phase {
  return Object.hasOwn(PHASES, status) ? (PHASES[status] ?? "unknown") : "unknown";
}

/** The model is gone, or on its way: for a refresh it does not exist any more. */
export function isGone(status: string): boolean {
  return ["gone", "deleting"].includes(phaseOf(status));
}

/** It uses one of the quota's slots, or may. */
export function isRunning(status: string): boolean {
  return ["working", "cancelling"].includes(phaseOf(status));
}
