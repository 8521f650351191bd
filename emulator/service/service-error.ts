// The errors that the service answers, with their HTTP status. It does not know how they are put on the wire.

/** HTTP status of every error code that the emulator answers: those of the service model, then those that all AWS services share. */
export const errorStatuses = {
  ConflictException: 409,
  ValidationException: 400,
  AccessDeniedException: 403,
  ResourceNotFoundException: 404,
  InternalServiceException: 500,
  ThrottlingException: 429,
  ServiceQuotaExceededException: 402,
  SerializationException: 400,
  UnknownOperationException: 404,
  RequestEntityTooLargeException: 413,
  UnsupportedMediaTypeException: 415,
  MissingAuthenticationTokenException: 403,
  IncompleteSignatureException: 403,
  InvalidSignatureException: 403,
  UnrecognizedClientException: 403,
  ExpiredTokenException: 403,
} as const;

export type ErrorCode = keyof typeof errorStatuses;

/**
 * An error that is answered to the caller.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/CommonErrors.html
 */
export class ServiceError extends Error {
  readonly code: ErrorCode;
  /** Members of the answer's body beside `message`. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, members: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = "ServiceError";
    this.code = code;
    this.members = members;
  }
}
