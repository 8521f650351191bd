import { describeArn, findArn } from "./arns";
import { withArticle } from "./describe";

/** How the objects of a kind are identified. */
export interface IdFormat {
  /** The member that holds the ARN; absent if the membership identifies the object. */
  arnMember?: string;
  /** The resource type in the ARN: `trained-model`. */
  arnType?: string;
  /** The ARN begins with the membership that owns the object. */
  isInMembership?: boolean;
  /** The member with the version: the id of a version is `ARN|version`. */
  versionMember?: string;
  /** The object has no ARN of its own: its id is `ARN|version|name`, with the ARN of what it belongs to and an empty base version. */
  hasName?: boolean;
}

/** The members with which every call after the create names an object. */
export type Reference = Readonly<Record<string, string>>;

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/**
 * Reads an id.
 *
 * @throws {Error} if it does not have that format
 */
export function parseId(format: IdFormat, id: string): Reference {
  const reference = findReference(format, id);
  if (reference) return reference;
  const owner = format.arnType === undefined ? "" : ` of ${withArticle(nounOf(format.arnType))}`;
  throw new Error(`Cannot use the id${owner}: ${describeWrongId(format, id)}`);
}

/** Describes what is wrong with an id; undefined if it has the format. */
export function describeWrongId(format: IdFormat, id: string): string | undefined {
  if (findReference(format, id)) return undefined;
  return `expected ${describeFormat(format)}, got ${describeArn(id)}`;
}

/** Returns the id of an object in a response or a list. The base version, whose identifier is the literal `NULL`, adds nothing to it. */
export function idOf(
  { arnMember = "membershipIdentifier", versionMember = "", hasName }: IdFormat,
  object: object,
): string {
  const { [arnMember]: arn, [versionMember]: given, name } = object as Record<string, string | undefined>;
  const version = given === "NULL" ? undefined : given;
  if (hasName) return [arn, version ?? "", name].join("|");
  return version ? `${arn}|${version}` : String(arn);
}

/** `trained model`, `ML input channel`. */
function nounOf(arnType = ""): string {
  return arnType.replaceAll("-", " ").replace(/^ml /, "ML ");
}

/** Describes an id in messages. */
export function describeFormat({ arnMember, arnType, isInMembership, versionMember, hasName }: IdFormat): string {
  if (arnMember === undefined) return "a membership identifier (UUID)";
  const owner = isInMembership ? "membership/UUID/" : "";
  const arn = `the ARN of ${withArticle(nounOf(arnType))} (arn:aws:cleanrooms-ml:REGION:ACCOUNT:${owner}${arnType}/...)`;
  if (hasName) return `${arn}, its version and the name of the job as ARN|VERSION|NAME, for the base version ARN||NAME`;
  return versionMember ? `${arn}, or ARN|versionIdentifier for a version` : arn;
}

/** Returns the members in an id; undefined if it does not have the format. */
export function findReference(format: IdFormat, id: string): Reference | undefined {
  const { arnMember, arnType, isInMembership, versionMember, hasName } = format;
  if (arnMember === undefined) return new RegExp(`^${UUID}$`).test(id) ? { membershipIdentifier: id } : undefined;
  const [, text = "", version, name] = /^([^|]*)(?:\|([^|]*))?(?:\|(.*))?$/su.exec(id) ?? [];
  const arn = findArn(text);
  const prefix = isInMembership ? `membership/(${UUID})/` : "()";
  const match = new RegExp(`^${prefix}${arnType}/[-a-zA-Z0-9_/.]+$`).exec(arn?.resource ?? "");
  const isBase = version === undefined || (hasName && version === "");
  const isVersionRight = isBase || (versionMember && new RegExp(`^${UUID}$`).test(version));
  const isNameRight = hasName ? name : name === undefined;
  if (arn?.service !== "cleanrooms-ml" || !match || !isVersionRight || !isNameRight) return undefined;
  const membershipIdentifier = match[1];
  return {
    ...(membershipIdentifier && { membershipIdentifier }),
    [arnMember]: text,
    ...(!isBase && versionMember && { [versionMember]: version }),
    ...(name !== undefined && { name }),
  };
}
