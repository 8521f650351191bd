/** Faults that most steps handle alike, by the names that the documentation gives them. */
import type { FaultKind } from "../../../emulator/server";

/** Faults that the client retries if the operation is idempotent. */
export const repeated: FaultKind[] = [
  "throttle",
  "internal-error",
  "empty-503",
  "bad-gateway",
  "gateway-timeout",
  "reset-before",
  "not-json-before",
  "truncated-before",
  "slow-before",
];

/** The same, after the service performed the operation. */
export const repeatedAfter: FaultKind[] = [
  "slow",
  "internal-error-after",
  "empty-503-after",
  "bad-gateway-after",
  "gateway-timeout-after",
  "reset-after",
  "not-json-after",
  "truncated-after",
  "empty-200-after",
];

export const passing = [...repeated, ...repeatedAfter];

/** Faults that do not end a wait. */
export const riddenOut: FaultKind[] = [...passing, "expired-token", "answer-after"];

/** Faults that a retry cannot resolve. `answer` is a code that this release does not know. */
export const refused: FaultKind[] = ["access-denied", "quota-exceeded", "validation-echo", "answer"];
export const conflicts: FaultKind[] = ["conflict", "conflict-after"];

/** The largest first, because a cell of the documentation names each fault once. */
export const faultGroups = { passing, "passing before": repeated, "passing after": repeatedAfter, refused, conflicts };
