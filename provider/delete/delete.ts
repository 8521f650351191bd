import type { ApiError, CallOptions } from "../../sdk/client";
import { withNextStep } from "../host/interruption";
import type { Session } from "../host/session";
import { isConflict, isNotFound, isOutcomeUnknown } from "../service/call-errors";
import { callOperation, findObjectSurely } from "../service/objects";
import { pollDelayMs } from "../service/poll-delay";
import {
  type DeleteOutcome,
  type DeleteRequest,
  decideDelete,
  NOTHING_REQUESTED,
  withOutcome,
  withStatus,
} from "./delete-decision";
import { type Deletion, describeFailure, describeTimeout } from "./deletion-errors";

/**
 * Deletes an object: cancels running work, then deletes what is left, and waits until the object is gone. An object that
 * the service cannot delete is only removed from the stack.
 *
 * @throws {Error} if the deletion fails or exceeds the limit of stack config cleanroomsml:deleteTimeoutSeconds
 */
export async function deleteObject(deletion: Deletion, session: Session): Promise<void> {
  const { kind, id, subject } = deletion;
  await deleteUntilGone(deletion, session).catch((error: unknown) => {
    throw withNextStep(error, `${kind.noun} "${subject}" (${id}) is not deleted yet; run the same command to continue`);
  });
}

async function deleteUntilGone(deletion: Deletion, session: Session): Promise<void> {
  const { kind, client, reference, subject, profile } = deletion;
  const { clock, signal } = session;
  if (!kind.calls.delete && !kind.calls.cancel) return;
  const { deleteTimeoutMs } = session.settingsFor(profile);
  const options: CallOptions = { signal, subject };
  const startMs = clock.monotonicMs();
  let requested = NOTHING_REQUESTED;
  let lastStatus: string | undefined;

  for (;;) {
    const found = await findObjectSurely(kind, client, reference, { clock, ...options });
    if (!found) return;
    // What has no status exists, as an ACTIVE object does.
    const status = (found.status as string | undefined) ?? "ACTIVE";
    requested = withStatus(requested, status);
    let decision = decideDelete(status, requested, kind.calls);
    if (decision === "done") return;
    if (kind.work && status !== lastStatus)
      session.show({ message: `${subject}: deleting (${status})`, urn: deletion.urn, isEphemeral: true });
    lastStatus = status;
    while (decision === "cancel" || decision === "delete") {
      requested = withOutcome(requested, status, decision, await send(decision, { ...deletion, options }));
      decision = decideDelete(status, requested, kind.calls);
    }
    if (decision === "done") return;
    if (decision === "failed") throw describeFailure(deletion, found);
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
  { kind, client, reference, options }: Deletion & { options: CallOptions },
): Promise<DeleteOutcome> {
  try {
    await callOperation(client, kind.calls[request] as keyof typeof client, reference, options);
    return "accepted";
  } catch (error) {
    if (isNotFound(error) || isConflict(error)) return { refused: (error as ApiError).httpStatusCode };
    if (isOutcomeUnknown(error)) return { lost: error };
    throw error;
  }
}
