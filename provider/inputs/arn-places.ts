/** All ARNs of one object must be in one region and partition: its calls go there. */
import type { InputTable } from "../kinds/resource-kind";
import type { Call } from "../words/call";
import { knownString } from "../words/values";

interface Found {
  path: string;
  place: string;
}

/** A sentence for each ARN that is elsewhere than the first one. Values that are not known yet are passed over. */
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

/** @param isArn  whether a string here is an ARN, as in a member whose name says so */
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

/** Partition and region. What stands behind them may be anything: a key's ARN may end in a space and more. */
function placeOf(arn: string): string | undefined {
  const [, partition, region] = /^arn:([a-z-]+):[a-z0-9-]+:([a-z0-9-]+):/.exec(arn) ?? [];
  return partition && region && `${partition}:${region}`;
}
