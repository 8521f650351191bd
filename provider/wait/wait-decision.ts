/** What a wait for a training does about what it has just observed. */

import { phaseOf } from "../kinds/phases";
import { canRideOut } from "../service/call-errors";
import { pollDelayMs } from "../service/poll-delay";

/** What one status check came to. */
export type Observed =
  | { status: string; ageMs: number }
  /** The service returns no such model. */
  | { status: undefined }
  | { error: unknown };

/** What the wait has observed before. */
export interface WaitHistory {
  wasSeen: boolean;
  /** Status checks in a row that found no model. */
  misses: number;
  /** Status checks that failed since the last one that found the model. */
  failures: number;
}

export type WaitDecision =
  | { do: "wait"; delayMs: number }
  | { do: "done" }
  /** The model has ended in another way than ACTIVE, or is gone. */
  | { do: "end" }
  /** A call failed in a way that no waiting mends. */
  | { do: "stop"; error: unknown };

/** A model that was created a moment ago may not be visible to every part of the service yet. */
const NOT_YET_VISIBLE_MS = 30_000;

/** @param elapsedMs  since the wait began */
export function decideWait(
  observed: Observed,
  history: WaitHistory,
  elapsedMs: number,
): { decision: WaitDecision; history: WaitHistory } {
  if ("error" in observed) {
    const failures = history.failures + 1;
    const decision: WaitDecision = canRideOut(observed.error, history.wasSeen)
      ? { do: "wait", delayMs: pollDelayMs(1000 * 2 ** Math.min(failures, 12)) }
      : { do: "stop", error: observed.error };
    return { decision, history: { ...history, failures } };
  }
  if (observed.status === undefined) {
    const misses = history.misses + 1;
    const mayAppear = !history.wasSeen && elapsedMs < NOT_YET_VISIBLE_MS;
    // One "not found" about a model that was seen may come from a replica that lags: the second one decides.
    const decision: WaitDecision = mayAppear || misses === 1 ? { do: "wait", delayMs: pollDelayMs(0) } : { do: "end" };
    return { decision, history: { ...history, misses } };
  }
  return { decision: decideStatus(observed), history: { wasSeen: true, misses: 0, failures: 0 } };
}

function decideStatus({ status, ageMs }: { status: string; ageMs: number }): WaitDecision {
  switch (phaseOf(status)) {
    case "ready":
      return { do: "done" };
    case "working":
    case "cancelling":
    case "cancel-failed":
      return { do: "wait", delayMs: pollDelayMs(ageMs) };
    default:
      return { do: "end" };
  }
}
