import { parseArgs } from "node:util";

/** @typedef {{ type: "boolean" | "string", short?: string, default?: boolean | string }} Option */

/**
 * Runs a command of this project: reads its arguments, shows its help, and ends with its error and exit code 1.
 *
 * @template {Record<string, Option>} T
 * @param {object} command
 * @param {string} command.help  what --help shows; every command has that option
 * @param {T} command.options  by name, as `parseArgs` takes them
 * @param {boolean} [command.takesText]  whether words are allowed besides the options
 * @param {() => void} [command.onFailure]  called after the error is shown
 * @param {(values: ReturnType<typeof parseArgs<{ options: T }>>["values"], words: string[]) => void | Promise<unknown>} main
 * @returns {Promise<void>}
 */
export async function runCommand({ help, options, takesText = false, onFailure }, main) {
  try {
    const { values, positionals } = readArguments(options, takesText);
    if ("help" in values) console.log(help);
    else await main(/** @type {never} */ (values), positionals);
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    process.exitCode = 1;
    onFailure?.();
  }
}

/**
 * @param {Record<string, Option>} options
 * @param {boolean} allowPositionals
 * @throws {Error} for an unknown option, naming the known ones
 */
function readArguments(options, allowPositionals) {
  try {
    return parseArgs({ allowPositionals, options: { ...options, help: { type: "boolean" } } });
  } catch (error) {
    // The second sentence is about arguments that no command here accepts.
    const [reason] = /** @type {Error} */ (error).message.split(". ");
    const names = [...Object.keys(options), "help"].map((name) => `--${name}`);
    throw new Error(`${reason}: the options are ${names.join(", ")}, and --help explains them`);
  }
}
