// Reads an action from what a test gives, so that a typo is refused and named.

import { describeRule, isRecord, type Rule, refuseUnknownNames, ruleAccepts } from "../settings/check-settings";
import type { Action } from "./action";

const text: Rule = { kind: "text", optional: true };
const details: Rule = { kind: "record", of: { statusCode: "string", message: "string" }, optional: true };
const immediately: Rule = { kind: "flag", optional: true };

/** The members of each action beside the model's selector. */
const membersByAction: Readonly<Record<Action["action"], Readonly<Record<string, Rule>>>> = {
  delete: { immediately },
  cancel: { immediately },
  "finish-training": {},
  "fail-training": { statusDetails: details },
  "set-status": { status: { kind: "text" }, statusDetails: details },
  "set-tags": { tags: { kind: "map" } },
  "set-publication": { metricsStatus: text, logsStatus: text },
  forget: {},
  create: { membershipIdentifier: { kind: "text" }, input: { kind: "any-record" } },
};

const selector = { trainedModelArn: text, versionIdentifier: text, name: text };

/** The action that a value describes. @throws {TypeError} naming what is wrong with it */
export function parseAction(value: unknown): Action {
  const names = Object.keys(membersByAction);
  if (!isRecord(value) || typeof value.action !== "string" || !names.includes(value.action)) {
    throw new TypeError(`Unknown action: one of ${names.join(", ")} is wanted`);
  }
  const { action, ...given } = value;
  const rules: Readonly<Record<string, Rule>> = { ...selector, ...membersByAction[action as Action["action"]] };
  refuseUnknownNames(given, Object.keys(rules), (name) => `member "${name}" of the action "${action}"`);
  for (const [name, rule] of Object.entries(rules)) {
    if (!ruleAccepts(rule, given[name])) {
      throw new TypeError(`Cannot do the action "${action}" with this "${name}": ${describeRule(rule)} is wanted`);
    }
  }
  return value as unknown as Action;
}
