import { ServiceError } from "../service/service-error";
import type { EmulatorState } from "../state/emulator-state";

/** A limit of calls per second. Refused calls do not count. */
export interface RateLimit {
  /** @throws {ServiceError} ThrottlingException */
  readonly take: (state: EmulatorState) => void;
}

/** A rate limit on the emulator's clock: a bucket that holds the calls of one second. */
export function createRateLimit(): RateLimit {
  let tokens: number | undefined;
  let filledAtMs = 0;
  return {
    take: (state) => {
      const rate = state.behaviour.callsPerSecond;
      if (rate === undefined) {
        tokens = undefined;
        return;
      }
      const size = Math.max(1, rate);
      const nowMs = state.nowMs();
      tokens = tokens === undefined ? size : Math.min(size, tokens + (Math.max(0, nowMs - filledAtMs) / 1000) * rate);
      filledAtMs = nowMs;
      if (tokens < 1) throw new ServiceError("ThrottlingException", "Rate exceeded");
      tokens -= 1;
    },
  };
}
