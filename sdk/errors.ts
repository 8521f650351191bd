/**
 * What can go wrong with a call, as the caller sees it. It knows how errors are worded and what each says about the
 * outcome; it does not know how an answer is read or when a call is repeated.
 */

/**
 * What is known about a call that failed.
 * `refused`: the service said no. `not-sent`: the request never reached the service. `unknown`: it may have been done.
 */
export type Outcome = "refused" | "not-sent" | "unknown";

/** What was being done to what, for the wording of an error. */
export interface CallContext {
  /** AWS's name, such as `CreateTrainedModel`. */
  operation: string;
  /** What the operation does, as the words after "Cannot", such as `create trained model`. */
  action: string;
  /** What it was done to; quoted in the message. */
  subject?: string | undefined;
}

/** What an answer said against a call. */
export interface Refusal {
  /** The service's name of the error, such as `ValidationException`; `HTTP 502` and the like where it gave none. */
  code: string;
  /** Status of the answer. */
  httpStatusCode: number;
  /** The service's name of the request, for its support. */
  requestId?: string | undefined;
  /** The service's own words; empty where it gave none. */
  serviceMessage: string;
  /** The words after the code; the service's own where absent. */
  reason?: string | undefined;
  /** Which quota was exceeded, with ServiceQuotaExceededException. */
  quotaName?: string | undefined;
  /** How much that quota allows. */
  quotaValue?: number | undefined;
}

/**
 * The service answered a call with an error.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/CommonErrors.html
 */
export class ApiError extends Error {
  /** Tells it from other errors, also where there are two copies of this package. */
  override readonly name = "ApiError";
  /** The service's name of the error, such as `ValidationException`; `HTTP 502` and the like where it gave none. */
  readonly code: string;
  /** Status of the answer. */
  readonly httpStatusCode: number;
  /** The service's name of the request, for its support; undefined where it gave none. */
  readonly requestId: string | undefined;
  /** AWS's name of the operation, such as `CreateTrainedModel`. */
  readonly operation: string;
  /** What it was done to: a name or an ARN. */
  readonly subject: string | undefined;
  /** The service's own words, unchanged; empty where it gave none. They may repeat inputs of the call. */
  readonly serviceMessage: string;
  /** Which quota was exceeded, with ServiceQuotaExceededException. */
  readonly quotaName: string | undefined;
  /** How much that quota allows. */
  readonly quotaValue: number | undefined;
  /** `refused` below status 500, else `unknown`. */
  readonly outcome: Outcome;

  /**
   * Words the error of an answer; tests of your own may make one.
   *
   * @param context  what was being done
   * @param refusal  what the answer said; its words are in the message
   */
  constructor(context: CallContext, refusal: Refusal) {
    const { code, httpStatusCode, requestId, serviceMessage } = refusal;
    const reason = refusal.reason ?? serviceMessage;
    // The service's own name and words say more than the status; without them it is all there is.
    const status = reason === "" || refusal.reason !== undefined ? httpStatusCode : undefined;
    super(worded(context, { code, reason, status, requestId }));
    this.code = code;
    this.httpStatusCode = httpStatusCode;
    this.requestId = requestId;
    this.operation = context.operation;
    this.subject = context.subject;
    this.serviceMessage = serviceMessage;
    this.quotaName = refusal.quotaName;
    this.quotaValue = refusal.quotaValue;
    this.outcome = httpStatusCode < 500 ? "refused" : "unknown";
  }
}

/** How a call failed without a readable answer. */
export interface Failure {
  /** Node's code, such as `ECONNRESET` or `ETIMEDOUT`, or one of ours: `UNREADABLE_ANSWER`, `CREDENTIALS_UNAVAILABLE`. */
  code: string;
  /** What is known about the call. */
  outcome: Outcome;
  /** The words after the code. */
  reason: string;
  /** The error that led to it. */
  cause?: unknown;
  /** Status of the answer, where one had begun. */
  httpStatusCode?: number | undefined;
  /** The service's name of the request, where an answer had begun. */
  requestId?: string | undefined;
}

