/**
 * What is assumed and cannot be switched.
 *
 * - A cancel is accepted of a model or job at work or whose cancel failed.
 * - A training, job or channel counts against the quotas until it has ended, also while it is being cancelled.
 * - A delete is accepted of every model and channel that is neither being created nor being cancelled nor in use; of one that
 *   was deleted before, or has expired, it does nothing.
 * - Training on a model that is not ACTIVE is a ConflictException; its collaboration must be the same.
 * - Get, Cancel and the membership's lists find the objects of their own membership only; deletes of models and channels find
 *   those of its collaboration (documented). Algorithms belong to the account that owns their role.
 * - Tags belong to an ARN: TagResource and UntagResource change all its versions. They change no updateTime.
 * - PutMLConfiguration keeps createTime. Its second delete returns ResourceNotFoundException (documented), and deletes ask for
 *   nothing that uses it.
 * - More tags than allowed, a repeated channel name and too many channels are ValidationExceptions.
 * - The ARNs of one request are of one region and partition, and the request is signed for that region; else ValidationException.
 * - Metrics are there once a model or job is ACTIVE; logs and the image's digest once it has ended.
 * - Limits are checked before all else but the signature and the rate; then the role, missing resources, the base model, the
 *   name, the budgets, the quotas.
 * @internal
 */
export const fixedAssumptions = {
  membershipQuotaName: "Concurrent trained model jobs per membership",
  accountQuotaName: "Concurrent trained model jobs per account",
  /** statusDetails of a failure without a given reason. */
  trainingFailure: { statusCode: "ALGORITHM_ERROR", message: "The training container exited with code 1" },
  channelFailure: { statusCode: "QUERY_FAILED", message: "The protected query failed" },
  inferenceFailure: { statusCode: "ALGORITHM_ERROR", message: "The inference container exited with code 1" },
  exportFailure: { statusCode: "EXPORT_FAILED", message: "The files could not be written to the receiver's bucket" },
  overlongFailure: { statusCode: "MAX_RUNTIME_EXCEEDED", message: "The training took longer than maxRuntimeInSeconds" },
  quotaFailure: { statusCode: "LIMIT_EXCEEDED", message: "Too many queries run at once" },
  budgetFailure: { statusCode: "BUDGET_EXCEEDED", message: "The access budget of a table is used up" },
  cancelFailure: { statusCode: "INTERNAL_ERROR", message: "The training could not be stopped" },
  deleteFailure: { statusCode: "INTERNAL_ERROR", message: "The artifacts could not be deleted" },
  /** What a channel holds once it is ACTIVE. */
  channelContent: { numberOfRecords: 1_000, numberOfFiles: 1, sizeInGb: 0.01 },
} as const;
