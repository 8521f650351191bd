// Whether the programs that the scripts start may write in colour. Writes nothing itself.

/**
 * The environment for a program that writes to the same output: without colours where that is no terminal, or where
 * NO_COLOR is set. Some programs look at the wrong stream, or know FORCE_COLOR only.
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
