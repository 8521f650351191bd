import { anyNumber, checkSettings, text, texts } from "../settings/check-settings";

/** A pair of keys that the emulator accepts. */
export interface EmulatorCredential {
  /** Identifier of the key, as `Credential` of a signature names it. */
  readonly accessKeyId: string;
  /** The key. */
  readonly secretAccessKey: string;
  /** Where given, a request must carry exactly this token. */
  readonly sessionToken?: string;
  /** From then on (emulator's clock) ExpiredTokenException. */
  readonly expiresAtMs?: number;
  /** The account of models created with it; where absent, that of the association's ARN. */
  readonly accountId?: string;
  /** Where given, the only memberships it may use; others get AccessDeniedException. */
  readonly memberships?: readonly string[];
}

const members = {
  accessKeyId: text,
  secretAccessKey: text,
  sessionToken: text,
  expiresAtMs: anyNumber,
  accountId: text,
  memberships: texts,
} satisfies Readonly<Record<keyof EmulatorCredential, unknown>>;

/** A copy of a credential. @throws {TypeError} naming what is wrong with it, never a value @internal */
export function checkedCredential(value: EmulatorCredential): EmulatorCredential {
  const required = ["accessKeyId", "secretAccessKey"];
  checkSettings("credential", { type: "structure", required, members }, value);
  return { ...value };
}
