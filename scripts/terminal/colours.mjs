/**
 * The environment for a program that writes to the same output: without colours unless that is a terminal, or if NO_COLOR
 * is set. Some programs check the wrong stream, or only FORCE_COLOR.
 *
 * @param {NodeJS.ProcessEnv} [from]
 * @param {boolean} [isTerminal]
 * @returns {NodeJS.ProcessEnv}
 */
export function colourEnvironment(from = process.env, isTerminal = process.stdout.isTTY) {
  if (isTerminal && !from.NO_COLOR) return from;
  const { FORCE_COLOR: _, ...others } = from;
  return { ...others, NO_COLOR: "1" };
}
