/**
 * The parts of pulumi-aws's stack configuration that hold objects: the roles to assume and the endpoints. They arrive as
 * JSON text. It knows their shapes, not what they are used for.
 *
 * @see https://www.pulumi.com/registry/packages/aws/installation-configuration/
 */
import type { AssumeRole } from "../sdk/client";
import { describeGiven } from "./describe";
import { findNearestName } from "./nearest-name";

type Read = (key: string) => string | undefined;
type Entry = Record<string, unknown>;

const ROLE_NAMES = [
  "roleArn",
  "sessionName",
  "externalId",
  "duration",
  "durationSeconds",
  "policy",
  "policyArns",
  "sourceIdentity",
  "tags",
  "transitiveTagKeys",
] as const;

/**
 * The roles of `aws:assumeRoles`, else the one of the older `aws:assumeRole`, in their order.
 *
 * @throws {Error} naming the key and what is wanted, never a value
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
  throw new Error(`Stack config aws:endpoints must give a URL for ${service}, but gives ${describeGiven(url)}`);
}

function readEntries(text: string | undefined, key: string): Entry[] | undefined {
  if (text === undefined) return undefined;
  const value = parse(text);
  const entries = Array.isArray(value) ? value : [value];
  if (entries.every((entry) => typeof entry === "object" && entry !== null)) return entries as Entry[];
  throw new Error(
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
  const unknown = Object.keys(entry).find((name) => !ROLE_NAMES.includes(name as never));
  if (unknown !== undefined) {
    const nearest = findNearestName(unknown, ROLE_NAMES);
    throw new Error(`Stack config ${path} has an unknown member${nearest ? `: did you mean ${nearest}?` : ""}`);
  }
  const { roleArn, duration, durationSeconds, ...others } = entry;
  if (typeof roleArn !== "string" || !/^arn:[a-z-]+:iam::\d{12}:role\/\S+$/.test(roleArn)) {
    throw new Error(`Stack config ${path}.roleArn must be the ARN of a role, but is ${describeGiven(roleArn)}`);
  }
  const seconds =
    durationSeconds === undefined ? duration && readDuration(duration, `${path}.duration`) : Number(durationSeconds);
  return {
    ...(others as Omit<AssumeRole, "roleArn">),
    roleArn,
    ...(seconds !== undefined && { durationSeconds: seconds as number }),
  };
}

/** A duration as Go writes it, as pulumi-aws takes it: `1h`, `15m`, `900s`. */
function readDuration(value: unknown, path: string): number {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(typeof value === "string" ? value : "-");
  const [, hours = 0, minutes = 0, seconds = 0] = match ?? [];
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (total > 0) return total;
  throw new Error(`Stack config ${path} must be a duration such as 1h or 15m, but is ${describeGiven(value)}`);
}
