/**
 * A clock for tests: a sleep lasts no time but moves the clock on, and is written down.
 */
import type { Clock } from "../../../sdk/clock";

/** The clock, and the sleeps so far in milliseconds. */
export interface PassingClock extends Clock {
  readonly sleepsMs: number[];
  /** Moves the clock on. */
  pass(durationMs: number): void;
}

/** Starts at a given wall time. */
export function passingClock(startMs = Date.UTC(2026, 0, 2, 3, 4, 5)): PassingClock {
  let nowMs = startMs;
  const sleepsMs: number[] = [];
  return {
    sleepsMs,
    pass: (durationMs) => {
      nowMs += durationMs;
    },
    nowMs: () => nowMs,
    monotonicMs: () => nowMs - startMs,
    async sleep(delayMs, signal) {
      signal?.throwIfAborted();
      sleepsMs.push(delayMs);
      nowMs += delayMs;
      await new Promise(setImmediate);
      signal?.throwIfAborted();
    },
  };
}
