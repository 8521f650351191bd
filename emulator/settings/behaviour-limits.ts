import { type Limit, limitOf } from "../service/limits";
import { isRecord } from "../service/validation";
import type { Behaviour } from "./behaviour";
import { anyNumber, checkSettings, count, oneOf, positive, textMap, texts } from "./check-settings";

const members: Readonly<Record<keyof Behaviour, Limit>> = {
  pendingMs: count,
  trainingMs: count,
  cancelMs: count,
  deleteMs: count,
  speed: positive,
  nameUniqueness: oneOf("duplicate", "conflict", "existing"),
  runningQuota: count,
  accountQuota: count,
  inactiveModels: oneOf("readable", "not-found"),
  callsPerSecond: positive,
  clockSkewMs: anyNumber,
  versionArn: oneOf("same", "new"),
  baseVersionIdentifier: oneOf("NULL", "absent"),
  listShows: oneOf("every-version", "latest-version", "base-version"),
  listOrder: oneOf("oldest-first", "newest-first"),
  listLagMs: count,
  getLagMs: count,
  defaultPageSize: { ...anyNumber, min: 1, max: 100 },
  absentInputs: oneOf("absent", "filled-in"),
  timestampDigits: { ...anyNumber, enum: [0, 3] },
  repeatedRequest: oneOf("conflict", "accepted"),
  overlongTraining: oneOf("goes-on", "fails"),
  trainingFailure: limitOf("StatusDetails"),
  metricsStatus: limitOf("MetricsStatus"),
  logsStatus: limitOf("LogsStatus"),
  collaborations: textMap,
  missingArns: texts,
  tagsPerResource: count,
  maxBodyBytes: { ...anyNumber, min: 1 },
};

const optional: readonly string[] = ["runningQuota", "accountQuota", "callsPerSecond", "trainingFailure"];
const required = Object.keys(members).filter((name) => !optional.includes(name));

/**
 * Changes switches of a behaviour.
 *
 * @param change  switches to set; undefined, or null in JSON, unsets an optional one
 * @throws {TypeError} naming the switch that does not exist or the value that it cannot have
 */
export function changedBehaviour(current: Behaviour, change: unknown): Behaviour {
  const next = isRecord(change) ? { ...current, ...change } : change;
  checkSettings("behaviour", { type: "structure", required, members }, next);
  return Object.fromEntries(
    Object.entries(next as Behaviour).map(([name, value]) => [name, value ?? undefined]),
  ) as unknown as Behaviour;
}
