/** Compares the inputs of a program with an object that exists, as far as Get returns them. */
import type { InputTable } from "../kinds/resource-kind";
import { type ChangedPath, changedPaths, withoutFilledIn } from "./meaning";

type Props = Record<string, unknown>;

/**
 * Where the inputs differ from the object, in meaning. What the inputs leave out may be anything, since the service fills
 * it in.
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

/** What the inputs leave out and the object has, though no service fills it in: more went into it than they say. */
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
