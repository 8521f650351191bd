import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { root } from "../system/paths.mjs";
import { run } from "../system/processes.mjs";

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} LockFile
 */

const ofManifest = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];

/**
 * Whether node_modules contains the packages in package-lock.json. npm writes node_modules/.package-lock.json at the end
 * of each install, so an interrupted install does not count.
 *
 * @param {string} [folder]  with package.json and package-lock.json
 * @returns {boolean}
 */
export function areDependenciesInPlace(folder = root) {
  const installedFile = join(folder, "node_modules/.package-lock.json");
  if (!existsSync(installedFile)) return false;
  const manifest = readJson(join(folder, "package.json"));
  const { "": own = {}, ...locked } = readJson(join(folder, "package-lock.json")).packages;
  const installed = readJson(installedFile).packages;
  return (
    ofManifest.every((key) => isDeepStrictEqual(manifest[key] ?? {}, own[key] ?? {})) &&
    Object.keys(installed).every((path) => path in locked) &&
    Object.entries(locked).every(([path, expected]) => isSame(expected, installed[path]))
  );
}

/**
 * @param {LockedPackage} expected
 * @param {LockedPackage | undefined} found
 */
function isSame(expected, found) {
  // npm does not install the optional packages of other operating systems.
  if (found === undefined) return expected.optional === true;
  return found.version === expected.version && found.integrity === expected.integrity;
}

/**
 * Runs `npm ci`.
 *
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {string} [folder]  with package.json and package-lock.json
 * @throws {Error} with npm's output
 */
export async function installDependencies(progress, folder = root) {
  progress.say("Dependencies: installing the packages in package-lock.json");
  progress.show("npm ci");
  const { exitCode, output } = await run(
    // A dry run of npm pack or npm publish builds first, and npm passes its settings on.
    ["npm", "ci", "--no-dry-run", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: folder },
  );
  // npm prints the error first, then its usage.
  const reason = output.split("\n").slice(0, 15).join("\n");
  if (exitCode !== 0) throw new Error(`Cannot install the dependencies: npm ci ended with ${exitCode}\n${reason}`);
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
