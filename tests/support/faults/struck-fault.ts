/**
 * The faults of the table with their parameters. Every kind of the emulator is a row of the table for every operation
 * that it can affect.
 */
import { isDeepStrictEqual } from "node:util";
import { faultMoments } from "../../../emulator/faults/fault";
import { kindOperations } from "../../../emulator/faults/fault-limits";
import type { Action, Fault, FaultKind, ObjectAction, ObjectSelector, OperationName } from "../../../emulator/server";
import { KINDS } from "../../../provider/kinds/kinds";
import type { ResourceKind } from "../../../provider/kinds/resource-kind";
import { getOperation, type OperationKey } from "../../../sdk/operations";
import { mlConfigurationCreation } from "../emulator/ml-configuration";
import { inputsOfEveryKind } from "../inputs/kinds";
import type { ObjectKind } from "../inputs/marked-inputs";
import type { FaultRow } from "./fault-row";

/** The request timeout in this table. */
export const requestTimeoutSeconds = 3;
const slowerMs = requestTimeoutSeconds * 1000 + 2500;

/** Marks the objects of another client. */
export const rivalDescription = "of another client";

const details = { statusCode: "INTERNAL_ERROR", message: "The service could not do it" };

/** The parameters of each kind. */
const members: Partial<Record<FaultKind, Omit<Fault, "operation" | "kind">>> = {
  "wrong-clock": { clockSkewMs: 20 * 60_000 },
  slow: { delayMs: slowerMs },
  "slow-before": { delayMs: slowerMs },
  /** An unknown error. */
  answer: {
    answer: {
      httpStatusCode: 400,
      headers: { "x-amzn-errortype": "UnheardOfException" },
      body: '{"message":"Nobody has heard of this"}',
    },
  },
  /** The response of a proxy without a connection to the service. */
  "answer-after": {
    answer: { httpStatusCode: 520, headers: { "content-type": "text/plain" }, body: "error code: 520" },
  },
  "training-fails": { statusDetails: details },
  "cancel-fails": { statusDetails: details },
  "delete-fails": { statusDetails: details },
  "answer-status": { status: "HIBERNATING" },
};

/** The object of a row. */
interface Target {
  readonly name: string;
  readonly membershipIdentifier: string;
}

/** Returns the fault of a row for an object. */
export function faultOf(row: FaultRow, target: Target): Fault {
  const { operation, kind, struck } = row;
  return {
    operation,
    kind,
    ...members[kind],
    ...(kind === "act-first" && { action: actionOn(row, target) }),
    ...(struck === "every call" && { times: "always" }),
  };
}

/**
 * Someone else deletes the object before the call. Before a create, they create one with the same name; before a read of an
 * ML configuration that does not exist yet, they create it.
 */
function actionOn(row: FaultRow, { name, membershipIdentifier }: Target): Action | ObjectAction {
  const { object, operation } = row;
  if (!isDeletedFirst(row)) {
    if (operation === "GetMLConfiguration" || KINDS[object].createOperation === "PutMLConfiguration")
      return { ...mlConfigurationCreation, input: { ...mlConfigurationCreation.input, membershipIdentifier } };
    const input = { ...inputsOfEveryKind[object], name, description: rivalDescription };
    return { action: "create", kind: object, input };
  }
  const selector = isReadOfChannel(row) ? { kind: "MLInputChannel" as const } : selectorOf(row, name);
  return { action: "delete", ...selector, immediately: true };
}

/** Whether the operation reads a channel in the inputs. */
export function isReadOfChannel({ object, operation }: Pick<FaultRow, "object" | "operation">): boolean {
  return operation === "GetMLInputChannel" && object !== "MLInputChannel";
}

/** Selects the object of a row. A later version of a model is not the subject of the step, unless the step creates it. */
export function selectorOf({ object, step }: Pick<FaultRow, "object" | "step">, name: string): ObjectSelector {
  if (object === "TrainedModel") return step === "create" ? { name } : { name, versionIdentifier: "NULL" };
  return { kind: object, ...("name" in KINDS[object].inputs && { name }) };
}

/** Whether someone else's deletion is what precedes the call. */
function isDeletedFirst({ object, step, operation }: Pick<FaultRow, "object" | "step" | "operation">): boolean {
  if (step !== "create") return true;
  return operation !== KINDS[object].createOperation && operation !== "GetMLConfiguration";
}

/** Whether another client created an object. */
export function isRival(input: Readonly<Record<string, unknown>>): boolean {
  const { defaultOutputLocation } = mlConfigurationCreation.input;
  return (
    input.description === rivalDescription || isDeepStrictEqual(input.defaultOutputLocation, defaultOutputLocation)
  );
}

/**
 * All kinds of the emulator that can affect an operation. Nobody can delete an object twice that has no statuses, as before
 * every call.
 */
export function kindsFor(operation: OperationName, row?: Pick<FaultRow, "object" | "step" | "struck">): FaultKind[] {
  const kinds = Object.keys(faultMoments) as FaultKind[];
  const isPossible = (kind: FaultKind) => {
    if (!row || kind !== "act-first" || !isDeletedFirst({ ...row, operation })) return true;
    return (row.struck === "one call" || hasStatus(row)) && canEnd(row.object);
  };
  return kinds.filter((kind) => (kindOperations[kind]?.includes(operation) ?? true) && isPossible(kind));
}

/** Its record remains, unless its tags are changed. */
function hasStatus({ object, step }: Pick<FaultRow, "object" | "step">): boolean {
  const { work }: ResourceKind = KINDS[object];
  return work !== undefined && step !== "update";
}

/** Whether somebody can delete or cancel such objects. */
function canEnd(object: ObjectKind): boolean {
  const { calls }: ResourceKind = KINDS[object];
  return (calls.delete ?? calls.cancel) !== undefined;
}

/** The operation of a method of the client. */
export function operationOf(method: OperationKey): OperationName {
  return getOperation(method).name as OperationName;
}
