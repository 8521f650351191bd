/**
 * What a constructor refuses of its options, which plain JavaScript may give in any shape. It runs in every preview and
 * loads nothing but Pulumi, unless there is something to refuse.
 */
import * as pulumi from "@pulumi/pulumi";
import { DURATION_WANTED, isLate } from "./call-options";

/** Our own options, with what each must be. None may come later: what becomes of a resource is decided at once. */
const WANTED = {
  waitForTraining: "true or false",
  import: '"arn" or "arn|versionIdentifier" of a model',
  profile: "the name of an AWS profile",
};

const OF_PULUMI = (
  "id parent dependsOn protect ignoreChanges replaceOnChanges replacementTrigger version aliases provider providers " +
  "customTimeouts transformations transforms urn pluginDownloadURL retainOnDelete deletedWith replaceWith hooks " +
  "hideDiffs envVarMappings deleteBeforeReplace additionalSecretOutputs"
).split(" ");

/** Known without a closer look. */
const OTHERS = new Set(OF_PULUMI);

/**
 * Checks a resource's options. A name that is near one of Pulumi's is only warned of: a newer version may have it.
 *
 * @param label  the resource, as a message begins: `Trained model "churn"`
 * @param names  the resource's own options
 * @throws {pulumi.RunError} for a mistyped name of ours, and for a value of another kind
 */
export function checkOptions(label: string, opts: object, names: readonly (keyof typeof WANTED)[]): void {
  if (typeof opts !== "object" || opts === null || Array.isArray(opts))
    refuseValue(`${label}: the third argument`, "an object of options", opts);
  checkTimeouts(label, (opts as pulumi.CustomResourceOptions).customTimeouts);
  for (const [name, value] of Object.entries(opts)) {
    if (OTHERS.has(name)) continue;
    const own = names.find((candidate) => candidate === name);
    if (own === undefined) {
      const { findNearestName } = require("../words/nearest-name") as typeof import("../words/nearest-name");
      const nearest = findNearestName(name, names);
      if (nearest) throw new pulumi.RunError(`${label}: "${name}" is no option: did you mean "${nearest}"?`);
      const ofPulumi = findNearestName(name, OF_PULUMI);
      if (ofPulumi) void pulumi.log.warn(`${label}: "${name}" is no option known here: did you mean "${ofPulumi}"?`);
    } else if (value !== undefined && (own === "waitForTraining" ? typeof value !== "boolean" : !isFullText(value))) {
      refuseValue(`${label}: option ${own}`, WANTED[own], value);
    }
  }
}

function checkTimeouts(label: string, timeouts: unknown): void {
  if (timeouts === undefined || timeouts === null) return;
  const path = `${label}: customTimeouts`;
  if (typeof timeouts !== "object" || Array.isArray(timeouts))
    refuseValue(path, 'an object such as { create: "90m" }', timeouts);
  for (const [name, value] of Object.entries(timeouts)) {
    if (!["create", "update", "delete"].includes(name))
      throw new pulumi.RunError(`${path} has an unknown member: known are create, update and delete`);
    if (value !== undefined && typeof value !== "string") refuseValue(`${path}.${name}`, DURATION_WANTED, value);
  }
}

/**
 * An id that is empty would have Pulumi create a model instead of reading one.
 *
 * @throws {pulumi.RunError} where it is neither a text nor comes later
 */
export function checkId(label: string, id: unknown): void {
  if (!isFullText(id) && !isLate(id)) refuseValue(`${label}: the id`, WANTED.import, id);
}

function isFullText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function refuseValue(what: string, wanted: string, value: unknown): never {
  // Loaded where it is needed: it brings the list of instance types along.
  const { describeGiven } = require("../words/describe") as typeof import("../words/describe");
  const given = isLate(value) ? "an Output or a Promise: its value is needed at once" : describeGiven(value);
  throw new pulumi.RunError(`${what} must be ${wanted}, but is ${given}`);
}
