/**
 * Reads the stack's settings: `cleanroomsml:*`, then the `aws:*` that users of pulumi-aws already have. The client
 * itself reads AWS's environment variables and files for everything that the stack does not set.
 */
import { type ClientOptions, ConfigurationError } from "../../sdk/client";
import { describeGiven } from "../words/describe";
import { readAssumeRoles, readServiceEndpoint } from "./aws-config";
import { type StackConfig, StackConfigError } from "./stack-config";

/** The stack's settings for calls, without the region, which comes from the ARNs. */
export type StackSettings = Omit<ClientOptions, "region"> & { deleteTimeoutMs: number };

const DEFAULT_DELETE_TIMEOUT_SECONDS = 3600;
const MOST_SECONDS = 2_419_200;

/**
 * @param profile  the resource's own profile, which overrides the stack's
 * @throws {StackConfigError} with the key, what is expected, what the stack has and the command that sets it
 */
export function readSettings(config: Pick<StackConfig, "get">, profile?: string): StackSettings {
  const text = (key: string) => config.get(key) || undefined;
  const flag = (...keys: string[]) => firstDefined(keys, (key) => readFlag(text(key), key));
  const number = (key: string, most: number) => readNumber(text(key), key, most);
  const requestTimeoutSeconds = number("cleanroomsml:requestTimeoutSeconds", 3600);
  const ownProfile = profile ?? text("cleanroomsml:profile");
  // A profile of ours has its own credentials, so those of aws:* do not apply.
  const credentials = ownProfile === undefined ? readStaticCredentials(text) : undefined;
  const assumeRoles = ownProfile === undefined ? readAssumeRoles(text) : undefined;
  const ownEndpoint = text("cleanroomsml:endpoint");
  const endpoint = ownEndpoint ?? readServiceEndpoint(text, "cleanroomsml");
  const settings = {
    profile: ownProfile ?? text("aws:profile"),
    credentials,
    assumeRoles,
    stsEndpoint: assumeRoles && readServiceEndpoint(text, "sts"),
    endpoint,
    endpointSetting: endpoint && (ownEndpoint ? "cleanroomsml:endpoint" : "aws:endpoints"),
    useFips: flag("cleanroomsml:useFips", "aws:useFipsEndpoint"),
    useDualStack: flag("cleanroomsml:useDualStack", "aws:useDualstackEndpoint"),
    allowInsecureEndpoint: flag("cleanroomsml:allowInsecureEndpoint"),
    maxAttempts: number("cleanroomsml:maxAttempts", 100) ?? number("aws:maxRetries", 100),
    requestTimeoutMs: requestTimeoutSeconds && requestTimeoutSeconds * 1000,
  };
  const deleteTimeoutSeconds = number("cleanroomsml:deleteTimeoutSeconds", MOST_SECONDS);
  return {
    ...(Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as typeof settings &
      object),
    deleteTimeoutMs: (deleteTimeoutSeconds ?? DEFAULT_DELETE_TIMEOUT_SECONDS) * 1000,
  } as StackSettings;
}

/** The client's options that only the client can check, with the stack's keys that set them, in order of precedence. */
const KEYS: Readonly<Record<string, readonly [key: string, command: string][]>> = {
  "cleanroomsml:endpoint": [["cleanroomsml:endpoint", "cleanroomsml:endpoint URL"]],
  "aws:endpoints": [["aws:endpoints", "--path 'aws:endpoints[0].cleanroomsml' URL"]],
  useFips: [
    ["cleanroomsml:useFips", "cleanroomsml:useFips false"],
    ["aws:useFipsEndpoint", "aws:useFipsEndpoint false"],
  ],
  useDualStack: [
    ["cleanroomsml:useDualStack", "cleanroomsml:useDualStack false"],
    ["aws:useDualstackEndpoint", "aws:useDualstackEndpoint false"],
  ],
};

/** Turns the client's error about an option into one about the setting; returns any other error unchanged. */
export function withKey(error: unknown, config: Pick<StackConfig, "get" | "reword">): unknown {
  const ours = error instanceof ConfigurationError ? withStackKey(error, config) : error;
  return ours instanceof StackConfigError ? (config.reword?.(ours) ?? ours) : ours;
}

function withStackKey(error: ConfigurationError, config: Pick<StackConfig, "get">): Error {
  const [key, command] = KEYS[error.setting]?.find(([candidate]) => config.get(candidate)) ?? [];
  const reason = error.reason.replace("allowInsecureEndpoint", "cleanroomsml:$&");
  if (key === undefined) return new ConfigurationError(error.setting, reason, error.cause);
  return new StackConfigError(key, reason, { ...(command !== undefined && { command }), cause: error });
}

function readStaticCredentials(text: (key: string) => string | undefined): StackSettings["credentials"] {
  const accessKeyId = text("aws:accessKey");
  const secretAccessKey = text("aws:secretKey");
  if (!accessKeyId && !secretAccessKey) return undefined;
  if (!accessKeyId || !secretAccessKey) {
    const [missing, present] = accessKeyId ? ["aws:secretKey", "aws:accessKey"] : ["aws:accessKey", "aws:secretKey"];
    throw new StackConfigError(missing, `expected a value, because ${present} has one`, {
      command: `--secret ${missing}`,
    });
  }
  const sessionToken = text("aws:token");
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}

function readFlag(value: string | undefined, key: string): boolean | undefined {
  if (value === undefined) return undefined;
  if (value === "true" || value === "false") return value === "true";
  throw new StackConfigError(key, `expected true or false, got ${describeGiven(value)}`, { command: `${key} true` });
}

function readNumber(value: string | undefined, key: string, most: number): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (number >= 1 && number <= most) return number;
  const given = /^-?\d+(\.\d+)?$/.test(value) ? value : describeGiven(value);
  throw new StackConfigError(key, `expected an integer from 1 to ${most}, got ${given}`, { command: `${key} N` });
}

function firstDefined<T>(keys: string[], read: (key: string) => T | undefined): T | undefined {
  for (const key of keys) {
    const value = read(key);
    if (value !== undefined) return value;
  }
  return undefined;
}
