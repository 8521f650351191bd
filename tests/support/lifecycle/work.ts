/** Objects whose create starts work, in this process: their inputs, and their lives as the engine drives them. */
import { inputsOfJobs, type WorkingClass } from "../inputs/kinds";
import { onExistingModel } from "./existing-objects";
import type { Surroundings } from "./surroundings";

type Props = Record<string, unknown>;
export type Entry = { id: string; outs: Props };

export const workingClasses = Object.keys(inputsOfJobs) as WorkingClass[];

/** The URN of an object of the program, or of its wait. */
export function urnOf(kind: WorkingClass, name = "churn", isWait = false): string {
  const type = `pulumi-nodejs:dynamic/cleanroomsml:${kind}`;
  return `urn:pulumi:dev::p::${isWait ? `${type}$pulumi-nodejs:dynamic/cleanroomsml:Completion` : type}::${name}`;
}

/** Drives one kind. */
export async function openWork(around: Surroundings, kind: WorkingClass) {
  const given = await onExistingModel(around.emulator, kind, inputsOfJobs[kind]);
  const newsOf = (change: Props = {}, name = "churn", options: Props = {}): Props => ({
    ...given,
    ...change,
    __options: { urn: urnOf(kind, name), ...options },
  });
  return {
    newsOf,
    create: async (change: Props = {}, name = "churn", options: Props = {}): Promise<Entry> =>
      (await around.of(kind).create(newsOf(change, name, options))) as Entry,
    wait: async ({ id, outs }: Entry, name = "churn"): Promise<Entry> => {
      const __options = { urn: urnOf(kind, name, true) };
      return (await around.of("Completion").create({ objectId: id, startTime: outs.startTime, __options })) as Entry;
    },
    read: ({ id, outs }: Entry) => around.of(kind).read(id, outs),
    remove: ({ id, outs }: Entry) => around.of(kind).delete(id, outs),
    diff: ({ id, outs }: Entry, change: Props = {}) => around.of(kind).diff(id, outs, newsOf(change)),
    /** Everything of this kind that exists. */
    objects: () => around.emulator.objects(kind),
  };
}
