// Reads requests from Node's HTTP server and sends answers. It knows neither the API nor the control.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ReceivedRequest } from "../signature/canonical-request";
import type { Answer } from "./response";

/** The request, its body read; undefined where the body is larger than allowed. */
export async function readRequest(
  message: IncomingMessage,
  maxBodyBytes: number,
): Promise<ReceivedRequest | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    // The rest of a body that is too large is read and dropped: a caller that still writes reads no answer.
    if (size <= maxBodyBytes) chunks.push(chunk);
  }
  if (size > maxBodyBytes) return undefined;
  const [rawPath = "", ...query] = (message.url ?? "").split("?");
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < message.rawHeaders.length; index += 2) {
    headers.push([message.rawHeaders[index] ?? "", message.rawHeaders[index + 1] ?? ""]);
  }
  return { method: message.method ?? "", rawPath, rawQuery: query.join("?"), headers, body: Buffer.concat(chunks) };
}

/** Sends an answer with the given headers beside its own. */
export function sendAnswer(response: ServerResponse, answer: Answer, headers: Readonly<Record<string, string>>): void {
  response.sendDate = false;
  if (answer.kind === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  const body = Buffer.from(answer.body, "utf8");
  if (answer.kind === "truncated") {
    response.writeHead(200, { ...headers, "content-type": "application/json", "content-length": body.length + 100 });
    response.write(body, () => response.socket?.end());
    return;
  }
  response.writeHead(answer.httpStatusCode, { ...headers, ...answer.headers, "content-length": body.length });
  response.end(body);
}
