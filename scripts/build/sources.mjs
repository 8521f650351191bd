import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../system/paths.mjs";

/**
 * Runs a source of the package, for what it says as data.
 *
 * @param {string} file  path from the root
 * @returns {Record<string, any>} its exports
 */
export function loadSource(file) {
  // Not at the top: this module is loaded before there are dependencies.
  const require = createRequire(import.meta.url);
  const { outputFiles } = require("esbuild").buildSync({
    entryPoints: [join(root, file)],
    bundle: true,
    platform: "node",
    packages: "external",
    format: "cjs",
    write: false,
  });
  const module = { exports: /** @type {Record<string, unknown>} */ ({}) };
  new Function("module", "exports", "require", outputFiles[0].text)(module, module.exports, require);
  return module.exports;
}
