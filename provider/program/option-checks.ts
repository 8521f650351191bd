/**
 * Checks the options of a constructor for mistakes in plain JavaScript. Runs in every preview, so it loads nothing but
 * Pulumi unless it finds a mistake.
 */
import * as pulumi from "@pulumi/pulumi";
import type { IdFormat } from "../words/ids";
import { EXPECTED_DURATION, isLate } from "./call-options";
import { runError } from "./run-error";

/** Our own options, and what each expects. None may be an Output, because the constructor needs the values. */
const EXPECTED = {
  waitForTraining: "true or false",
  waitForCompletion: "true or false",
  updateTagsInPlace: "true or false",
  import: "the id of an existing object",
  profile: "the name of an AWS profile",
};

const OF_PULUMI = (
  "id parent dependsOn protect ignoreChanges replaceOnChanges replacementTrigger version aliases provider providers " +
  "customTimeouts transformations transforms urn pluginDownloadURL retainOnDelete deletedWith replaceWith hooks " +
  "hideDiffs envVarMappings deleteBeforeReplace additionalSecretOutputs"
).split(" ");

/** The name of an option of ours. */
export type OwnOption = keyof typeof EXPECTED;

const PULUMI_OPTIONS = new Set(OF_PULUMI);

/**
 * Checks a resource's options. A name close to one of Pulumi's is only a warning, because a newer version of Pulumi may
 * have it.
 *
 * @param label  the resource, as at the start of a message: `Trained model "churn"`
 * @param names  the resource's own options
 * @param id  the format of the ids that the resource can import
 * @throws {pulumi.RunError} for a misspelled option of ours, and for a value of the wrong type
 */
export function checkOptions(label: string, opts: object, names: readonly OwnOption[], id: IdFormat = {}): void {
  if (typeof opts !== "object" || opts === null || Array.isArray(opts))
    rejectValue(`${label}: last argument`, "an object of options", opts);
  checkTimeouts(label, (opts as pulumi.CustomResourceOptions).customTimeouts);
  for (const [name, value] of Object.entries(opts)) {
    if (PULUMI_OPTIONS.has(name)) continue;
    const own = names.find((candidate) => candidate === name);
    if (own === undefined) {
      const { findNearestName } = require("../words/nearest-name") as typeof import("../words/nearest-name");
      const nearest = findNearestName(name, names);
      if (nearest) throw runError(`${label}: unknown option "${name}"; did you mean "${nearest}"?`);
      const ofPulumi = findNearestName(name, OF_PULUMI);
      if (ofPulumi) void pulumi.log.warn(`${label}: unknown option "${name}"; did you mean "${ofPulumi}"?`);
    } else if (
      value !== undefined &&
      (EXPECTED[own] === "true or false" ? typeof value !== "boolean" : !isFullText(value))
    ) {
      rejectValue(`${label}: option ${own}`, own === "import" ? describeId(id) : EXPECTED[own], value);
    }
  }
}

function checkTimeouts(label: string, timeouts: unknown): void {
  if (timeouts === undefined || timeouts === null) return;
  const path = `${label}: customTimeouts`;
  if (typeof timeouts !== "object" || Array.isArray(timeouts))
    rejectValue(path, 'an object such as { create: "90m" }', timeouts);
  for (const [name, value] of Object.entries(timeouts)) {
    if (!["create", "update", "delete"].includes(name))
      throw runError(`${path}: unknown property; expected one of create, update, delete`);
    if (value !== undefined && typeof value !== "string") rejectValue(`${path}.${name}`, EXPECTED_DURATION, value);
  }
}

/**
 * Checks the id of a `get`. With an empty id, Pulumi would create a model instead of reading one.
 *
 * @throws {pulumi.RunError} if it is neither a non-empty string nor an Output or a Promise
 */
export function checkId(label: string, id: unknown, format: IdFormat): void {
  if (!isFullText(id) && !isLate(id)) rejectValue(`${label}: id`, describeId(format), id);
}

function describeId(format: IdFormat): string {
  return (require("../words/ids") as typeof import("../words/ids")).describeFormat(format);
}

function isFullText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function rejectValue(what: string, expected: string, value: unknown): never {
  const { describeGiven } = require("../words/describe") as typeof import("../words/describe");
  const given = isLate(value) ? "an Output or a Promise; pass a plain value" : describeGiven(value);
  throw runError(`${what}: expected ${expected}, got ${given}`);
}
