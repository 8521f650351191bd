/** The words for a training that ended without an ACTIVE model: what happened, where to look, what to do next. */

import { phaseOf } from "../kinds/phases";
import { describeDetails, scrubModel } from "../service/model-details";
import type { FoundModel } from "../service/models";
import type { TrainingWait } from "./training-wait";

export const TRAIN_AGAIN = "pulumi up --refresh trains it again";

/** @param found  the model as the service knows it; undefined where it does not */
export function describeEnd(found: FoundModel | undefined, wait: TrainingWait): Error {
  const { subject, reference } = wait;
  const model = found && scrubModel(found);
  const what = `Trained model "${subject}" (${reference.trainedModelArn})`;
  if (!model) return new Error(`${what} is gone: somebody deleted it while it trained; ${TRAIN_AGAIN}`);
  const { status } = model;
  const phase = phaseOf(status);
  if (phase === "failed") return describeFailure(what, model);
  if (phase === "gone" || phase === "deleting") {
    const reason = describeDetails(model);
    return new Error(`${what} was cancelled or deleted by somebody else (${status})${reason}; ${TRAIN_AGAIN}`);
  }
  if (phase === "delete-failed") {
    const reason = describeDetails(model);
    return new Error(
      `${what} was to be deleted by somebody else, which failed (${status})${reason}; next: change an input to train another one`,
    );
  }
  if (phase === "unknown") {
    return new Error(
      `${what} has a status that this release does not know (${status}): a newer release may; nothing is lost`,
    );
  }
  return new Error(`${what} ended as ${status}${describeDetails(model)}`);
}

function describeFailure(what: string, model: FoundModel): Error {
  const logs = `/aws/sagemaker/TrainingJobs or the member's Clean Rooms ML log group in ${model.trainedModelArn.split(":")[3]}`;
  const where =
    model.logsStatus === "PUBLISH_FAILED"
      ? "its logs could not be published"
      : `its logs, where the collaboration publishes them, are in CloudWatch (${logs})`;
  return new Error(
    `${what} failed to train: ${model.status}${describeDetails(model)}; ${where}; next: change an input, or ${TRAIN_AGAIN}`,
  );
}
