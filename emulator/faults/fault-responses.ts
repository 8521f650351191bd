// What each kind of fault answers in place of the real answer. It does not choose when.
import { type Answer, answerOf, errorAnswer, namedErrorAnswer } from "../http/response";
import { quotaExceeded } from "../operations/quotas";
import { fixedAssumptions } from "../settings/behaviour";
import type { Fault } from "./fault";

const htmlPage = (title: string): string =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body><center><h1>${title}</h1></center></body>\r\n</html>\r\n`;

function htmlAnswer(httpStatusCode: number, title: string): Answer {
  return { kind: "answer", httpStatusCode, headers: { "content-type": "text/html" }, body: htmlPage(title) };
}

const empty = (httpStatusCode: number): Answer => ({ kind: "answer", httpStatusCode, headers: {}, body: "" });

/**
 * The answer of a fault; undefined where the real answer is sent (slow, and the kinds that change the work).
 *
 * @param requestText the request's body and query, for the kind that echoes them
 * @param real the answer that is lost, for the kinds that cut it short
 */
export function findFaultAnswer(
  fault: Fault,
  { requestText, real }: { readonly requestText: string; readonly real?: Answer },
): Answer | undefined {
  switch (fault.kind) {
    case "throttle": {
      const headers = fault.retryAfterSeconds === undefined ? {} : { "retry-after": String(fault.retryAfterSeconds) };
      return namedErrorAnswer("ThrottlingException", fault.message ?? "Rate exceeded", headers);
    }
    case "internal-error":
    case "internal-error-after":
      return namedErrorAnswer("InternalServiceException", fault.message ?? "An internal error occurred");
    case "empty-503":
    case "empty-503-after":
      return empty(503);
    case "bad-gateway":
    case "bad-gateway-after":
      return htmlAnswer(502, "502 Bad Gateway");
    case "gateway-timeout":
    case "gateway-timeout-after":
      return htmlAnswer(504, "504 Gateway Time-out");
    case "reset-before":
    case "reset-after":
      return { kind: "reset" };
    case "not-json-before":
    case "not-json-after":
      return htmlAnswer(200, "Welcome");
    case "truncated-before":
    case "truncated-after":
      return { kind: "truncated", body: real?.kind === "answer" ? real.body : '{"trainedModel' };
    case "empty-200-after":
      return empty(200);
    case "access-denied":
      return namedErrorAnswer("AccessDeniedException", fault.message ?? "The caller is not authorized to do this");
    case "expired-token":
      return namedErrorAnswer(
        "ExpiredTokenException",
        fault.message ?? "The security token included in the request is expired",
      );
    case "conflict":
    case "conflict-after":
      return namedErrorAnswer("ConflictException", fault.message ?? "The resource is in a conflicting state");
    case "resource-not-found":
      return namedErrorAnswer("ResourceNotFoundException", fault.message ?? "The resource was not found");
    case "quota-exceeded":
      return errorAnswer(quotaExceeded(fault.quotaName ?? fixedAssumptions.membershipQuotaName, fault.quotaValue ?? 5));
    case "validation-echo":
      return namedErrorAnswer("ValidationException", `1 validation error detected. Value not accepted: ${requestText}`);
    case "answer":
    case "answer-after":
      return fault.answer === undefined ? undefined : ownAnswer(fault.answer);
    default:
      return undefined;
  }
}

function ownAnswer(answer: NonNullable<Fault["answer"]>): Answer {
  const plain = answerOf(answer.httpStatusCode);
  return { ...plain, headers: { ...plain.headers, ...answer.headers }, body: answer.body ?? "" };
}
