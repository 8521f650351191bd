import type { CreateBody, StatusDetails } from "../service/trained-model-shapes";
import { statusOf } from "./status-machine";
import { createdAtMs, type StatusChange, type StoredModel } from "./stored-model";

/** One version of a trained model. Times are on the emulator's clock without its skew. */
export interface ModelRecord {
  /** ARN of the model; its versions share it, unless `versionArn` is "new". */
  readonly trainedModelArn: string;
  /** `NULL` for a base version. */
  readonly versionIdentifier: string;
  /** The membership that created it. */
  readonly membershipIdentifier: string;
  /** The account that created it, 12 digits. */
  readonly accountId: string;
  /** Name of the model. */
  readonly name: string;
  /** Its status now. */
  readonly status: string;
  /** Why it has that status, where there is a reason. */
  readonly statusDetails?: StatusDetails;
  /** When it was created, in milliseconds since 1970. */
  readonly createdAtMs: number;
  /** When its status last changed, in milliseconds since 1970. */
  readonly updatedAtMs: number;
  /** The body of the create. */
  readonly input: CreateBody;
  /** Its tags now. */
  readonly tags: Readonly<Record<string, string>>;
  /** All statuses with their times, including planned ones. */
  readonly timeline: readonly StatusChange[];
}

/** @internal */
export function modelRecord(model: StoredModel, nowMs: number): ModelRecord {
  const change = statusOf(model, nowMs);
  return {
    trainedModelArn: model.trainedModelArn,
    versionIdentifier: model.versionIdentifier,
    membershipIdentifier: model.membershipIdentifier,
    accountId: model.accountId,
    name: model.input.name,
    status: change.status,
    ...(change.details === undefined ? {} : { statusDetails: change.details }),
    createdAtMs: createdAtMs(model),
    updatedAtMs: change.atMs,
    input: model.input,
    tags: model.tags,
    timeline: model.timeline,
  };
}
