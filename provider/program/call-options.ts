/**
 * What the constructors work out for the lifecycle in the program's own process: the urn, which inputs are secret, how
 * long to wait. It runs in every preview and loads nothing but Pulumi.
 */
import * as pulumi from "@pulumi/pulumi";
import type { Kind } from "../kinds/lifecycle";
import type { InputTable } from "../kinds/resource-kind";
import type { CallOptions } from "../words/call";
import type { TrainedModelArgs } from "./trained-model-args";

/** Pulumi's type tokens of the two resources, as its dynamic providers have them. */
export const TYPES = {
  TrainedModel: "pulumi-nodejs:dynamic/cleanroomsml:TrainedModel",
  Training: "pulumi-nodejs:dynamic/cleanroomsml:Training",
} as const satisfies Record<Kind, string>;

/** What the urn of a child begins with is known before the parent is registered. */
const urns = new WeakMap<pulumi.Resource, pulumi.Input<string>>();

/**
 * What a resource's constructor tells its lifecycle.
 *
 * @throws {pulumi.RunError} where `customTimeouts.create` is no duration
 */
export function callOptions(
  kind: Kind,
  name: string,
  opts: pulumi.CustomResourceOptions & { profile?: string | undefined },
): Omit<CallOptions, "urn" | "secretInputs"> & { urn: pulumi.Input<string> } {
  const { profile, import: imported, deleteBeforeReplace } = opts;
  return {
    urn: urnOf(TYPES[kind], name, opts.parent),
    ...(profile !== undefined && { profile }),
    ...(imported !== undefined && { import: imported }),
    ...(deleteBeforeReplace !== undefined && { deleteBeforeReplace }),
    ...createTimeout(name, opts),
  };
}

/** Keeps a resource's urn for its children. */
export function rememberUrn(resource: pulumi.Resource, urn: pulumi.Input<string>): void {
  urns.set(resource, urn);
}

/**
 * The urn that the engine will give to a resource. It is a plain string where that can be: each Output costs a preview about
 * as much as the engine's work on it does.
 */
function urnOf(type: string, name: string, parent: pulumi.Resource | undefined): pulumi.Input<string> {
  if (parent === undefined) return `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${type}::${name}`;
  const above = urns.get(parent) ?? parent;
  if (typeof above === "string") return `${above.slice(0, above.lastIndexOf("::"))}$${type}::${name}`;
  // An Output would make the parent a dependency and, of a component, each of its children: two models in one component
  // would wait for each other.
  return new Promise((resolve) => pulumi.createUrn(name, type, above).apply(resolve));
}

/** `customTimeouts.create` in seconds: the host drops what the engine says of it. */
function createTimeout(name: string, opts: pulumi.CustomResourceOptions): { createTimeoutSeconds?: number } {
  const text = opts.customTimeouts?.create;
  if (text === undefined) return {};
  try {
    return { createTimeoutSeconds: parseDuration(text) };
  } catch (error) {
    // A plain error would be shown with its stack, as if the program had crashed.
    throw new pulumi.RunError(`Trained model "${name}": ${(error as Error).message}`);
  }
}

/**
 * The inputs with null for undefined inside maps: there it is a value that the program forgot. Pulumi would drop undefined
 * before the check; null reaches it and is refused.
 */
export function keepUndefined<Args extends object>(inputs: InputTable, args: Args): Args {
  const maps = Object.entries(args).filter(([input, value]) => inputs[input]?.isMap && value !== undefined);
  return maps.length === 0
    ? args
    : { ...args, ...Object.fromEntries(maps.map(([input, map]) => [input, withNulls(map)])) };
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

/** Names of the inputs that hold a secret, at any depth; undefined where no value has to be waited for. */
export function secretInputs(args: TrainedModelArgs): Promise<string[]> | undefined {
  const given: [string, unknown][] = Object.entries(args);
  const late = given.filter(([, value]) => isLate(value));
  if (late.length === 0) return undefined;
  return Promise.all(late.map(([, value]) => pulumi.isSecret(pulumi.output(value)))).then((marks) =>
    late.filter((_, index) => marks[index]).map(([input]) => input),
  );
}

/** Whether a value, or anything in it, comes later: only that can be a secret, and only that needs an Output. */
export function isLate(value: unknown, within: readonly unknown[] = []): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (isComing(value)) return true;
  // What holds itself is for Pulumi to refuse.
  if (within.includes(value)) return true;
  return Object.values(value).some((member) => isLate(member, [...within, value]));
}

/** Whether a value itself comes later. */
export function isComing(value: unknown): boolean {
  return pulumi.Output.isInstance(value) || value instanceof Promise || pulumi.Resource.isInstance(value);
}

/** What a member of `customTimeouts` must be, as messages say it. */
export const DURATION_WANTED = 'a duration such as "90m" or "1h30m"';

const UNIT_SECONDS: Record<string, number> = { h: 3600, m: 60, s: 1, ms: 0.001 };

/**
 * Seconds of a duration as Go writes it: `90s`, `1h30m`, `0.5h`.
 *
 * @throws {Error} where it is none
 */
export function parseDuration(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)];
  const seconds = parts.reduce((sum, [, number, unit = ""]) => sum + Number(number) * (UNIT_SECONDS[unit] ?? 0), 0);
  if (parts.map(([part]) => part).join("") !== text || seconds <= 0) {
    throw new Error(`customTimeouts.create must be ${DURATION_WANTED}, but is "${text}"`);
  }
  return seconds;
}
