/**
 * One attempt of a call: its turn, credentials, signature, sending, answer. It knows what a client shares between calls;
 * it does not know whether an attempt is repeated.
 */
import { untilAborted } from "./abort";
import { readAnswer, readHead } from "./answer";
import type { CallOptions, WithMetadata } from "./client-types";
import type { Clock } from "./clock";
import type { AwsCredentialIdentity } from "./credential-types";
import type { CredentialKeeper } from "./credentials";
import type { DebugLog } from "./debug-log";
import { ApiError, type CallContext, credentialsError, TransportError } from "./errors";
import type { HttpRequest } from "./request";
import { failureKind, findRetryAfterMs, type RetryBudget } from "./retry-policy";
import { SendError } from "./send-error";
import type { SendRate } from "./send-rate";
import { withoutSessionToken } from "./session-token";
import type { Settings } from "./settings";
import { signRequest } from "./signer";
import type { HttpAnswer, Send } from "./transport";

/** What all calls of a client share. */
export interface Shared {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly send: Send;
  readonly credentials: CredentialKeeper;
  readonly rate: SendRate;
  readonly budget: RetryBudget;
  readonly log: DebugLog;
  /** The service's clock less ours, as far as it is known. */
  clockOffsetMs: number;
  /** How many answers without throttling each operation has had. */
  readonly served: Map<string, number>;
}

/** One call, the same for all its attempts. */
export interface Call {
  readonly context: CallContext & { readonly needs: readonly string[] };
  readonly request: HttpRequest;
  readonly invocationId: string;
  readonly options: CallOptions;
  /** Ends an attempt that is under way, unlike `options.signal`, which ends all else. */
  readonly sendSignal?: AbortSignal | undefined;
}

/** Where a call stands before an attempt. */
export interface Progress {
  /** 1 for the first. */
  readonly attempt: number;
  /** Whether an attempt before may have been done by the service. */
  readonly mayBeDone: boolean;
}

/** An output of the service. */
export type Output = Record<string, unknown> & WithMetadata;

/** What became of an attempt, with what a repeat depends on. */
export type Attempt =
  | { readonly output: Output }
  | {
      readonly error: ApiError | TransportError;
      /** What it was signed with; undefined where there were no credentials. */
      readonly identity?: AwsCredentialIdentity;
      readonly clockOffsetMs: number;
      /** The answer's Date less our clock. */
      readonly answeredOffsetMs?: number | undefined;
      readonly retryAfterMs?: number | undefined;
    };

/**
 * Makes one attempt.
 *
 * @throws only `signal.reason` and what `beforeSend` throws; what the network and the service do is returned
 */
export async function makeAttempt(shared: Shared, call: Call, progress: Progress): Promise<Attempt> {
  const { rate } = shared;
  await rate.enter(call.options.signal);
  let answered: "throttled" | "served" | undefined;
  try {
    const attempt = await signAndSend(shared, call, progress);
    if ("output" in attempt) answered = "served";
    else if (attempt.error instanceof ApiError) {
      answered = failureKind(attempt.error) === "throttling" ? "throttled" : "served";
    }
    return attempt;
  } finally {
    rate.leave(answered);
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

/** What the wire brings: an output or an error. */
async function exchange(
  { clock, settings, send, log }: Shared,
  { context, sendSignal }: Call,
  { attempt, mayBeDone, signed }: Progress & { signed: HttpRequest },
) {
  const startedMs = clock.monotonicMs();
  const record = (result: string, requestId?: string): void =>
    log(context, { attempt, durationMs: clock.monotonicMs() - startedMs, result, requestId });
  let answer: HttpAnswer;
  try {
    const whole = await send(signed, { timeoutMs: settings.requestTimeoutMs, signal: sendSignal });
    answer = withoutSessionToken(whole, signed);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    record(error.code);
    const outcome = error.wasSent || mayBeDone ? "unknown" : "not-sent";
    const { code, message, cause } = error;
    const { endpoint, endpointSetting } = settings;
    const isUnreachable = endpointSetting !== undefined && !error.wasSent && code.startsWith("E");
    const reason = isUnreachable ? `${message} (${endpointSetting} is ${endpoint.origin})` : message;
    return { error: new TransportError(context, { code, reason, outcome, cause }) };
  }
  const { requestId, dateMs } = readHead(answer);
  try {
    const output = readAnswer(answer, { ...context, attempts: attempt });
    record(String(answer.statusCode), requestId);
    return { output };
  } catch (error) {
    if (!(error instanceof ApiError || error instanceof TransportError)) throw error;
    record(`${answer.statusCode} ${error.code}`, requestId);
    const nowMs = clock.nowMs();
    const answeredOffsetMs = dateMs === undefined ? undefined : dateMs - nowMs;
    return { error, answeredOffsetMs, retryAfterMs: findRetryAfterMs(answer.headers, nowMs) };
  }
}
