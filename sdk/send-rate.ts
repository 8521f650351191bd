import { DefaultRateLimiter } from "@smithy/util-retry";
import { untilAborted } from "./abort";

/**
 * AWS's adaptive retry mode: the rate is unlimited until the first throttling, then adapts to what the service accepts.
 */
export interface RateLimiter {
  /** Resolves when the next attempt may be made. */
  getSendToken(): Promise<void>;
  /** Receives each response to adapt the rate. */
  updateClientSendingRate(response: { errorType?: "THROTTLING" }): void;
}

/**
 * The queue of all attempts of a client: first come, first served, with a limited number in progress, and no faster
 * than a throttling service allows.
 *
 * @internal
 */
export interface SendRate {
  /** Resolves when it is this attempt's turn; rejects with `signal.reason` as soon as the signal is aborted. */
  enter(signal?: AbortSignal): Promise<void>;
  /** Must be called after every `enter` that resolved. `result` is absent if there was no response. */
  leave(result?: "throttled" | "served"): void;
}

/** Largest number of attempts in progress. It limits how many attempts of a burst can be throttled at once. */
const mostUnderWay = 16;

/** Creates a queue. @internal */
export function createSendRate(limiter: RateLimiter = new DefaultRateLimiter()): SendRate {
  let underWay = 0;
  let last: Promise<unknown> = Promise.resolve();
  let wake = (): void => {};
  const release = (): void => {
    underWay--;
    wake();
  };
  return {
    async enter(signal) {
      // Only one attempt at a time waits for the rate, so they stay in order, and an aborted one does not delay the
      // others.
      const turn = last.then(async () => {
        while (underWay >= mostUnderWay && !signal?.aborted) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        if (signal?.aborted) return false;
        await limiter.getSendToken();
        underWay++;
        return true;
      });
      last = turn;
      try {
        await untilAborted(signal, () => turn);
      } catch (error) {
        void turn.then((granted) => granted && release());
        throw error;
      }
    },
    leave(result) {
      release();
      if (result === undefined) return;
      limiter.updateClientSendingRate(result === "throttled" ? { errorType: "THROTTLING" } : {});
    },
  };
}
