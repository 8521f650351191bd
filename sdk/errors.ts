/**
 * The outcome of a failed call.
 * `refused`: the service rejected it. `not-sent`: the request did not reach the service. `unknown`: the service may
 * have performed it.
 */
export type Outcome = "refused" | "not-sent" | "unknown";

/** Describes a call in the message of an error. */
export interface CallContext {
  /** AWS's name, such as `CreateTrainedModel`. */
  operation: string;
  /** The words after "Cannot", such as `create trained model`. */
  action: string;
  /** Name or ARN of the subject; quoted in the message. */
  subject?: string | undefined;
}

/** The response to a rejected call. */
export interface Refusal {
  /** The service's error code, such as `ValidationException`, or the status, such as `HTTP 502`, if there is none. */
  code: string;
  /** Status of the response. */
  httpStatusCode: number;
  /** Id of the request, for AWS Support. */
  requestId?: string | undefined;
  /** The service's message; empty if there is none. */
  serviceMessage: string;
  /** The words after the code; defaults to the service's message. */
  reason?: string | undefined;
  /** The exceeded quota, with ServiceQuotaExceededException. */
  quotaName?: string | undefined;
  /** Value of that quota. */
  quotaValue?: number | undefined;
}

/**
 * The service returned an error.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/CommonErrors.html
 */
export class ApiError extends Error {
  /** Identifies the error, also between two copies of this package. */
  override readonly name = "ApiError";
  /** The service's error code, such as `ValidationException`, or the status, such as `HTTP 502`, if there is none. */
  readonly code: string;
  /** Status of the response. */
  readonly httpStatusCode: number;
  /** Id of the request, for AWS Support; undefined if there is none. */
  readonly requestId: string | undefined;
  /** AWS's name of the operation, such as `CreateTrainedModel`. */
  readonly operation: string;
  /** Name or ARN of what the operation was applied to. */
  readonly subject: string | undefined;
  /** The service's message, unchanged; empty if there is none. It may repeat inputs of the call. */
  readonly serviceMessage: string;
  /** The exceeded quota, with ServiceQuotaExceededException. */
  readonly quotaName: string | undefined;
  /** Value of that quota. */
  readonly quotaValue: number | undefined;
  /** `refused` below status 500, else `unknown`. */
  readonly outcome: Outcome;
  /** The arguments of the constructor. @internal */
  readonly parts: readonly [CallContext, Refusal];

  /**
   * Creates the error of a response; your tests can create one, too.
   *
   * @param context  the call
   * @param refusal  the response; the message contains the service's message
   */
  constructor(context: CallContext, refusal: Refusal) {
    const { code, httpStatusCode, requestId, serviceMessage } = refusal;
    const reason = refusal.reason ?? serviceMessage;
    // The status adds nothing to the service's code and message; it is shown only without them.
    const status = reason === "" || refusal.reason !== undefined ? httpStatusCode : undefined;
    super(worded(context, { code, reason, status, requestId }) + nextStepAfter(code));
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

/** Describes a call without a readable response. */
export interface Failure {
  /** Node's code, such as `ECONNRESET`, or one of ours: `UNREADABLE_RESPONSE`, `CREDENTIALS_UNAVAILABLE`. */
  code: string;
  /** The outcome of the call. */
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

/** A call received no response, or one that cannot be read. */
export class TransportError extends Error {
  /** Identifies the error, also between two copies of this package. */
  override readonly name = "TransportError";
  /** Node's code, such as `ECONNRESET`, or one of ours: `UNREADABLE_RESPONSE`, `CREDENTIALS_UNAVAILABLE`. */
  readonly code: string;
  /** AWS's name of the operation, such as `CreateTrainedModel`. */
  readonly operation: string;
  /** Name or ARN of what the operation was applied to. */
  readonly subject: string | undefined;
  /** The outcome of the whole call; `not-sent` only if no attempt was sent. */
  readonly outcome: Outcome;
  /** Status of the response, if one began. */
  readonly httpStatusCode: number | undefined;
  /** Id of the request, if a response began. */
  readonly requestId: string | undefined;
  /** The arguments of the constructor. @internal */
  readonly parts: readonly [CallContext, Failure];

  /**
   * Creates the error of a call without a readable response; your tests can create one, too.
   *
   * @param context  the call
   * @param failure  what happened; the message contains its reason
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
 * Returns the same error with the words after its code changed, for example without the values of inputs.
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
 * Creates the error of a call without credentials.
 *
 * @param details  `mayBeDone` is true if the service may have performed an earlier attempt
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

/** A setting of the client, the environment or a shared file is missing or invalid. No request was sent. */
export class ConfigurationError extends Error {
  /** Identifies the error, also between two copies of this package. */
  override readonly name = "ConfigurationError";
  /** The setting, such as `endpoint` (an option), `AWS_MAX_ATTEMPTS` or `max_attempts of profile default`. */
  readonly setting: string;
  /** What is wrong with it. */
  readonly reason: string;

  /**
   * Creates the error.
   *
   * @param setting  the setting
   * @param reason  what is wrong with it and what is expected, never a secret value
   * @param cause  the error that caused it
   */
  constructor(setting: string, reason: string, cause?: unknown) {
    super(`Cannot use ${setting}: ${reason}${howToSet(setting)}`, cause === undefined ? undefined : { cause });
    this.setting = setting;
    this.reason = reason;
  }
}

/**
 * The command that changes a setting of the environment or the shared files; the options of a client are up to its
 * caller.
 */
function howToSet(setting: string): string {
  const [, key, profile] = /^(\w+) of profile (.+)$/.exec(setting) ?? [];
  if (key !== undefined) return `; run \`aws configure set ${key} VALUE --profile ${profile}\``;
  return /^AWS_|^https?_proxy$/i.test(setting) ? `; run \`export ${setting}=VALUE\`` : "";
}

/** What the service's message about credentials leaves open. */
function nextStepAfter(code: string): string {
  if (/^(ExpiredToken(Exception)?|RequestExpired)$/.test(code))
    return "; renew the session (aws sso login, or new keys)";
  const areWrong = /^(UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch)(Exception)?$/;
  return areWrong.test(code) ? "; check the keys, the session token and the profile" : "";
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
