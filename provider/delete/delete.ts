import type { ApiError, CallOptions, Client } from "../../sdk/client";
import { withNextStep } from "../host/interruption";
import type { Session } from "../host/session";
import { isConflict, isNotFound, isOutcomeUnknown } from "../service/call-errors";
import { findModelSurely } from "../service/models";
import { pollDelayMs } from "../service/poll-delay";
import type { ModelReference } from "../words/arns";
import {
  type DeleteOutcome,
  type DeleteRequest,
  decideDelete,
  NOTHING_REQUESTED,
  withOutcome,
  withStatus,
} from "./delete-decision";
import { type Deletion, describeFailure, describeTimeout } from "./deletion";

/**
 * Deletes a model: cancels a running training, then deletes the output, and waits until the model is gone.
 *
 * @throws {Error} if the deletion fails or exceeds the limit of stack config cleanroomsml:deleteTimeoutSeconds
 */
export async function deleteModel(deletion: Deletion, session: Session): Promise<void> {
  const { subject, reference } = deletion;
  await deleteUntilGone(deletion, session).catch((error: unknown) => {
    const model = `trained model "${subject}" (${reference.trainedModelArn})`;
    throw withNextStep(error, `${model} is not deleted yet; run the same command to continue`);
  });
}

async function deleteUntilGone(deletion: Deletion, session: Session): Promise<void> {
  const { reference, subject, profile } = deletion;
  const { clock, signal } = session;
  const { deleteTimeoutMs } = session.settingsFor(profile);
  const client = session.clientFor(reference.trainedModelArn, profile);
  const options: CallOptions = { signal, subject };
  const startMs = clock.monotonicMs();
  let requested = NOTHING_REQUESTED;
  let lastStatus: string | undefined;

  for (;;) {
    const model = await findModelSurely(client, reference, { clock, ...options });
    if (!model) return;
    const { status } = model;
    requested = withStatus(requested, status);
    let decision = decideDelete(status, requested);
    if (decision === "done") return;
    if (status !== lastStatus) session.show({ message: `${subject}: ${status}`, urn: deletion.urn, isEphemeral: true });
    lastStatus = status;
    while (decision === "cancel" || decision === "delete") {
      requested = withOutcome(requested, status, decision, await send(decision, { client, reference, options }));
      decision = decideDelete(status, requested);
    }
    if (decision === "done") return;
    if (decision === "failed") throw describeFailure(deletion, model);
    if (decision === "lost") throw requested.lost?.error;
    const { lost } = requested;
    const elapsedMs = clock.monotonicMs() - startMs;
    // After a lost response, one more status check shows whether the service performed the request.
    if (elapsedMs >= deleteTimeoutMs && !lost) throw describeTimeout(deletion, status, requested, deleteTimeoutMs);
    const leftMs = lost ? Number.POSITIVE_INFINITY : deleteTimeoutMs - elapsedMs + 1;
    await clock.sleep(Math.min(pollDelayMs(elapsedMs), leftMs), signal);
  }
}

/** @throws {ApiError|TransportError} for every error that another status check cannot resolve */
async function send(
  request: DeleteRequest,
  { client, reference, options }: { client: Client; reference: ModelReference; options: CallOptions },
): Promise<DeleteOutcome> {
  try {
    if (request === "cancel") await client.cancelTrainedModel(reference, options);
    else await client.deleteTrainedModelOutput(reference, options);
    return "accepted";
  } catch (error) {
    if (isNotFound(error) || isConflict(error)) return { refused: (error as ApiError).httpStatusCode };
    if (isOutcomeUnknown(error)) return { lost: error };
    throw error;
  }
}
