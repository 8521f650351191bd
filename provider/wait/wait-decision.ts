/** Decides how a wait continues after a status check. */

import { phaseOf } from "../kinds/phases";
import { canRideOut } from "../service/call-errors";
import { pollDelayMs } from "../service/poll-delay";

/** The result of a status check. */
export type Observed =
  | { status: string; ageMs: number }
  /** The service returns no such object. */
  | { status: undefined }
  | { error: unknown };

/** The results of earlier status checks. */
export interface WaitHistory {
  wasSeen: boolean;
  /** Consecutive status checks that found no object. */
  misses: number;
  /** Failed status checks since the last one that found the object. */
  failures: number;
}

export type WaitDecision =
  | { do: "wait"; delayMs: number }
  | { do: "done" }
  /** The work ended without an ACTIVE object, or the object no longer exists. */
  | { do: "end" }
  /** A request failed with an error that waiting cannot resolve. */
  | { do: "stop"; error: unknown };

/** How long a new object may be missing from responses, because the service is eventually consistent. */
const NOT_YET_VISIBLE_MS = 30_000;
/** The same for an object that only a list shows, because lists lag further behind. */
const NOT_YET_LISTED_MS = 120_000;

/**
 * @param elapsedMs  since the wait began
 * @param isListed  only a list shows the object
 */
export function decideWait(
  observed: Observed,
  history: WaitHistory,
  { elapsedMs, isListed }: { elapsedMs: number; isListed: boolean },
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
    const mayAppear = !history.wasSeen && elapsedMs < (isListed ? NOT_YET_LISTED_MS : NOT_YET_VISIBLE_MS);
    // A single "not found" for a known object may come from a replica that is behind; the second one decides.
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
