// What each switch of the behaviour may be set to, so that a typo is refused and named. What they mean stands in behaviour.ts.
import type { Behaviour } from "./behaviour";
import { describeRule, type Rule, ruleAccepts } from "./check-settings";

/** What each switch may be set to; `npx cleanroomsml-emulator` and the control endpoint check against it. */
export const behaviourRules: { readonly [Name in keyof Required<Behaviour>]: Rule } = {
  pendingMs: { kind: "number", min: 0 },
  trainingMs: { kind: "number", min: 0 },
  cancelMs: { kind: "number", min: 0 },
  deleteMs: { kind: "number", min: 0 },
  speed: { kind: "number", min: Number.MIN_VALUE },
  nameUniqueness: { kind: "choice", of: ["duplicate", "conflict", "existing"] },
  runningQuota: { kind: "number", min: 0, optional: true },
  accountQuota: { kind: "number", min: 0, optional: true },
  inactiveModels: { kind: "choice", of: ["readable", "not-found"] },
  callsPerSecond: { kind: "number", min: Number.MIN_VALUE, optional: true },
  clockSkewMs: { kind: "number" },
  versionArn: { kind: "choice", of: ["same", "new"] },
  baseVersionIdentifier: { kind: "choice", of: ["NULL", "absent"] },
  listShows: { kind: "choice", of: ["every-version", "latest-version", "base-version"] },
  listOrder: { kind: "choice", of: ["oldest-first", "newest-first"] },
  listLagMs: { kind: "number", min: 0 },
  getLagMs: { kind: "number", min: 0 },
  defaultPageSize: { kind: "number", min: 1, max: 100 },
  absentInputs: { kind: "choice", of: ["absent", "filled-in"] },
  timestampDigits: { kind: "choice", of: [0, 3] },
  repeatedRequest: { kind: "choice", of: ["conflict", "accepted"] },
  overlongTraining: { kind: "choice", of: ["goes-on", "fails"] },
  trainingFailure: { kind: "record", of: { statusCode: "string", message: "string" }, optional: true },
  metricsStatus: { kind: "choice", of: ["PUBLISH_SUCCEEDED", "PUBLISH_FAILED"] },
  logsStatus: { kind: "choice", of: ["PUBLISH_SUCCEEDED", "PUBLISH_FAILED"] },
  collaborations: { kind: "map" },
  missingArns: { kind: "texts" },
  tagsPerResource: { kind: "number", min: 0 },
  maxBodyBytes: { kind: "number", min: 1 },
};

/**
 * The behaviour after a change.
 *
 * @param change switches to set; an optional one is unset by undefined (or null, which is what JSON has)
 * @throws {TypeError} naming the switch that does not exist or the value it cannot have
 */
export function changedBehaviour(current: Behaviour, change: Readonly<Record<string, unknown>>): Behaviour {
  const next: Record<string, unknown> = { ...current };
  for (const [name, value] of Object.entries(change)) {
    const rule: Rule | undefined = Object.hasOwn(behaviourRules, name)
      ? behaviourRules[name as keyof Behaviour]
      : undefined;
    if (rule === undefined) {
      throw new TypeError(`Unknown behaviour "${name}": one of ${Object.keys(behaviourRules).join(", ")} is wanted`);
    }
    if (!ruleAccepts(rule, value)) {
      throw new TypeError(`Cannot set behaviour "${name}": ${describeRule(rule)} is wanted`);
    }
    next[name] = value ?? undefined;
  }
  return next as unknown as Behaviour;
}
