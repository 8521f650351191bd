/**
 * The text that the state of every resource contains instead of a serialized provider object, and that Pulumi's host
 * evaluates in every later command. It only loads the installed package, so the installed version always runs. The text
 * is frozen: a change of one character would show as a diff in every stack, and older texts must keep working.
 */
import type { Kind } from "../kinds/lifecycle";

/**
 * `exports.handler()` returns the provider to Pulumi's host. It resolves the package from the program's folder, where
 * the host runs, and then from the host's own file, for package managers that hide the dependencies of a wrapper
 * package. If the package is not found, the error says what to do; any other error is passed on. The text is short
 * because the state of every model contains it four times, and the engine logs and writes it at every step.
 */
export function providerText(kind: Kind): string {
  return [
    "exports.handler=()=>{const n='pulumi-cleanroomsml/lifecycle',d=process.cwd(),",
    "l=f=>{try{return require('module').createRequire(f)(n)}",
    `catch(e){if(e.code!='MODULE_NOT_FOUND'||!e.message.includes("'"+n+"'"))throw e}},`,
    "m=l(d+'/')||l(require('fs').realpathSync(process.argv[1]));",
    `if(m)return m.provider('${kind}');`,
    "throw Object.assign(Error('Cannot find pulumi-cleanroomsml from '+d+`: run npm ci in the program's folder`),{stack:''})}",
  ].join("");
}
