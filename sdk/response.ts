import type { WithMetadata } from "./client-types";
import { ApiError, type CallContext, TransportError } from "./errors";
import type { HttpResponse } from "./transport";

/** The headers of a response that the client uses. */
export interface ResponseHead {
  requestId?: string;
  /** The Date header in milliseconds since 1970. */
  dateMs?: number;
}

/** Reads the headers of a response. */
export function readHead({ headers }: HttpResponse): ResponseHead {
  const requestId = headers["x-amzn-requestid"] ?? headers["x-amz-request-id"];
  const dateMs = Date.parse(headers.date ?? "");
  return { ...(requestId && { requestId }), ...(!Number.isNaN(dateMs) && { dateMs }) };
}

/**
 * Reads a response.
 *
 * @param context  the call, and the members that a complete response has
 * @returns the output as the service sent it, including unknown members; an empty body is an empty output
 * @throws {ApiError} if the status is not 2xx, whatever the body contains
 * @throws {TransportError} if the call succeeded but its output is lost; the code is `UNREADABLE_RESPONSE`, or that of
 *   the network error
 */
export function readResponse(
  response: HttpResponse,
  context: CallContext & { needs: readonly string[]; attempts: number },
): Record<string, unknown> & WithMetadata {
  const head = readHead(response);
  const { statusCode } = response;
  if (statusCode < 200 || statusCode > 299) throw readError(response, context);
  const output = parseObject(response.body.trim() === "" ? "{}" : response.body);
  const missing = context.needs.filter((member) => output?.[member] === undefined || output[member] === null);
  if (response.brokenBy === undefined && output !== undefined && missing.length === 0) {
    return { ...output, $metadata: { httpStatusCode: statusCode, ...head, attempts: context.attempts } };
  }
  throw new TransportError(context, {
    code: response.brokenBy?.code ?? "UNREADABLE_RESPONSE",
    reason:
      output === undefined || response.brokenBy
        ? unreadable(response)
        : `the response has no ${missing.join(" and no ")}`,
    outcome: "unknown",
    cause: response.brokenBy,
    httpStatusCode: statusCode,
    requestId: head.requestId,
  });
}

/** @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization */
function readError(response: HttpResponse, context: CallContext): ApiError {
  const { statusCode, headers, body } = response;
  const data = parseObject(body);
  const { quotaName, quotaValue } = data ?? {};
  const code = [headers["x-amzn-errortype"], text(data?.code), text(data?.__type)].map(shortName).find(Boolean);
  const message = text(data?.message) ?? text(data?.Message) ?? "";
  return new ApiError(context, {
    code: code ?? `HTTP ${statusCode}`,
    httpStatusCode: statusCode,
    requestId: readHead(response).requestId,
    serviceMessage: message,
    reason: data === undefined || response.brokenBy ? unreadable(response) : undefined,
    quotaName: text(quotaName),
    quotaValue: typeof quotaValue === "number" ? quotaValue : undefined,
  });
}

/** Returns FooException for `aws.service#FooException:http://...`. */
function shortName(name: string | undefined): string | undefined {
  return name?.split(/[:,]/)[0]?.split("#").at(-1)?.trim();
}

function unreadable({ body, brokenBy }: HttpResponse): string {
  const start = body
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 200);
  const what = brokenBy
    ? `the response broke off (${brokenBy.message})`
    : start === ""
      ? "the response is empty"
      : "the response is not a JSON object";
  return `${what}${start && `: ${start}`}`;
}

function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
