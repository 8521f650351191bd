/** Each API input that changes in meaning replaces the object; nothing else does. */
import type { InputTable } from "../kinds/resource-kind";
import { type ChangedPath, changedPaths } from "./meaning";
import { isGenerated } from "./names";

type Props = Record<string, unknown>;

/** A difference between the state and the program. */
export interface InputDifference {
  /** Top-level inputs that changed, in the order of the API's documentation. */
  replaces: string[];
  /** Every path that changed. */
  paths: ChangedPath[];
  /** The object has failed, so it must be recreated. */
  hasFailed: boolean;
}

/**
 * Compares the state of an object with the checked inputs of the program.
 *
 * @param olds  outputs in the state, which include every input
 * @param news  inputs of the program; a name that is absent, or generated as that of the state is, is not a difference
 */
export function diffInputs(inputs: InputTable, olds: Props, news: Props): InputDifference {
  const isSameName = news.name === undefined || (isGenerated(olds) && isGenerated(news));
  const compared = Object.keys(inputs).filter((input) => !(input === "name" && isSameName));
  const paths = compared.flatMap((input) => changedPaths(inputs, input, olds[input], news[input]));
  return {
    replaces: [...new Set(paths.map(([input = ""]) => input))],
    paths,
    hasFailed: olds.failedStatus !== undefined,
  };
}
