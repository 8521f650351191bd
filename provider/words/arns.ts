import { describeGiven } from "./describe";

/** The parts of an ARN that decide where a call goes. */
export interface Arn {
  partition: string;
  service: string;
  region: string;
  account: string;
  resource: string;
}

/** Splits an ARN; undefined if the text is not one. */
export function findArn(text: unknown): Arn | undefined {
  if (typeof text !== "string") return undefined;
  const match = /^arn:([a-z-]+):([a-z0-9-]+):([a-z0-9-]*):([0-9]*):([\w\-/.:+=,@*]+)$/.exec(text);
  if (!match) return undefined;
  const [, partition = "", service = "", region = "", account = "", resource = ""] = match;
  return { partition, service, region, account, resource };
}

/**
 * The region of an ARN, such as `eu-central-1`.
 *
 * @throws {Error} if the text is not an ARN with a region
 */
export function getRegion(arn: string): string {
  const region = findArn(arn)?.region;
  if (!region) throw new Error(`Cannot determine the region: expected an ARN with a region, got ${describeArn(arn)}`);
  return region;
}

/** Returns the text itself if it begins with an ARN, which is not a secret, else only its length. */
export function describeArn(text: string): string {
  return findArn(text.split("|")[0]) ? `"${text}"` : describeGiven(text);
}
