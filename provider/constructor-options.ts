/**
 * What the constructors work out for the lifecycle in the program's own process: the urn, which inputs are secret, how
 * long to wait. It runs in every preview and loads nothing but Pulumi.
 */
import * as pulumi from "@pulumi/pulumi";
import type { ResourceOptions } from "./resource-options";
import type { TrainedModelArgs, TrainedModelOptions } from "./trained-model-args";

/** Pulumi's type tokens of the two resources, as its dynamic providers have them. */
export const TYPES = {
  TrainedModel: "pulumi-nodejs:dynamic/cleanroomsml:TrainedModel",
  Training: "pulumi-nodejs:dynamic/cleanroomsml:Training",
} as const;

/**
 * The urn that the engine will give to a resource. It is a plain text where that can be: each Output costs a preview about
 * as much as the engine's work on it does.
 *
 * @param parent  the parent or its urn; absent for a resource right below the stack
 */
export function urnOf(
  type: string,
  name: string,
  parent: pulumi.Resource | pulumi.Input<string> | undefined,
): pulumi.Input<string> {
  if (parent === undefined) return `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${type}::${name}`;
  if (typeof parent !== "string") {
    // An Output would make the parent a dependency and, of a component, each of its children: two models in one component
    // would wait for each other.
    return new Promise((resolve) => pulumi.createUrn(name, type, parent).apply(resolve));
  }
  return `${parent.slice(0, parent.lastIndexOf("::"))}$${type}::${name}`;
}

/** The options of a TrainedModel, for its lifecycle. */
export function trainedModelOptions(
  name: string,
  args: TrainedModelArgs,
  opts: TrainedModelOptions,
): Partial<ResourceOptions> {
  const { profile, adoptTrainedModelArn, deleteBeforeReplace } = opts;
  return {
    ...(profile !== undefined && { profile }),
    ...(adoptTrainedModelArn !== undefined && { adoptTrainedModelArn }),
    ...(deleteBeforeReplace !== undefined && { deleteBeforeReplace }),
    ...(args.name !== undefined && { hasExplicitName: true }),
    ...createTimeout(name, opts),
  };
}

/**
 * `customTimeouts.create` in seconds: Pulumi neither enforces it nor tells it to a dynamic provider.
 *
 * @throws {pulumi.RunError} where it is no duration
 */
export function createTimeout(
  name: string,
  opts: pulumi.CustomResourceOptions,
): Pick<ResourceOptions, "createTimeoutSeconds"> {
  const text = opts.customTimeouts?.create;
  if (text === undefined) return {};
  try {
    return { createTimeoutSeconds: parseDuration(text) };
  } catch (error) {
    // A plain error would be shown with its stack, as if the program had crashed.
    throw new pulumi.RunError(`Trained model "${name}": ${(error as Error).message}`);
  }
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
