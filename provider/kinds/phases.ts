/**
 * What the statuses of an object mean. AWS has neither CANCELLED nor DELETED: both end in INACTIVE.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
 */

/** A stage in the life of an object. */
export type Phase =
  | "working"
  | "ready"
  | "failed"
  | "cancelling"
  /** The work may still run or may have ended. */
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

/** Whether the object is deleted or being deleted; a refresh then treats it as gone, unless its kind stays in the state. */
export function isGone(status: string): boolean {
  return ["gone", "deleting"].includes(phaseOf(status));
}

/** Whether the object occupies a slot of the quota, or may. */
export function isRunning(status: string): boolean {
  return ["working", "cancelling"].includes(phaseOf(status));
}
