/**
 * The surroundings of one row of the fault table: its own emulator, a profile that leads to it, and the engine's calls
 * to the host for one model.
 */
import assert from "node:assert/strict";
import {
  type CallRecord,
  type CreateBody,
  type Emulator,
  type ModelRecord,
  startEmulator,
} from "../../../emulator/server";
import { modelId } from "../../../provider/service/models";
import type { Host } from "../host/host";
import { membershipIdentifier, validInputs } from "../inputs/valid-inputs";
import { constructedInputs } from "./constructed-inputs";
import type { FaultRow } from "./fault-row";
import type { Profiles } from "./profiles";
import { rivalDescription } from "./struck-fault";

type Props = Record<string, unknown>;

/** A resource in the state. */
export interface StateEntry {
  readonly id: string;
  readonly props: Props;
}

/** A model of the service, with its id in a state. */
export interface LivingModel extends ModelRecord {
  readonly id: string;
}

export interface Scene {
  readonly row: FaultRow;
  readonly emulator: Emulator;
  /** The name of the model. */
  readonly name: string;
  /** Another model of the stack in the same membership. */
  addModel(name: string): Promise<StateEntry>;
  /** Creates the model, or imports the one with this id. */
  create(importedId?: string): Promise<StateEntry>;
  wait(model: StateEntry): Promise<StateEntry>;
  /** Refreshes the model and its Training, and returns those that remain. */
  refresh(model: StateEntry): Promise<StateEntry[]>;
  destroy(model: StateEntry): Promise<void>;
  /** The program's own models that are in training, ACTIVE or failed. */
  living(): LivingModel[];
  /** Completes all trainings. */
  finishTrainings(): Promise<void>;
  /** Sends further calls to another host process, as the next command does. */
  nextCommand(): void;
  /** Calls since they were cleared. */
  calls(operation?: string): CallRecord[];
  close(): Promise<void>;
}

/** What scenes share: the host processes of a command and of later ones, and the file of profiles. */
export interface Stage {
  readonly hosts: readonly Host[];
  readonly profiles: Profiles;
}

/** The limit of waits and deletions in this table. */
export const limitSeconds = 24;

/** The stack's settings for the hosts. */
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
  // The inputs contain the generated name, because the faults are injected by name.
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
      host = following.shift() ?? assert.fail("a scene has no more commands than hosts");
    },
    calls: (operation) => emulator.calls().filter((call) => operation === undefined || call.operation === operation),
    async close() {
      profiles.remove(profile);
      await emulator.close();
    },
  };
}

/**
 * A model for a cancel trains forever, one for a wait for a short time, and many models train until the test finishes
 * their trainings, because it depends on the machine when they are first polled together.
 */
function trainingMsOf({ step, operation }: FaultRow): number {
  const isEndless = operation === "CancelTrainedModel" || (step === "wait" && operation === "ListTrainedModels");
  return isEndless ? 600_000 : step === "wait" ? 1500 : 0;
}

/** A create that lists versions continues from an existing model. */
async function trainingOnBase({ step, operation }: FaultRow, emulator: Emulator): Promise<Props> {
  if (step !== "create" || operation !== "ListTrainedModelVersions") return {};
  const trainedModelArn = await makeModel(emulator, { name: "base", description: rivalDescription });
  return { incrementalTrainingDataChannels: [{ trainedModelArn, channelName: "base" }] };
}

/** Creates a model without the host. @returns its ARN */
export async function makeModel(emulator: Emulator, change: Partial<CreateBody>): Promise<string> {
  const { membershipIdentifier: _, ...input } = validInputs();
  const body = { ...input, ...change } as CreateBody;
  const { trainedModelArn } = await emulator.act({ action: "create", membershipIdentifier, input: body });
  return trainedModelArn;
}
