import { type Limit, limitOf } from "../service/limits";
import { isRecord } from "../service/validation";
import { checkSettings, flag, refuseUnknownNames, text, textMap } from "../settings/check-settings";
import type { Action } from "./action";

interface ActionLimit {
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, Limit>>;
}

const statusDetails = limitOf("StatusDetails");

/** The members of each action, without those that select the model. */
const limits: Readonly<Record<Action["action"], ActionLimit>> = {
  delete: { members: { immediately: flag } },
  cancel: { members: { immediately: flag } },
  "finish-training": {},
  "fail-training": { members: { statusDetails } },
  "set-status": { required: ["status"], members: { status: text, statusDetails } },
  "set-tags": { required: ["tags"], members: { tags: textMap } },
  "set-publication": { members: { metricsStatus: text, logsStatus: text } },
  forget: {},
  create: {
    required: ["membershipIdentifier", "input"],
    members: { membershipIdentifier: text, input: { type: "document" } },
  },
};

const selector = { trainedModelArn: text, versionIdentifier: text, name: text };

/** @throws {TypeError} naming what is wrong with the action */
export function checkAction(value: unknown): void {
  const name = String(isRecord(value) ? value.action : value);
  refuseUnknownNames("action", Object.keys(limits), [name]);
  const { required = [], members } = limits[name as Action["action"]];
  const all = { action: text, ...selector, ...members };
  checkSettings("action", { type: "structure", required, members: all }, value);
}
