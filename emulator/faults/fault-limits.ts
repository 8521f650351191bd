import { checkAction } from "../objects/action-limits";
import { kindNames, kindOf } from "../objects/kind";
import { type Limit, limitOf, type StructureLimit } from "../service/limits";
import { type OperationName, operationNames } from "../service/routes";
import { isRecord } from "../service/validation";
import { anyNumber, checkSettings, count, flag, oneOf, text, textMap } from "../settings/check-settings";
import { type Fault, type FaultKind, faultMoments } from "./fault";

const members: Readonly<Record<keyof Fault, Limit>> = {
  operation: oneOf("*", ...operationNames),
  kind: oneOf(...Object.keys(faultMoments)),
  times: count,
  skip: count,
  name: text,
  arn: text,
  modelName: text,
  trainedModelArn: text,
  // A timer of Node takes no more than 2^31 - 1.
  delayMs: { ...anyNumber, min: 0, max: 2_147_483_647 },
  retryAfterSeconds: count,
  clockSkewMs: anyNumber,
  message: text,
  quotaName: text,
  quotaValue: count,
  statusDetails: limitOf("StatusDetails"),
  afterMs: count,
  goesOnTraining: flag,
  status: text,
  action: { type: "document" },
  answer: {
    type: "structure",
    required: ["httpStatusCode"],
    members: { httpStatusCode: anyNumber, headers: textMap, body: text },
  },
};

/** Members that a kind requires. */
const requiredMembers: Partial<Record<FaultKind, keyof Fault>> = {
  "wrong-clock": "clockSkewMs",
  answer: "answer",
  "answer-after": "answer",
  slow: "delayMs",
  "slow-before": "delayMs",
  "answer-status": "status",
  "act-first": "action",
};

/** Kinds that only some operations have. */
export const kindOperations: Partial<Record<FaultKind, readonly OperationName[]>> = {
  "training-fails": kindNames.filter((name) => kindOf(name).work !== undefined).map((name) => kindOf(name).create),
  "cancel-fails": operationNames.filter((name) => name.startsWith("Cancel")),
  "delete-fails": ["DeleteTrainedModelOutput", "DeleteMLInputChannelData"],
};

/** A copy of a fault. @throws {TypeError} naming what is wrong with it */
export function checkedFault(fault: Fault): Fault {
  const { kind, times }: Partial<Fault> = isRecord(fault) ? fault : {};
  const possible = kind && kindOperations[kind];
  const needed = kind && requiredMembers[kind];
  const limit: StructureLimit = {
    type: "structure",
    required: ["operation", "kind", ...(needed ? [needed] : [])],
    members: {
      ...members,
      ...(possible && { operation: oneOf(...possible) }),
      times: times === "always" ? text : count,
    },
  };
  checkSettings("fault", limit, fault);
  if (fault.action !== undefined) checkAction(fault.action);
  return structuredClone(fault);
}
