import service from "../service.json";

type Shapes = typeof service.shapes;
/** The errors of AWS's data. */
type StatedCode = { [Name in keyof Shapes]: Shapes[Name] extends { httpStatus: number } ? Name : never }[keyof Shapes];

/** Errors that AWS's services share, which the data does not state. @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/CommonErrors.html */
const commonErrors = {
  SerializationException: 400,
  UnknownOperationException: 404,
  RequestEntityTooLargeException: 413,
  UnsupportedMediaTypeException: 415,
  MissingAuthenticationTokenException: 403,
  IncompleteSignatureException: 403,
  InvalidSignatureException: 403,
  UnrecognizedClientException: 403,
  ExpiredTokenException: 403,
};

export type ErrorCode = StatedCode | keyof typeof commonErrors;

const statedErrors = Object.entries(service.shapes).flatMap(([name, shape]) =>
  "httpStatus" in shape ? [[name, shape.httpStatus] as const] : [],
);

/** HTTP status of every error. */
export const errorStatuses = { ...commonErrors, ...Object.fromEntries(statedErrors) } as Readonly<
  Record<ErrorCode, number>
>;

/** An error that the caller receives. */
export class ServiceError extends Error {
  readonly code: ErrorCode;
  /** Members of the response's body other than `message`. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, members: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = "ServiceError";
    this.code = code;
    this.members = members;
  }
}

/** @param arn  of the resource that does not exist, or that the caller cannot see */
export function notFound(arn: string): ServiceError {
  return new ServiceError("ResourceNotFoundException", `Resource ${arn} was not found`);
}

export function quotaExceeded(quotaName: string, quotaValue: number): ServiceError {
  const message = `The request exceeds the service quota "${quotaName}" (${quotaValue})`;
  return new ServiceError("ServiceQuotaExceededException", message, { quotaName, quotaValue });
}
