import { errorResponse, type FullResponse, type HttpResponse, jsonResponse } from "../http/response";
import { type ErrorCode, quotaExceeded, ServiceError } from "../service/service-error";
import { fixedAssumptions } from "../settings/fixed-assumptions";
import type { Fault } from "./fault";

/**
 * The response of a fault; undefined where the real one is sent (slow, and the kinds that change the work).
 *
 * @param sources.requestText  the request's body and query, for the kind that echoes them
 * @param sources.real  the response that is lost, for the kinds that cut it short
 */
export function findFaultResponse(
  fault: Fault,
  { requestText, real }: { readonly requestText: string; readonly real?: HttpResponse },
): HttpResponse | undefined {
  const refusal = (code: ErrorCode, message: string): FullResponse =>
    errorResponse(new ServiceError(code, fault.message ?? message));
  switch (fault.kind) {
    case "throttle": {
      const response = refusal("ThrottlingException", "Rate exceeded");
      if (fault.retryAfterSeconds === undefined) return response;
      return { ...response, headers: { ...response.headers, "retry-after": String(fault.retryAfterSeconds) } };
    }
    case "internal-error":
    case "internal-error-after":
      return refusal("InternalServiceException", "An internal error occurred");
    case "empty-503":
    case "empty-503-after":
      return { kind: "full", httpStatusCode: 503, headers: {}, body: "" };
    case "bad-gateway":
    case "bad-gateway-after":
      return htmlResponse(502, "502 Bad Gateway");
    case "gateway-timeout":
    case "gateway-timeout-after":
      return htmlResponse(504, "504 Gateway Time-out");
    case "reset-before":
    case "reset-after":
      return { kind: "reset" };
    case "not-json-before":
    case "not-json-after":
      return htmlResponse(200, "Welcome");
    case "truncated-before":
    case "truncated-after":
      return { kind: "truncated", body: real?.kind === "full" ? real.body : '{"trainedModel' };
    case "empty-200-after":
      return { kind: "full", httpStatusCode: 200, headers: {}, body: "" };
    case "access-denied":
      return refusal("AccessDeniedException", "The caller is not authorized to do this");
    case "expired-token":
      return refusal("ExpiredTokenException", "The security token included in the request is expired");
    case "conflict":
    case "conflict-after":
      return refusal("ConflictException", "The resource is in a conflicting state");
    case "resource-not-found":
      return refusal("ResourceNotFoundException", "The resource was not found");
    case "quota-exceeded":
      return errorResponse(
        quotaExceeded(fault.quotaName ?? fixedAssumptions.membershipQuotaName, fault.quotaValue ?? 5),
      );
    case "validation-echo": {
      const message = `1 validation error detected. Value not accepted: ${requestText}`;
      return errorResponse(new ServiceError("ValidationException", message));
    }
    case "answer":
    case "answer-after":
      return fault.answer === undefined ? undefined : ownResponse(fault.answer);
    default:
      return undefined;
  }
}

function htmlResponse(httpStatusCode: number, title: string): FullResponse {
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body><center><h1>${title}</h1></center></body>\r\n</html>\r\n`;
  return { kind: "full", httpStatusCode, headers: { "content-type": "text/html" }, body };
}

function ownResponse({ httpStatusCode, headers, body = "" }: NonNullable<Fault["answer"]>): FullResponse {
  const empty = jsonResponse(httpStatusCode);
  return { ...empty, headers: { ...empty.headers, ...headers }, body };
}
