import { phaseOf } from "../kinds/phases";
import { describeDetails, scrubModel } from "../service/model-details";
import type { FoundModel } from "../service/models";
import type { TrainingWait } from "./training-wait";

export const TRAIN_AGAIN = "run pulumi up --refresh to train it again";

/**
 * Describes a training that ended without an ACTIVE model, with the next step.
 *
 * @param found  undefined if the model does not exist
 */
export function describeEnd(found: FoundModel | undefined, wait: TrainingWait): Error {
  const { subject, reference } = wait;
  const model = found && scrubModel(found);
  const what = `Trained model "${subject}" (${reference.trainedModelArn})`;
  if (!model) return new Error(`${what} was deleted by someone else during its training; ${TRAIN_AGAIN}`);
  const { status } = model;
  const phase = phaseOf(status);
  if (phase === "failed") return describeFailure(what, model);
  if (phase === "gone" || phase === "deleting") {
    const reason = describeDetails(model);
    return new Error(`${what} was cancelled or deleted by someone else (${status})${reason}; ${TRAIN_AGAIN}`);
  }
  if (phase === "delete-failed") {
    const reason = describeDetails(model);
    return new Error(
      `${what} cannot be used after someone else failed to delete it (${status})${reason}; change an input to train a new model`,
    );
  }
  if (phase === "unknown") {
    return new Error(`${what} has the unknown status ${status}; a newer release may support it`);
  }
  return new Error(`${what} ended as ${status}${describeDetails(model)}`);
}

function describeFailure(what: string, model: FoundModel): Error {
  const logs = `/aws/sagemaker/TrainingJobs or the member's Clean Rooms ML log group in ${model.trainedModelArn.split(":")[3]}`;
  const where =
    model.logsStatus === "PUBLISH_FAILED"
      ? "its logs could not be published"
      : `if the collaboration publishes its logs, they are in CloudWatch (${logs})`;
  return new Error(
    `${what} failed to train: ${model.status}${describeDetails(model)}; ${where}; change an input, or ${TRAIN_AGAIN}`,
  );
}
