/**
 * The text that goes into the state of every resource, in the place of a serialised provider object, and that Pulumi's
 * host evaluates in every later command. It only loads the installed package, so that the code that runs is always the
 * newest. It is frozen: a change of one character would show in every stack, and older texts must go on working.
 */
import type { Kind } from "../kinds/lifecycle";

/**
 * `exports.handler()` gives Pulumi's host the provider. The package is looked for from the program's folder, which is where
 * the host runs; then, for package managers that hide what a wrapper package brings in, from the host's own file. Where
 * the package itself is not found the error names the way out; any other error is passed on.
 * Written short: it stands four times in the state of every model, and the engine logs and writes it at every step.
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
