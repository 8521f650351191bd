import { describeDetails, scrubModel } from "../service/model-details";
import type { FoundModel } from "../service/models";
import type { ModelReference } from "../words/arns";
import { describeDuration } from "../words/describe";
import type { Requested } from "./delete-decision";

/** The model to delete. */
export interface Deletion {
  reference: ModelReference;
  /** The name of the model in messages. */
  subject: string;
  profile?: string | undefined;
  urn?: string | undefined;
}

/** Describes a deletion that failed in the service. */
export function describeFailure({ subject, reference }: Deletion, model: FoundModel): Error {
  const details = describeDetails(scrubModel(model));
  return new Error(
    `Cannot delete trained model "${subject}" (${reference.trainedModelArn}): ${model.status}${details}; ` +
      "run pulumi destroy to try again",
  );
}

/** Describes a deletion that took longer than `limitMs`. */
export function describeTimeout(
  { subject, reference }: Deletion,
  status: string,
  requested: Requested,
  limitMs: number,
): Error {
  return new Error(
    `Cannot delete trained model "${subject}" (${reference.trainedModelArn}) within ${describeDuration(limitMs)}: ${describeObstacle(status, requested)}; ` +
      "run pulumi destroy to try again, or set stack config cleanroomsml:deleteTimeoutSeconds to change the limit",
  );
}

function describeObstacle(status: string, { refusal, cancelFailed, accepted }: Requested): string {
  if (refusal === 409) {
    return "the service keeps rejecting the deletion (409), as it does while another model continues from this one";
  }
  if (refusal === 404) return `its status is ${status}, but the service finds nothing to delete (404)`;
  // The deletion keeps retrying, so the last status may be an intermediate one.
  return cancelFailed && !accepted ? "its training could not be cancelled (CANCEL_FAILED)" : `its status is ${status}`;
}
