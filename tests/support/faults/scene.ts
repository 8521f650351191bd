/**
 * Where one row of the fault table runs: an emulator of its own, a profile that leads to it, and the engine's calls of the
 * host for one model.
 */
import assert from "node:assert/strict";
import {
  type CallRecord,
  type CreateBody,
  type Emulator,
  type ModelRecord,
  startEmulator,
} from "../../../emulator/server";
import { modelId } from "../../../provider/words/arns";
import type { Host } from "../host/host";
import { membershipIdentifier, validInputs } from "../inputs/valid-inputs";
import { constructedInputs } from "./constructed-inputs";
import type { FaultRow } from "./fault-row";
import type { Profiles } from "./profiles";
import { rivalDescription } from "./struck-fault";

type Props = Record<string, unknown>;

/** A resource as the state keeps it. */
export interface StateEntry {
  readonly id: string;
  readonly props: Props;
}

/** A model as the service has it, with the id by which a state would know it. */
export interface LivingModel extends ModelRecord {
  readonly id: string;
}

export interface Scene {
  readonly row: FaultRow;
  readonly emulator: Emulator;
  /** The name of the model. */
  readonly name: string;
  /** A model of the crowd in the same membership, which the stack has made earlier. */
  addModel(name: string): Promise<StateEntry>;
  /** What a stack does; the id as in the option import. */
  create(importedId?: string): Promise<StateEntry>;
  wait(model: StateEntry): Promise<StateEntry>;
  /** What a refresh leaves of the model and of its Training: both, none, or one of them. */
  refresh(model: StateEntry): Promise<StateEntry[]>;
  destroy(model: StateEntry): Promise<void>;
  /** The program's own models that are not over: being trained, ACTIVE or failed. */
  living(): LivingModel[];
  /** What is in training is ACTIVE from now on. */
  finishTrainings(): Promise<void>;
  /** From now on the calls go to another host process, as those of the next command do. */
  nextCommand(): void;
  /** Calls since they were cleared. */
  calls(operation?: string): CallRecord[];
  close(): Promise<void>;
}

/** What scenes share: the host processes of a command and of those that follow it, and where all find their profiles. */
export interface Stage {
  readonly hosts: readonly Host[];
  readonly profiles: Profiles;
}

/** The longest that a wait and a deletion take in this table, by their own settings. */
export const limitSeconds = 24;

/** The setting of the host that is not a resource's own. */
export const stackConfig = { "cleanroomsml:deleteTimeoutSeconds": String(limitSeconds) };

const logicalName = "model";
let scenes = 0;

/** Opens the scene of a row. */
export async function openScene(row: FaultRow, { hosts, profiles }: Stage): Promise<Scene> {
  const emulator = await startEmulator({
    behaviour: { pendingMs: 0, trainingMs: trainingMsOf(row), cancelMs: 200, deleteMs: 200 },
  });
  scenes += 1;
  const profile = `scene-${scenes}`;
  profiles.add(profile, emulator.url);
  const options = { logicalName, profile, createTimeoutSeconds: limitSeconds };
  const { name: _, ...program } = validInputs();
  const { __options, ...given } = row.transformed
    ? await constructedInputs(row.transformed)
    : { ...program, __options: {} };
  const news = {
    ...given,
    ...(await trainingOnBase(row, emulator)),
    __options: { ...(__options as Props), ...options },
  };
  const [first, ...following] = hosts;
  let host = first ?? assert.fail("a scene needs a host");
  const checked = await host.check("TrainedModel", { news });
  // A generated name is in the inputs, as a host has it that generates names before the create: faults are aimed by it.
  const generated = `${logicalName}-${String(scenes).padStart(7, "0")}`;
  const inputs = row.transformed ? checked.inputs : { ...checked.inputs, name: generated, __generatedName: generated };

  return {
    row,
    emulator,
    name: String(inputs.name),
    async addModel(name) {
      const trainedModelArn = await makeModel(emulator, { name });
      return { id: trainedModelArn, props: { ...checked.inputs, name, __options: options, trainedModelArn } };
    },
    async create(importedId) {
      const __options = { ...options, import: importedId };
      const { id, outs } = await host.create("TrainedModel", { ...inputs, __options });
      return { id, props: outs };
    },
    async wait(model) {
      const { trainedModelArn, versionIdentifier } = model.props;
      const given = { trainedModelArn, versionIdentifier, __options: options };
      const { id, outs } = await host.create("Training", given);
      return { id, props: outs };
    },
    async refresh(model) {
      const { trainedModelArn } = model.props;
      const training = { id: model.id, props: { trainedModelArn, __options: options } };
      const seen = [await host.read("TrainedModel", model), await host.read("Training", training)];
      return seen.filter(({ id }) => id !== "");
    },
    destroy: (model) => host.delete("TrainedModel", model),
    living: () =>
      emulator
        .models()
        .filter(({ input, status }) => input.description !== rivalDescription && status !== "INACTIVE")
        .map((model) => ({ ...model, id: modelId(model.trainedModelArn, model.versionIdentifier) })),
    async finishTrainings() {
      for (const { status, trainedModelArn } of emulator.models()) {
        if (/^CREATE_(PENDING|IN_PROGRESS)$/.test(status))
          await emulator.act({ action: "finish-training", trainedModelArn });
      }
    },
    nextCommand() {
      host = following.shift() ?? assert.fail("a scene has as many commands as hosts");
    },
    calls: (operation) => emulator.calls().filter((call) => operation === undefined || call.operation === operation),
    async close() {
      profiles.remove(profile);
      await emulator.close();
    },
  };
}

/**
 * A model that is to be cancelled is in training; one that is to be waited for is so for a while, a crowd until its trainings
 * are finished: how soon all of them are looked at together depends on the machine.
 */
function trainingMsOf({ step, operation }: FaultRow): number {
  const isEndless = operation === "CancelTrainedModel" || (step === "wait" && operation === "ListTrainedModels");
  return isEndless ? 600_000 : step === "wait" ? 1500 : 0;
}

/** Where a create looks at versions, it trains an existing model further. */
async function trainingOnBase({ step, operation }: FaultRow, emulator: Emulator): Promise<Props> {
  if (step !== "create" || operation !== "ListTrainedModelVersions") return {};
  const trainedModelArn = await makeModel(emulator, { name: "base", description: rivalDescription });
  return { incrementalTrainingDataChannels: [{ trainedModelArn, channelName: "base" }] };
}

/** Makes a model without the host's doing. @returns its ARN */
export async function makeModel(emulator: Emulator, change: Partial<CreateBody>): Promise<string> {
  const { membershipIdentifier: _, ...input } = validInputs();
  const body = { ...input, ...change } as CreateBody;
  const { trainedModelArn } = await emulator.act({ action: "create", membershipIdentifier, input: body });
  return trainedModelArn;
}
