/**
 * What the statuses of a model mean for this provider. AWS knows no CANCELLED and no DELETED: both end in INACTIVE.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
 */

const TRAINING = new Set(["CREATE_PENDING", "CREATE_IN_PROGRESS"]);
const CANCELLING = new Set(["CANCEL_PENDING", "CANCEL_IN_PROGRESS"]);
const DELETING = new Set(["DELETE_PENDING", "DELETE_IN_PROGRESS"]);
const KNOWN = new Set([
  ...TRAINING,
  ...CANCELLING,
  ...DELETING,
  "ACTIVE",
  "CREATE_FAILED",
  "CANCEL_FAILED",
  "DELETE_FAILED",
  "INACTIVE",
]);

export function isTraining(status: string): boolean {
  return TRAINING.has(status);
}

export function isCancelling(status: string): boolean {
  return CANCELLING.has(status);
}

export function isDeleting(status: string): boolean {
  return DELETING.has(status);
}

/** The model is gone, or on its way: for a refresh it does not exist any more. */
export function isGone(status: string): boolean {
  return status === "INACTIVE" || isDeleting(status);
}

/** It holds one of the quota's slots, or may. */
export function isRunning(status: string): boolean {
  return isTraining(status) || isCancelling(status);
}

export function isKnownStatus(status: string): boolean {
  return KNOWN.has(status);
}
