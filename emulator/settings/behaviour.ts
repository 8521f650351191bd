import type { StatusDetails } from "../service/trained-model-shapes";

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
   * A second create with a name that a living model of the collaboration has: makes a duplicate, returns ConflictException, or
   * returns the first one's ARN. The console asks for a unique name (documented); what the API does is assumed. A model that is
   * INACTIVE has given its name back; a failed one has not. A new version of a model may have that model's name. "existing" looks
   * at the caller's own membership only.
   */
  nameUniqueness: "duplicate" | "conflict" | "existing";
  /** Trainings pending, running or being cancelled in one membership before ServiceQuotaExceededException. The code is documented, the quota second-hand (5). */
  runningQuota?: number | undefined;
  /** The same for one account (second-hand: 10). */
  accountQuota?: number | undefined;
  /** Whether a cancelled or deleted model can still be read, or returns ResourceNotFoundException and is in no list. Assumed. */
  inactiveModels: "readable" | "not-found";
  /** Calls per second (all operations together, with a burst of one second's worth) before ThrottlingException. The code is documented, rates are not. */
  callsPerSecond?: number | undefined;
  /** How far the emulator's clock is off: in the Date header, in createTime and updateTime, and in the check of signatures. */
  clockSkewMs: number;
  /** Incremental training returns a new version under the base model's ARN, or a new ARN. Assumed. */
  versionArn: "same" | "new";
  /** Whether a base version's identifier is the string "NULL" (documented) or left out. */
  baseVersionIdentifier: "NULL" | "absent";
  /** Which versions of one ARN ListTrainedModels shows. Assumed. */
  listShows: "every-version" | "latest-version" | "base-version";
  /** The order of all lists, by time of creation. Assumed. */
  listOrder: "oldest-first" | "newest-first";
  /** Lists lag this far behind: new models are missing, statuses are old. Assumed. */
  listLagMs: number;
  /** For this long, every call but the lists returns ResourceNotFoundException for a new model. Assumed. */
  getLagMs: number;
  /** Page size of a list without maxResults. Documented for ListTrainedModelVersions (10), assumed for ListTrainedModels. */
  defaultPageSize: number;
  /** Whether Get returns the service's defaults for absent inputs (instanceCount 1, empty maps, ...). Assumed. */
  absentInputs: "absent" | "filled-in";
  /** Whether times have milliseconds or are cut to seconds. The form (ISO 8601) is documented, the digits are assumed. */
  timestampDigits: 0 | 3;
  /** A second cancel or delete while the first is under way: ConflictException, or accepted (the model marks both as idempotent). Assumed. */
  repeatedRequest: "conflict" | "accepted";
  /** What happens to a training that takes longer than its maxRuntimeInSeconds. Assumed. */
  overlongTraining: "goes-on" | "fails";
  /** Where set, every training fails at its end with these statusDetails. The shape is documented, the codes are not. */
  trainingFailure?: StatusDetails | undefined;
  /** metricsStatus of models created from now on. Documented: says nothing about the model itself. */
  metricsStatus: "PUBLISH_SUCCEEDED" | "PUBLISH_FAILED";
  /** logsStatus of models created from now on. */
  logsStatus: "PUBLISH_SUCCEEDED" | "PUBLISH_FAILED";
  /** Collaboration of a membership. A membership that is not listed has one of its own, derived from its identifier. */
  collaborations: Record<string, string>;
  /** ARNs of associations, input channels and keys that do not exist: a create that uses one returns ResourceNotFoundException. All others exist. */
  missingArns: string[];
  /** Tags of one resource before ValidationException. Documented: 50. */
  tagsPerResource: number;
  /** Largest request body. Assumed. */
  maxBodyBytes: number;
}

/** The behaviour without any switches: quick trainings, no quotas, the plainest reading of the documentation. */
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

/**
 * What is assumed and cannot be switched.
 *
 * - A cancel is accepted of a model that is being trained or whose cancel failed, and refused (409) of any other.
 * - A training counts against the quotas until it has ended, also while it is being cancelled.
 * - A delete is accepted of every model that is neither being trained nor being cancelled nor has a child in training (409);
 *   of one that was deleted before it does nothing.
 * - Training on a model that is not ACTIVE is a ConflictException; its collaboration must be the same.
 * - Get, Cancel and the lists find the models of their own membership only; a delete finds those of its collaboration (documented).
 * - Tags belong to an ARN: TagResource and UntagResource change all its versions.
 * - More tags than allowed, a repeated channel name and too many channels are ValidationExceptions.
 * - The ARNs of one request are of one region and partition, and the request is signed for that region; else ValidationException.
 * - Metrics are there once a model is ACTIVE; logs and the image's digest once its training has ended.
 * - Limits are checked before all else but the signature and the rate; then missing resources, the base model, the name, the quotas.
 * @internal
 */
export const fixedAssumptions = {
  membershipQuotaName: "Concurrent trained model jobs per membership",
  accountQuotaName: "Concurrent trained model jobs per account",
  /** statusDetails of a failure without a given reason. */
  trainingFailure: { statusCode: "ALGORITHM_ERROR", message: "The training container exited with code 1" },
  overlongFailure: { statusCode: "MAX_RUNTIME_EXCEEDED", message: "The training took longer than maxRuntimeInSeconds" },
  cancelFailure: { statusCode: "INTERNAL_ERROR", message: "The training could not be stopped" },
  deleteFailure: { statusCode: "INTERNAL_ERROR", message: "The artifacts could not be deleted" },
} as const;
