/** All other modules receive a Clock, so that a test controls time. */
import { setTimeout as delay } from "node:timers/promises";

/** The clock and timers of a client. */
export interface Clock {
  /** Wall clock, in milliseconds since 1970. */
  nowMs(): number;
  /** Monotonic clock, in milliseconds; only differences are meaningful. */
  monotonicMs(): number;
  /** Resolves after `delayMs`; rejects with `signal.reason` as soon as the signal is aborted. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
}

/** The system clock. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  async sleep(delayMs, signal) {
    signal?.throwIfAborted();
    try {
      await delay(delayMs, undefined, signal && { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};
