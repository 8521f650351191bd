// Which test files a run takes, in which groups. Knows the folders of tests/, runs none of them.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { root } from "../system/paths.mjs";

/**
 * @typedef {object} TestGroup
 * @property {string[]} files  relative to the root
 * @property {boolean} isParallel  whether its files may run at the same time
 */

/** Folders of tests that drive the real CLI. */
const cliFolders = ["tests/e2e/", "tests/soak/"];

/**
 * Groups the files: first those that need no CLI, then those that do, whose time is mostly waiting, then the long ones.
 *
 * @param {{ targets: string[], withSoak: boolean, withCli: boolean }} wanted  targets: files or folders; none is all
 * @returns {TestGroup[]} groups without files are left out
 * @throws {Error} where a target is no file or folder, or nothing is left to run
 */
export function groupTestFiles({ targets, withSoak, withCli }) {
  const named = targets.flatMap(filesOf);
  const all =
    targets.length > 0 ? named : filesOf("tests").filter((file) => withSoak || !file.startsWith("tests/soak/"));
  const files = [...new Set(all)].filter((file) => withCli || !cliFolders.some((folder) => file.startsWith(folder)));
  if (files.length === 0) throw new Error(`Cannot find a test file (*.test.ts) in ${targets.join(" ") || "tests"}`);
  const inFolder = (/** @type {string} */ folder) => files.filter((file) => file.startsWith(folder));
  const [endToEnd, soak] = cliFolders.map(inFolder);
  const others = files.filter((file) => !cliFolders.some((folder) => file.startsWith(folder)));
  return [
    { files: others, isParallel: false },
    { files: endToEnd ?? [], isParallel: true },
    { files: soak ?? [], isParallel: false },
  ].filter((group) => group.files.length > 0);
}

/** @param {string} target */
function filesOf(target) {
  const path = resolve(root, target);
  if (!existsSync(path)) throw new Error(`Cannot find "${target}": a file or a folder of tests is wanted`);
  if (statSync(path).isFile()) return [relative(root, path)];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".test.ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}
