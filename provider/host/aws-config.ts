/**
 * The parts of pulumi-aws's stack configuration that hold objects: the roles to assume and the endpoints. They arrive as
 * JSON text. It knows their shapes, not what they are used for.
 *
 * @see https://www.pulumi.com/registry/packages/aws/installation-configuration/
 */
import type { AssumeRole } from "../../sdk/client";
import { describeGiven } from "../words/describe";
import { findNearestName } from "../words/nearest-name";
import { StackConfigError } from "./stack-config";

type Read = (key: string) => string | undefined;
type Entry = Record<string, unknown>;

/** What each member of a role is read with, and what it is then called. A `durationSeconds` counts before a `duration`. */
const ROLE_MEMBERS: Record<string, (value: unknown, path: string) => Partial<AssumeRole>> = {
  roleArn: (value, path) => ({ roleArn: readRoleArn(value, path) }),
  sessionName: (value, path) => ({ sessionName: readText(value, path) }),
  externalId: (value, path) => ({ externalId: readText(value, path) }),
  duration: (value, path) => ({ durationSeconds: readDuration(value, path) }),
  durationSeconds: (value, path) => ({ durationSeconds: readSeconds(value, path) }),
  policy: (value, path) => ({ policy: readText(value, path) }),
  policyArns: (value, path) => ({ policyArns: readTexts(value, path) }),
  sourceIdentity: (value, path) => ({ sourceIdentity: readText(value, path) }),
  tags: (value, path) => ({ tags: readTags(value, path) }),
  transitiveTagKeys: (value, path) => ({ transitiveTagKeys: readTexts(value, path) }),
};
const ROLE_NAMES = Object.keys(ROLE_MEMBERS);
/** What STS takes. */
const [LEAST_SECONDS, MOST_SECONDS] = [900, 43_200];

/**
 * The roles of `aws:assumeRoles`, else the one of the older `aws:assumeRole`, in their order.
 *
 * @throws {StackConfigError} naming the key and what is wanted, never a value
 */
export function readAssumeRoles(read: Read): AssumeRole[] | undefined {
  const key = read("aws:assumeRoles") === undefined ? "aws:assumeRole" : "aws:assumeRoles";
  const entries = readEntries(read(key), key);
  const roles = entries?.map((entry, index) => readRole(entry, key === "aws:assumeRole" ? key : `${key}[${index}]`));
  return roles && roles.length > 0 ? roles : undefined;
}

/** The URL that `aws:endpoints` gives for a service, such as `sts`; the last entry that has one counts. */
export function readServiceEndpoint(read: Read, service: string): string | undefined {
  const urls = readEntries(read("aws:endpoints"), "aws:endpoints")?.map((entry) => entry[service]) ?? [];
  const url = urls.filter((candidate) => candidate !== undefined && candidate !== "").at(-1);
  if (url === undefined || typeof url === "string") return url;
  throw new StackConfigError(
    `Stack config aws:endpoints must give a URL for ${service}, but gives ${describeGiven(url)}`,
  );
}

function readEntries(text: string | undefined, key: string): Entry[] | undefined {
  if (text === undefined) return undefined;
  const value = parse(text);
  const entries = Array.isArray(value) ? value : [value];
  if (entries.every((entry) => typeof entry === "object" && entry !== null)) return entries as Entry[];
  throw new StackConfigError(
    `Stack config ${key} must be an object or a list of objects: pulumi config set --path '${key}...' VALUE`,
  );
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
    throw new StackConfigError(
      `Stack config ${path} has an unknown member${nearest ? `: did you mean ${nearest}?` : ""}`,
    );
  }
  const members = Object.entries(ROLE_MEMBERS).map(([name, read]) => {
    const value = entry[name];
    // Set to nothing is not set; but there is no role without its ARN.
    const isGiven = name === "roleArn" || (value !== undefined && value !== null && value !== "");
    return isGiven ? read(value, `${path}.${name}`) : {};
  });
  return Object.assign({}, ...members) as AssumeRole;
}

function readRoleArn(value: unknown, path: string): string {
  if (typeof value === "string" && /^arn:[a-z-]+:iam::\d{12}:role\/\S+$/.test(value)) return value;
  throw wrongMember(path, "the ARN of a role", value);
}

/** `pulumi config set --path` makes a number of what looks like one: an external id, say. */
function readText(value: unknown, path: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || Number.isSafeInteger(value)) return String(value);
  throw wrongMember(path, "a text", value);
}

function readTexts(value: unknown, path: string): string[] {
  if (!Array.isArray(value)) throw wrongMember(path, "a list of texts", value);
  return value.map((entry, index) => readText(entry, `${path}[${index}]`));
}

function readTags(value: unknown, path: string): Record<string, string> {
  if (typeof value !== "object" || Array.isArray(value)) throw wrongMember(path, "an object of texts", value);
  const tags = Object.entries(value as Entry).map(([key, tag]) => [key, readText(tag, `${path}["${key}"]`)]);
  return Object.fromEntries(tags);
}

function readSeconds(value: unknown, path: string): number {
  const seconds = typeof value === "string" && /^\d{1,6}$/.test(value) ? Number(value) : value;
  if (typeof seconds === "number" && isSessionLength(seconds)) return seconds;
  throw wrongMember(path, `a whole number from ${LEAST_SECONDS} to ${MOST_SECONDS}`, value);
}

/** A duration as Go writes it, as pulumi-aws takes it: `1h`, `15m`, `900s`. */
function readDuration(value: unknown, path: string): number {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(typeof value === "string" ? value : "-");
  const [, hours = 0, minutes = 0, seconds = 0] = match ?? [];
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (isSessionLength(total)) return total;
  throw wrongMember(path, "a duration such as 1h or 15m, from 15m to 12h", value);
}

function isSessionLength(seconds: number): boolean {
  return Number.isInteger(seconds) && seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS;
}

function wrongMember(path: string, wanted: string, value: unknown): Error {
  const command = `pulumi config set --path '${path}' VALUE`;
  return new StackConfigError(`Stack config ${path} must be ${wanted}, but is ${describeGiven(value)}: ${command}`);
}
