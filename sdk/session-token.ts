/**
 * Takes the session token of a request out of its answer: where a signature does not match, AWS repeats the headers that
 * were signed, and this one is a credential. The secret key itself is never sent.
 */
import type { HttpRequest } from "./request";
import type { HttpAnswer } from "./transport";

/** Shorter than any real one; in so short a text it could stand by chance. */
const shortestToken = 16;

/**
 * The answer with `[session token]` in the token's place, as text, in JSON or in a URL. What the service says of a model
 * is left as it is: an answer that is no error repeats no headers.
 */
export function withoutSessionToken(answer: HttpAnswer, { headers }: HttpRequest): HttpAnswer {
  const { statusCode, body } = answer;
  const token = headers["x-amz-security-token"] ?? "";
  const isOutput = statusCode >= 200 && statusCode < 300 && body.trimStart().startsWith("{");
  if (token.length < shortestToken || isOutput) return answer;
  return { ...answer, body: body.replace(new RegExp(patternOf(token), "gi"), "[session token]") };
}

/** Letters and digits are written alike everywhere; of base64's other three each form has ways of its own. */
function patternOf(token: string): string {
  return [...token]
    .map((character) => {
      if (/\w/.test(character)) return character;
      const hex = character.charCodeAt(0).toString(16).padStart(2, "0");
      return `(?:\\\\?\\x${hex}|%${hex}|\\\\u00${hex})`;
    })
    .join("");
}
