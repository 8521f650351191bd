/** What is to be deleted, what has been asked for it so far, and how a deletion that does not end is told. */
import type { ModelReference } from "./arns";
import { describeDuration } from "./describe";
import { describeDetails, scrubModel } from "./model-details";
import type { FoundModel } from "./models";

/** What is to be deleted. */
export interface Deletion {
  reference: ModelReference;
  /** What messages call the model. */
  subject: string;
  profile?: string | undefined;
  urn?: string | undefined;
}

/** What has been asked of the service so far. */
export interface Requests {
  cancelled: boolean;
  /** A request to cancel ended in CANCEL_FAILED. */
  cancelFailed: boolean;
  /** How the last request to delete was refused while the model was at rest: 409 where something still uses it. */
  refusal?: number | undefined;
  /** The last request's answer was lost: the next look tells whether it was done. */
  lost?: { status: string; error: unknown } | undefined;
  /** Our own request to delete was accepted. */
  accepted: boolean;
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
  requests: Requests,
  limitMs: number,
): Error {
  return new Error(
    `Cannot delete trained model "${subject}" (${reference.trainedModelArn}) within ${describeDuration(limitMs)}: ${describeObstacle(status, requests)}; ` +
      "pulumi destroy tries again, and stack config cleanroomsml:deleteTimeoutSeconds sets another limit",
  );
}

function describeObstacle(status: string, { refusal, cancelFailed, accepted }: Requests): string {
  if (refusal === 409) {
    return "the service keeps refusing (409), as it does while another model is trained further from this one";
  }
  if (refusal === 404) return `its status is ${status}, but the service finds nothing to delete (404)`;
  // It is asked again and again, so the last status seen may as well be one on the way there.
  return cancelFailed && !accepted ? "its training could not be cancelled (CANCEL_FAILED)" : `its status is ${status}`;
}