/** A call got no answer, or one that cannot be read. */
export class TransportError extends Error {
  /** Tells it from other errors, also where there are two copies of this package. */
  override readonly name = "TransportError";
  /** Node's code, such as `ECONNRESET` or `ETIMEDOUT`, or one of ours: `UNREADABLE_ANSWER`, `CREDENTIALS_UNAVAILABLE`. */
  readonly code: string;
  /** AWS's name of the operation, such as `CreateTrainedModel`. */
  readonly operation: string;
  /** What it was done to: a name or an ARN. */
  readonly subject: string | undefined;
  /** Of the whole call: `not-sent` only where no attempt was put on the wire. */
  readonly outcome: Outcome;
  /** Status of the answer, where one had begun. */
  readonly httpStatusCode: number | undefined;
  /** The service's name of the request, where an answer had begun. */
  readonly requestId: string | undefined;

  /**
   * Words the error of a call without an answer; tests of your own may make one.
   *
   * @param context  what was being done
   * @param failure  what happened; its words are in the message
   */
  constructor(context: CallContext, failure: Failure) {
    super(worded(context, { ...failure, status: failure.httpStatusCode }), { cause: failure.cause });
    this.code = failure.code;
    this.operation = context.operation;
    this.subject = context.subject;
    this.outcome = failure.outcome;
    this.httpStatusCode = failure.httpStatusCode;
    this.requestId = failure.requestId;
  }
}

/**
 * The error of a call for which there are no credentials; `mayBeDone` where an earlier attempt may have been done.
 *
 * @internal
 */
export function credentialsError(
  context: CallContext,
  { cause, mayBeDone }: { cause: unknown; mayBeDone: boolean },
): TransportError {
  return new TransportError(context, {
    code: "CREDENTIALS_UNAVAILABLE",
    reason: cause instanceof Error ? cause.message : String(cause),
    outcome: mayBeDone ? "unknown" : "not-sent",
    cause,
  });
}

/** A setting of the client, of the environment or of a shared file is missing or wrong. Nothing was sent. */
export class ConfigurationError extends Error {
  /** Tells it from other errors, also where there are two copies of this package. */
  override readonly name = "ConfigurationError";
  /** Where the setting comes from, such as `endpoint` (an option), `AWS_MAX_ATTEMPTS` or `max_attempts of profile default`. */
  readonly setting: string;
  /** What is wrong with it. */
  readonly reason: string;

  /**
   * Words the error.
   *
   * @param setting  where the setting comes from
   * @param reason  what is wrong with it and what is wanted, never a secret value
   * @param cause  the error that led to it
   */
  constructor(setting: string, reason: string, cause?: unknown) {
    super(`Cannot use ${setting}: ${reason}${howToSet(setting)}`, cause === undefined ? undefined : { cause });
    this.setting = setting;
    this.reason = reason;
  }
}

/** The command that sets what stands in AWS's own places; options of a client are the caller's. */
function howToSet(setting: string): string {
  const [, key, profile] = /^(\w+) of profile (.+)$/.exec(setting) ?? [];
  if (key !== undefined) return ` (\`aws configure set ${key} VALUE --profile ${profile}\` sets it)`;
  return /^AWS_|^https?_proxy$/i.test(setting) ? ` (\`export ${setting}=VALUE\` sets it)` : "";
}

function worded(
  { action, subject }: CallContext,
  details: { code: string; reason: string; status?: number | undefined; requestId?: string | undefined },
): string {
  const { code, status, requestId } = details;
  const what = subject === undefined ? action : `${action} ${JSON.stringify(subject)}`;
  const reason = details.reason.trim().replace(/\.$/, "");
  const origin = [
    ...(status === undefined || code === `HTTP ${status}` ? [] : [`HTTP ${status}`]),
    ...(requestId ? [`request ${requestId}`] : []),
  ];
  return `Cannot ${what}: ${code}${reason && `: ${reason}`}${origin.length > 0 ? ` (${origin.join(", ")})` : ""}`;
}
