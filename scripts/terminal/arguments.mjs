// The arguments of a script, read in one way by all of them. Knows no script.
import { parseArgs } from "node:util";

/** @typedef {{ type: "boolean" | "string", short?: string, default?: boolean | string }} Option */

/**
 * Reads the arguments of this process. Each script has --help, too.
 *
 * @template {Record<string, Option>} T
 * @param {T} options  by name, as `parseArgs` takes them
 * @param {{ allowPositionals?: boolean, args?: string[] }} [more]
 * @throws {Error} for what is no argument of the script, naming what is
 */
export function readArguments(options, { allowPositionals = false, args = process.argv.slice(2) } = {}) {
  try {
    return parseArgs({ args, allowPositionals, options: { ...options, help: { type: "boolean" } } });
  } catch (error) {
    // Its second sentence is about things that no script here takes.
    const [what] = /** @type {Error} */ (error).message.split(". ");
    const names = [...Object.keys(options), "help"].map((name) => `--${name}`);
    throw new Error(`${what}: the options are ${names.join(", ")}, and --help tells what they mean`);
  }
}
