/**
 * Prepares each of the steps so that it uses the operation of a row: a list after a lost create or for many waits,
 * the list of versions if a later version hides the base version.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { KINDS } from "../../../provider/kinds/kinds";
import type { ResourceKind } from "../../../provider/kinds/resource-kind";
import { inputsOfEveryKind } from "../inputs/kinds";
import type { ObjectKind } from "../inputs/marked-inputs";
import { riddenOut } from "./fault-groups";
import type { FaultRow, Step } from "./fault-row";
import { withPlaceholders } from "./placeholders";
import { makeModel, type Scene, type StateEntry } from "./scene";
import { isReadOfChannel, operationOf, rivalDescription } from "./struck-fault";

/** A prepared step. */
export interface ReadyStep {
  /** The state before the step, from an earlier command. */
  readonly before: readonly StateEntry[];
  /** @returns the state afterwards */
  run(): Promise<readonly StateEntry[]>;
}

/** With more than 20 waits in a membership, the provider polls by list. */
const crowd = 22;

const steps: Record<Step, (scene: Scene, row: FaultRow) => Promise<ReadyStep>> = {
  async create(scene, { operation }) {
    const { create, list, versions, collaborationOf }: ResourceKind["calls"] = KINDS[scene.row.object].calls;
    // Read only to find an object whose create was lost.
    if ([list, versions, collaborationOf].some((call) => call && operationOf(call) === operation))
      scene.emulator.inject({ operation: operationOf(create), kind: "reset-after" });
    // Read only where the service refuses a create.
    if (isReadOfChannel(scene.row))
      scene.emulator.inject({ operation: operationOf(create), kind: "resource-not-found" });
    return { before: [], run: async () => [await scene.create()] };
  },

  async wait(scene, { operation, object }) {
    const { get, list }: ResourceKind["calls"] = KINDS[object].calls;
    const count = get && list && operation === operationOf(list) ? crowd : 1;
    const models = count === 1 ? [await modelOf(scene)] : await addCrowd(scene, count);
    return {
      before: models,
      async run() {
        const ended = new AbortController();
        if (!mustReachLimit(scene.row)) void finishOnceStruck(scene, ended.signal);
        const ends = await Promise.allSettled(models.map((model) => scene.wait(model)));
        ended.abort();
        const failed = ends.flatMap((end) => (end.status === "rejected" ? [end.reason as Error] : []));
        if (failed.length > 0) throw mostFrequent(failed, scene.name);
        return models;
      },
    };
  },

  async refresh(scene, { object }) {
    const entry = await modelOf(scene);
    return {
      before: [entry],
      async run() {
        const seen = await scene.refresh(entry);
        const { work }: ResourceKind = KINDS[object];
        if (work && seen.length === 1)
          throw new Error("A refresh removed only one of the object and what waits for it");
        return seen.length === 0 ? [] : [entry];
      },
    };
  },

  async update(scene, { object }) {
    const created = await scene.create();
    const isTagged = "tags" in KINDS[object].inputs;
    const entry = isTagged ? await scene.update(created, { tags: { former: "value" } }) : created;
    return { before: [entry], run: async () => [await scene.update(entry, changeOf(object))] };
  },

  async destroy(scene) {
    const model = await modelOf(scene);
    return {
      before: [model],
      async run() {
        await scene.destroy(model);
        return [];
      },
    };
  },
};

/** A change of inputs that are updated in place: other tags, or the first member only. */
export function changeOf(object: ObjectKind): StateEntry["props"] {
  const { inputs, updates }: ResourceKind = KINDS[object];
  if ("tags" in inputs) return { tags: { present: "value" } };
  const firstMember = (input: unknown) => Object.fromEntries(Object.entries(input as object).slice(0, 1));
  return Object.fromEntries(updates.map((input) => [input, firstMember(inputsOfEveryKind[object][input])]));
}

/** A fault that does not end a wait must last until the limit, so no training may end before it. */
function mustReachLimit({ struck, kind }: FaultRow): boolean {
  return struck === "every call" && (riddenOut.includes(kind) || kind === "answer-status");
}

/** Completes the work once the fault has affected a call. */
async function finishOnceStruck(scene: Scene, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && !scene.calls().some(({ fault }) => fault === scene.row.kind)) await sleep(50);
  if (!signal.aborted) await scene.finishWork();
}

/** How most waits of a crowd fail; one that is due alone is polled by Get. */
function mostFrequent(errors: readonly Error[], name: string): Error | undefined {
  const texts = errors.map(({ message }) => withPlaceholders(message, name));
  const countOf = (text = "") => texts.filter((other) => other === text).length;
  const most = Math.max(...texts.map(countOf));
  return errors.find((_, index) => countOf(texts[index]) === most);
}

/** Prepares a step. */
export function readyStep(scene: Scene): Promise<ReadyStep> {
  return steps[scene.row.step](scene, scene.row);
}

/** A model of the stack; for the list of versions, one with a later version that someone else created. */
async function modelOf({ emulator, name, row, create }: Scene): Promise<StateEntry> {
  const model = await create();
  if (row.operation === "ListTrainedModelVersions") {
    await emulator.act({ action: "finish-training", trainedModelArn: model.id });
    const incrementalTrainingDataChannels = [{ trainedModelArn: model.id, channelName: "base" }];
    await makeModel(emulator, { name, incrementalTrainingDataChannels, description: rivalDescription });
  }
  return model;
}

/** The first has the name of the scene, the others have their own names. */
async function addCrowd({ name, add }: Scene, count: number): Promise<StateEntry[]> {
  const models = [await add(name)];
  while (models.length < count) models.push(await add(`${name}-${models.length}`));
  return models;
}
