/** Expands the program's inputs into the API's input, and flattens what the API returns into the state. */
import type { InputTable } from "../kinds/resource-kind";
import { changedPaths, isEmpty, isRecord, withoutFilledIn } from "./meaning";

type Props = Record<string, unknown>;

/** Returns the API's input: the program's inputs without empty and absent values. */
export function expand<Input>(inputs: InputTable, given: Props): Input {
  const entries = Object.keys(inputs).map((name) => [name, given[name]] as const);
  return Object.fromEntries(entries.filter(([, value]) => !isEmpty(value))) as Input;
}

/**
 * Returns the inputs of an object as the service knows them, in the state's spelling where both mean the same. An input
 * that Get does not return keeps the state's value.
 *
 * @param returned  what Get returned
 * @param olds  inputs in the state; undefined for a `get`, which takes everything that the service returns
 * @returns inputs without those that the state omits, because a value that the service filled in is not a change
 */
export function flattenInputs(inputs: InputTable, returned: object, olds: Props | undefined): Props {
  const entries = Object.keys(inputs).map((name) => {
    const { isKept, notReturned } = inputs[name] ?? {};
    const value = withoutBaseVersion(name, (returned as Props)[name]);
    if (olds === undefined) return [name, notReturned ? undefined : value] as const;
    const old = olds[name];
    if (isKept || notReturned || isEmpty(old) || isEmpty(value)) return [name, old] as const;
    const isSame = changedPaths(inputs, name, old, withoutFilledIn(inputs, name, old, value)).length === 0;
    return [name, isSame ? old : value] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The service writes the base version as the literal `NULL`, which no input accepts. */
function withoutBaseVersion(name: string, value: unknown): unknown {
  return value === "NULL" && /versionIdentifier$/i.test(name) ? undefined : value;
}

/** Returns only those properties of a resource that are inputs. */
export function onlyInputs(inputs: InputTable, props: Props): Props {
  return Object.fromEntries(Object.entries(props).filter(([name]) => Object.hasOwn(inputs, name)));
}

/** Removes `undefined` at every depth: Pulumi's host fails on it in outputs, after the model was created. */
export function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => withoutUndefined(entry ?? null));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutUndefined(member)]));
}
