/**
 * Takes the session token of a request out of its answer: where a signature does not match, AWS repeats the headers that
 * were signed, and this one is a credential. The secret key itself is never sent.
 */
import type { HttpRequest } from "./request";
import type { HttpAnswer } from "./transport";

/** The answer with `[session token]` in the token's place, as text, in JSON or in a URL. */
export function withoutSessionToken(answer: HttpAnswer, { headers }: HttpRequest): HttpAnswer {
  const token = headers["x-amz-security-token"];
  if (!token) return answer;
  return { ...answer, body: answer.body.replace(new RegExp(patternOf(token), "gi"), "[session token]") };
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
