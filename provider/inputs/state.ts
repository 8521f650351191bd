/**
 * Expand and flatten: the inputs of a program as the API takes them, and what the API returns as the state keeps it. What a
 * read cannot return is kept from the state.
 */
import type { InputTable } from "../kinds/resource-kind";
import { changedPaths, isEmpty, isRecord, withoutFilledIn } from "./meaning";

type Props = Record<string, unknown>;

/** The API's input: the program's inputs and nothing else; empty lists and objects are left out, as absent ones are. */
export function expand<Input>(inputs: InputTable, given: Props): Input {
  const entries = Object.keys(inputs).map((name) => [name, given[name]] as const);
  return Object.fromEntries(entries.filter(([, value]) => !isEmpty(value))) as Input;
}

/**
 * The inputs of an object as the service returns it, in the spelling of the state where both mean the same.
 *
 * @param returned  what Get returned
 * @param olds  inputs in the state; undefined where it has none (a `get`), so that everything that the service returns counts
 * @returns inputs; one that the state leaves out stays out, since what the service fills in is no change
 */
export function flattenInputs(inputs: InputTable, returned: object, olds: Props | undefined): Props {
  const entries = Object.keys(inputs).map((name) => {
    const { isKept, notReturned } = inputs[name] ?? {};
    const value = (returned as Props)[name];
    if (olds === undefined) return [name, notReturned ? undefined : value] as const;
    const old = olds[name];
    if (isKept || notReturned || isEmpty(old) || isEmpty(value)) return [name, old] as const;
    const isSame = changedPaths(inputs, name, old, withoutFilledIn(inputs, name, old, value)).length === 0;
    return [name, isSame ? old : value] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The inputs among the properties of a resource. */
export function onlyInputs(inputs: InputTable, props: Props): Props {
  return Object.fromEntries(Object.entries(props).filter(([name]) => Object.hasOwn(inputs, name)));
}

/** Pulumi's host fails on `undefined` in outputs, after the real create: none may be left, at any depth. */
export function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => withoutUndefined(entry ?? null));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutUndefined(member)]));
}
