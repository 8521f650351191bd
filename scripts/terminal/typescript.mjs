import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../system/paths.mjs";

/**
 * Loads a TypeScript module into this process. Only after the set-up: the loader is a dependency.
 *
 * @param {string} file  path from the root
 * @returns {any} what the module exports
 */
export function loadTypeScript(file) {
  const require = createRequire(import.meta.url);
  require("tsx/cjs");
  return require(join(root, file));
}
