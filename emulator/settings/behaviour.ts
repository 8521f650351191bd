import type { Limit } from "../service/limits";
import { limitOf } from "../service/limits";
import type { StatusDetails } from "../service/trained-model-shapes";
import { isRecord } from "../service/validation";
import { anyNumber, checkSettings, count, oneOf, positive, textMap, texts } from "./check-settings";

/** One switch of an emulator. */
export interface Switch<Value> {
  /** What it does. */
  readonly meaning: string;
  /** Its value where it is not set. */
  readonly default: Value;
  /** The values that it can have. @internal */
  readonly limit: Limit;
  /** Whether it can be unset. */
  readonly isOptional?: true;
}

const number = (byDefault: number, meaning: string, limit: Limit = count): Switch<number> => ({
  meaning,
  default: byDefault,
  limit,
});
const unset = <Value>(limit: Limit, meaning: string): Switch<Value | undefined> => ({
  meaning,
  default: undefined,
  limit,
  isOptional: true,
});
/** The first value is the default. */
const choice = <const Value extends string>(values: readonly [Value, ...Value[]], meaning: string): Switch<Value> => ({
  meaning,
  default: values[0],
  limit: oneOf(...values),
});
const published = ["PUBLISH_SUCCEEDED", "PUBLISH_FAILED"] as const;
const statusDetails = limitOf("StatusDetails");

/** Uses of a table that are left for queries and jobs. */
export interface AccessBudget {
  /** ARN of the configured table's association. */
  readonly resourceArn: string;
  /** How often it can be used. */
  readonly budget: number;
}

/**
 * The switches of an emulator.
 *
 * "Documented" means that AWS's documentation or its service model says so; "assumed" means that nothing public does, and that
 * a client should work under every value. Durations are milliseconds of the emulator's clock and, where marked "sped up", are
 * divided by `speed` at the moment a transition is planned: a later change of a duration or of `speed` counts for what begins
 * after it.
 */
