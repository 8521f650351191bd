import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { root } from "../system/paths.mjs";

/**
 * @typedef {object} TestGroup
 * @property {string[]} files  relative to the root
 * @property {boolean} isParallel  whether its files may run at the same time
 */

/** Programs in languages other than those of Node, each of which needs its language host. */
const languageFolder = "tests/languages/";

/** Folders of tests that drive the real CLI. */
const cliFolders = ["tests/e2e/", languageFolder, "tests/soak/"];

/**
 * Groups the test files of a run: first those that need no CLI, then those that do and mostly wait, then those that
 * compile, then the long ones.
 *
 * @param {{ targets: string[], withSoak: boolean, withCli: boolean }} options  targets: files or folders; [] means all
 * @returns {TestGroup[]} without empty groups
 * @throws {Error} if a target does not exist, or no file is left to run
 */
export function groupTestFiles({ targets, withSoak, withCli }) {
  const named = targets.flatMap(filesOf);
  const all =
    targets.length > 0 ? named : filesOf("tests").filter((file) => withSoak || !file.startsWith("tests/soak/"));
  const files = [...new Set(all)].filter((file) => withCli || !cliFolders.some((folder) => file.startsWith(folder)));
  if (files.length === 0) throw new Error(`Cannot find a test file (*.test.ts) in ${targets.join(" ") || "tests"}`);
  const inFolder = (/** @type {string} */ folder) => files.filter((file) => file.startsWith(folder));
  const [endToEnd, inLanguages, soak] = cliFolders.map(inFolder);
  const others = files.filter((file) => !cliFolders.some((folder) => file.startsWith(folder)));
  return [
    { files: others, isParallel: false },
    { files: endToEnd ?? [], isParallel: true },
    { files: inLanguages ?? [], isParallel: false },
    { files: soak ?? [], isParallel: false },
  ].filter((group) => group.files.length > 0);
}

/** @param {TestGroup[]} groups */
export function needLanguageHosts(groups) {
  return groups.some(({ files }) => files.some((file) => file.startsWith(languageFolder)));
}

/** @param {string} target */
function filesOf(target) {
  const path = resolve(root, target);
  if (!existsSync(path)) throw new Error(`Cannot find "${target}": expected a file or a folder of tests`);
  if (statSync(path).isFile()) return [relative(root, path)];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".test.ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}
