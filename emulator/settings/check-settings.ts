import type { Limit, StringLimit, StructureLimit } from "../service/limits";
import { isRecord, violations } from "../service/validation";

/** Limits that several settings share. */
export const text: StringLimit = { type: "string" };
export const flag: Limit = { type: "boolean" };
export const anyNumber = { type: "double", min: -Infinity, max: Infinity } as const;
export const count: Limit = { ...anyNumber, min: 0 };
export const positive: Limit = { ...anyNumber, min: Number.MIN_VALUE };
export const texts: Limit = { type: "list", min: 0, max: Infinity, member: text };
export const textMap: Limit = { type: "map", max: Infinity, key: text, value: text };
export const oneOf = (...values: readonly string[]): StringLimit => ({ type: "string", enum: values });

/**
 * Checks what a program or a control request gives the emulator, so that a typo is refused and named.
 *
 * @param what  names the value in the error: "fault"
 * @throws {TypeError} where a value is outside its limit or, unlike in a call of the API, a member is unknown
 */
export function checkSettings(what: string, limit: StructureLimit, value: unknown): void {
  refuseUnknownMembers(what, limit, value);
  let found: string[];
  try {
    found = violations(limit, value);
  } catch (error) {
    found = [(error as Error).message];
  }
  if (found.length > 0) throw new TypeError(`Invalid ${what}: ${found.join("; ")}`);
}

function refuseUnknownMembers(what: string, limit: Limit | undefined, value: unknown): void {
  if (limit?.type !== "structure" || !isRecord(value)) return;
  refuseUnknownNames(`member of the ${what}`, Object.keys(limit.members), Object.keys(value));
  for (const [name, member] of Object.entries(value)) refuseUnknownMembers(what, limit.members[name], member);
}

/** @throws {TypeError} naming the first that is not known */
export function refuseUnknownNames(what: string, known: readonly string[], names: readonly string[]): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new TypeError(`Unknown ${what}: "${unknown}"; expected one of ${known.join(", ")}`);
}
