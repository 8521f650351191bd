/**
 * The four steps, each brought to where the operation of a row is used: a list where a create was lost or many wait, the
 * list of versions where a later version hides the one that is meant.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { FaultRow, Step } from "./fault-row";
import { riddenOut } from "./fault-table";
import { makeModel, type Scene, type StateEntry } from "./scene";
import { rivalDescription } from "./struck-fault";

/** A step that is ready to go. */
export interface ReadyStep {
  /** What the state knows beforehand; the engine has it from an earlier command. */
  readonly before: readonly StateEntry[];
  /** @returns what the state knows afterwards */
  run(): Promise<readonly StateEntry[]>;
}

/** Above 20 waits in one membership the provider looks by list. */
const crowd = 22;

const steps: Record<Step, (scene: Scene, row: FaultRow) => Promise<ReadyStep>> = {
  async create(scene, { operation }) {
    if (operation === "ListTrainedModels" || operation === "ListTrainedModelVersions") {
      scene.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after" });
    }
    return { before: [], run: async () => [await scene.create()] };
  },

  async wait(scene, { operation }) {
    const count = operation === "ListTrainedModels" ? crowd : 1;
    const models = count === 1 ? [await modelOf(scene)] : await addCrowd(scene, count);
    return {
      before: models,
      async run() {
        const ended = new AbortController();
        if (!mustReachLimit(scene.row)) void finishOnceStruck(scene, ended.signal);
        const ends = await Promise.allSettled(models.map((model) => scene.wait(model)));
        ended.abort();
        const failed = ends.find((end) => end.status === "rejected");
        if (failed) throw failed.reason;
        return models;
      },
    };
  },

  async refresh(scene) {
    const model = await modelOf(scene);
    return {
      before: [model],
      async run() {
        const seen = await scene.refresh(model);
        if (seen.length === 1) throw new Error("The model and its Training are not of one mind");
        return seen.length === 0 ? [] : [model];
      },
    };
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

/** What a wait rides out as long as it lasts ends at the limit of the wait only if no training ends before. */
function mustReachLimit({ struck, kind }: FaultRow): boolean {
  return struck === "every call" && (riddenOut.includes(kind) || kind === "answer-status");
}

/** Lets the trainings end as soon as the fault has struck, and no sooner. */
async function finishOnceStruck(scene: Scene, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && !scene.calls().some(({ fault }) => fault === scene.row.kind)) await sleep(50);
  if (!signal.aborted) await scene.finishTrainings();
}

/** Brings a step to where it can be run. */
export function readyStep(scene: Scene): Promise<ReadyStep> {
  return steps[scene.row.step](scene, scene.row);
}

/** A model of the stack; for the list of versions one of whose ARN there is a later version, which is somebody else's. */
async function modelOf({ emulator, name, row, create }: Scene): Promise<StateEntry> {
  const model = await create();
  if (row.operation === "ListTrainedModelVersions") {
    await emulator.act({ action: "finish-training", trainedModelArn: model.id });
    const incrementalTrainingDataChannels = [{ trainedModelArn: model.id, channelName: "base" }];
    await makeModel(emulator, { name, incrementalTrainingDataChannels, description: rivalDescription });
  }
  return model;
}

/** The first has the name of the scene, the others names of their own. */
async function addCrowd({ name, addModel }: Scene, count: number): Promise<StateEntry[]> {
  const models = [await addModel(name)];
  while (models.length < count) models.push(await addModel(`${name}-${models.length}`));
  return models;
}
