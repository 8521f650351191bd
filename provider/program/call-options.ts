/**
 * Collects what the lifecycle needs from the program's process: the URN, which inputs are secret, how long to wait.
 * Runs in every preview, so it loads nothing but Pulumi.
 */
import * as pulumi from "@pulumi/pulumi";
import type { Kind } from "../kinds/lifecycle";
import type { InputTable } from "../kinds/resource-kind";
import type { CallOptions } from "../words/call";
import { runError } from "./run-error";

/** Returns the type token that Pulumi gives to a dynamic resource of a kind. */
export function typeOf(kind: Kind): string {
  return `pulumi-nodejs:dynamic/cleanroomsml:${kind}`;
}

/** URNs of parents, which children need before the parents are registered. */
const urns = new WeakMap<pulumi.Resource, pulumi.Input<string>>();

/**
 * Returns what a constructor passes to its resource's lifecycle.
 *
 * @param label  the resource, as at the start of a message: `Trained model "churn"`
 * @throws {pulumi.RunError} if `customTimeouts.create` is not a duration
 */
export function callOptions(
  kind: Kind,
  { name, label }: { name: string; label: string },
  opts: pulumi.CustomResourceOptions & { profile?: string | undefined; updateTagsInPlace?: boolean | undefined },
): Omit<CallOptions, "urn" | "secretInputs"> & { urn: pulumi.Input<string> } {
  const { profile, import: imported, deleteBeforeReplace, updateTagsInPlace } = opts;
  return {
    urn: urnOf(typeOf(kind), name, opts.parent),
    ...(profile !== undefined && { profile }),
    ...(imported !== undefined && { import: imported }),
    ...(deleteBeforeReplace !== undefined && { deleteBeforeReplace }),
    ...(updateTagsInPlace !== undefined && { updateTagsInPlace }),
    ...createTimeout(label, opts),
  };
}

/** Remembers a resource's URN for its children. */
export function rememberUrn(resource: pulumi.Resource, urn: pulumi.Input<string>): void {
  urns.set(resource, urn);
}

/**
 * Returns the URN that the engine will assign to a resource. It is a plain string where possible, because an Output
 * costs a preview about as much time as the engine's own work on the resource.
 */
function urnOf(type: string, name: string, parent: pulumi.Resource | undefined): pulumi.Input<string> {
  if (parent === undefined) return `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${type}::${name}`;
  const above = urns.get(parent) ?? parent;
  if (typeof above === "string") return `${above.slice(0, above.lastIndexOf("::"))}$${type}::${name}`;
  // An Output would make the parent a dependency and, if it is a component, all its children, too: two models in one
  // component would wait for each other.
  return new Promise((resolve) => pulumi.createUrn(name, type, above).apply(resolve));
}

/** `customTimeouts.create` in seconds, because the host does not pass on the engine's value. */
function createTimeout(label: string, opts: pulumi.CustomResourceOptions): { createTimeoutSeconds?: number } {
  const text = opts.customTimeouts?.create;
  if (text === undefined) return {};
  try {
    return { createTimeoutSeconds: parseDuration(text) };
  } catch (error) {
    throw runError(`${label}: ${(error as Error).message}`);
  }
}

/**
 * Replaces undefined with null inside maps, where it is a value that the program forgot: Pulumi would drop undefined
 * before the check, but null reaches the check and fails it.
 */
export function keepUndefined<Args extends object>(inputs: InputTable, args: Args): Args {
  const kept = Object.entries(args).flatMap(([input, value]) => {
    const { isMap, maps } = inputs[input] ?? {};
    if (value === undefined || !(isMap || maps)) return [];
    return [[input, isMap ? withNulls(value) : withNullsInside(value, maps ?? [])]];
  });
  return kept.length === 0 ? args : { ...args, ...Object.fromEntries(kept) };
}

/** @param maps  the members at any depth that are maps */
function withNullsInside(value: unknown, maps: readonly string[]): unknown {
  if (isComing(value)) return pulumi.output(value as object).apply((late) => withNullsInside(late, maps));
  if (Array.isArray(value)) return value.map((entry) => withNullsInside(entry, maps));
  if (typeof value !== "object" || value === null) return value;
  const kept = ([key, member]: [string, unknown]) =>
    maps.includes(key) && member !== undefined ? withNulls(member) : withNullsInside(member, maps);
  return Object.fromEntries(Object.entries(value).map((entry) => [entry[0], kept(entry)]));
}

function withNulls(map: unknown): unknown {
  if (isComing(map)) return pulumi.output(map as object).apply(withNulls);
  if (typeof map !== "object" || map === null || Array.isArray(map)) return map;
  const nullFor = (value: unknown) =>
    isComing(value)
      ? pulumi.output(value as object).apply((late: object | undefined) => late ?? null)
      : (value ?? null);
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, nullFor(value)]));
}

/** Returns the names of the inputs that contain a secret at any depth; undefined if all values are plain. */
export function secretInputs(args: object): Promise<string[]> | undefined {
  const given: [string, unknown][] = Object.entries(args);
  const late = given.filter(([, value]) => isLate(value));
  if (late.length === 0) return undefined;
  return Promise.all(late.map(([, value]) => pulumi.isSecret(pulumi.output(value)))).then((marks) =>
    late.filter((_, index) => marks[index]).map(([input]) => input),
  );
}

/** Whether a value, or anything inside it, is an Output, a Promise or a resource: only these can be secret. */
export function isLate(value: unknown, within: readonly unknown[] = []): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (isComing(value)) return true;
  // Pulumi itself rejects circular values.
  if (within.includes(value)) return true;
  return Object.values(value).some((member) => isLate(member, [...within, value]));
}

/** Whether a value itself is an Output, a Promise or a resource. */
export function isComing(value: unknown): boolean {
  return pulumi.Output.isInstance(value) || value instanceof Promise || pulumi.Resource.isInstance(value);
}

/** The words after "expected" for a member of `customTimeouts`. */
export const EXPECTED_DURATION = 'a duration such as "90m" or "1h30m"';

const UNIT_SECONDS: Record<string, number> = { h: 3600, m: 60, s: 1, ms: 0.001 };

/**
 * Parses a duration in Go's format, such as `90s`, `1h30m` or `0.5h`, into seconds.
 *
 * @throws {Error} if it is not one
 */
export function parseDuration(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)];
  const seconds = parts.reduce((sum, [, number, unit = ""]) => sum + Number(number) * (UNIT_SECONDS[unit] ?? 0), 0);
  if (parts.map(([part]) => part).join("") !== text || seconds <= 0) {
    throw new Error(`customTimeouts.create: expected ${EXPECTED_DURATION}, got "${text}"`);
  }
  return seconds;
}
