import { isUnknown } from "./unknown";

/** Returns a string as it is; undefined for a value of another type and for an unknown one. */
export function knownString(value: unknown): string | undefined {
  return typeof value === "string" && !isUnknown(value) ? value : undefined;
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
