// Reads a fault from what a test gives, so that a typo is refused and named. What faults mean stands in fault.ts.
import { parseAction } from "../models/action-rules";
import { type OperationName, operations } from "../service/routes";
import { describeRule, isRecord, type Rule, refuseUnknownNames, ruleAccepts } from "../settings/check-settings";
import { type Fault, type FaultKind, faultMoments } from "./fault";

const details = { kind: "record", of: { statusCode: "string", message: "string" }, optional: true } as const;
const count = { kind: "number", min: 0, optional: true } as const;
const text = { kind: "text", optional: true } as const;

const faultRules: { readonly [Name in keyof Required<Fault>]: Rule } = {
  operation: { kind: "choice", of: ["*", ...operations.map(({ name }) => name)] },
  kind: { kind: "choice", of: Object.keys(faultMoments) },
  times: count,
  skip: count,
  modelName: text,
  trainedModelArn: text,
  // A timer of Node takes no more than 2^31 - 1.
  delayMs: { ...count, max: 2_147_483_647 },
  retryAfterSeconds: count,
  clockSkewMs: { kind: "number", optional: true },
  message: text,
  quotaName: text,
  quotaValue: count,
  statusDetails: details,
  afterMs: count,
  goesOnTraining: { kind: "flag", optional: true },
  status: text,
  action: { kind: "any-record", optional: true },
  answer: {
    kind: "record",
    of: { httpStatusCode: "number", headers: "object", body: "string" },
    optional: true,
  },
};

/** Members that a kind cannot do without. */
const neededMembers: Partial<Record<FaultKind, keyof Fault>> = {
  "wrong-clock": "clockSkewMs",
  answer: "answer",
  "answer-after": "answer",
  slow: "delayMs",
  "slow-before": "delayMs",
  "answer-status": "status",
  "act-first": "action",
};

/** Kinds that only some operations know. */
export const kindOperations: Partial<Record<FaultKind, OperationName>> = {
  "training-fails": "CreateTrainedModel",
  "cancel-fails": "CancelTrainedModel",
  "delete-fails": "DeleteTrainedModelOutput",
};

/** The fault that a value describes. @throws {TypeError} naming what is wrong with it */
export function parseFault(value: unknown): Fault {
  if (!isRecord(value)) throw new TypeError("Cannot inject the fault: a record with operation and kind is wanted");
  refuseUnknownNames(value, Object.keys(faultRules), (name) => `fault member "${name}"`);
  for (const [name, rule] of Object.entries(faultRules)) {
    if (name === "times" && value[name] === "always") continue;
    if (!ruleAccepts(rule, value[name])) {
      throw new TypeError(`Cannot inject a fault with this "${name}": ${describeRule(rule)} is wanted`);
    }
  }
  const fault = value as unknown as Fault;
  const needed = neededMembers[fault.kind];
  if (needed !== undefined && fault[needed] === undefined) {
    throw new TypeError(`Cannot inject a fault "${fault.kind}" without "${needed}"`);
  }
  if (fault.action !== undefined) parseAction(fault.action);
  const only = kindOperations[fault.kind];
  if (only !== undefined && fault.operation !== only) {
    throw new TypeError(`Cannot inject a fault "${fault.kind}" for "${fault.operation}": only ${only} knows it`);
  }
  return structuredClone(fault);
}
