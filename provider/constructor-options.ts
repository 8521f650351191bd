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

/** The options of a TrainedModel, for its lifecycle. */
export function trainedModelOptions(
  name: string,
  args: TrainedModelArgs,
  opts: TrainedModelOptions,
): pulumi.Input<Record<string, unknown>> {
  const { profile, adoptTrainedModelArn, deleteBeforeReplace } = opts;
  const options: Partial<ResourceOptions> = {
    logicalName: name,
    ...(profile !== undefined && { profile }),
    ...(adoptTrainedModelArn !== undefined && { adoptTrainedModelArn }),
    ...(deleteBeforeReplace !== undefined && { deleteBeforeReplace }),
    ...(args.name !== undefined && { hasExplicitName: true }),
    ...createTimeout(name, opts),
  };
  return { ...options, urn: pulumi.createUrn(name, TYPES.TrainedModel, opts.parent), secretInputs: secretInputs(args) };
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

/** Names of the inputs that hold a secret, at any depth. */
export async function secretInputs(args: TrainedModelArgs): Promise<string[]> {
  const entries = Object.entries(args as Record<string, unknown>);
  const marks = await Promise.all(entries.map(([, value]) => pulumi.isSecret(pulumi.output(value))));
  return entries.map(([input]) => input).filter((_, index) => marks[index]);
}

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
    throw new Error(`customTimeouts.create must be a duration such as "90m" or "1h30m", but is "${text}"`);
  }
  return seconds;
}
