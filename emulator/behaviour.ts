// What the emulator does where the service leaves a choice: every assumption about Clean Rooms ML stands in this file, and nowhere else.
// It knows names, meanings and defaults of the switches; the modules that act on them know nothing of one another.
import { describeRule, type Rule, ruleAccepts } from "./setting-rules";

/**
 * The switches of an emulator.
 *
 * "Documented" means that AWS's documentation or its service model says so; "assumed" means that nothing public does, and that
 * a client should work under every value. Durations are milliseconds of the emulator's clock and, where marked "sped up", are
 * divided by `speed` at the moment a transition is planned: a later change of a duration or of `speed` counts for what begins
 * after it.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */
export interface Behaviour {
  /** How long a model stays CREATE_PENDING. Sped up. The statuses are documented, their order is assumed. */
  pendingMs: number;
  /** How long a model then stays CREATE_IN_PROGRESS. Sped up. Documented: from half an hour to 28 days in real life. */
  trainingMs: number;
  /** From an accepted cancel to INACTIVE, half of it CANCEL_PENDING. Sped up. Assumed. */
  cancelMs: number;
  /** From an accepted delete to INACTIVE, half of it DELETE_PENDING. Sped up. Assumed. */
  deleteMs: number;
  /** Divides the four durations above. */
  speed: number;
  /**
   * A second create with a name that a living model of the collaboration has: makes a duplicate, answers ConflictException, or
   * answers the first one's ARN. The console asks for a unique name (documented); what the API does is assumed. A model that is
   * INACTIVE has given its name back; a failed one has not. A new version of a model may have that model's name.
   */
  nameUniqueness: "duplicate" | "conflict" | "existing";
  /** Trainings pending, running or being cancelled in one membership before ServiceQuotaExceededException. The code is documented, the quota second-hand (5). */
  runningQuota?: number | undefined;
  /** The same for one account (second-hand: 10). */
  accountQuota?: number | undefined;
  /** Whether a cancelled or deleted model can still be read, or answers ResourceNotFoundException and is in no list. Assumed. */
  inactiveModels: "readable" | "not-found";
  /** Calls a second (all operations together, with a burst of one second's worth) before ThrottlingException. The code is documented, rates are not. */
  callsPerSecond?: number | undefined;
  /** How far the emulator's clock is off: in the Date header, in createTime and updateTime, and in the check of signatures. */
  clockSkewMs: number;
  /** Incremental training answers a new version under the base model's ARN, or a new ARN. Assumed. */
  versionArn: "same" | "new";
  /** Whether a base version's identifier is given as the literal text NULL (documented) or left out. */
  baseVersionIdentifier: "NULL" | "absent";
  /** Which versions of one ARN ListTrainedModels shows. Assumed. */
  listShows: "every-version" | "latest-version" | "base-version";
  /** The order of all lists, by time of creation. Assumed. */
  listOrder: "oldest-first" | "newest-first";
  /** Lists answer as of this long ago: new models are missing, statuses are old. Assumed. */
  listLagMs: number;
  /** A new model answers ResourceNotFoundException to everything but lists for this long. Assumed. */
  getLagMs: number;
  /** Page size where a list asks for none. Documented for ListTrainedModelVersions (10), assumed for ListTrainedModels. */
  defaultPageSize: number;
  /** Whether Get gives optional inputs that were left out as the service's defaults (instanceCount 1, empty maps, ...). Assumed. */
  absentInputs: "absent" | "filled-in";
  /** Whether times are given with milliseconds or cut to seconds. The form (ISO 8601) is documented, the digits are assumed. */
  timestampDigits: 0 | 3;
  /** A second cancel or delete while the first is under way: ConflictException, or accepted (the model marks both as idempotent). Assumed. */
  repeatedRequest: "conflict" | "accepted";
  /** What a training does that takes longer than its maxRuntimeInSeconds. Assumed. */
  overlongTraining: "goes-on" | "fails";
  /** Where set, every training fails at its end with these statusDetails. The shape is documented, the codes are not. */
  trainingFailure?: { statusCode?: string; message?: string } | undefined;
  /** metricsStatus of models created from now on. Documented: says nothing about the model itself. */
  metricsStatus: "PUBLISH_SUCCEEDED" | "PUBLISH_FAILED";
  /** logsStatus of models created from now on. */
  logsStatus: "PUBLISH_SUCCEEDED" | "PUBLISH_FAILED";
  /** Collaboration of a membership. A membership that is not in here has one of its own, derived from its identifier. */
  collaborations: Record<string, string>;
  /** ARNs of associations, input channels and keys that do not exist: a create that uses one answers ResourceNotFoundException. All others exist. */
  missingArns: string[];
  /** Tags of one resource before ValidationException. Documented: 50. */
  tagsPerResource: number;
  /** Largest request body. Assumed. */
  maxBodyBytes: number;
}

/** What an emulator does that is told nothing: quick trainings, no quotas, the plainest reading of the documentation. */
export const defaultBehaviour: Behaviour = {
  pendingMs: 500,
  trainingMs: 2_000,
  cancelMs: 500,
  deleteMs: 500,
  speed: 1,
  nameUniqueness: "duplicate",
  runningQuota: undefined,
  accountQuota: undefined,
  inactiveModels: "readable",
  callsPerSecond: undefined,
  clockSkewMs: 0,
  versionArn: "same",
  baseVersionIdentifier: "NULL",
  listShows: "latest-version",
  listOrder: "newest-first",
  listLagMs: 0,
  getLagMs: 0,
  defaultPageSize: 10,
  absentInputs: "absent",
  timestampDigits: 3,
  repeatedRequest: "conflict",
  overlongTraining: "goes-on",
  trainingFailure: undefined,
  metricsStatus: "PUBLISH_SUCCEEDED",
  logsStatus: "PUBLISH_SUCCEEDED",
  collaborations: {},
  missingArns: [],
  tagsPerResource: 50,
  maxBodyBytes: 10_000_000,
};

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
