// An answer as plain data, and its way onto the wire. It knows no operation.
import { type ErrorCode, errorStatuses, ServiceError } from "../service/service-error";

/** What happens to a connection in answer to a request. */
export type Answer =
  | {
      readonly kind: "answer";
      readonly httpStatusCode: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  /** A reset (RST) in place of an answer. */
  | { readonly kind: "reset" }
  /** An answer that ends before its content-length. */
  | { readonly kind: "truncated"; readonly body: string };

export type FullAnswer = Extract<Answer, { kind: "answer" }>;

const json = { "content-type": "application/json" };

export function answerOf(httpStatusCode: number, body?: Readonly<Record<string, unknown>>): FullAnswer {
  const text = body === undefined ? "" : JSON.stringify(body);
  return { kind: "answer", httpStatusCode, headers: json, body: text };
}

export function errorAnswer(error: ServiceError): FullAnswer {
  return {
    kind: "answer",
    httpStatusCode: errorStatuses[error.code],
    headers: { ...json, "x-amzn-errortype": error.code },
    body: JSON.stringify({ message: error.message, ...error.members }),
  };
}

export function namedErrorAnswer(code: ErrorCode, message: string, headers: Record<string, string> = {}): FullAnswer {
  const answer = errorAnswer(new ServiceError(code, message));
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
