/**
 * How messages speak of a value that a user gave. Only numbers, members of AWS's enums and ARNs are shown; any other
 * value may be a secret and is told by kind and length. What the program marked as secret is never shown.
 */
import { INSTANCE_TYPES } from "../sdk/client";
import { findArn } from "./arns";

const ENUM_MEMBERS = new Set<string>([
  ...INSTANCE_TYPES,
  "FullyReplicated",
  "ShardedByS3Key",
  "File",
  "FastFile",
  "Pipe",
]);
const SHOWN_CHARACTERS = 300;

/** Says what was given, without giving anything away: `number 70`, `a text of 12 characters`, `a list of 3 entries`. */
export function describeGiven(value: unknown, isSecret = false): string {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "number") return isSecret ? "a number" : `number ${value}`;
  if (typeof value === "boolean") return isSecret ? "a boolean" : `${value}`;
  if (Array.isArray(value)) return `a list of ${count(value.length, "entry", "entries")}`;
  if (typeof value === "object") return `an object of ${count(Object.keys(value).length, "property", "properties")}`;
  if (typeof value !== "string") return `a ${typeof value}`;
  const length = [...value].length;
  const isShown = !isSecret && length <= SHOWN_CHARACTERS && (ENUM_MEMBERS.has(value) || findArn(value) !== undefined);
  if (isShown) return `"${value}"`;
  const flaw = /\p{Surrogate}/u.test(value) ? " that is no Unicode (half of a surrogate pair)" : "";
  return `a text of ${count(length, "character", "characters")}${flaw}`;
}

/** `1 entry`, `2 entries`. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** A duration for people: `45 s`, `12 min`, `3 h 20 min`, `2 d 4 h`. */
export function describeDuration(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
