/**
 * Deletes a model: cancels a running training and waits, asks for the deletion of its output and waits. Gone is done.
 * A refusal (409) decides nothing by itself: the status is read again.
 */
import type { ApiError, CallOptions, Client } from "../sdk/client";
import type { ModelReference } from "./arns";
import { type Deletion, describeFailure, describeTimeout, type Requests } from "./deletion";
import { withWayOn } from "./interruption";
import { type FoundModel, findModelSurely, isConflict, isNotFound, isOutcomeUnknown } from "./models";
import { pollDelayMs } from "./poll-delay";
import type { Session } from "./session";
import { isCancelling, isDeleting, isTraining } from "./statuses";

/**
 * @throws {Error} where the deletion failed, or has not ended at the limit (stack config cleanroomsml:deleteTimeoutSeconds)
 */
export async function deleteModel(deletion: Deletion, session: Session): Promise<void> {
  const { subject, reference } = deletion;
  await deleteUntilGone(deletion, session).catch((error: unknown) => {
    const model = `trained model "${subject}" (${reference.trainedModelArn})`;
    throw withWayOn(error, `${model} is not deleted yet; the same command goes on with it`);
  });
}

async function deleteUntilGone(deletion: Deletion, session: Session): Promise<void> {
  const { reference, subject, profile } = deletion;
  const { clock, signal } = session;
  const { deleteTimeoutMs } = session.settingsFor(profile);
  const client = session.clientFor(reference.trainedModelArn, profile);
  const options: CallOptions = { signal, subject };
  const requests: Requests = { cancelled: false, cancelFailed: false, accepted: false };
  const startMs = clock.monotonicMs();
  let lastStatus: string | undefined;

  for (;;) {
    const model = await findModelSurely(client, reference, { clock, ...options });
    const isDone = !model || (model.status === "INACTIVE" && (!requests.cancelled || requests.accepted));
    if (isDone) return;
    if (model.status === "DELETE_FAILED" && requests.accepted) throw describeFailure(deletion, model);
    if (model.status === requests.lost?.status) throw requests.lost.error;
    if (model.status !== lastStatus) {
      const message = `${subject}: ${model.status}`;
      session.show({ message, urn: deletion.urn, isEphemeral: true });
    }
    lastStatus = model.status;
    requests.cancelFailed ||= model.status === "CANCEL_FAILED";
    if (await requestNext({ client, model, reference, options }, requests)) return;
    const elapsedMs = clock.monotonicMs() - startMs;
    // What became of a lost request is worth one more look.
    if (elapsedMs >= deleteTimeoutMs && !requests.lost)
      throw describeTimeout(deletion, model.status, requests, deleteTimeoutMs);
    const leftMs = requests.lost ? Number.POSITIVE_INFINITY : deleteTimeoutMs - elapsedMs + 1;
    await clock.sleep(Math.min(pollDelayMs(elapsedMs), leftMs), signal);
  }
}

interface Step {
  client: Client;
  model: FoundModel;
  reference: ModelReference;
  options: CallOptions;
}

/**
 * Asks the service for the next step, where the status calls for one.
 *
 * @returns true where the service says that there is nothing left to delete
 */
async function requestNext(step: Step, requests: Requests): Promise<boolean> {
  const { status } = step.model;
  requests.lost = undefined;
  if (isCancelling(status)) {
    requests.cancelled = true;
    return false;
  }
  if (isDeleting(status)) {
    requests.accepted = true;
    return false;
  }
  const isCancellable = isTraining(status) || status === "CANCEL_FAILED";
  const isRefused = isCancellable && (await requestCancel(step, requests));
  // A training that failed to be cancelled, and cannot be, has ended: what it left is deleted.
  return isCancellable && !(isRefused && status === "CANCEL_FAILED") ? false : requestDeletion(step, requests);
}

/** @returns true where the service refuses, because there is nothing to cancel any more */
async function requestCancel({ client, model, reference, options }: Step, requests: Requests): Promise<boolean> {
  try {
    await client.cancelTrainedModel(reference, options);
    requests.cancelled = true;
    return false;
  } catch (error) {
    if (isNotFound(error) || isConflict(error)) return true;
    requests.cancelled ||= isOutcomeUnknown(error);
    return noteLoss(error, model, requests);
  }
}

/** @returns true where there is nothing to delete */
async function requestDeletion({ client, model, reference, options }: Step, requests: Requests): Promise<boolean> {
  try {
    await client.deleteTrainedModelOutput(reference, options);
    requests.accepted = true;
    requests.refusal = undefined;
    return false;
  } catch (error) {
    if (!isNotFound(error) && !isConflict(error)) return noteLoss(error, model, requests);
    requests.refusal = (error as ApiError).httpStatusCode;
    // A cancelled model has nothing to delete where the service refuses to try. Any other is looked at again.
    return model.status === "INACTIVE";
  }
}

/** @returns false, so that the model is looked at again */
function noteLoss(error: unknown, { status }: FoundModel, requests: Requests): false {
  if (!isOutcomeUnknown(error)) throw error;
  requests.lost = { status, error };
  return false;
}
