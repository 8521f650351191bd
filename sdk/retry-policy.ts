/**
 * AWS's standard retry mode: which errors are temporary, how long to wait, and how many retries a client may make in
 * total.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
import { isClockSkewError, isThrottlingError, isTransientError } from "@smithy/core/retry";
import {
  DEFAULT_RETRY_DELAY_BASE,
  INITIAL_RETRY_TOKENS,
  MAXIMUM_RETRY_DELAY,
  NO_RETRY_INCREMENT,
  RETRY_COST,
  THROTTLING_RETRY_DELAY_BASE,
  TIMEOUT_RETRY_COST,
} from "@smithy/util-retry";
import { ApiError, type TransportError } from "./errors";

/**
 * Why an attempt failed, for the decision to retry. `throttling` and `transient` are temporary, `clock-skew` and
 * `expired-credentials` can be corrected, and `final` is neither.
 */
export type FailureKind = "throttling" | "transient" | "clock-skew" | "expired-credentials" | "final";

const expiredCodes = new Set(["ExpiredToken", "ExpiredTokenException"]);
/** AWS's list of clock errors includes it, although denied access does not indicate a clock error. */
const denied = "AccessDeniedException";

/** Classifies an error by its code and status, never by its message. */
export function failureKind(error: ApiError | TransportError): FailureKind {
  const httpStatusCode = error.httpStatusCode;
  const seen = {
    name: error.code,
    code: error.code,
    message: "",
    ...(httpStatusCode !== undefined && { $metadata: { httpStatusCode } }),
  };
  if (error instanceof ApiError) {
    if (expiredCodes.has(error.code)) return "expired-credentials";
    if (error.code !== denied && isClockSkewError(seen)) return "clock-skew";
    if (isThrottlingError(seen)) return "throttling";
  }
  return error.code === "UNREADABLE_RESPONSE" || isTransientError(seen) ? "transient" : "final";
}

/** Inputs of the delay before a retry. */
export interface DelayInputs {
  readonly kind: FailureKind;
  /** Number of earlier retries. */
  readonly repeats: number;
  /** The `retry-after` of the response. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * Returns the delay before a retry: random x min(base x 2^repeats, 20 s), with a base of 500 ms after throttling and
 * 100 ms otherwise. A longer `retry-after` replaces it, up to 5 s more than that.
 */
export function retryDelayMs(
  { kind, repeats, retryAfterMs = 0 }: DelayInputs,
  random: () => number = Math.random,
): number {
  const baseMs = kind === "throttling" ? THROTTLING_RETRY_DELAY_BASE : DEFAULT_RETRY_DELAY_BASE;
  const ownMs = Math.floor(random() * Math.min(baseMs * 2 ** repeats, MAXIMUM_RETRY_DELAY));
  return Math.max(ownMs, Math.min(retryAfterMs, ownMs + 5_000));
}

/**
 * Reads `retry-after` (seconds or a date) or `x-amz-retry-after` (milliseconds).
 *
 * @returns milliseconds after `nowMs`; undefined if there is no such header or it is invalid
 */
export function findRetryAfterMs(headers: Readonly<Record<string, string>>, nowMs: number): number | undefined {
  const amzMs = headers["x-amz-retry-after"];
  if (amzMs !== undefined && /^\d+$/.test(amzMs)) return Number(amzMs);
  const text = headers["retry-after"];
  if (text === undefined) return undefined;
  const waitMs = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs);
}

/** Limits the retries of a client, so that a failing service does not receive three times the requests. */
export interface RetryBudget {
  /** Takes the cost of a retry, which is 5, or 10 after a timeout. Undefined if not enough is left. */
  take(code: string): number | undefined;
  /** Returns the cost of a retry that succeeded, or 1 for a call without a retry. */
  giveBack(cost?: number): void;
}

/** Creates a full budget of 500 tokens. */
export function createRetryBudget(): RetryBudget {
  let tokens: number = INITIAL_RETRY_TOKENS;
  return {
    take(code) {
      const cost = code === "ETIMEDOUT" || code.startsWith("RequestTimeout") ? TIMEOUT_RETRY_COST : RETRY_COST;
      if (tokens < cost) return undefined;
      tokens -= cost;
      return cost;
    },
    giveBack(cost = NO_RETRY_INCREMENT) {
      tokens = Math.min(INITIAL_RETRY_TOKENS, tokens + cost);
    },
  };
}
