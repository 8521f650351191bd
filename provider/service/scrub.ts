/**
 * Takes the values of inputs out of the service's own messages, which may repeat them: any input may be a secret, since a
 * transform can make it one, and the engine masks only those of the stack's configuration.
 */
import { ApiError, reworded, TransportError } from "../../sdk/client";
import type { InputTable } from "../kinds/resource-kind";

const REPLACEMENT = "[input]";

/** The error of a call without the values of its inputs in the service's own words. */
export function scrubError(inputs: InputTable, error: unknown, given: object): unknown {
  if (!(error instanceof ApiError || error instanceof TransportError)) return error;
  return reworded(error, (words) => scrub(inputs, words, given));
}

/** Other ARNs are shown as they are, though parts of them (a membership, a name) may be inputs. */
const ARN = /(arn:aws[-a-z]*:[\w\-/.:+=,@*|]+)/;

/**
 * The message without the values of the inputs, nor parts of them that stand alone.
 *
 * @param given  API inputs; keys of maps count as values, since a program may keep secrets there too
 */
export function scrub(inputs: InputTable, message: string, given: object): string {
  const values = Object.keys(inputs).flatMap((name) => {
    const value = (given as Record<string, unknown>)[name];
    return [...collectTexts(value), ...(inputs[name]?.isMap ? Object.keys(value ?? {}) : [])];
  });
  // Longest first, so that a value that holds another one goes as a whole.
  const spellings = [...new Set(values.flatMap(spellingsOf))].sort((a, b) => b.length - a.length);
  const isArn = (spelling: string) => spelling.startsWith("arn:");
  const [words, texts] = [spellings.filter(isWord), spellings.filter((spelling) => !isWord(spelling))];
  // Words last: they may be parts of a value that the end of the message has only the beginning of.
  const withoutArns = texts.filter(isArn).reduce(replaceText, message);
  const withoutTexts = changeOutsideArns(withoutArns, (part) => texts.reduce(replaceText, part));
  return changeOutsideArns(withoutBegunValue(withoutTexts, texts), (part) => words.reduce(replaceText, part));
}

function changeOutsideArns(message: string, change: (part: string) => string): string {
  const parts = message.split(ARN);
  return parts.map((part, i) => (i % 2 === 1 ? part : change(part))).join("");
}

/** An answer that is no JSON is shown cut: its end may be the beginning of a value. */
function withoutBegunValue(message: string, spellings: readonly string[]): string {
  for (const spelling of spellings) {
    for (let length = Math.min(spelling.length - 1, message.length); length > 3; length--) {
      if (message.endsWith(spelling.slice(0, length))) return message.slice(0, -length) + REPLACEMENT;
    }
  }
  return message;
}

function collectTexts(value: unknown): string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(collectTexts);
  // A digit by itself stands anywhere, and gives nothing away.
  if (typeof value === "number") return Math.abs(value) < 10 ? [] : [String(value)];
  return typeof value === "string" && value.trim() !== "" ? [value] : [];
}

/** A value as it is, as JSON, a URL and a page write it, and each of these with its white space run together. */
function spellingsOf(text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const spellings = [text, json, ascii, safeEncode(text), ...[text, json].map(escapeForPage)];
  return spellings.flatMap((spelling) => [spelling, spelling.replace(/[\p{Cc}\s]+/gu, " ").trim()]);
}

function escapeForPage(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function safeEncode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text; // a lone surrogate has no place in a URL
  }
}

/** A short value or a number is a word of its own or nothing: "1" must not eat the digits of a quota. */
function isWord(text: string): boolean {
  return text.length <= 3 || /^\d+$/.test(text);
}

function replaceText(message: string, text: string): string {
  if (!isWord(text)) return message.replaceAll(text, REPLACEMENT);
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const start = "(?:(?<!\\w|\\d\\.)|(?<=%[\\da-fA-F]{2}))"; // what a URL has for a quotation mark ends in a digit
  return message.replace(new RegExp(`${start}${escaped}(?!\\w|\\.\\d)`, "gu"), REPLACEMENT);
}
