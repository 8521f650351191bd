import type { WorkingKind } from "../kinds/resource-kind";
import { capitalized } from "../words/describe";
import type { Reference } from "../words/ids";

/** The object to wait for, and the limits of the wait. */
export interface Awaited {
  kind: WorkingKind;
  id: string;
  reference: Reference;
  /** The name of the object in messages. */
  subject: string;
  profile?: string | undefined;
  /** The longest wait; if absent, the object's longest run time plus one hour. */
  createTimeoutMs?: number | undefined;
  /** The object's longest run time in the program; if absent, the one in the service's response. */
  maxRuntimeInSeconds?: number | undefined;
  /** The resource on whose row progress appears. */
  urn?: string | undefined;
  /** The resource of the object, if this program has it. */
  objectUrn?: string | undefined;
}

/** `Trained model "churn" (arn:...)`, at the start of a sentence. */
export function describeAwaited({ kind: { noun }, subject, id }: Awaited): string {
  return `${capitalized(noun)} "${subject}" (${id})`;
}

/**
 * The command that repeats the work of an object: a refresh finds what failed and what is gone. What stays in the state only
 * changes if the user says so.
 *
 * @param status  of the object; undefined if the service no longer returns it
 */
export function describeRepetition({ kind, objectUrn }: Awaited, status: string | undefined): string {
  const { work, staysInState } = kind;
  const { again, failures = [] } = work;
  const isFound = !staysInState || status === "CREATE_FAILED" || failures.includes(status ?? "");
  if (isFound) return `run pulumi up --refresh to ${again}`;
  return `run pulumi up --replace '${objectUrn ?? "URN"}' to ${again}`;
}
