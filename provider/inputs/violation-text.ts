/**
 * Turns broken limits into sentences such as `PATH: expected X, got Y`. A value gets one sentence, however many limits
 * it breaks; an unknown value gets none.
 */
import type { InputTable } from "../kinds/resource-kind";
import { type Call, isSecretInput } from "../words/call";
import { describeGiven } from "../words/describe";
import { findNearestName } from "../words/nearest-name";
import { isStrayOutput, isUnknown } from "../words/unknown";
import { isMemberName, type Limit, pathOf, type Violation } from "./find-violations";

const SHOWN_KEY = /^[\w.:/@+-]{1,64}$/;
/** Our own options and Pulumi's most common ones; a message may show these names, because no secret has one. */
const OPTION_NAMES = (
  "profile waitForTraining waitForCompletion parent provider dependsOn protect ignoreChanges aliases customTimeouts " +
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
  // A mistyped name also gives a union too many or too few members, which needs no sentence of its own.
  const mistyped = violations
    .filter(({ keyword }) => keyword === "additionalProperties")
    .map(({ instancePath }) => instancePath);
  const isSaid = ({ keyword, instancePath }: Violation) =>
    /^m..Properties$/.test(keyword) && mistyped.includes(instancePath);
  const others = violations.filter((violation) => !isSaid(violation));
  return [...new Set(others.flatMap((violation) => describeViolation(violation, described) ?? []))];
}

function describeViolation(violation: Violation, described: Described): string | undefined {
  const { keyword, params, parentSchema, data, propertyName } = violation;
  // ajv reports an invalid key twice: under the limit that it breaks, and as "propertyNames". The second is enough.
  if (propertyName !== undefined || isUnknown(data) || isStrayOutput(data)) return undefined;
  const segments = pathOf(violation);
  const path = describePath(segments, described);
  if (keyword === "required") {
    const missing = [...segments, params.missingProperty as string];
    const { expected, items } = parentSchema.properties?.[params.missingProperty as string] ?? {};
    // Nothing else names the members of an entry until the program has one.
    const each = items?.properties ? `, each ${items.expected}` : "";
    return `${describePath(missing, described)} is required; expected ${expected ?? "a value"}${each}`;
  }
  if (keyword === "additionalProperties") return describeUnknownProperty(segments, violation, described);
  if (keyword === "propertyNames") {
    const key = describePath([...segments, params.propertyName as string], described);
    return `${key}: expected a key that is ${parentSchema.propertyNames?.expected}, got ${describeGiven(params.propertyName)}`;
  }
  const mayHint = keyword === "enum" && typeof data === "string" && !isSecretInput(described.call, segments[0] ?? "");
  const nearest = mayHint ? findNearestName(data, params.allowedValues) : undefined;
  const hint = nearest ? `; did you mean "${nearest}"?` : hintOf(violation);
  return `${path || "The inputs"}: expected ${parentSchema.expected}, got ${describeWrong(data, parentSchema)}${hint}`;
}

/** Of a number, only its relation to the limits that it breaks is shown. */
function describeWrong(data: unknown, { type, minimum = -Infinity, maximum = Infinity }: Limit): string {
  if (typeof data !== "number" || (type !== "integer" && type !== "number")) return describeGiven(data);
  if (data > maximum) return "a larger number";
  if (data < minimum) return "a smaller number";
  return Number.isFinite(data) ? "a number with a fraction" : "a number that is not finite";
}

/** A string of digits that a program, or a setting in a YAML program, has as a number. */
function hintOf({ parentSchema, data }: Violation): string {
  const isAnyString = parentSchema.type === "string" && parentSchema.enum === undefined;
  if (isAnyString && typeof data === "number") return "; put it in quotes";
  const isExponent = typeof data === "string" && /^arn:.*:\d(\.\d+)?e\+\d+:/.test(data);
  return isExponent ? "; its account ID was set as a number: put the ID in quotes where it is set" : "";
}

function describeUnknownProperty(segments: string[], violation: Violation, described: Described): string {
  const { params, parentSchema } = violation;
  const given = params.additionalProperty as string;
  const where = describePath(segments, described) || `the arguments of ${described.className}`;
  if (segments.length === 0 && OPTION_NAMES.includes(given)) {
    return `${given} is an option, not an input; pass it in the last argument of ${described.className}`;
  }
  const known = Object.keys(parentSchema.properties ?? {});
  const place = findPlace(violation.rootSchema, given);
  if (place) return `${where}: unknown property "${given}"; it belongs in ${place}`;
  const nearest = SHOWN_KEY.test(given) ? findNearestName(given, known) : undefined;
  // A name close to a known one is a typo; any other may be a secret in the wrong place.
  if (nearest) return `${where}: unknown property "${given}"; did you mean "${nearest}"?`;
  const name = isMemberName(given) ? `"${given}"` : `(its name is ${describeGiven(given)})`;
  return `${where}: unknown property ${name}; expected one of ${known.join(", ")}`;
}

/** Returns the path of the only structure in the inputs that has a property of that name, if there is exactly one. */
function findPlace(schema: Limit, name: string): string | undefined {
  const places = placesOf(schema, name, "");
  return places.length === 1 ? places[0] : undefined;
}

function placesOf({ properties = {}, items }: Limit, name: string, path: string): string[] {
  const below = Object.entries(properties).flatMap(([key, limit]) =>
    placesOf(limit, name, path ? `${path}.${key}` : key),
  );
  const inEntries = items ? placesOf(items, name, `${path}[]`) : [];
  return [...(path && Object.hasOwn(properties, name) ? [path] : []), ...below, ...inEntries];
}

/**
 * Returns a path as a program writes it: `dataChannels[0].channelName`, `hyperparameters["max_depth"]`. Keys of a
 * secret map, and keys with unusual characters, are shown as positions.
 */
export function describePath(segments: readonly string[], { call, inputs, given }: Described): string {
  const [first = ""] = segments;
  const { isMap, isSensitive, maps = [] } = inputs[first] ?? {};
  const map = isMap ? 0 : segments.findIndex((segment, i) => i > 0 && maps.includes(segment));
  const key = map < 0 ? undefined : segments[map + 1];
  if (key === undefined) return segments.map(describeSegment).join("");
  const path = segments.slice(0, map + 1);
  const text = path.map(describeSegment).join("");
  if (!isSensitive && !isSecretInput(call, first) && SHOWN_KEY.test(key)) return `${text}["${key}"]`;
  // The engine does not keep the program's order of keys, so the position is the one among the sorted keys.
  const value = path.reduce<unknown>((record, name) => (record as Record<string, unknown>)[name], given);
  const keys = Object.keys(value ?? {}).sort();
  if (!keys.includes(key)) return text;
  const order = keys.length > 1 ? " in alphabetical order" : "";
  return `${text}, entry ${keys.indexOf(key) + 1} of ${keys.length}${order}`;
}

function describeSegment(segment: string, index: number): string {
  return /^\d+$/.test(segment) ? `[${segment}]` : `${index ? "." : ""}${segment}`;
}

/**
 * Describes where two sets of inputs differ, each place once. A set and a secret input are named as a whole, because
 * the paths of set entries contain names that the program chose.
 */
export function describeChangedPaths(paths: readonly (readonly string[])[], described: Described): string[] {
  const texts = paths.map((path) => {
    const [input = ""] = path;
    const { setBy, isSensitive } = described.inputs[input] ?? {};
    const isWhole = isSecretInput(described.call, input) || setBy !== undefined || isSensitive;
    return isWhole ? input : describePath(path, described);
  });
  return [...new Set(texts)];
}
