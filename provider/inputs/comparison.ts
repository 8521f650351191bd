/** Compares the inputs of a program with an existing object, as far as Get returns them. */
import type { InputTable } from "../kinds/resource-kind";
import { type ChangedPath, changedPaths, withoutFilledIn } from "./meaning";

type Props = Record<string, unknown>;

/**
 * Returns the places where the inputs differ in meaning from the object. Ignores omitted inputs, which the service
 * fills in.
 *
 * @param actual  what Get returned
 */
export function differingInputs(inputs: InputTable, expected: object, actual: object): ChangedPath[] {
  return Object.keys(inputs).flatMap((name) => {
    const value = withoutMembers((expected as Props)[name], inputs[name]?.notReturned ?? []);
    if (value === undefined) return [];
    return changedPaths(inputs, name, value, withoutFilledIn(inputs, name, value, (actual as Props)[name]));
  });
}

/**
 * Returns what the object has, the program omits and the service never fills in: the object was created with more
 * inputs.
 */
export function undeclaredInputs(inputs: InputTable, expected: object, actual: object): ChangedPath[] {
  return Object.keys(inputs)
    .filter((name) => !inputs[name]?.isFilledIn && (expected as Props)[name] === undefined)
    .flatMap((name) => changedPaths(inputs, name, undefined, (actual as Props)[name]));
}

function withoutMembers(value: unknown, members: readonly string[]): unknown {
  if (members.length === 0 || !Array.isArray(value)) return value;
  return value.map((entry: Props) =>
    Object.fromEntries(Object.entries(entry).filter(([member]) => !members.includes(member))),
  );
}
