import { type Limit, limitOf } from "../service/limits";
import { isRecord } from "../service/validation";
import { checkSettings, flag, oneOf, refuseUnknownNames, text, textMap } from "../settings/check-settings";
import type { Action, ObjectAction } from "./action";
import { kindNames } from "./kind";

interface ActionLimit {
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, Limit>>;
}

const statusDetails = limitOf("StatusDetails");

/** The members of each action, without those that select the object. */
const limits: Readonly<Record<(Action | ObjectAction)["action"], ActionLimit>> = {
  delete: { members: { immediately: flag } },
  cancel: { members: { immediately: flag } },
  finish: {},
  "finish-training": {},
  fail: { members: { statusDetails } },
  "fail-training": { members: { statusDetails } },
  expire: {},
  "set-status": { required: ["status"], members: { status: text, statusDetails } },
  "set-tags": { required: ["tags"], members: { tags: textMap } },
  "set-publication": { members: { metricsStatus: text, logsStatus: text } },
  forget: {},
  create: { required: ["input"], members: { membershipIdentifier: text, input: { type: "document" } } },
};

const kind = oneOf(...kindNames);
const modelSelector = { trainedModelArn: text, versionIdentifier: text, name: text };
const objectSelector = { kind, arn: text, versionIdentifier: text, membershipIdentifier: text, name: text };

/** Whether an action selects an object of any kind, rather than a model. */
export function isObjectAction(action: Action | ObjectAction): action is ObjectAction {
  return "kind" in action || "arn" in action;
}

/** @throws {TypeError} naming what is wrong with the action */
export function checkAction(value: unknown): void {
  const name = String(isRecord(value) ? value.action : value);
  refuseUnknownNames("action", Object.keys(limits), [name]);
  const { required = [], members } = limits[name as Action["action"]];
  const ofObject = isObjectAction(value as Action);
  const all = { action: text, ...(ofObject ? objectSelector : modelSelector), ...members };
  const more = name === "create" ? [ofObject ? "kind" : "membershipIdentifier"] : [];
  checkSettings("action", { type: "structure", required: [...required, ...more], members: all }, value);
}
