/**
 * The stack's configuration as Pulumi's host hands it over, and what looks wrong in it without being an error: a key that
 * nobody reads, a region that the model is not in.
 */
import { getRegion } from "../words/arns";
import { findNearestName } from "../words/nearest-name";
import { isUnknown } from "../words/unknown";

/** All configuration of the stack, decrypted. */
export interface StackConfig {
  /** The text of one key, such as `aws:profile`; undefined where it is not set. */
  get(key: string): string | undefined;
  /** The keys that are set, as far as the host tells them. */
  keys(): string[];
}

/** A key of the stack holds what cannot be used. The message names it, what is wanted and the command that sets it. */
export class StackConfigError extends Error {
  override readonly name = "StackConfigError";
}

const NAMESPACE = "cleanroomsml:";

/** Our own keys. */
export const OWN_KEYS = [
  "endpoint",
  "profile",
  "useFips",
  "useDualStack",
  "maxAttempts",
  "requestTimeoutSeconds",
  "deleteTimeoutSeconds",
  "allowInsecureEndpoint",
] as const;

/** Wraps the configuration object of Pulumi's host. That it lets its keys be listed is no promise of Pulumi's. */
export function stackConfigOf(config: { get(key: string): string | undefined }): StackConfig {
  const { rawConfig } = config as { rawConfig?: Record<string, string> };
  return { get: (key) => config.get(key), keys: () => Object.keys(rawConfig ?? {}) };
}

/** One sentence for each key of ours that does not exist, with the one that was probably meant. */
export function describeUnknownKeys(config: StackConfig): string[] {
  const given = config.keys().filter((key) => key.startsWith(NAMESPACE));
  const unknown = given.map((key) => key.slice(NAMESPACE.length)).filter((key) => !OWN_KEYS.includes(key as never));
  return unknown.map((key) => {
    const nearest = findNearestName(key, OWN_KEYS);
    const hint = nearest ? `did you mean ${NAMESPACE}${nearest}?` : `known are ${OWN_KEYS.join(", ")}`;
    return `Stack config ${NAMESPACE}${key} is not read by anything: ${hint}`;
  });
}

/** Says that the model is trained elsewhere than `aws:region` names: the region is that of the ARNs. */
export function describeOtherRegion(config: StackConfig, associationArn: unknown): string | undefined {
  const configured = config.get("aws:region");
  if (!configured || typeof associationArn !== "string" || isUnknown(associationArn)) return undefined;
  const region = findRegion(associationArn);
  if (region === undefined || region === configured) return undefined;
  return `Stack config aws:region is ${configured}, but the model is trained in ${region}, as its ARNs say`;
}

function findRegion(arn: string): string | undefined {
  try {
    return getRegion(arn);
  } catch {
    return undefined; // no ARN: check says so
  }
}
