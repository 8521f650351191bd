/**
 * The surroundings of one row of the fault table: its own emulator, a profile that leads to it, and the engine's calls
 * to the host for one object.
 */
import assert from "node:assert/strict";
import {
  type Behaviour,
  type CallRecord,
  type CreateBody,
  type Emulator,
  type ObjectRecord,
  startEmulator,
} from "../../../emulator/server";
import { KINDS } from "../../../provider/kinds/kinds";
import type { ResourceKind } from "../../../provider/kinds/resource-kind";
import type { Host } from "../host/host";
import { inputsOfEveryKind } from "../inputs/kinds";
import { membershipIdentifier, validInputs } from "../inputs/valid-inputs";
import { idOfRecord, onExistingChannels, onExistingModel } from "../lifecycle/existing-objects";
import { constructedInputs } from "./constructed-inputs";
import type { FaultRow } from "./fault-row";
import type { Profiles } from "./profiles";
import { isRival, operationOf, rivalDescription } from "./struck-fault";

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
  /** Another object of the stack in the same membership. */
  add(name: string): Promise<StateEntry>;
  /** Creates the object, or imports the one with this id. */
  create(importedId?: string): Promise<StateEntry>;
  wait(entry: StateEntry): Promise<StateEntry>;
  /** Refreshes the object, and what waits for it, and returns those that remain. */
  refresh(entry: StateEntry): Promise<StateEntry[]>;
  /** Changes inputs in place. */
  update(entry: StateEntry, change: Props): Promise<StateEntry>;
  destroy(entry: StateEntry): Promise<void>;
  /** The program's own objects that exist, whatever their status. */
  living(): LivingObject[];
  /** Completes all work. */
  finishWork(): Promise<void>;
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
    behaviour: { pendingMs: 0, ...durationsOf(row), cancelMs: 200, deleteMs: 200 },
  });
  scenes += 1;
  const profile = `scene-${scenes}`;
  profiles.add(profile, emulator.url);
  const { object } = row;
  const urn = `urn:pulumi:dev::p${scenes}::t::${logicalName}`;
  const options = { logicalName, profile, createTimeoutSeconds: limitSeconds, urn };
  // A host process has one owner for each id, which is the membership of what a membership has one at most.
  const { isSingleton, work }: ResourceKind = KINDS[object];
  const membership = isSingleton
    ? membershipIdentifier.replace(/\d{12}$/, String(scenes).padStart(12, "0"))
    : membershipIdentifier;
  const program = { ...inputsOfEveryKind[object], ...(isSingleton && { membershipIdentifier: membership }) };
  const { __options, ...given } = row.transformed
    ? await constructedInputs(row.transformed)
    : { ...program, __options: {} };
  const news = {
    ...(await onExistingChannels(emulator, object, await onExistingModel(emulator, object, given))),
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
  const waitInputs = ({ id, props: { trainedModelArn, versionIdentifier, startTime } }: StateEntry): Props =>
    work?.waits === "Training"
      ? { trainedModelArn, versionIdentifier, __options: options }
      : { objectId: id, startTime, __options: options };
  const inputs = { ...checked.inputs, ...(isNamed && { name: generated, __generatedName: generated }) };

  return {
    row,
    emulator,
    membershipIdentifier: membership,
    name: String(inputs.name ?? generated),
    async add(name) {
      const { arn = "", ...record } = await emulator.act({
        action: "create",
        kind: object,
        input: { ...inputs, name },
      });
      const id = idOfRecord(object, { arn, ...record });
      return {
        id,
        props: { ...inputs, name, __options: options, ...(work?.waits === "Training" && { trainedModelArn: arn }) },
      };
    },
    async create(importedId) {
      const __options = { ...options, import: importedId };
      const { id, outs } = await host.create(object, { ...inputs, __options });
      return { id, props: outs };
    },
    async wait(entry) {
      const { id, outs } = await host.create(work?.waits ?? assert.fail("nothing waits"), waitInputs(entry));
      return { id, props: outs };
    },
    async refresh(entry) {
      const seen = [await host.read(object, entry)];
      if (work) seen.push(await host.read(work.waits, { id: entry.id, props: waitInputs(entry) }));
      return seen.filter(({ id }) => id !== "");
    },
    async update(entry, change) {
      const news = { ...inputs, ...change, __options: options };
      const { outs } = await host.update(object, { id: entry.id, olds: entry.props, news });
      return { id: entry.id, props: outs };
    },
    destroy: (entry) => host.delete(object, entry, { urn }),
    living: () =>
      emulator
        .objects(object)
        .filter(({ input, status }) => !isRival(input) && status !== "INACTIVE")
        .map((record) => ({ ...record, id: idOfRecord(object, record) })),
    async finishWork() {
      for (const { status, arn, name, versionIdentifier } of emulator.objects(object)) {
        if (!/^CREATE_(PENDING|IN_PROGRESS)$/.test(status)) continue;
        await emulator.act({ action: "finish", ...(arn ? { arn, versionIdentifier } : { kind: object, name }) });
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
 * Work for a cancel never ends, work for a wait takes a short time, and that of many objects lasts until the test finishes it,
 * because it depends on the machine when they are first polled together.
 */
function durationsOf({ object, step, operation }: FaultRow): Partial<Behaviour> {
  const { calls }: ResourceKind = KINDS[object];
  const isCancelled = step === "destroy" && calls.cancel && (!calls.delete || operation === operationOf(calls.cancel));
  const isCrowd = step === "wait" && operation === operationOf(calls.list ?? calls.create);
  const durationMs = isCancelled || isCrowd ? 600_000 : step === "wait" ? 1500 : 0;
  return { trainingMs: durationMs, channelMs: durationMs, exportMs: durationMs, inferenceMs: durationMs };
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
