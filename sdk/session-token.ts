import type { HttpRequest } from "./request";
import type { HttpResponse } from "./transport";

/** Shorter than any real token. A shorter string could occur in a response by chance. */
const shortestToken = 16;

/**
 * Replaces the session token of a request in its response, in plain text, JSON or URL encoding, by `[session token]`.
 * If a signature does not match, AWS's error repeats the signed headers, and this one is a credential; the secret key
 * is never sent. An output is not changed, because only errors repeat headers.
 */
export function withoutSessionToken(response: HttpResponse, { headers }: HttpRequest): HttpResponse {
  const { statusCode, body } = response;
  const token = headers["x-amz-security-token"] ?? "";
  const isOutput = statusCode >= 200 && statusCode < 300 && body.trimStart().startsWith("{");
  if (token.length < shortestToken || isOutput) return response;
  return { ...response, body: body.replace(new RegExp(patternOf(token), "gi"), "[session token]") };
}

/** Letters and digits are the same in every encoding; the other three characters of base64 are not. */
function patternOf(token: string): string {
  return [...token]
    .map((character) => {
      if (/\w/.test(character)) return character;
      const hex = character.charCodeAt(0).toString(16).padStart(2, "0");
      return `(?:\\\\?\\x${hex}|%${hex}|\\\\u00${hex})`;
    })
    .join("");
}
