/** The only place with a clock and timers. Everything else receives a Clock, so that a test controls time. */
import { setTimeout as delay } from "node:timers/promises";

/** Time as the client sees it. */
export interface Clock {
  /** Wall clock, in milliseconds since 1970. */
  nowMs(): number;
  /** A clock that never jumps, in milliseconds; only differences have a meaning. */
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
