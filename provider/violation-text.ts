/**
 * Turns broken limits into sentences: the path, what is wanted, what was given. One sentence a place, however many
 * limits the value at that place breaks; none for a value that is not known yet.
 */
import { type Call, isSecretInput } from "./call";
import { describeGiven } from "./describe";
import { MAPS } from "./input-maps";
import { findNearestName } from "./nearest-name";
import { pathOf, type Violation } from "./schema";
import { isStrayOutput, isUnknown } from "./unknown";

const CHANNEL_LISTS = new Set(["dataChannels", "incrementalTrainingDataChannels"]);
const SHOWN_KEY = /^[\w.:/@+-]{1,64}$/;
/** Our own, and those of Pulumi's that are used most: no secret has such a name. */
const OPTION_NAMES = (
  "profile waitForTraining parent provider dependsOn protect ignoreChanges aliases customTimeouts " +
  "retainOnDelete deleteBeforeReplace additionalSecretOutputs import"
).split(" ");

/** All sentences for the violations, in their order. */
export function describeViolations(violations: Violation[], inputs: object, call: Call): string[] {
  const sentences = violations.flatMap((violation) => describeViolation(violation, inputs, call) ?? []);
  return [...new Set(sentences)];
}

function describeViolation(violation: Violation, inputs: object, call: Call): string | undefined {
  const { keyword, params, parentSchema, data, propertyName } = violation;
  // ajv reports a bad key twice: as what the key breaks, and as "propertyNames". The second is enough.
  if (propertyName !== undefined || isUnknown(data) || isStrayOutput(data)) return undefined;
  const segments = pathOf(violation);
  const isSecret = isSecretInput(call, segments[0] ?? "");
  const path = describePath(segments, inputs, call);
  if (keyword === "required") {
    const missing = [...segments, params.missingProperty as string];
    const wanted = parentSchema.properties?.[params.missingProperty as string]?.wanted ?? "a value";
    return `${describePath(missing, inputs, call)} is missing: wanted is ${wanted}`;
  }
  if (keyword === "additionalProperties") return describeUnknownProperty(segments, violation, inputs, call);
  if (keyword === "propertyNames") {
    const wanted = parentSchema.propertyNames?.wanted;
    const key = describePath([...segments, params.propertyName as string], inputs, call);
    return `The key of ${key} must be ${wanted}, but is ${describeGiven(params.propertyName)}`;
  }
  const isMember = keyword === "enum" && typeof data === "string" && !isSecret;
  const nearest = isMember ? findNearestName(data, params.allowedValues) : undefined;
  const hint = nearest ? `: did you mean "${nearest}"?` : "";
  return `${path || "The inputs"} must be ${parentSchema.wanted}, but is ${describeGiven(data)}${hint}`;
}

function describeUnknownProperty(
  segments: string[],
  { params, parentSchema }: Violation,
  inputs: object,
  call: Call,
): string {
  const given = params.additionalProperty as string;
  const where = describePath(segments, inputs, call) || "the arguments of TrainedModel";
  if (segments.length === 0 && OPTION_NAMES.includes(given)) {
    return `${given} is no input but an option: give it in the third argument of TrainedModel`;
  }
  const known = Object.keys(parentSchema.properties ?? {});
  const nearest = SHOWN_KEY.test(given) ? findNearestName(given, known) : undefined;
  // A name near to a right one is a typing mistake; any other may be a secret that landed in the wrong place.
  if (nearest) return `"${given}" is no property of ${where}: did you mean "${nearest}"?`;
  return `A property of ${where} is unknown (its name is ${describeGiven(given)}): known are ${known.join(", ")}`;
}

/**
 * A path as a program writes it: `dataChannels[0].channelName`, `hyperparameters["max_depth"]`. Keys of a secret map,
 * and keys that are no plain words, are told by their position.
 */
export function describePath(segments: string[], inputs: object, call: Call): string {
  const [first = "", second] = segments;
  if (MAPS.has(first) && second !== undefined) {
    if (!isSecretInput(call, first) && SHOWN_KEY.test(second)) return `${first}["${second}"]`;
    // A map has lost the program's order on its way through the engine: the position is that among the sorted keys.
    const keys = Object.keys((inputs as Record<string, object>)[first] ?? {}).sort();
    if (!keys.includes(second)) return first;
    const order = keys.length > 1 ? " in alphabetical order" : "";
    return `${first}, entry ${keys.indexOf(second) + 1} of ${keys.length}${order},`;
  }
  return segments.map((segment, i) => (/^\d+$/.test(segment) ? `[${segment}]` : `${i ? "." : ""}${segment}`)).join("");
}

/**
 * Where two sets of inputs differ, each place once. Channels are told apart by their names, which are the program's own
 * texts: so a list of channels is named as a whole, as a secret input is.
 */
export function describeChangedPaths(paths: readonly string[][], inputs: object, call: Call): string[] {
  const texts = paths.map((path) => {
    const [input = ""] = path;
    const isWhole = isSecretInput(call, input) || CHANNEL_LISTS.has(input);
    return isWhole ? input : describePath(path, inputs, call);
  });
  return [...new Set(texts)];
}
