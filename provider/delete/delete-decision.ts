/** What a deletion does next, from the status of the model and what it has requested so far. */
import { phaseOf } from "../kinds/phases";

/** A request that brings a deletion on. */
export type DeleteRequest = "cancel" | "delete";

/** What a request came to: the status of a refusal is 404 or 409. */
export type DeleteOutcome = "accepted" | { refused: number } | { lost: unknown };

/** What was requested so far, and what the service made of it. */
export interface Requested {
  cancelled: boolean;
  /** A cancel ended in CANCEL_FAILED. */
  cancelFailed: boolean;
  /** The service is deleting the model, or has accepted to. */
  accepted: boolean;
  /** How the last request to delete was refused: 409 where something still uses the model. */
  refusal?: number | undefined;
  /** The response to the last request was lost: the next status tells whether it was done. */
  lost?: { status: string; error: unknown } | undefined;
  /** Requests since the last status check, with what they came to. */
  sinceCheck: readonly (readonly [DeleteRequest, DeleteOutcome])[];
}

export const NOTHING_REQUESTED: Requested = { cancelled: false, cancelFailed: false, accepted: false, sinceCheck: [] };

export type DeleteDecision = "done" | "wait" | "failed" | "lost" | DeleteRequest;

/** @param status  undefined where the service returns no such model */
export function decideDelete(status: string | undefined, requested: Requested): DeleteDecision {
  if (status === undefined) return "done";
  const { cancelled, accepted, lost, sinceCheck } = requested;
  const phase = phaseOf(status);
  const [last, outcome] = sinceCheck.at(-1) ?? [];
  const isRefused = typeof outcome === "object" && "refused" in outcome;
  // A training that failed to be cancelled, and cannot be, has ended: what it left is deleted.
  if (last === "cancel") return isRefused && phase === "cancel-failed" ? "delete" : "wait";
  // A cancelled model has nothing to delete where the service refuses to try. Any other is checked again.
  if (last === "delete") return isRefused && phase === "gone" ? "done" : "wait";
  if (phase === "gone" && (!cancelled || accepted)) return "done";
  if (phase === "delete-failed" && accepted) return "failed";
  if (status === lost?.status) return "lost";
  if (phase === "cancelling" || phase === "deleting") return "wait";
  return phase === "working" || phase === "cancel-failed" ? "cancel" : "delete";
}

/** What was requested, once the status is known anew. */
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

/** What was requested, once a request about a model of that status has come to its outcome. */
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
