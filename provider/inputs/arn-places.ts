/** All ARNs of a resource must be in one region and partition, because every call about it goes there. */
import type { InputTable } from "../kinds/resource-kind";
import type { Call } from "../words/call";
import { knownString } from "../words/values";

interface Found {
  path: string;
  place: string;
}

/** Returns a sentence for each ARN whose region or partition differs from the first one's. Skips unknown values. */
export function describeOtherPlaces(
  inputs: InputTable,
  given: Readonly<Record<string, unknown>>,
  call: Call,
): string[] {
  const ofInputs = Object.keys(inputs).flatMap((name) => (inputs[name]?.isMap ? [] : arnsIn(given[name], name)));
  const [reference, ...others] = [...ofInputs, ...arnsIn(call.import, "Option import", true)];
  return others
    .filter(({ place }) => place !== reference?.place)
    .map(({ path }) => `${path}: expected an ARN in the region and partition of ${reference?.path}`);
}

/** @param isArn  whether a string here is an ARN; by default the member's name decides */
function arnsIn(value: unknown, path: string, isArn = /Arns?$/.test(path)): Found[] {
  const text = knownString(value);
  if (text !== undefined) {
    const place = isArn ? placeOf(text) : undefined;
    return place ? [{ path, place }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((entry, index) => arnsIn(entry, `${path}[${index}]`, isArn));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => arnsIn(member, `${path}.${key}`));
}

/**
 * Partition and region. The pattern leaves the rest open, because AWS accepts any characters at the end of a KMS key's
 * ARN.
 */
function placeOf(arn: string): string | undefined {
  const [, partition, region] = /^arn:([a-z-]+):[a-z0-9-]+:([a-z0-9-]+):/.exec(arn) ?? [];
  return partition && region && `${partition}:${region}`;
}
