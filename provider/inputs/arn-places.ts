/** All ARNs of a resource must be in one region and partition, because every call about it goes there. */
import type { InputTable } from "../kinds/resource-kind";
import type { Call } from "../words/call";
import { knownString } from "../words/values";

/** An ARN, and where it is. */
export interface PlacedArn {
  path: string;
  partition: string;
  region: string;
}

type Props = Readonly<Record<string, unknown>>;

/** Returns the ARNs among the inputs that have a region. Skips unknown values. */
export function arnsOf(inputs: InputTable, given: Props): PlacedArn[] {
  return everyArnOf(inputs, given).filter(({ region }) => region !== "");
}

/** The region of a role's ARN is empty. */
function everyArnOf(inputs: InputTable, given: Props): PlacedArn[] {
  return Object.keys(inputs).flatMap((name) => (inputs[name]?.isMap ? [] : arnsIn(given[name], name)));
}

/** Returns a sentence for each ARN whose region or partition differs from those of the first one with a region. */
export function describeOtherPlaces(inputs: InputTable, given: Props, call: Call): string[] {
  const arns = [...everyArnOf(inputs, given), ...arnsIn(call.import, "Resource option import", true)];
  const reference = arns.find(({ region }) => region !== "") ?? arns[0];
  const isElsewhere = ({ partition, region }: PlacedArn) =>
    partition !== reference?.partition || (region !== "" && region !== reference.region);
  return arns.filter(isElsewhere).map(({ path, region }) => {
    const place = region === "" ? "partition" : "region and partition";
    return `${path}: expected an ARN in the ${place} of ${reference?.path}`;
  });
}

/** @param isArn  whether a string here is an ARN; by default the member's name decides */
function arnsIn(value: unknown, path: string, isArn = /(Arns?|Associations)$/.test(path)): PlacedArn[] {
  const text = knownString(value);
  if (text !== undefined) return isArn ? placeOf(text, path) : [];
  if (Array.isArray(value)) return value.flatMap((entry, index) => arnsIn(entry, `${path}[${index}]`, isArn));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => arnsIn(member, `${path}.${key}`));
}

/**
 * Partition and region. The pattern leaves the rest open, because AWS accepts any characters at the end of a KMS key's
 * ARN.
 */
function placeOf(arn: string, path: string): PlacedArn[] {
  const [, partition, region] = /^arn:([a-z-]+):[a-z0-9-]+:([a-z0-9-]*):/.exec(arn) ?? [];
  return partition && region !== undefined ? [{ path, partition, region }] : [];
}
