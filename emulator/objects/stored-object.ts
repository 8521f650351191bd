import type { StatusDetails } from "../service/trained-model-shapes";
import type { KindName } from "./kind";

/** One entry of an object's history or plan: its status from `atMs` on, on the emulator's clock without its skew. */
export interface StatusChange {
  /** One of the service's statuses, or what an action has set. */
  readonly status: string;
  /** From when on, in milliseconds since 1970. */
  readonly atMs: number;
  /** Why, where there is a reason. */
  readonly details?: StatusDetails;
}

/** The trained model and version that a training or job started from. @internal */
export interface BaseModel {
  readonly id: string;
  readonly versionIdentifier: string;
  readonly name: string;
}

/** One object of any kind; of a trained model, one version. @internal */
export interface StoredObject {
  readonly kind: KindName;
  /** Its ARN; where its kind has none, another text that is unique. */
  readonly id: string;
  /** `NULL` for the base version of a model, and for all other kinds. */
  readonly versionIdentifier: string;
  /** Absent for what belongs to an account. */
  readonly membershipIdentifier?: string;
  readonly accountId: string;
  /** The body of the create. */
  input: Readonly<Record<string, unknown>>;
  readonly base?: BaseModel;
  /** Added to the times in responses: the clock's skew when the object was created. */
  readonly skewMs: number;
  /** Budgets that it took one use of, once for each use. */
  readonly usedBudgets?: readonly string[];
  /** Ascending by time; future entries are the plan. Never empty. Kinds without work are ACTIVE from the start. */
  timeline: readonly StatusChange[];
  tags: Readonly<Record<string, string>>;
  metricsStatus: string;
  logsStatus: string;
}

/** @internal */
export const baseVersion = "NULL";

/** Its name; empty where its kind has none. @internal */
export function nameOf(object: StoredObject): string {
  return String(object.input.name ?? "");
}

/** When an object was created, on the emulator's clock without its skew. @internal */
export function createdAtMs(object: StoredObject): number {
  return object.timeline[0]?.atMs ?? 0;
}
