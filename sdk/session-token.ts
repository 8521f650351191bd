import type { HttpRequest } from "./request";
import type { HttpResponse } from "./transport";

/** Shorter than any real token: a shorter string could be in a response by chance. */
const shortestToken = 16;

/**
 * Replaces the session token of a request in its response by `[session token]`, as text, in JSON or in a URL: if a
 * signature does not match, AWS repeats the signed headers, and this one is a credential. (The secret key itself is
 * never sent.) An output stays unchanged, since only errors repeat headers.
 */
export function withoutSessionToken(response: HttpResponse, { headers }: HttpRequest): HttpResponse {
  const { statusCode, body } = response;
  const token = headers["x-amz-security-token"] ?? "";
  const isOutput = statusCode >= 200 && statusCode < 300 && body.trimStart().startsWith("{");
  if (token.length < shortestToken || isOutput) return response;
  return { ...response, body: body.replace(new RegExp(patternOf(token), "gi"), "[session token]") };
}

/** Letters and digits are the same in every form; base64's other three characters are not. */
function patternOf(token: string): string {
  return [...token]
    .map((character) => {
      if (/\w/.test(character)) return character;
      const hex = character.charCodeAt(0).toString(16).padStart(2, "0");
      return `(?:\\\\?\\x${hex}|%${hex}|\\\\u00${hex})`;
    })
    .join("");
}
