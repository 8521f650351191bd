import { createHash } from "node:crypto";
import type { ReceivedRequest } from "../http/request";

export const sha256Hex = (data: string | Buffer): string => createHash("sha256").update(data).digest("hex");

/** The canonical request. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
export function canonicalRequest(request: ReceivedRequest, signedHeaders: readonly string[]): string {
  const headers = signedHeaders.map((name) => `${name}:${canonicalHeader(request, name)}\n`).join("");
  return [
    request.method,
    canonicalPath(request.rawPath),
    canonicalQuery(request.rawQuery),
    headers,
    signedHeaders.join(";"),
    sha256Hex(request.body),
  ].join("\n");
}

/** The path without empty and dot segments, each segment encoded once more than it was sent, as every service but S3 does. */
function canonicalPath(rawPath: string): string {
  const kept: string[] = [];
  for (const segment of rawPath.split("/")) {
    if (segment === "..") kept.pop();
    else if (segment !== "" && segment !== ".") kept.push(segment);
  }
  const trailing = rawPath.endsWith("/") && kept.length > 0 ? "/" : "";
  return `/${kept.map(percentEncoded).join("/")}${trailing}`;
}

/** The query's names and values, decoded and encoded strictly, in the order of their bytes. */
function canonicalQuery(rawQuery: string): string {
  return rawQuery
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const cut = part.indexOf("=");
      const [name, value] = cut === -1 ? [part, ""] : [part.slice(0, cut), part.slice(cut + 1)];
      return [reencoded(name), reencoded(value)] as const;
    })
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** All values of a header, trimmed, each run of whitespace made one space. */
function canonicalHeader(request: ReceivedRequest, name: string): string {
  return request.headers
    .filter(([other]) => other.toLowerCase() === name)
    .map(([, value]) => value.trim().replace(/\s+/g, " "))
    .join(",");
}

function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function reencoded(text: string): string {
  try {
    return percentEncoded(decodeURIComponent(text));
  } catch {
    return percentEncoded(text);
  }
}

/** Encoded names are ASCII, so that the order of code units is the order of bytes. */
function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
