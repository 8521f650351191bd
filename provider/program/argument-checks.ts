/**
 * Checks the name and inputs of a constructor for mistakes in plain JavaScript that `check` cannot see, because Pulumi
 * drops the values first. Runs in every preview, so it loads nothing but Pulumi unless it finds a mistake.
 */
import { isComing } from "./call-options";
import { runError } from "./run-error";

/**
 * Checks a logical name. If a program omits it, the inputs take its place, and every input would be reported as
 * missing.
 *
 * @throws {pulumi.RunError} if it is not a string, or empty
 */
export function checkLogicalName(noun: string, name: unknown): void {
  if (typeof name === "string" && name !== "") return;
  const words = require("../words/describe") as typeof import("../words/describe");
  const label = words.capitalized(words.withArticle(noun));
  throw runError(`${label}: expected a logical name that is a non-empty string, got ${words.describeGiven(name)}`);
}

/**
 * Checks that Pulumi passes the inputs on unchanged.
 *
 * @param label  the resource, as at the start of a message: `Trained model "churn"`
 * @throws {pulumi.RunError} if they are an Output, a Promise or no object, or if one contains a function, a Map or a
 *   Set
 */
export function checkArguments(label: string, args: unknown): void {
  // Plain JavaScript may omit them; check then reports the missing ones.
  if (args === undefined || args === null) return;
  if (isComing(args)) {
    throw runError(
      `${label}: expected an object of inputs, got an Output, a Promise or a resource; pass each input by itself`,
    );
  }
  if (typeof args !== "object" || Array.isArray(args))
    throw runError(`${label}: expected an object of inputs, got ${describe(args)}`);
  for (const [input, value] of Object.entries(args)) {
    const lost = findLost(value);
    if (lost) throw runError(`${label}: ${input} contains ${lost}`);
  }
}

/** What Pulumi would drop silently, and what to pass instead; undefined if there is nothing of the kind. */
function findLost(value: unknown, within: readonly unknown[] = []): string | undefined {
  if (isComing(value)) return undefined;
  if (typeof value === "function") return "a function, which Pulumi drops; pass its result";
  if (value instanceof Map) return "a Map, which Pulumi turns into an empty object; pass Object.fromEntries(map)";
  if (value instanceof Set) return "a Set, which Pulumi turns into an empty object; pass an array";
  // Pulumi itself rejects circular values.
  if (typeof value !== "object" || value === null || within.includes(value)) return undefined;
  for (const member of Object.values(value)) {
    const lost = findLost(member, [...within, value]);
    if (lost) return lost;
  }
  return undefined;
}

function describe(value: unknown): string {
  const { describeGiven } = require("../words/describe") as typeof import("../words/describe");
  return describeGiven(value);
}
