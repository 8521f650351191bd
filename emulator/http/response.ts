import type { ServerResponse } from "node:http";
import { errorStatuses, type ServiceError } from "../service/service-error";

/** What happens on the connection in response to a request. */
export type HttpResponse = FullResponse | ResetResponse | TruncatedResponse;

export interface FullResponse {
  readonly kind: "full";
  readonly httpStatusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The connection is reset (RST) in place of a response. */
interface ResetResponse {
  readonly kind: "reset";
}

/** The connection ends before the response's content-length. */
interface TruncatedResponse {
  readonly kind: "truncated";
  readonly body: string;
}

const json = { "content-type": "application/json" };

/** @param body  none for an empty response */
export function jsonResponse(httpStatusCode: number, body?: unknown): FullResponse {
  return { kind: "full", httpStatusCode, headers: json, body: body === undefined ? "" : JSON.stringify(body) };
}

/** The response to a call that the service refuses, in the form of restJson1's errors. */
export function errorResponse({ code, message, members }: ServiceError): FullResponse {
  return {
    ...jsonResponse(errorStatuses[code], { message, ...members }),
    headers: { ...json, "x-amzn-errortype": code },
  };
}

/** Sends a response with more headers than its own. */
export function sendResponse(
  target: ServerResponse,
  response: HttpResponse,
  headers: Readonly<Record<string, string>>,
): void {
  target.sendDate = false;
  if (response.kind === "reset") {
    target.socket?.resetAndDestroy();
    return;
  }
  const body = Buffer.from(response.body, "utf8");
  if (response.kind === "truncated") {
    target.writeHead(200, { ...headers, ...json, "content-length": body.length + 100 });
    target.write(body, () => target.socket?.end());
    return;
  }
  target.writeHead(response.httpStatusCode, { ...headers, ...response.headers, "content-length": body.length });
  target.end(body);
}
