/**
 * Turns broken limits into sentences: the path, what is expected, what was given. One sentence a place, however many limits
 * the value at that place breaks; none for a value that is not known yet.
 */
import type { InputTable } from "../kinds/resource-kind";
import { type Call, isSecretInput } from "../words/call";
import { describeGiven } from "../words/describe";
import { findNearestName } from "../words/nearest-name";
import { isStrayOutput, isUnknown } from "../words/unknown";
import { pathOf, type Violation } from "./schema";

const SHOWN_KEY = /^[\w.:/@+-]{1,64}$/;
/** Our own, and those of Pulumi's that are used most: no secret has such a name. */
const OPTION_NAMES = (
  "profile waitForTraining parent provider dependsOn protect ignoreChanges aliases customTimeouts " +
  "retainOnDelete deleteBeforeReplace additionalSecretOutputs import"
).split(" ");

/** What the sentences are about: the checked inputs of one resource. */
export interface Described {
  call: Call;
  inputs: InputTable;
  given: object;
  /** The class that takes the inputs. */
  className: string;
}

/** All sentences for the violations, in their order. */
export function describeViolations(violations: Violation[], described: Described): string[] {
  return [...new Set(violations.flatMap((violation) => describeViolation(violation, described) ?? []))];
}

function describeViolation(violation: Violation, described: Described): string | undefined {
  const { keyword, params, parentSchema, data, propertyName } = violation;
  // ajv reports a bad key twice: as what the key breaks, and as "propertyNames". The second is enough.
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
    return `${given} is an option, not an input: pass it in the third argument of ${described.className}`;
  }
  const known = Object.keys(parentSchema.properties ?? {});
  const nearest = SHOWN_KEY.test(given) ? findNearestName(given, known) : undefined;
  // A name near to a right one is a typing mistake; any other may be a secret in the wrong place.
  if (nearest) return `${where}: unknown property "${given}"; did you mean "${nearest}"?`;
  return `${where}: unknown property (its name is ${describeGiven(given)}); expected one of ${known.join(", ")}`;
}

/**
 * A path as a program writes it: `dataChannels[0].channelName`, `hyperparameters["max_depth"]`. Keys of a secret map, and
 * keys that are no plain words, are given by their position.
 */
export function describePath(segments: readonly string[], { call, inputs, given }: Described): string {
  const [first = "", second] = segments;
  if (inputs[first]?.isMap && second !== undefined) {
    if (!isSecretInput(call, first) && SHOWN_KEY.test(second)) return `${first}["${second}"]`;
    // A map has lost the program's order on its way through the engine: the position is that among the sorted keys.
    const keys = Object.keys((given as Record<string, object>)[first] ?? {}).sort();
    if (!keys.includes(second)) return first;
    const order = keys.length > 1 ? " in alphabetical order" : "";
    return `${first}, entry ${keys.indexOf(second) + 1} of ${keys.length}${order}`;
  }
  return segments.map((segment, i) => (/^\d+$/.test(segment) ? `[${segment}]` : `${i ? "." : ""}${segment}`)).join("");
}

/**
 * Where two sets of inputs differ, each place once. The entries of a set are told apart by names of the program's own: so a
 * set is named as a whole, as a secret input is.
 */
export function describeChangedPaths(paths: readonly (readonly string[])[], described: Described): string[] {
  const texts = paths.map((path) => {
    const [input = ""] = path;
    const isWhole = isSecretInput(described.call, input) || described.inputs[input]?.setBy !== undefined;
    return isWhole ? input : describePath(path, described);
  });
  return [...new Set(texts)];
}
