/**
 * The one place with a clock and timers. Everything else is handed a Clock, so that a test can pass time as it likes.
 */
import { setTimeout as delay } from "node:timers/promises";

/** Time as the client sees it. */
export interface Clock {
  /** Wall clock, in milliseconds since 1970. */
  nowMs(): number;
  /** A clock that never jumps, in milliseconds; only differences mean something. */
  monotonicMs(): number;
  /** Resolves after `delayMs`; rejects with `signal.reason` as soon as the signal is aborted. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own clock. */
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
