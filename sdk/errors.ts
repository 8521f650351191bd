/**
 * What is known about a failed call.
 * `refused`: the service refused it. `not-sent`: the request never reached the service. `unknown`: the service may have
 * performed it.
 */
export type Outcome = "refused" | "not-sent" | "unknown";

/** What a call does, for the text of an error. */
export interface CallContext {
  /** AWS's name, such as `CreateTrainedModel`. */
  operation: string;
  /** What the operation does, as the words after "Cannot", such as `create trained model`. */
  action: string;
  /** Name or ARN of the subject; quoted in the message. */
  subject?: string | undefined;
}

/** A response that refuses a call. */
export interface Refusal {
  /** The service's name of the error, such as `ValidationException`; `HTTP 502` and the like without one. */
  code: string;
  /** Status of the response. */
  httpStatusCode: number;
  /** Id of the request, for AWS Support. */
  requestId?: string | undefined;
  /** The service's own words; empty without any. */
  serviceMessage: string;
  /** The words after the code; the service's own if absent. */
  reason?: string | undefined;
  /** The quota that is exceeded, with ServiceQuotaExceededException. */
  quotaName?: string | undefined;
  /** Value of that quota. */
  quotaValue?: number | undefined;
}

/**
 * The service responded to a call with an error.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/CommonErrors.html
 */
export class ApiError extends Error {
  /** Identifies the error, also between two copies of this package. */
  override readonly name = "ApiError";
  /** The service's name of the error, such as `ValidationException`; `HTTP 502` and the like without one. */
  readonly code: string;
  /** Status of the response. */
  readonly httpStatusCode: number;
  /** Id of the request, for AWS Support; undefined without one. */
  readonly requestId: string | undefined;
  /** AWS's name of the operation, such as `CreateTrainedModel`. */
  readonly operation: string;
  /** Name or ARN of what the operation was applied to. */
  readonly subject: string | undefined;
  /** The service's own words, unchanged; empty without any. They may repeat inputs of the call. */
  readonly serviceMessage: string;
  /** The quota that is exceeded, with ServiceQuotaExceededException. */
  readonly quotaName: string | undefined;
  /** Value of that quota. */
  readonly quotaValue: number | undefined;
  /** `refused` below status 500, else `unknown`. */
  readonly outcome: Outcome;
  /** What it was made from. @internal */
  readonly parts: readonly [CallContext, Refusal];

  /**
   * Makes the error of a response; your own tests may make one.
   *
   * @param context  what the call does
   * @param refusal  the response; its words are in the message
   */
  constructor(context: CallContext, refusal: Refusal) {
    const { code, httpStatusCode, requestId, serviceMessage } = refusal;
    const reason = refusal.reason ?? serviceMessage;
    // The status adds nothing to the service's own code and words; it shows only without them.
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
    this.parts = [context, refusal];
  }
}

/** How a call failed without a readable response. */
export interface Failure {
  /** Node's code, such as `ECONNRESET`, or one of ours: `UNREADABLE_ANSWER`, `CREDENTIALS_UNAVAILABLE`. */
  code: string;
  /** What is known about the call. */
  outcome: Outcome;
  /** The words after the code. */
  reason: string;
  /** The error that caused it. */
  cause?: unknown;
  /** Status of the response, if one began. */
  httpStatusCode?: number | undefined;
  /** Id of the request, if a response began. */
  requestId?: string | undefined;
}

/** A call got no response, or one that cannot be read. */
export class TransportError extends Error {
  /** Identifies the error, also between two copies of this package. */
  override readonly name = "TransportError";
  /** Node's code, such as `ECONNRESET`, or one of ours: `UNREADABLE_ANSWER`, `CREDENTIALS_UNAVAILABLE`. */
  readonly code: string;
  /** AWS's name of the operation, such as `CreateTrainedModel`. */
  readonly operation: string;
  /** Name or ARN of what the operation was applied to. */
  readonly subject: string | undefined;
  /** Of the whole call: `not-sent` only if no attempt was sent. */
  readonly outcome: Outcome;
  /** Status of the response, if one began. */
  readonly httpStatusCode: number | undefined;
  /** Id of the request, if a response began. */
  readonly requestId: string | undefined;
  /** What it was made from. @internal */
  readonly parts: readonly [CallContext, Failure];

  /**
   * Makes the error of a call without a response; your own tests may make one.
   *
   * @param context  what the call does
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
    this.parts = [context, failure];
  }
}

/**
 * The same error with the words after its code changed, such as without values of inputs.
 *
 * @internal
 */
export function reworded(
  error: ApiError | TransportError,
  change: (words: string) => string,
): ApiError | TransportError {
  if (error instanceof TransportError) {
    const [context, failure] = error.parts;
    return new TransportError(context, { ...failure, reason: change(failure.reason) });
  }
  const [context, refusal] = error.parts;
  const { serviceMessage, reason, quotaName } = refusal;
  return new ApiError(context, {
    ...refusal,
    serviceMessage: change(serviceMessage),
    reason: reason && change(reason),
    quotaName: quotaName && change(quotaName),
  });
}

/**
 * Makes the error of a call without credentials; `mayBeDone` if the service may have performed an earlier attempt.
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

/** A setting of the client, the environment or a shared file is missing or wrong. Nothing was sent. */
export class ConfigurationError extends Error {
  /** Identifies the error, also between two copies of this package. */
  override readonly name = "ConfigurationError";
  /** Source of the setting, such as `endpoint` (an option), `AWS_MAX_ATTEMPTS` or `max_attempts of profile default`. */
  readonly setting: string;
  /** What is wrong with it. */
  readonly reason: string;

  /**
   * Makes the error.
   *
   * @param setting  source of the setting
   * @param reason  what is wrong with it and what is expected, never a secret value
   * @param cause  the error that caused it
   */
  constructor(setting: string, reason: string, cause?: unknown) {
    super(`Cannot use ${setting}: ${reason}${howToSet(setting)}`, cause === undefined ? undefined : { cause });
    this.setting = setting;
    this.reason = reason;
  }
}

/** The command that sets a setting of the environment or the shared files; the caller sets the options of a client. */
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
