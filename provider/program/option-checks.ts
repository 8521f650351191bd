/**
 * Checks the options of a constructor for mistakes in plain JavaScript. Runs in every preview, so it loads nothing but
 * Pulumi unless it finds a mistake.
 */
import * as pulumi from "@pulumi/pulumi";
import { EXPECTED_DURATION, isLate } from "./call-options";

/** Our own options, and what each expects. None may be an Output, because the constructor needs the values. */
const EXPECTED = {
  waitForTraining: "true or false",
  import: "the ARN of a trained model, or ARN|versionIdentifier for a version",
  profile: "the name of an AWS profile",
};

const OF_PULUMI = (
  "id parent dependsOn protect ignoreChanges replaceOnChanges replacementTrigger version aliases provider providers " +
  "customTimeouts transformations transforms urn pluginDownloadURL retainOnDelete deletedWith replaceWith hooks " +
  "hideDiffs envVarMappings deleteBeforeReplace additionalSecretOutputs"
).split(" ");

const PULUMI_OPTIONS = new Set(OF_PULUMI);

/**
 * Checks a resource's options. A name close to one of Pulumi's is only a warning, because a newer version of Pulumi may
 * have it.
 *
 * @param label  the resource, as at the start of a message: `Trained model "churn"`
 * @param names  the resource's own options
 * @throws {pulumi.RunError} for a misspelled option of ours, and for a value of the wrong type
 */
export function checkOptions(label: string, opts: object, names: readonly (keyof typeof EXPECTED)[]): void {
  if (typeof opts !== "object" || opts === null || Array.isArray(opts))
    rejectValue(`${label}: third argument`, "an object of options", opts);
  checkTimeouts(label, (opts as pulumi.CustomResourceOptions).customTimeouts);
  for (const [name, value] of Object.entries(opts)) {
    if (PULUMI_OPTIONS.has(name)) continue;
    const own = names.find((candidate) => candidate === name);
    if (own === undefined) {
      const { findNearestName } = require("../words/nearest-name") as typeof import("../words/nearest-name");
      const nearest = findNearestName(name, names);
      if (nearest) throw new pulumi.RunError(`${label}: unknown option "${name}"; did you mean "${nearest}"?`);
      const ofPulumi = findNearestName(name, OF_PULUMI);
      if (ofPulumi) void pulumi.log.warn(`${label}: unknown option "${name}"; did you mean "${ofPulumi}"?`);
    } else if (value !== undefined && (own === "waitForTraining" ? typeof value !== "boolean" : !isFullText(value))) {
      rejectValue(`${label}: option ${own}`, EXPECTED[own], value);
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
      throw new pulumi.RunError(`${path}: unknown property; expected one of create, update, delete`);
    if (value !== undefined && typeof value !== "string") rejectValue(`${path}.${name}`, EXPECTED_DURATION, value);
  }
}

/**
 * Checks the id of a `get`. With an empty id, Pulumi would create a model instead of reading one.
 *
 * @throws {pulumi.RunError} if it is neither a non-empty string nor an Output or a Promise
 */
export function checkId(label: string, id: unknown): void {
  if (!isFullText(id) && !isLate(id)) rejectValue(`${label}: id`, EXPECTED.import, id);
}

function isFullText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function rejectValue(what: string, expected: string, value: unknown): never {
  const { describeGiven } = require("../words/describe") as typeof import("../words/describe");
  const given = isLate(value) ? "an Output or a Promise; pass a plain value" : describeGiven(value);
  throw new pulumi.RunError(`${what}: expected ${expected}, got ${given}`);
}
