/**
 * The faults of the table with their parameters. Every kind of the emulator is a row of the table for every operation
 * that it can affect.
 */

import { faultMoments } from "../../../emulator/faults/fault";
import { kindOperations } from "../../../emulator/faults/fault-limits";
import type { Action, CreateBody, Fault, FaultKind, ObjectAction, OperationName } from "../../../emulator/server";
import { mlConfigurationCreation } from "../emulator/ml-configuration";
import { validInputs } from "../inputs/valid-inputs";
import type { FaultRow } from "./fault-row";

/** The request timeout in this table. */
export const requestTimeoutSeconds = 3;
const slowerMs = requestTimeoutSeconds * 1000 + 2500;

/** Marks the models of another client. */
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

/** Returns the fault of a row for the model with this name. */
export function faultOf(row: FaultRow, name: string): Fault {
  const { operation, kind, struck } = row;
  return {
    operation,
    kind,
    ...members[kind],
    ...(kind === "act-first" && { action: actionOn(row, name) }),
    ...(struck === "every call" && { times: "always" }),
  };
}

/**
 * Someone else deletes the model before the call. Before a create, they create a model with the same name; before a read
 * of the ML configuration, they create one.
 */
function actionOn({ step, operation }: FaultRow, name: string): Action | ObjectAction {
  if (operation === "GetMLConfiguration") return mlConfigurationCreation;
  if (operation !== "CreateTrainedModel") {
    // A later version is not the subject of the step, unless the step creates it.
    const which = step === "create" ? { name } : { name, versionIdentifier: "NULL" };
    return { action: "delete", ...which, immediately: true };
  }
  const { membershipIdentifier, ...input } = validInputs();
  const body = { ...input, name, description: rivalDescription } as CreateBody;
  return { action: "create", membershipIdentifier, input: body };
}

/** All kinds of the emulator that can affect an operation. */
export function kindsFor(operation: OperationName): FaultKind[] {
  const kinds = Object.keys(faultMoments) as FaultKind[];
  return kinds.filter((kind) => kindOperations[kind]?.includes(operation) ?? true);
}
