import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../system/paths.mjs";

/** The folder of each package, and its commands, which its package.json does not export. */
export const packages = [
  { folder: ".", commands: [] },
  { folder: "emulator", commands: ["cli"] },
];

/** @param {string} folder  of a package */
export function readManifest(folder) {
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
}

/**
 * The sources that programs import from a package.
 *
 * @param {string} folder  of the package
 * @returns {string[]} paths in it, without an extension
 */
export function exportedSources(folder) {
  /** @type {(string | { default: string })[]} */
  const exported = Object.values(readManifest(folder).exports);
  return exported.flatMap((entry) =>
    typeof entry === "string" ? [] : [entry.default.replace(/^\.\/dist\/(.*)\.js$/, "$1")],
  );
}
