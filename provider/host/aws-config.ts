/**
 * Reads the keys of pulumi-aws's stack configuration whose values are objects: the roles to assume and the endpoints.
 * Pulumi passes them as JSON strings.
 *
 * @see https://www.pulumi.com/registry/packages/aws/installation-configuration/
 */
import type { AssumeRole } from "../../sdk/client";
import { describeGiven } from "../words/describe";
import { findNearestName } from "../words/nearest-name";
import { StackConfigError } from "./stack-config";

type Read = (key: string) => string | undefined;
type Entry = Record<string, unknown>;

/** How each property of a role is read. `durationSeconds` overrides `duration`. */
const ROLE_MEMBERS: Record<string, (value: unknown, path: string) => Partial<AssumeRole>> = {
  roleArn: (value, path) => ({ roleArn: readRoleArn(value, path) }),
  sessionName: (value, path) => ({ sessionName: readString(value, path) }),
  externalId: (value, path) => ({ externalId: readString(value, path) }),
  duration: (value, path) => ({ durationSeconds: readDuration(value, path) }),
  durationSeconds: (value, path) => ({ durationSeconds: readSeconds(value, path) }),
  policy: (value, path) => ({ policy: readString(value, path) }),
  policyArns: (value, path) => ({ policyArns: readStrings(value, path) }),
  sourceIdentity: (value, path) => ({ sourceIdentity: readString(value, path) }),
  tags: (value, path) => ({ tags: readTags(value, path) }),
  transitiveTagKeys: (value, path) => ({ transitiveTagKeys: readStrings(value, path) }),
};
const ROLE_NAMES = Object.keys(ROLE_MEMBERS);
/** The limits of STS. */
const [LEAST_SECONDS, MOST_SECONDS] = [900, 43_200];

/**
 * Returns the roles of `aws:assumeRoles`, else the one of the older `aws:assumeRole`, in their order.
 *
 * @throws {StackConfigError} with the key and what is expected, never a value
 */
export function readAssumeRoles(read: Read): AssumeRole[] | undefined {
  const key = read("aws:assumeRoles") === undefined ? "aws:assumeRole" : "aws:assumeRoles";
  const entries = readEntries(read(key), key);
  const roles = entries?.map((entry, index) => readRole(entry, key === "aws:assumeRole" ? key : `${key}[${index}]`));
  return roles && roles.length > 0 ? roles : undefined;
}

/** Returns the URL of a service, such as `sts`, in `aws:endpoints`; the last entry that has one applies. */
export function readServiceEndpoint(read: Read, service: string): string | undefined {
  const urls = readEntries(read("aws:endpoints"), "aws:endpoints")?.map((entry) => entry[service]) ?? [];
  const url = urls.filter((candidate) => candidate !== undefined && candidate !== "").at(-1);
  if (url === undefined || typeof url === "string") return url;
  throw new StackConfigError("aws:endpoints", `expected a URL for ${service}, got ${describeGiven(url)}`, {
    command: `--path 'aws:endpoints[0].${service}' URL`,
  });
}

function readEntries(text: string | undefined, key: string): Entry[] | undefined {
  if (text === undefined) return undefined;
  const value = parse(text);
  const entries = Array.isArray(value) ? value : [value];
  if (entries.every((entry) => typeof entry === "object" && entry !== null)) return entries as Entry[];
  throw new StackConfigError(key, "expected an object or a list of objects", { command: `--path '${key}...' VALUE` });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readRole(entry: Entry, path: string): AssumeRole {
  const unknown = Object.keys(entry).find((name) => !ROLE_NAMES.includes(name));
  if (unknown !== undefined) {
    const nearest = findNearestName(unknown, ROLE_NAMES);
    const hint = nearest ? `did you mean ${nearest}?` : `expected one of ${ROLE_NAMES.join(", ")}`;
    throw new StackConfigError(path, `unknown property; ${hint}`);
  }
  const members = Object.entries(ROLE_MEMBERS).map(([name, read]) => {
    const value = entry[name];
    // An empty value counts as not set, except for the ARN, which every role requires.
    const isGiven = name === "roleArn" || (value !== undefined && value !== null && value !== "");
    return isGiven ? read(value, `${path}.${name}`) : {};
  });
  return Object.assign({}, ...members) as AssumeRole;
}

function readRoleArn(value: unknown, path: string): string {
  if (typeof value === "string" && /^arn:[a-z-]+:iam::\d{12}:role\/\S+$/.test(value)) return value;
  throw wrongProperty(path, "the ARN of a role", value);
}

/**
 * Accepts numbers and booleans, because `pulumi config set --path` converts strings that look like them, such as an
 * external id.
 */
function readString(value: unknown, path: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || Number.isSafeInteger(value)) return String(value);
  throw wrongProperty(path, "a string", value);
}

function readStrings(value: unknown, path: string): string[] {
  if (!Array.isArray(value)) throw wrongProperty(path, "a list of strings", value);
  return value.map((entry, index) => readString(entry, `${path}[${index}]`));
}

function readTags(value: unknown, path: string): Record<string, string> {
  if (typeof value !== "object" || Array.isArray(value)) throw wrongProperty(path, "an object of strings", value);
  const tags = Object.entries(value as Entry).map(([key, tag]) => [key, readString(tag, `${path}["${key}"]`)]);
  return Object.fromEntries(tags);
}

function readSeconds(value: unknown, path: string): number {
  const seconds = typeof value === "string" && /^\d{1,6}$/.test(value) ? Number(value) : value;
  if (typeof seconds === "number" && isSessionLength(seconds)) return seconds;
  throw wrongProperty(path, `an integer from ${LEAST_SECONDS} to ${MOST_SECONDS}`, value);
}

/** Reads a duration in Go's format, as pulumi-aws does: `1h`, `15m`, `900s`. */
function readDuration(value: unknown, path: string): number {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(typeof value === "string" ? value : "-");
  const [, hours = 0, minutes = 0, seconds = 0] = match ?? [];
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (isSessionLength(total)) return total;
  throw wrongProperty(path, "a duration from 15m to 12h, such as 1h or 15m", value);
}

function isSessionLength(seconds: number): boolean {
  return Number.isInteger(seconds) && seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS;
}

function wrongProperty(path: string, expected: string, value: unknown): Error {
  const reason = `expected ${expected}, got ${describeGiven(value)}`;
  return new StackConfigError(path, reason, { command: `--path '${path}' VALUE` });
}
