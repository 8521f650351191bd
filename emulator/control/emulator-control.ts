import type { Fault } from "../faults/fault";
import { queuedFault } from "../faults/fault-queue";
import type { Action, ObjectAction } from "../objects/action";
import type { KindName } from "../objects/kind";
import { type ModelRecord, modelRecord, type ObjectRecord, objectRecord } from "../objects/object-record";
import { type Behaviour, changedBehaviour } from "../settings/behaviour";
import { checkedCredential, type EmulatorCredential } from "../signature/credential";
import type { CallRecord } from "../state/call-log";
import type { EmulatorState } from "../state/emulator-state";
import { act } from "./act";

/** What a test can do with a running emulator beyond calling it; the control over HTTP offers the same. */
export interface EmulatorControl {
  /** Returns all calls since the start or `clearCalls`, oldest first. */
  calls(): CallRecord[];
  /** Forgets the calls; their count continues. */
  clearCalls(): void;
  /** Returns all versions of all models, oldest first, including INACTIVE ones. */
  models(): ModelRecord[];
  /** Returns all objects, or those of one kind, oldest first, including INACTIVE ones and each version of a model. */
  objects(kind?: KindName): ObjectRecord[];
  /** Returns all switches. */
  behaviour(): Behaviour;
  /**
   * Changes switches; others stay.
   *
   * @throws {TypeError} naming the switch that does not exist or the value it cannot have
   */
  set(change: Partial<Behaviour>): void;
  /**
   * Applies a fault to the next calls that it matches.
   *
   * @throws {TypeError} naming what is wrong with the fault
   */
  inject(fault: Fault): void;
  /** Returns the faults that still wait for calls. */
  faults(): Fault[];
  /** Forgets the faults that still wait. */
  clearFaults(): void;
  /**
   * Does something to a model from outside, as when another member deletes it.
   *
   * @returns the model afterwards
   * @throws {TypeError} where there is no such model
   */
  act(action: Action): Promise<ModelRecord>;
  /**
   * Does something to an object of any kind from outside.
   *
   * @returns the object afterwards
   * @throws {TypeError} where there is no such object
   */
  act(action: ObjectAction): Promise<ObjectRecord>;
  /**
   * Accepts one more pair of keys from now on.
   *
   * @throws {TypeError} naming what is wrong with it
   */
  addCredential(credential: EmulatorCredential): void;
}

/** The control of a state. @internal */
export function controlOf(state: EmulatorState): EmulatorControl {
  return {
    calls: () => [...state.calls],
    clearCalls: () => {
      state.calls.length = 0;
    },
    models: () => state.objects.ofKind("TrainedModel").map((model) => modelRecord(model, state.nowMs())),
    objects: (kind) => {
      const found = kind === undefined ? state.objects.all() : state.objects.ofKind(kind);
      return found.map((object) => objectRecord(object, state.nowMs()));
    },
    behaviour: () => state.behaviour,
    set: (change) => {
      state.behaviour = changedBehaviour(state.behaviour, change);
    },
    inject: (fault) => {
      state.faults.push(queuedFault(fault));
    },
    faults: () => state.faults.map(({ fault }) => fault),
    clearFaults: () => {
      state.faults.length = 0;
    },
    act: ((action) => act(state, action)) as EmulatorControl["act"],
    addCredential: (credential) => {
      state.credentials.push(checkedCredential(credential));
    },
  };
}
