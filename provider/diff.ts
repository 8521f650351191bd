/**
 * What a change of the program means for a trained model. A model cannot be edited, so each API input that changes in
 * meaning replaces it; nothing else does.
 */
import { type ChangedPath, changedPaths } from "./meaning";
import { INPUT_NAMES } from "./schema";

type Props = Record<string, unknown>;

/** A difference between the state and the program. */
export interface InputDifference {
  /** Top-level inputs that changed, in the order of the API's documentation. */
  replaces: string[];
  /** Every place that changed. */
  paths: ChangedPath[];
  /** The training is known to have failed, so that the model is to be made anew. */
  hasFailed: boolean;
}

/**
 * Compares the state of a model with the checked inputs of the program.
 *
 * @param olds  outputs in the state, which hold every input
 * @param news  inputs of the program
 */
export function diffInputs(olds: Props, news: Props): InputDifference {
  const compared = INPUT_NAMES.filter((input) => !(input === "name" && news.name === undefined));
  const paths = compared.flatMap((input) => changedPaths(input, olds[input], news[input]));
  return {
    replaces: [...new Set(paths.map(([input = ""]) => input))],
    paths,
    hasFailed: olds.failedStatus !== undefined,
  };
}
