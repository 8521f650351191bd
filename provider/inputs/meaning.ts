/**
 * Compares inputs by what they mean to the service: the order of keys and of set entries does not matter, and an empty
 * or undefined value equals an absent one.
 */
import type { InputTable } from "../kinds/resource-kind";

type Props = Record<string, unknown>;

/** The keys from a top-level input down to a difference. */
export type ChangedPath = string[];

/**
 * Returns every path within one input where two values differ in meaning.
 *
 * @param input  name of the top-level input that both values belong to
 */
export function changedPaths(inputs: InputTable, input: string, before: unknown, after: unknown): ChangedPath[] {
  const plain = (value: unknown) => {
    const { setBy } = inputs[input] ?? {};
    const isSet = setBy !== undefined && Array.isArray(value);
    return withoutEmpty(isSet ? byMember(value, setBy) : value === "" ? undefined : value);
  };
  return differences([input], plain(before), plain(after));
}

/**
 * Removes from the actual value the members that the service filled in, such as an instance count.
 *
 * @param input  name of the top-level input that both values belong to
 */
export function withoutFilledIn(inputs: InputTable, input: string, expected: unknown, actual: unknown): unknown {
  const { isMap, setBy } = inputs[input] ?? {};
  if (isMap) return actual;
  if (setBy !== undefined && Array.isArray(expected) && Array.isArray(actual)) {
    return actual.map((entry: Props) => {
      const twin = expected.find((candidate: Props) => candidate?.[setBy] === entry?.[setBy]);
      return onlyMembersOf(twin, entry);
    });
  }
  return onlyMembersOf(expected, actual);
}

/** An empty value means the same as an absent one. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

export function isRecord(value: unknown): value is Props {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function onlyMembersOf(expected: unknown, actual: unknown): unknown {
  if (!isRecord(expected) || !isRecord(actual)) return actual;
  const shared = Object.entries(actual).filter(([key]) => Object.hasOwn(expected, key));
  return Object.fromEntries(shared.map(([key, member]) => [key, onlyMembersOf(expected[key], member)]));
}

/** Keys the entries by name, or by position where names repeat, as they do while they are unknown. */
function byMember(entries: unknown[], member: string): unknown {
  const named = entries.map((entry, index) => {
    const name = (entry as Props | null)?.[member];
    return [typeof name === "string" ? name : `#${index}`, entry] as const;
  });
  const isUnique = new Set(named.map(([name]) => name)).size === named.length;
  return Object.fromEntries(isUnique ? named : entries.entries());
}

function withoutEmpty(value: unknown): unknown {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(withoutEmpty);
  if (typeof value !== "object") return value;
  const entries = Object.entries(value)
    .map(([key, member]) => [key, withoutEmpty(member)] as const)
    .filter(([, member]) => member !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function differences(path: ChangedPath, before: unknown, after: unknown): ChangedPath[] {
  const areNested = [before, after].every((value) => typeof value === "object" && value !== null);
  if (!areNested) return Object.is(before, after) ? [] : [path];
  const [old, now] = [before as Props, after as Props];
  const keys = new Set([...Object.keys(old), ...Object.keys(now)]);
  return [...keys].flatMap((key) => differences([...path, key], own(old, key), own(now, key)));
}

function own(record: Props, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
