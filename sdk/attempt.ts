import { untilAborted } from "./abort";
import type { CallOptions, WithMetadata } from "./client-types";
import type { Clock } from "./clock";
import type { AwsCredentialIdentity } from "./credential-types";
import type { CredentialKeeper } from "./credentials";
import type { DebugLog } from "./debug-log";
import { ApiError, type CallContext, credentialsError, TransportError } from "./errors";
import type { HttpRequest } from "./request";
import { readHead, readResponse } from "./response";
import { failureKind, findRetryAfterMs, type RetryBudget } from "./retry-policy";
import { SendError } from "./send-error";
import type { SendRate } from "./send-rate";
import { withoutSessionToken } from "./session-token";
import type { Settings } from "./settings";
import { signRequest } from "./signer";
import type { HttpResponse, Send } from "./transport";

/** What all calls of a client share. */
export interface Shared {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly send: Send;
  readonly credentials: CredentialKeeper;
  readonly rate: SendRate;
  readonly budget: RetryBudget;
  readonly log: DebugLog;
  /** The service's clock minus ours; 0 until a response shows a difference. */
  clockOffsetMs: number;
  /** The number of responses without throttling, by operation. */
  readonly served: Map<string, number>;
}

/** One call, the same for all its attempts. */
export interface Call {
  readonly context: CallContext & { readonly needs: readonly string[] };
  readonly request: HttpRequest;
  readonly invocationId: string;
  readonly options: CallOptions;
  /** Ends the current attempt; `options.signal` ends everything else. */
  readonly sendSignal?: AbortSignal | undefined;
}

/** The state of a call before an attempt. */
export interface Progress {
  /** 1 for the first. */
  readonly attempt: number;
  /** Whether the service may have performed an earlier attempt. */
  readonly mayBeDone: boolean;
}

/** An output of the service. */
export type Output = Record<string, unknown> & WithMetadata;

/** The result of an attempt, with what a retry depends on. */
export type Attempt =
  | { readonly output: Output }
  | {
      readonly error: ApiError | TransportError;
      /** The credentials that signed it; undefined without credentials. */
      readonly identity?: AwsCredentialIdentity;
      readonly clockOffsetMs: number;
      /** The Date of the response minus our clock. */
      readonly serviceOffsetMs?: number | undefined;
      readonly retryAfterMs?: number | undefined;
    };

/**
 * Makes one attempt: waits for its turn, gets credentials, signs and sends the request, and reads the response.
 *
 * @throws only `signal.reason` and what `beforeSend` throws; errors of the network and the service are returned
 */
export async function makeAttempt(shared: Shared, call: Call, progress: Progress): Promise<Attempt> {
  const { rate } = shared;
  await rate.enter(call.options.signal);
  let result: "throttled" | "served" | undefined;
  try {
    const attempt = await signAndSend(shared, call, progress);
    if ("output" in attempt) result = "served";
    else if (attempt.error instanceof ApiError) {
      result = failureKind(attempt.error) === "throttling" ? "throttled" : "served";
    }
    return attempt;
  } finally {
    rate.leave(result);
  }
}

async function signAndSend(shared: Shared, call: Call, progress: Progress): Promise<Attempt> {
  const { clock, settings } = shared;
  const { context, request, options } = call;
  let identity: AwsCredentialIdentity;
  try {
    identity = await untilAborted(options.signal, () => shared.credentials.current());
  } catch (cause) {
    options.signal?.throwIfAborted();
    return { error: credentialsError(context, { cause, mayBeDone: progress.mayBeDone }), clockOffsetMs: 0 };
  }
  const headers = {
    ...request.headers,
    "user-agent": "pulumi-cleanroomsml",
    "amz-sdk-invocation-id": call.invocationId,
    "amz-sdk-request": `attempt=${progress.attempt}; max=${Math.max(progress.attempt, settings.maxAttempts)}`,
  };
  const { clockOffsetMs } = shared;
  const signed = await signRequest(
    { ...request, headers },
    { credentials: identity, region: settings.region, dateMs: clock.nowMs() + clockOffsetMs },
  );
  options.signal?.throwIfAborted();
  options.beforeSend?.();
  return { ...(await exchange(shared, call, { ...progress, signed })), identity, clockOffsetMs };
}

/** Sends the request and reads the response: an output or an error. */
async function exchange(
  { clock, settings, send, log }: Shared,
  { context, sendSignal }: Call,
  { attempt, mayBeDone, signed }: Progress & { signed: HttpRequest },
) {
  const startedMs = clock.monotonicMs();
  const record = (result: string, requestId?: string): void =>
    log(context, { attempt, durationMs: clock.monotonicMs() - startedMs, result, requestId });
  let response: HttpResponse;
  try {
    const whole = await send(signed, { timeoutMs: settings.requestTimeoutMs, signal: sendSignal });
    response = withoutSessionToken(whole, signed);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    record(error.code);
    const outcome = error.wasSent || mayBeDone ? "unknown" : "not-sent";
    const { code, message, cause } = error;
    const { endpoint, endpointSetting } = settings;
    const isUnreachable = endpointSetting !== undefined && !error.wasSent && code.startsWith("E");
    const reason = isUnreachable
      ? `${message} (${endpointSetting} is ${endpoint.origin}; check that a server runs there, or remove it to call AWS)`
      : message;
    return { error: new TransportError(context, { code, reason, outcome, cause }) };
  }
  const { requestId, dateMs } = readHead(response);
  try {
    const output = readResponse(response, { ...context, attempts: attempt });
    record(String(response.statusCode), requestId);
    return { output };
  } catch (error) {
    if (!(error instanceof ApiError || error instanceof TransportError)) throw error;
    record(`${response.statusCode} ${error.code}`, requestId);
    const nowMs = clock.nowMs();
    const serviceOffsetMs = dateMs === undefined ? undefined : dateMs - nowMs;
    return { error, serviceOffsetMs, retryAfterMs: findRetryAfterMs(response.headers, nowMs) };
  }
}
