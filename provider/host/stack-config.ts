/** The stack's configuration as Pulumi's host passes it, with warnings about unknown keys and about another region. */
import { findNearestName } from "../words/nearest-name";

/** All configuration of the stack, decrypted. */
export interface StackConfig {
  /** Returns the value of a key, such as `aws:profile`; undefined if it is not set. */
  get(key: string): string | undefined;
  /** Returns the keys that are set, if the host exposes them. */
  keys(): string[];
  /** Words an error about a setting for where the settings come from, if that is not the stack's configuration. */
  reword?(error: StackConfigError): Error;
}

/** A key of the stack has an invalid value. The message has the key, what is expected and the command that sets it. */
export class StackConfigError extends Error {
  override readonly name = "StackConfigError";
  readonly key: string;
  /** What is wrong with the value and what is expected, never a value. */
  readonly reason: string;

  /**
   * Creates the error.
   *
   * @param key  such as `cleanroomsml:maxAttempts`, or a path below it
   * @param reason  what is wrong with the value and what is expected, never a value
   * @param options  the arguments of `pulumi config set` that set it, and the cause
   */
  constructor(key: string, reason: string, { command, cause }: { command?: string; cause?: unknown } = {}) {
    const nextStep = command === undefined ? "" : `; run pulumi config set ${command}`;
    super(`Stack config ${key}: ${reason}${nextStep}`, cause === undefined ? undefined : { cause });
    this.key = key;
    this.reason = reason;
  }
}

const NAMESPACE = "cleanroomsml:";

/** Our own keys. */
export const OWN_KEYS = [
  "region",
  "endpoint",
  "profile",
  "useFips",
  "useDualStack",
  "maxAttempts",
  "requestTimeoutSeconds",
  "deleteTimeoutSeconds",
  "allowInsecureEndpoint",
] as const;

/** Wraps the configuration object of Pulumi's host. The list of its keys is not part of Pulumi's API. */
export function stackConfigOf(config: { get(key: string): string | undefined }): StackConfig {
  const { rawConfig } = config as { rawConfig?: Record<string, string> };
  return { get: (key) => config.get(key), keys: () => Object.keys(rawConfig ?? {}) };
}

/** Returns one sentence for each unknown key of ours, with the key that was probably meant. */
export function describeUnknownKeys(config: StackConfig): string[] {
  const given = config.keys().filter((key) => key.startsWith(NAMESPACE));
  const unknown = given.map((key) => key.slice(NAMESPACE.length)).filter((key) => !OWN_KEYS.includes(key as never));
  return unknown.map((key) => {
    const nearest = findNearestName(key, OWN_KEYS);
    const hint = nearest ? `did you mean ${NAMESPACE}${nearest}?` : `expected one of ${OWN_KEYS.join(", ")}`;
    return `Unknown stack config ${NAMESPACE}${key}; ${hint}`;
  });
}

/** Describes that an object is in another region than `aws:region`, because its ARNs decide. */
export function describeOtherRegion(
  config: StackConfig,
  region: string | undefined,
  shortNoun: string,
): string | undefined {
  const configured = config.get("aws:region");
  if (!configured || region === undefined || region === configured) return undefined;
  return `Stack config aws:region is ${configured}, but the ${shortNoun} is in ${region}, the region of its ARNs`;
}