export const switches = {
  pendingMs: number(
    500,
    "Time that models, channels and jobs stay CREATE_PENDING. Sped up. The statuses are documented, their order is assumed.",
  ),
  trainingMs: number(
    2_000,
    "Time that a model then stays CREATE_IN_PROGRESS. Sped up. Documented: from half an hour to 28 days in real life.",
  ),
  channelMs: number(
    2_000,
    "Time that an ML input channel stays CREATE_IN_PROGRESS. Sped up. Documented: a few minutes.",
  ),
  inferenceMs: number(2_000, "Time that an inference job stays CREATE_IN_PROGRESS. Sped up."),
  exportMs: number(2_000, "Time that an export job stays CREATE_IN_PROGRESS. Sped up."),
  cancelMs: number(
    500,
    "From an accepted cancel to INACTIVE, half of it CANCEL_PENDING. Sped up. The order of statuses is assumed.",
  ),
  deleteMs: number(
    500,
    "From an accepted delete to INACTIVE, half of it DELETE_PENDING. Sped up. The order of statuses is assumed.",
  ),
  speed: number(1, "Divides the durations that are marked.", positive),
  nameUniqueness: choice(
    ["duplicate", "conflict", "existing"],
    "A second create of a kind with the name of a living object: makes a duplicate, returns ConflictException, or returns the " +
      "first one's ARN. The console asks for a unique name (documented); the API's rule is assumed. A name is unique in the " +
      "collaboration, an algorithm's in the account. INACTIVE models and channels give their names back, failed ones and jobs do " +
      "not. A new version of a model can have that model's name. \"existing\" considers the caller's own membership only.",
  ),
  runningQuota: unset<number>(
    count,
    "Trainings pending, running or being cancelled in one membership before ServiceQuotaExceededException. The code is " +
      "documented, the quota second-hand (5).",
  ),
  accountQuota: unset<number>(count, "The same for one account (second-hand: 10)."),
  inferenceQuota: unset<number>(count, "The same for inference jobs of one membership (second-hand: 5)."),
  accountInferenceQuota: unset<number>(count, "The same for inference jobs of one account (second-hand: 10)."),
  channelQuota: unset<number>(
    count,
    "Channels that are being created at once in one account. Documented for queries: 2, in us-east-1 5; that channels count is assumed.",
  ),
  beyondChannelQuota: choice(
    ["refused", "fails", "waits"],
    "One channel more: ServiceQuotaExceededException, accepted and then CREATE_FAILED, or CREATE_PENDING until one ends. Assumed.",
  ),
  inactiveModels: choice(
    ["readable", "not-found"],
    "Whether a cancelled or deleted model can still be read, or returns ResourceNotFoundException and is in no list. Assumed.",
  ),
  deletedChannels: choice(["readable", "not-found"], "The same for a channel whose data was deleted. Assumed."),
  expiredChannels: choice(
    ["readable", "not-found", "stay-active"],
    "A channel after retentionInDays: INACTIVE, returns ResourceNotFoundException, or ACTIVE all the same. Assumed.",
  ),
  retentionStart: choice(
    ["creation", "active"],
    "Whether retentionInDays counts from the create or from the moment the channel is ACTIVE. Assumed.",
  ),
  retentionDayMs: number(86_400_000, "Length of a day of retentionInDays. Not sped up.", positive),
  jobsKeptMs: unset<number>(
    count,
    "After this time inference and export jobs that have ended return ResourceNotFoundException and are in no list. Assumed.",
  ),
  callsPerSecond: unset<number>(
    positive,
    "Calls per second (all operations together, with a burst of one second's worth) before ThrottlingException. The code is " +
      "documented, rates are not.",
  ),
  clockSkewMs: number(
    0,
    "How far the emulator's clock is off: in the Date header, in createTime and updateTime, and in the check of signatures.",
    anyNumber,
  ),
  versionArn: choice(
    ["same", "new"],
    "Incremental training returns a new version under the base model's ARN, or a new ARN. Assumed.",
  ),
  baseVersionIdentifier: choice(
    ["NULL", "absent"],
    "Whether a base version's identifier, also of a job's model, is the string \"NULL\" (documented) or left out.",
  ),
  jobVersion: choice(["base", "latest"], "Version that an inference or export job takes where it names none. Assumed."),
  listShows: choice(
    ["latest-version", "every-version", "base-version"],
    "Versions of one ARN that the lists of models show. Assumed.",
  ),
  listOrder: choice(["newest-first", "oldest-first"], "Order of all lists, by time of creation. Assumed."),
  listLagMs: number(0, "Lists lag this far behind: new objects are missing, statuses are old. Assumed."),
  exportListLagMs: number(0, "The same for the list of export jobs, in addition. Assumed."),
  getLagMs: number(
    0,
    "For this long, every call but the lists returns ResourceNotFoundException for a new object. Assumed.",
  ),
  defaultPageSize: number(
    10,
    "Page size of a list without maxResults. Documented for ListTrainedModelVersions (10), assumed for the others.",
    { ...anyNumber, min: 1, max: 100 },
  ),
  absentInputs: choice(
    ["absent", "filled-in"],
    "Whether Get returns the service's defaults for absent inputs (instanceCount 1, empty maps, ...). Assumed.",
  ),
  timestampDigits: {
    ...number(
      3,
      "Whether times have milliseconds or are cut to seconds. The form (ISO 8601) is documented, the digits are assumed.",
      { ...anyNumber, enum: [0, 3] },
    ),
    default: 3,
  } as Switch<0 | 3>,
  repeatedRequest: choice(
    ["conflict", "accepted"],
    "A second cancel or delete while the first is under way: ConflictException, or accepted (the model marks both as " +
      "idempotent). Assumed.",
  ),
  lateCancel: choice(
    ["conflict", "accepted"],
    "A cancel of what has ended: ConflictException, or accepted without effect. Assumed.",
  ),
  deleteInUse: choice(
    ["conflict", "accepted"],
    "A delete of an algorithm with associations, of an association with channels, models or running jobs, of a channel or model " +
      "that a training or job reads: ConflictException, or accepted. Assumed.",
  ),
  overlongTraining: choice(["goes-on", "fails"], "A training that takes longer than its maxRuntimeInSeconds. Assumed."),
  trainingFailure: unset<StatusDetails>(
    statusDetails,
    "Where set, every training fails at its end with these statusDetails. The shape is documented, the codes are not.",
  ),
  channelFailure: unset<StatusDetails>(statusDetails, "The same for every channel."),
  inferenceFailure: unset<StatusDetails>(statusDetails, "The same for every inference job."),
  exportFailure: unset<StatusDetails>(statusDetails, "The same for every export job."),
  metricsStatus: choice(
    published,
    "metricsStatus of models and inference jobs created from now on. Documented: says nothing about the model itself.",
  ),
  logsStatus: choice(published, "logsStatus of models and inference jobs created from now on."),
  missingMLConfiguration: choice(
    ["ignored", "publish-fails"],
    "A model or inference job created in a membership without an ML configuration: published all the same, or PUBLISH_FAILED " +
      "(second-hand).",
  ),
  existingMLConfiguration: choice(
    ["replaced", "refused"],
    "PutMLConfiguration where there is one: replaces it (documented), or ValidationException.",
  ),
  rolePropagationMs: number(
    0,
    "For this long after a role was first passed, calls that pass it return AccessDeniedException: IAM is eventually consistent. " +
      "Second-hand: some seconds.",
  ),
  references: choice(
    ["unchecked", "checked"],
    'Whether a create checks the objects that its input names. "unchecked" accepts every ARN. "checked" refuses ARNs that do not ' +
      "exist in the collaboration or account, objects that are not ACTIVE, and what jobs need: containers of the algorithm, the " +
      "association's export policy, the receiver's ML configuration. The needs are documented, most codes are assumed.",
  ),
  unreadyReference: choice(
    ["ConflictException", "ValidationException"],
    "Error for an object that is not ACTIVE, where references are checked. Assumed.",
  ),
  otherAssociation: choice(
    ["refused", "accepted"],
    "A model on a channel that was made for another association, where references are checked. Assumed.",
  ),
  queryAndTemplate: choice(
    ["exactly-one", "unchecked"],
    "Whether a channel needs either queryString or analysisTemplateArn (assumed), or takes both and none as the model allows.",
  ),
  accessBudgets: {
    meaning:
      "Lifetime budgets of tables. Assumed: every channel's query reads all of them. A channel takes one use of each, and so does " +
      "every training or inference job for each of its channels. A table without a budget is unlimited.",
    default: [],
    limit: {
      type: "list",
      min: 0,
      max: 100,
      member: {
        type: "structure",
        required: ["resourceArn", "budget"],
        members: { resourceArn: limitOf("BudgetedResourceArn"), budget: count },
      },
    },
  } as Switch<AccessBudget[]>,
  usedUpBudget: choice(
    ["refused", "fails"],
    "A channel, training or job without budget left: ValidationException, or accepted and then CREATE_FAILED. Assumed.",
  ),
  collaborations: {
    meaning:
      "Collaboration of a membership. A membership that is not listed has one of its own, derived from its identifier.",
    default: {},
    limit: textMap,
  } as Switch<Record<string, string>>,
  missingArns: {
    meaning:
      "ARNs that do not exist, whatever references says: a create that uses one returns ResourceNotFoundException.",
    default: [],
    limit: texts,
  } as Switch<string[]>,
  tagsPerResource: number(50, "Tags of one resource before ValidationException. Documented: 50."),
  maxBodyBytes: number(10_000_000, "Largest request body. Assumed.", { ...anyNumber, min: 1 }),
};

type Switches = typeof switches;

/** The switches of an emulator; emulator/README.md says what each means. */
export type Behaviour = { [Name in keyof Switches]: Switches[Name]["default"] };

const rows: [string, Switch<unknown>][] = Object.entries(switches);
const members = Object.fromEntries(rows.map(([name, { limit }]) => [name, limit]));
const required = rows.filter(([, { isOptional }]) => !isOptional).map(([name]) => name);

/** The behaviour without any switches: quick work, no quotas, the plainest reading of the documentation. */
export const defaultBehaviour = Object.fromEntries(
  rows.map(([name, { default: byDefault }]) => [name, byDefault]),
) as unknown as Behaviour;

/**
 * Changes switches of a behaviour.
 *
 * @param change  switches to set; undefined, or null in JSON, unsets an optional one
 * @throws {TypeError} naming the switch that does not exist or the value that it cannot have
 * @internal
 */
export function changedBehaviour(current: Behaviour, change: unknown): Behaviour {
  const next = isRecord(change) ? { ...current, ...change } : change;
  checkSettings("behaviour", { type: "structure", required, members }, next);
  return Object.fromEntries(
    Object.entries(next as Behaviour).map(([name, value]) => [name, value ?? undefined]),
  ) as unknown as Behaviour;
}
