import type { IncomingMessage } from "node:http";

/** A request as it was received: path and query not decoded, headers in their order. */
export interface ReceivedRequest {
  readonly method: string;
  readonly rawPath: string;
  readonly rawQuery: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** Reads a request with its body; undefined where the body is larger than allowed. */
export async function readRequest(
  message: IncomingMessage,
  maxBodyBytes: number,
): Promise<ReceivedRequest | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    // The rest of a body that is too large is read and dropped: a client that is still writing reads no response.
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

/**
 * Finds a header.
 *
 * @param name  in lower case
 * @returns its values, joined by commas; undefined where it is absent
 */
export function findHeader(request: ReceivedRequest, name: string): string | undefined {
  const values = request.headers.filter(([other]) => other.toLowerCase() === name).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(",");
}
