import { DefaultRateLimiter } from "@smithy/util-retry";
import { untilAborted } from "./abort";

/** The rate of AWS's adaptive mode: unlimited until the first throttling, then found by trial. */
export interface RateLimiter {
  /** Resolves when the next attempt may be made. */
  getSendToken(): Promise<void>;
  /** Receives each response, so that the rate follows what the service accepts. */
  updateClientSendingRate(response: { errorType?: "THROTTLING" }): void;
}

/**
 * The queue of all attempts of a client: first come, first served, a few at a time, and no faster than a throttling
 * service allows.
 *
 * @internal
 */
export interface SendRate {
  /** Resolves when it is this attempt's turn; rejects with `signal.reason` as soon as the signal is aborted. */
  enter(signal?: AbortSignal): Promise<void>;
  /** Must follow every `enter` that resolved. `result` is the response of the service, if there was one. */
  leave(result?: "throttled" | "served"): void;
}

/**
 * Largest number of attempts under way. All of them may be throttled at once: this bounds what a burst of calls wastes.
 */
const mostUnderWay = 16;

/** Makes a queue. @internal */
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
      // One attempt at a time waits for the rate: they keep their order, and an aborted one delays no other.
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
