/** What is to be deleted, and how a deletion that does not end is described. */

import { describeDetails, scrubModel } from "../service/model-details";
import type { FoundModel } from "../service/models";
import type { ModelReference } from "../words/arns";
import { describeDuration } from "../words/describe";
import type { Requested } from "./delete-decision";

/** What is to be deleted. */
export interface Deletion {
  reference: ModelReference;
  /** What messages call the model. */
  subject: string;
  profile?: string | undefined;
  urn?: string | undefined;
}

/** A model whose deletion the service has given up. */
export function describeFailure({ subject, reference }: Deletion, model: FoundModel): Error {
  const details = describeDetails(scrubModel(model));
  return new Error(
    `Cannot delete trained model "${subject}" (${reference.trainedModelArn}): ${model.status}${details}; ` +
      "pulumi destroy tries again",
  );
}

/** A deletion that has not ended at its limit, `limitMs` after its begin. */
export function describeTimeout(
  { subject, reference }: Deletion,
  status: string,
  requested: Requested,
  limitMs: number,
): Error {
  return new Error(
    `Cannot delete trained model "${subject}" (${reference.trainedModelArn}) within ${describeDuration(limitMs)}: ${describeObstacle(status, requested)}; ` +
      "pulumi destroy tries again, and stack config cleanroomsml:deleteTimeoutSeconds sets another limit",
  );
}

function describeObstacle(status: string, { refusal, cancelFailed, accepted }: Requested): string {
  if (refusal === 409) {
    return "the service keeps refusing (409), as it does while another model is trained further from this one";
  }
  if (refusal === 404) return `its status is ${status}, but the service finds nothing to delete (404)`;
  // It is asked again and again, so the last status seen may as well be one on the way there.
  return cancelFailed && !accepted ? "its training could not be cancelled (CANCEL_FAILED)" : `its status is ${status}`;
}
