// A model as tests see it: what is stored, with its status of the moment. It changes nothing.
import { statusOf } from "./status-machine";
import { type CreateBody, createdAtMs, type StatusChange, type StoredModel } from "./stored-model";

/** One version of a trained model. Times are on the emulator's clock without its skew. */
export interface ModelRecord {
  readonly trainedModelArn: string;
  /** `NULL` for a base version. */
  readonly versionIdentifier: string;
  readonly membershipIdentifier: string;
  readonly accountId: string;
  readonly name: string;
  readonly status: string;
  readonly statusDetails?: { readonly statusCode?: string; readonly message?: string };
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** The body of the create. */
  readonly input: CreateBody;
  readonly tags: Readonly<Record<string, string>>;
  /** All statuses with their times, those to come included. */
  readonly timeline: readonly StatusChange[];
}

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
