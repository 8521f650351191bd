/**
 * From an answer to an output or an error. It knows how rest-json names errors; it does not know whether a call is
 * repeated.
 */
import type { WithMetadata } from "./client-types";
import { ApiError, type CallContext, TransportError } from "./errors";
import type { HttpAnswer } from "./transport";

/** What the head of an answer says. */
export interface AnswerHead {
  requestId?: string;
  /** The Date header in milliseconds since 1970. */
  dateMs?: number;
}

/** Reads the parts of the head that the client uses. */
export function readHead({ headers }: HttpAnswer): AnswerHead {
  const requestId = headers["x-amzn-requestid"] ?? headers["x-amz-request-id"];
  const dateMs = Date.parse(headers.date ?? "");
  return { ...(requestId && { requestId }), ...(!Number.isNaN(dateMs) && { dateMs }) };
}

/**
 * Reads an answer.
 *
 * @param context what the call was, and which members a complete answer has
 * @returns the output as the service sent it, unknown members too; an empty body counts as an empty output
 * @throws {ApiError} where the status is not 2xx, whatever the body is
 * @throws {TransportError} code `UNREADABLE_ANSWER`, or what broke the body: the service said yes, but to what is lost
 */
export function readAnswer(
  answer: HttpAnswer,
  context: CallContext & { needs: readonly string[]; attempts: number },
): Record<string, unknown> & WithMetadata {
  const head = readHead(answer);
  const { statusCode } = answer;
  if (statusCode < 200 || statusCode > 299) throw readError(answer, context);
  const output = parseObject(answer.body.trim() === "" ? "{}" : answer.body);
  const missing = context.needs.filter((member) => output?.[member] === undefined || output[member] === null);
  if (answer.brokenBy === undefined && output !== undefined && missing.length === 0) {
    return { ...output, $metadata: { httpStatusCode: statusCode, ...head, attempts: context.attempts } };
  }
  throw new TransportError(context, {
    code: answer.brokenBy?.code ?? "UNREADABLE_ANSWER",
    reason: output === undefined || answer.brokenBy ? unreadable(answer) : `the answer lacks ${missing.join(" and ")}`,
    outcome: "unknown",
    cause: answer.brokenBy,
    httpStatusCode: statusCode,
    requestId: head.requestId,
  });
}

/** @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization */
function readError(answer: HttpAnswer, context: CallContext): ApiError {
  const { statusCode, headers, body } = answer;
  const data = parseObject(body);
  const { quotaName, quotaValue } = data ?? {};
  const code = [headers["x-amzn-errortype"], text(data?.code), text(data?.__type)].map(shortName).find(Boolean);
  const message = text(data?.message) ?? text(data?.Message) ?? "";
  return new ApiError(context, {
    code: code ?? `HTTP ${statusCode}`,
    httpStatusCode: statusCode,
    requestId: readHead(answer).requestId,
    serviceMessage: message,
    reason: data === undefined || answer.brokenBy ? unreadable(answer) : undefined,
    quotaName: text(quotaName),
    quotaValue: typeof quotaValue === "number" ? quotaValue : undefined,
  });
}

/** `aws.service#FooException:http://...` is named FooException. */
function shortName(name: string | undefined): string | undefined {
  return name?.split(/[:,]/)[0]?.split("#").at(-1)?.trim();
}

function unreadable({ body, brokenBy }: HttpAnswer): string {
  const start = body
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 200);
  const what = brokenBy
    ? `the answer broke off (${brokenBy.message})`
    : start === ""
      ? "the answer is empty"
      : "the answer is not a JSON object";
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
