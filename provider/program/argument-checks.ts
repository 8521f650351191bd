/**
 * What a constructor refuses of its name and inputs, which plain JavaScript may give in any shape: what check would never
 * see, since Pulumi loses it on the way there. It runs in every preview and loads nothing but Pulumi, unless there is
 * something to refuse.
 */
import * as pulumi from "@pulumi/pulumi";
import { isComing } from "./call-options";

/**
 * Checks a logical name. Left out, the inputs stand in its place, and everything would count as missing.
 *
 * @throws {pulumi.RunError} where it is no text, or empty
 */
export function checkLogicalName(kind: string, name: unknown): void {
  if (typeof name === "string" && name !== "") return;
  throw new pulumi.RunError(`${kind}: the logical name must be a text that is not empty, but is ${describe(name)}`);
}

/**
 * Checks that inputs are what Pulumi hands on as it is.
 *
 * @param label  the resource, as a message begins: `Trained model "churn"`
 * @throws {pulumi.RunError} where all of them come later or are no object, or where one holds a function, a Map or a Set
 */
export function checkArguments(label: string, args: unknown): void {
  // Plain JavaScript may leave them out: check then says which ones are missing.
  if (args === undefined || args === null) return;
  if (isComing(args)) {
    throw new pulumi.RunError(
      `${label}: the inputs must be an object, but are an Output, a Promise or a resource: give each input by itself`,
    );
  }
  if (typeof args !== "object" || Array.isArray(args))
    throw new pulumi.RunError(`${label}: the inputs must be an object, but are ${describe(args)}`);
  for (const [input, value] of Object.entries(args)) {
    const lost = findLost(value);
    if (lost) throw new pulumi.RunError(`${label}: ${input} holds ${lost}`);
  }
}

/** What Pulumi would drop without a word, with what to give instead; undefined where there is nothing such. */
function findLost(value: unknown, within: readonly unknown[] = []): string | undefined {
  if (isComing(value)) return undefined;
  if (typeof value === "function") return "a function, which Pulumi drops: give its result";
  if (value instanceof Map) return "a Map, which Pulumi takes for an empty object: give Object.fromEntries(...) of it";
  if (value instanceof Set) return "a Set, which Pulumi takes for an empty object: give a list";
  // What holds itself is for Pulumi to refuse.
  if (typeof value !== "object" || value === null || within.includes(value)) return undefined;
  for (const member of Object.values(value)) {
    const lost = findLost(member, [...within, value]);
    if (lost) return lost;
  }
  return undefined;
}

function describe(value: unknown): string {
  const { describeGiven } = require("../words/describe") as typeof import("../words/describe");
  return value === "" ? "empty" : describeGiven(value);
}
