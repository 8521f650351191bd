/**
 * The text that goes into the state of every resource, in the place of a serialised provider object, and that Pulumi's
 * host evaluates in every later command. It only loads the installed package, so that the code that runs is always the
 * newest. It is frozen: a change of one character would show in every stack, and older texts must go on working.
 */
import type { Kind } from "./lifecycle";

/** `module.exports.handler()` gives Pulumi's host the provider. `process.argv[1]` is the host's own file. */
export function providerText(kind: Kind): string {
  return `"use strict";
exports.handler = () => {
  const { createRequire } = require("node:module");
  const name = "pulumi-cleanroomsml/lifecycle";
  const load = (from) => {
    try {
      return createRequire(from)(name);
    } catch (error) {
      if (error.code === "MODULE_NOT_FOUND" && error.message.includes("'" + name + "'")) return undefined;
      throw error;
    }
  };
  const found = load(process.cwd() + "/") || load(require("node:fs").realpathSync(process.argv[1]));
  if (found) return found.provider("${kind}");
  const error = new Error("Cannot find the package pulumi-cleanroomsml from " + process.cwd() + ": run npm ci (or your package manager's install) in the program's folder first");
  error.stack = error.message;
  throw error;
};
`;
}
