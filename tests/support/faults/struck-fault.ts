/**
 * What each kind of fault is in the table, with what it needs beside its name. Every kind of the emulator is a row of the
 * table for every operation that it can strike.
 */

import { faultMoments } from "../../../emulator/faults/fault";
import { kindOperations } from "../../../emulator/faults/fault-limits";
import type { Action, CreateBody, Fault, FaultKind, OperationName } from "../../../emulator/server";
import { validInputs } from "../inputs/valid-inputs";
import type { FaultRow } from "./fault-row";

/** The longest that the provider waits for an answer in this table. */
export const requestTimeoutSeconds = 3;
const slowerMs = requestTimeoutSeconds * 1000 + 2500;

/** Marks what another client of the service made. */
export const rivalDescription = "of another client";

const details = { statusCode: "INTERNAL_ERROR", message: "The service could not do it" };

/** What a kind needs, or is made of here. */
const members: Partial<Record<FaultKind, Omit<Fault, "operation" | "kind">>> = {
  "wrong-clock": { clockSkewMs: 20 * 60_000 },
  slow: { delayMs: slowerMs },
  "slow-before": { delayMs: slowerMs },
  /** An error that no release knows. */
  answer: {
    answer: {
      httpStatusCode: 400,
      headers: { "x-amzn-errortype": "UnheardOfException" },
      body: '{"message":"Nobody has heard of this"}',
    },
  },
  /** What a proxy answers that has lost the service. */
  "answer-after": {
    answer: { httpStatusCode: 520, headers: { "content-type": "text/plain" }, body: "error code: 520" },
  },
  "training-fails": { statusDetails: details },
  "cancel-fails": { statusDetails: details },
  "delete-fails": { statusDetails: details },
  "answer-status": { status: "HIBERNATING" },
};

/** What the fault of a row is, about the model of that name. */
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

/** Somebody else deletes the model just before the call; before a create, makes one of the same name. */
function actionOn({ step, operation }: FaultRow, name: string): Action {
  if (operation !== "CreateTrainedModel") {
    // Where there is a later version it is not the one that the step is about, unless the step makes it.
    const which = step === "create" ? { name } : { name, versionIdentifier: "NULL" };
    return { action: "delete", ...which, immediately: true };
  }
  const { membershipIdentifier, ...input } = validInputs();
  const body = { ...input, name, description: rivalDescription } as CreateBody;
  return { action: "create", membershipIdentifier, input: body };
}

/** The kinds that can strike an operation, all that the emulator has. */
export function kindsFor(operation: OperationName): FaultKind[] {
  const kinds = Object.keys(faultMoments) as FaultKind[];
  return kinds.filter((kind) => kindOperations[kind]?.includes(operation) ?? true);
}
