// Reads a credential that the emulator is to accept, so that a typo is refused and named.

import { describeRule, isRecord, type Rule, refuseUnknownNames, ruleAccepts } from "../settings/check-settings";
import type { EmulatorCredential } from "../state/emulator-state";

const credentialRules: { readonly [Name in keyof Required<EmulatorCredential>]: Rule } = {
  accessKeyId: { kind: "text" },
  secretAccessKey: { kind: "text" },
  sessionToken: { kind: "text", optional: true },
  expiresAtMs: { kind: "number", optional: true },
  accountId: { kind: "text", optional: true },
  memberships: { kind: "texts", optional: true },
};

/** The credential that a value describes. @throws {TypeError} naming the member that is wrong, never its value */
export function parseCredential(value: unknown): EmulatorCredential {
  if (!isRecord(value)) throw new TypeError("Cannot accept the credential: a record is wanted");
  refuseUnknownNames(value, Object.keys(credentialRules), (name) => `credential member "${name}"`);
  for (const [name, rule] of Object.entries(credentialRules)) {
    if (!ruleAccepts(rule, value[name])) {
      throw new TypeError(`Cannot accept a credential with this "${name}": ${describeRule(rule)} is wanted`);
    }
  }
  return { ...value } as unknown as EmulatorCredential;
}
