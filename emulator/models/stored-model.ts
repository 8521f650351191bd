import type { CreateBody, StatusDetails } from "../service/trained-model-shapes";

/** One entry of a model's history or plan: its status from `atMs` on, on the emulator's clock without its skew. */
export interface StatusChange {
  /** One of the service's statuses, or what an action has set. */
  readonly status: string;
  /** From when on, in milliseconds since 1970. */
  readonly atMs: number;
  /** Why, where there is a reason. */
  readonly details?: StatusDetails;
}

/** The model and version that an incremental training started from. @internal */
export interface BaseModel {
  readonly trainedModelArn: string;
  readonly versionIdentifier: string;
  readonly name: string;
}

/** One version of a trained model; a base version's identifier is the string `NULL`. @internal */
export interface StoredModel {
  readonly trainedModelArn: string;
  readonly versionIdentifier: string;
  readonly membershipIdentifier: string;
  readonly accountId: string;
  readonly input: CreateBody;
  readonly base?: BaseModel;
  /** Added to the times in responses: the clock's skew when the model was created. */
  readonly skewMs: number;
  readonly imageDigest: string;
  /** Ascending by time; future entries are the plan. Never empty. */
  timeline: readonly StatusChange[];
  tags: Readonly<Record<string, string>>;
  metricsStatus: string;
  logsStatus: string;
}

/** @internal */
export const baseVersion = "NULL";

/** When a model was created, on the emulator's clock without its skew. @internal */
export function createdAtMs(model: StoredModel): number {
  return model.timeline[0]?.atMs ?? 0;
}
