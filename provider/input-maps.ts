/** Inputs whose keys are the program's own. */
export const MAPS: ReadonlySet<string> = new Set(["hyperparameters", "environment", "tags"]);
