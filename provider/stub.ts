/**
 * The text that goes into the state of every resource, in the place of a serialised provider object, and that Pulumi's
 * host evaluates in every later command. It only loads the installed package, so that the code that runs is always the
 * newest. It is frozen: a change of one character would show in every stack, and older texts must go on working.
 */
import type { Kind } from "./lifecycle";

/**
 * `exports.handler()` gives Pulumi's host the provider. The package is looked for from the program's folder, which is where
 * the host runs; then, for package managers that hide what a wrapper package brings in, from the host's own file.
 * Written short on purpose: it stands four times in the state of every model.
 */
export function providerText(kind: Kind): string {
  return `exports.handler = () => {
  const name = "pulumi-cleanroomsml/lifecycle";
  const load = (from) => {
    try {
      return require("module").createRequire(from)(name);
    } catch (e) {
      if (e.code !== "MODULE_NOT_FOUND" || !e.message.includes("'" + name + "'")) throw e;
    }
  };
  const found = load(process.cwd() + "/") || load(require("fs").realpathSync(process.argv[1]));
  if (!found) throw Object.assign(new Error("Cannot find pulumi-cleanroomsml from " + process.cwd() + ": run npm ci (or your package manager's install) in the program's folder"), { stack: "" });
  return found.provider("${kind}");
};
`;
}
