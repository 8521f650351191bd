// The locked npm dependencies: whether node_modules holds them, and putting them there. Knows npm's two lock files.
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
 * Says whether node_modules holds what package-lock.json names.
 *
 * npm writes node_modules/.package-lock.json at the end of each install, so an install that was cut short does not count.
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
    Object.entries(locked).every(([path, wanted]) => isSame(wanted, installed[path]))
  );
}

/**
 * @param {LockedPackage} wanted
 * @param {LockedPackage | undefined} found
 */
function isSame(wanted, found) {
  // Packages for other operating systems are optional, and npm leaves them out.
  if (found === undefined) return wanted.optional === true;
  return found.version === wanted.version && found.integrity === wanted.integrity;
}

/**
 * Runs `npm ci`.
 *
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {string} [folder]  with package.json and package-lock.json
 * @throws {Error} with npm's own last lines
 */
export async function installDependencies(progress, folder = root) {
  progress.say("Dependencies: installing what package-lock.json names");
  progress.show("npm ci");
  const { exitCode, output } = await run(
    // A dry run of npm pack or npm publish builds what it would pack; npm hands its own settings down.
    ["npm", "ci", "--no-dry-run", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: folder },
  );
  // npm says what is wrong first, and then how it is used.
  const reason = output.split("\n").slice(0, 15).join("\n");
  if (exitCode !== 0) throw new Error(`Cannot install the dependencies: npm ci ended with ${exitCode}\n${reason}`);
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
