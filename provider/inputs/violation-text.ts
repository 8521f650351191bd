/**
 * Turns broken limits into sentences such as `PATH: expected X, got Y`. A value gets one sentence, however many limits
 * it breaks; an unknown value gets none.
 */
import type { InputTable } from "../kinds/resource-kind";
import { type Call, isSecretInput } from "../words/call";
import { describeGiven } from "../words/describe";
import { findNearestName } from "../words/nearest-name";
import { isStrayOutput, isUnknown } from "../words/unknown";
import { pathOf, type Violation } from "./find-violations";

const SHOWN_KEY = /^[\w.:/@+-]{1,64}$/;
/** Our own options and Pulumi's most common ones; a message may show these names, because no secret has one. */
const OPTION_NAMES = (
  "profile waitForTraining parent provider dependsOn protect ignoreChanges aliases customTimeouts " +
  "retainOnDelete deleteBeforeReplace additionalSecretOutputs import"
).split(" ");

/** The checked inputs of one resource, which the sentences describe. */
export interface Described {
  call: Call;
  inputs: InputTable;
  given: object;
  /** The class that takes the inputs. */
  className: string;
}

/** Returns the sentences in the order of the violations. */
export function describeViolations(violations: Violation[], described: Described): string[] {
  return [...new Set(violations.flatMap((violation) => describeViolation(violation, described) ?? []))];
}

function describeViolation(violation: Violation, described: Described): string | undefined {
  const { keyword, params, parentSchema, data, propertyName } = violation;
  // ajv reports an invalid key twice: under the limit that it breaks, and as "propertyNames". The second is enough.
  if (propertyName !== undefined || isUnknown(data) || isStrayOutput(data)) return undefined;
  const segments = pathOf(violation);
  const path = describePath(segments, described);
  if (keyword === "required") {
    const missing = [...segments, params.missingProperty as string];
    const expected = parentSchema.properties?.[params.missingProperty as string]?.expected ?? "a value";
    return `${describePath(missing, described)} is required; expected ${expected}`;
  }
  if (keyword === "additionalProperties") return describeUnknownProperty(segments, violation, described);
  if (keyword === "propertyNames") {
    const key = describePath([...segments, params.propertyName as string], described);
    return `${key}: expected a key that is ${parentSchema.propertyNames?.expected}, got ${describeGiven(params.propertyName)}`;
  }
  const mayHint = keyword === "enum" && typeof data === "string" && !isSecretInput(described.call, segments[0] ?? "");
  const nearest = mayHint ? findNearestName(data, params.allowedValues) : undefined;
  const hint = nearest ? `; did you mean "${nearest}"?` : "";
  return `${path || "The inputs"}: expected ${parentSchema.expected}, got ${describeGiven(data)}${hint}`;
}

function describeUnknownProperty(
  segments: string[],
  { params, parentSchema }: Violation,
  described: Described,
): string {
  const given = params.additionalProperty as string;
  const where = describePath(segments, described) || `the arguments of ${described.className}`;
  if (segments.length === 0 && OPTION_NAMES.includes(given)) {
    return `${given} is an option, not an input; pass it in the last argument of ${described.className}`;
  }
  const known = Object.keys(parentSchema.properties ?? {});
  const nearest = SHOWN_KEY.test(given) ? findNearestName(given, known) : undefined;
  // A name close to a known one is a typo; any other may be a secret in the wrong place.
  if (nearest) return `${where}: unknown property "${given}"; did you mean "${nearest}"?`;
  return `${where}: unknown property (its name is ${describeGiven(given)}); expected one of ${known.join(", ")}`;
}

/**
 * Returns a path as a program writes it: `dataChannels[0].channelName`, `hyperparameters["max_depth"]`. Keys of a
 * secret map, and keys with unusual characters, are shown as positions.
 */
export function describePath(segments: readonly string[], { call, inputs, given }: Described): string {
  const [first = "", second] = segments;
  if (inputs[first]?.isMap && second !== undefined) {
    if (!isSecretInput(call, first) && SHOWN_KEY.test(second)) return `${first}["${second}"]`;
    // The engine does not keep the program's order of keys, so the position is the one among the sorted keys.
    const keys = Object.keys((given as Record<string, object>)[first] ?? {}).sort();
    if (!keys.includes(second)) return first;
    const order = keys.length > 1 ? " in alphabetical order" : "";
    return `${first}, entry ${keys.indexOf(second) + 1} of ${keys.length}${order}`;
  }
  return segments.map((segment, i) => (/^\d+$/.test(segment) ? `[${segment}]` : `${i ? "." : ""}${segment}`)).join("");
}

/**
 * Describes where two sets of inputs differ, each place once. A set and a secret input are named as a whole, because
 * the paths of set entries contain names that the program chose.
 */
export function describeChangedPaths(paths: readonly (readonly string[])[], described: Described): string[] {
  const texts = paths.map((path) => {
    const [input = ""] = path;
    const isWhole = isSecretInput(described.call, input) || described.inputs[input]?.setBy !== undefined;
    return isWhole ? input : describePath(path, described);
  });
  return [...new Set(texts)];
}
