/**
 * Removes the values of inputs from the service's messages, which may repeat them. Any input may be a secret, because a
 * transform can make it one, and the engine masks only the secrets of the stack's configuration.
 */
import { ApiError, reworded, TransportError } from "../../sdk/client";
import type { InputTable, InputTraits } from "../kinds/resource-kind";

const REPLACEMENT = "[input]";

/** Removes the values of inputs from the service's part of an error. A message that repeats an error needs it scrubbed. */
export async function scrubbed<Result>(inputs: InputTable, given: object, work: Promise<Result>): Promise<Result> {
  return work.catch((error: unknown) => {
    if (!(error instanceof ApiError || error instanceof TransportError)) throw error;
    throw reworded(error, (words) => scrub(inputs, words, given));
  });
}

/** ARNs are shown unchanged, although parts of them, such as a membership or a name, may be inputs. */
const ARN = /(arn:aws[-a-z]*:[\w\-/.:+=,@*|]+)/;

/**
 * Removes the values of the inputs, and values of their members, from a message.
 *
 * @param given  API inputs; keys of maps count as values, since a program may keep secrets there too
 */
export function scrub(inputs: InputTable, message: string, given: object): string {
  const values = Object.keys(inputs).flatMap((name) => {
    const value = (given as Record<string, unknown>)[name];
    const traits = inputs[name] ?? {};
    return [...collectTexts(value), ...(traits.isMap ? Object.keys(value ?? {}) : []), ...collectParts(value, traits)];
  });
  // Longest first, so that a value that contains another one is replaced as a whole.
  const spellings = [...new Set(values.flatMap(spellingsOf))].sort((a, b) => b.length - a.length);
  const isArn = (spelling: string) => spelling.startsWith("arn:");
  const [words, texts] = [spellings.filter(isWord), spellings.filter((spelling) => !isWord(spelling))];
  // Words last, because they may be part of a value that is cut off at the end of the message.
  const withoutArns = texts.filter(isArn).reduce(replaceText, message);
  const withoutTexts = changeOutsideArns(withoutArns, (part) => texts.reduce(replaceText, part));
  return changeOutsideArns(withoutBegunValue(withoutTexts, texts), (part) => words.reduce(replaceText, part));
}

function changeOutsideArns(message: string, change: (part: string) => string): string {
  const parts = message.split(ARN);
  return parts.map((part, i) => (i % 2 === 1 ? part : change(part))).join("");
}

/** A response that is not JSON is truncated in messages, so it may end with the beginning of a value. */
function withoutBegunValue(message: string, spellings: readonly string[]): string {
  for (const spelling of spellings) {
    for (let length = Math.min(spelling.length - 1, message.length); length > 3; length--) {
      if (message.endsWith(spelling.slice(0, length))) return message.slice(0, -length) + REPLACEMENT;
    }
  }
  return message;
}

/** The keys of maps further down, and every word of a text of which a message may repeat a part. */
function collectParts(value: unknown, { maps = [], texts = [] }: InputTraits): string[] {
  if (typeof value !== "object" || value === null || (maps.length === 0 && texts.length === 0)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const keys = maps.includes(name) && typeof member === "object" ? Object.keys(member ?? {}) : [];
    const words = texts.includes(name) && typeof member === "string" ? (member.match(/[\p{L}\p{N}_]{3,}/gu) ?? []) : [];
    return [...keys, ...words, ...collectParts(member, { maps, texts })];
  });
}

function collectTexts(value: unknown): string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(collectTexts);
  // A single digit can occur anywhere and reveals nothing.
  if (typeof value === "number") return Number.isInteger(value) && Math.abs(value) < 10 ? [] : [String(value)];
  return typeof value === "string" && value.trim() !== "" ? [value] : [];
}

/** The value itself, its forms in JSON, a URL and HTML, and each of these with white space collapsed. */
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
    return text; // a lone surrogate cannot be URL-encoded
  }
}

/** A short value or a number is replaced only as a whole word: "1" must not match a digit of a quota. */
function isWord(text: string): boolean {
  return text.length <= 3 || /^[\d.]+$/.test(text);
}

function replaceText(message: string, text: string): string {
  if (!isWord(text)) return message.replaceAll(text, REPLACEMENT);
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const start = "(?:(?<!\\w|\\d\\.)|(?<=%[\\da-fA-F]{2}))"; // the URL encoding of a quotation mark ends in a digit
  return message.replace(new RegExp(`${start}${escaped}(?!\\w|\\.\\d)`, "gu"), REPLACEMENT);
}
