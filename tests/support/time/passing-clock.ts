/**
 * A clock for tests: a sleep takes no time but advances the clock and is recorded.
 */
import type { Clock } from "../../../sdk/clock";

/** The clock, and the sleeps so far in milliseconds. */
export interface PassingClock extends Clock {
  readonly sleepsMs: number[];
  /** Advances the clock. */
  pass(durationMs: number): void;
}

/** Creates a clock that starts at the given time. */
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
