/** Values of inputs that may be of any kind, and may not be known yet. */
import { isUnknown } from "./unknown";

/** The string itself; undefined for anything else, and for a value that is not known yet. */
export function knownString(value: unknown): string | undefined {
  return typeof value === "string" && !isUnknown(value) ? value : undefined;
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
