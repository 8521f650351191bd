/**
 * The door that all attempts of a client go through: first come, first served, a few at a time, and no faster than a
 * service that throttles allows. It knows rates; it does not know what is sent.
 */
import { DefaultRateLimiter } from "@smithy/util-retry";
import { untilAborted } from "./abort";

/** The rate of AWS's adaptive mode: unlimited until the first throttling, then found by trying. */
export interface RateLimiter {
  /** Resolves when the next attempt may be made. */
  getSendToken(): Promise<void>;
  /** Told of each answer, so that the rate follows what the service takes. */
  updateClientSendingRate(answer: { errorType?: "THROTTLING" }): void;
}

/** The door. @internal */
export interface SendRate {
  /** Resolves when it is this attempt's turn; rejects with `signal.reason` as soon as the signal is aborted. */
  enter(signal?: AbortSignal): Promise<void>;
  /** Must follow every `enter` that resolved. `answered` says what the service said, if it said anything. */
  leave(answered?: "throttled" | "served"): void;
}

/**
 * Attempts under way at once. All that are under way when the first throttling comes may be throttled too: this bounds
 * what a burst of calls wastes.
 */
const mostUnderWay = 16;

/** Makes a door. @internal */
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
      // One at a time waits for its turn, so that the rate is kept in order and whoever gives up holds up nobody.
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
    leave(answered) {
      release();
      if (answered === undefined) return;
      limiter.updateClientSendingRate(answered === "throttled" ? { errorType: "THROTTLING" } : {});
    },
  };
}
