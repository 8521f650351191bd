/**
 * The surroundings of one row of the fault table: its own emulator, a profile that leads to it, and the engine's calls
 * to the host for one object.
 */
import assert from "node:assert/strict";
import {
  type CallRecord,
  type CreateBody,
  type Emulator,
  type ObjectRecord,
  startEmulator,
} from "../../../emulator/server";
import { KINDS } from "../../../provider/kinds/kinds";
import type { ResourceKind } from "../../../provider/kinds/resource-kind";
import { idOf } from "../../../provider/words/ids";
import type { Host } from "../host/host";
import { inputsOfEveryKind } from "../inputs/kinds";
import type { ObjectKind } from "../inputs/marked-inputs";
import { membershipIdentifier, validInputs } from "../inputs/valid-inputs";
import { constructedInputs } from "./constructed-inputs";
import type { FaultRow } from "./fault-row";
import type { Profiles } from "./profiles";
import { isRival, rivalDescription } from "./struck-fault";

type Props = Record<string, unknown>;

/** A resource in the state. */
export interface StateEntry {
  readonly id: string;
  readonly props: Props;
}

/** An object of the service, with its id in a state. */
export interface LivingObject extends ObjectRecord {
  readonly id: string;
}

export interface Scene {
  readonly row: FaultRow;
  readonly emulator: Emulator;
  /** The name of the object; of a kind without names, one that nothing has. */
  readonly name: string;
  readonly membershipIdentifier: string;
  /** Another model of the stack in the same membership. */
  addModel(name: string): Promise<StateEntry>;
  /** Creates the object, or imports the one with this id. */
  create(importedId?: string): Promise<StateEntry>;
  wait(model: StateEntry): Promise<StateEntry>;
  /** Refreshes the object, and a model's Training, and returns those that remain. */
  refresh(entry: StateEntry): Promise<StateEntry[]>;
  /** Changes inputs in place. */
  update(entry: StateEntry, change: Props): Promise<StateEntry>;
  destroy(entry: StateEntry): Promise<void>;
  /** The program's own objects that exist, whatever their status. */
  living(): LivingObject[];
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
export const stackConfig = {
  "cleanroomsml:region": "us-east-1",
  "cleanroomsml:deleteTimeoutSeconds": String(limitSeconds),
};

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
  const { object } = row;
  const options = { logicalName, profile, createTimeoutSeconds: limitSeconds };
  // A host process has one owner for each id, which is the membership of what a membership has one at most.
  const { isSingleton }: ResourceKind = KINDS[object];
  const membership = isSingleton
    ? membershipIdentifier.replace(/\d{12}$/, String(scenes).padStart(12, "0"))
    : membershipIdentifier;
  const program = { ...inputsOfEveryKind[object], ...(isSingleton && { membershipIdentifier: membership }) };
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
  const checked = await host.check(object, { news });
  assert.deepEqual(checked.failures, []);
  // The inputs contain the generated name, because the faults are injected by name.
  const generated = `${logicalName}-${String(scenes).padStart(7, "0")}`;
  const isNamed = "name" in KINDS[object].inputs && !row.transformed;
  const inputs = { ...checked.inputs, ...(isNamed && { name: generated, __generatedName: generated }) };

  return {
    row,
    emulator,
    membershipIdentifier: membership,
    name: String(inputs.name ?? generated),
    async addModel(name) {
      const trainedModelArn = await makeModel(emulator, { name });
      return { id: trainedModelArn, props: { ...checked.inputs, name, __options: options, trainedModelArn } };
    },
    async create(importedId) {
      const __options = { ...options, import: importedId };
      const { id, outs } = await host.create(object, { ...inputs, __options });
      return { id, props: outs };
    },
    async wait(model) {
      const { trainedModelArn, versionIdentifier } = model.props;
      const given = { trainedModelArn, versionIdentifier, __options: options };
      const { id, outs } = await host.create("Training", given);
      return { id, props: outs };
    },
    async refresh(entry) {
      const { trainedModelArn } = entry.props;
      const seen = [await host.read(object, entry)];
      if (object === "TrainedModel")
        seen.push(await host.read("Training", { id: entry.id, props: { trainedModelArn, __options: options } }));
      return seen.filter(({ id }) => id !== "");
    },
    async update(entry, change) {
      const news = { ...inputs, ...change, __options: options };
      const { outs } = await host.update(object, { id: entry.id, olds: entry.props, news });
      return { id: entry.id, props: outs };
    },
    destroy: (entry) => host.delete(object, entry, { urn: `urn:pulumi:dev::p::t::${logicalName}` }),
    living: () =>
      emulator
        .objects(object)
        .filter(({ input, status }) => !isRival(input) && status !== "INACTIVE")
        .map((record) => ({ ...record, id: idOfRecord(object, record) })),
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

function idOfRecord(object: ObjectKind, { arn, membershipIdentifier, versionIdentifier }: ObjectRecord): string {
  const { id }: ResourceKind = KINDS[object];
  return idOf(id, {
    membershipIdentifier,
    versionIdentifier,
    [id.arnMember ?? "membershipIdentifier"]: arn ?? membershipIdentifier,
  });
}

/** Creates a model without the host. @returns its ARN */
export async function makeModel(emulator: Emulator, change: Partial<CreateBody>): Promise<string> {
  const { membershipIdentifier: _, ...input } = validInputs();
  const body = { ...input, ...change } as CreateBody;
  const { trainedModelArn } = await emulator.act({ action: "create", membershipIdentifier, input: body });
  return trainedModelArn;
}
