/**
 * Takes the values of inputs out of the service's own messages, which may repeat them: any input may be a secret, since a
 * transform can make it one, and the engine masks only those of the stack's configuration.
 */
import { ApiError, TransportError } from "../sdk/client";
import { INPUT_NAMES } from "./schema";

type Props = Record<string, unknown>;

const REPLACEMENT = "[input]";

/** The end of an error's message that is not the service's: status and request. */
const ORIGIN = /( \((?:HTTP \d+, )?(?:HTTP \d+|request [^()]*)\))?$/;

/**
 * The error of a call with what the service said of it scrubbed; the words before the error's code are our own and stay.
 */
export function scrubError(error: unknown, inputs: object): unknown {
  if (!(error instanceof ApiError || error instanceof TransportError)) return error;
  const { message, code } = error;
  const start = message.indexOf(`: ${code}`) + code.length + 2;
  const end = message.length - (ORIGIN.exec(message)?.[0].length ?? 0);
  const clean = (text: string) => scrub(text, inputs as Props);
  error.message = message.slice(0, start) + clean(message.slice(start, end)) + message.slice(end);
  const { quotaName } = error as { quotaName?: string };
  return quotaName === undefined ? error : Object.assign(error, { quotaName: clean(quotaName) });
}

/** Other ARNs are shown as they are, though parts of them (a membership, a name) may be inputs. */
const ARN = /(arn:aws[-a-z]*:[\w\-/.:+=,@*|]+)/;

/**
 * The message without the texts of the inputs, nor parts of them that stand alone.
 *
 * @param inputs  API inputs; keys of maps count as values, since a program may keep secrets there too
 */
export function scrub(message: string, inputs: Props): string {
  const values = INPUT_NAMES.flatMap((input) => collectTexts(inputs[input]));
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
  if (Array.isArray(value)) return value.flatMap(collectTexts);
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, member]) => [...(isMapKey(key) ? [key] : []), ...collectTexts(member)]);
  }
  // A digit by itself stands anywhere, and gives nothing away.
  if (typeof value === "number") return Math.abs(value) < 10 ? [] : [String(value)];
  return typeof value === "string" && value.trim() !== "" ? [value] : [];
}

/** The API's own member names are no values; keys of hyperparameters, environment and tags are. */
function isMapKey(key: string): boolean {
  return !API_MEMBERS.has(key);
}

const API_MEMBERS = new Set([
  "instanceType",
  "instanceCount",
  "volumeSizeInGB",
  "mlInputChannelArn",
  "channelName",
  "s3DataDistributionType",
  "trainedModelArn",
  "versionIdentifier",
  "maxRuntimeInSeconds",
]);

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
