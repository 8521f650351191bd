import type { CreateBody, StatusDetails } from "../service/trained-model-shapes";
import type { KindName } from "./kind";
import { kindOf } from "./kind";
import { statusOf } from "./status-machine";
import { createdAtMs, nameOf, type StatusChange, type StoredObject } from "./stored-object";

/** One object of any kind; of a trained model, one version. Times are on the emulator's clock without its skew. */
export interface ObjectRecord {
  /** Its kind. */
  readonly kind: KindName;
  /** Its ARN, where its kind has one. */
  readonly arn?: string;
  /** `NULL` for the base version of a model, and for every other kind. */
  readonly versionIdentifier: string;
  /** The membership that created it; absent for an algorithm. */
  readonly membershipIdentifier?: string;
  /** The account that created it, 12 digits. */
  readonly accountId: string;
  /** Its name; empty for an ML configuration. */
  readonly name: string;
  /** Its status now; ACTIVE for kinds that have none. */
  readonly status: string;
  /** Why it has that status, where there is a reason. */
  readonly statusDetails?: StatusDetails;
  /** When it was created, in milliseconds since 1970. */
  readonly createdAtMs: number;
  /** When its status last changed, in milliseconds since 1970. */
  readonly updatedAtMs: number;
  /** The body of the create. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Its tags now. */
  readonly tags: Readonly<Record<string, string>>;
  /** All statuses with their times, including planned ones. */
  readonly timeline: readonly StatusChange[];
}

/** One version of a trained model. */
export interface ModelRecord extends Omit<ObjectRecord, "input"> {
  /** ARN of the model; its versions share it, unless `versionArn` is "new". */
  readonly trainedModelArn: string;
  /** The membership that created it. */
  readonly membershipIdentifier: string;
  /** The body of the create. */
  readonly input: CreateBody;
}

/** @internal */
export function objectRecord(object: StoredObject, nowMs: number): ObjectRecord {
  const change = statusOf(object, nowMs);
  return {
    kind: object.kind,
    ...(kindOf(object.kind).arnMember === undefined ? {} : { arn: object.id }),
    versionIdentifier: object.versionIdentifier,
    ...(object.membershipIdentifier === undefined ? {} : { membershipIdentifier: object.membershipIdentifier }),
    accountId: object.accountId,
    name: nameOf(object),
    status: change.status,
    ...(change.details === undefined ? {} : { statusDetails: change.details }),
    createdAtMs: createdAtMs(object),
    updatedAtMs: change.atMs,
    input: object.input,
    tags: object.tags,
    timeline: object.timeline,
  };
}

/** @internal */
export function modelRecord(model: StoredObject, nowMs: number): ModelRecord {
  return { trainedModelArn: model.id, ...objectRecord(model, nowMs) } as unknown as ModelRecord;
}
