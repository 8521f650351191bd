/** Decides the next step of a deletion from the object's status and the requests so far. */
import { phaseOf } from "../kinds/phases";
import type { ResourceKind } from "../kinds/resource-kind";

/** A request of a deletion. */
export type DeleteRequest = "cancel" | "delete";

/** The result of a request; `refused` is the HTTP status, 404 or 409. */
export type DeleteOutcome = "accepted" | { refused: number } | { lost: unknown };

/** The requests so far and their results. */
export interface Requested {
  cancelled: boolean;
  /** A cancel ended in CANCEL_FAILED. */
  cancelFailed: boolean;
  /** The service has accepted the deletion or is deleting the object. */
  accepted: boolean;
  /** The HTTP status of the last rejected delete: 409 if something still uses the object. */
  refusal?: number | undefined;
  /** The response to the last request was lost; the next status shows whether the service performed it. */
  lost?: { status: string; error: unknown } | undefined;
  /** The requests since the last status check, with their results. */
  sinceCheck: readonly (readonly [DeleteRequest, DeleteOutcome])[];
}

export const NOTHING_REQUESTED: Requested = { cancelled: false, cancelFailed: false, accepted: false, sinceCheck: [] };

export type DeleteDecision = "done" | "wait" | "failed" | "lost" | DeleteRequest;

/**
 * @param status  undefined if the service returns no such object
 * @param calls  what the service offers: without a cancel, the delete waits for the end of the work; without a delete, the end is enough
 */
export function decideDelete(
  status: string | undefined,
  requested: Requested,
  calls: Pick<ResourceKind["calls"], "cancel" | "delete">,
): DeleteDecision {
  const decision = decide(status, requested);
  if (decision === "delete" && !calls.delete) {
    // In a status that this release does not know, it may still run, unless the service rejects the cancel.
    const mayRun = calls.cancel && phaseOf(status ?? "") === "unknown" && requested.sinceCheck.length === 0;
    if (!mayRun) return "done";
    return requested.cancelled ? "wait" : "cancel";
  }
  return decision === "cancel" && !calls.cancel ? decide("ACTIVE", requested) : decision;
}

function decide(status: string | undefined, requested: Requested): DeleteDecision {
  if (status === undefined) return "done";
  const { cancelled, accepted, lost, sinceCheck } = requested;
  const phase = phaseOf(status);
  const [last, outcome] = sinceCheck.at(-1) ?? [];
  const isRefused = typeof outcome === "object" && "refused" in outcome;
  // A training that cannot be cancelled after CANCEL_FAILED has ended, so its output is deleted.
  if (last === "cancel") return isRefused && ["cancel-failed", "unknown"].includes(phase) ? "delete" : "wait";
  // If the service rejects the deletion of a cancelled model, there is nothing to delete. Any other model is checked
  // again.
  if (last === "delete") return isRefused && phase === "gone" ? "done" : "wait";
  if (phase === "gone" && (!cancelled || accepted)) return "done";
  if (phase === "delete-failed" && accepted) return "failed";
  if (status === lost?.status) return "lost";
  if (phase === "cancelling" || phase === "deleting") return "wait";
  return phase === "working" || phase === "cancel-failed" ? "cancel" : "delete";
}

/** Returns the requests after a status check. */
export function withStatus(requested: Requested, status: string): Requested {
  const phase = phaseOf(status);
  return {
    ...requested,
    cancelled: requested.cancelled || phase === "cancelling",
    cancelFailed: requested.cancelFailed || phase === "cancel-failed",
    accepted: requested.accepted || phase === "deleting",
    lost: requested.lost?.status === status ? requested.lost : undefined,
    sinceCheck: [],
  };
}

/** Returns the requests after another one. */
export function withOutcome(
  requested: Requested,
  status: string,
  request: DeleteRequest,
  outcome: DeleteOutcome,
): Requested {
  const isAccepted = outcome === "accepted";
  const lost = !isAccepted && "lost" in outcome ? { status, error: outcome.lost } : undefined;
  const common = { ...requested, lost, sinceCheck: [...requested.sinceCheck, [request, outcome] as const] };
  if (request === "cancel") return { ...common, cancelled: requested.cancelled || isAccepted || lost !== undefined };
  if (isAccepted) return { ...common, accepted: true, refusal: undefined };
  return { ...common, refusal: "refused" in outcome ? outcome.refused : requested.refusal };
}
