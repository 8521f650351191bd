import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, join, sep } from "node:path";
import { pulumiHome } from "../system/paths.mjs";
import { run } from "../system/processes.mjs";
import { isAtLeast, oldestVersion, pinnedVersion } from "../system/versions.mjs";

/**
 * @typedef {object} PulumiCli
 * @property {string} command  absolute path of the program
 * @property {string} version  without a leading v
 * @property {"PATH" | "project"} source
 */

/** The program that runs a program of a language for the CLI. @param {string} language */
export function hostName(language) {
  return `pulumi-language-${language}`;
}

/**
 * Finds the CLI to use: the first on PATH that is new enough and complete, otherwise the one in the project's Pulumi home.
 *
 * @param {{ path?: string, home?: string }} [places]
 * @returns {Promise<PulumiCli | undefined>}
 */
export async function findPulumiCli({ path = process.env.PATH ?? "", home = pulumiHome } = {}) {
  for (const command of findOnPath("pulumi", path)) {
    // A CLI without the host of Node cannot run a program.
    if (findHost("nodejs", { command, path }) === undefined) continue;
    const version = await readVersion(command);
    if (version !== undefined && isAtLeast(version, oldestVersion)) return { command, version, source: "PATH" };
  }
  const command = join(versionFolder(home), "bin/pulumi");
  return isExecutable(command) ? { command, version: pinnedVersion, source: "project" } : undefined;
}

/**
 * Finds the CLI to use.
 *
 * @returns {Promise<PulumiCli>}
 * @throws {Error} naming the command that installs one
 */
export async function getPulumiCli() {
  const cli = await findPulumiCli();
  if (cli === undefined) throw new Error("Cannot find the Pulumi CLI: run npm run setup to install it");
  return cli;
}

/**
 * The folder in a Pulumi home where the npm package `pulumi` looks for its CLI.
 *
 * @param {string} home
 * @param {string} [version]
 */
export function versionFolder(home, version = pinnedVersion) {
  return join(home, "versions", version);
}

/**
 * Lists the programs of a name on PATH, in its order, except those in a node_modules folder: npm puts node_modules/.bin
 * on PATH, and `pulumi` there is the npm wrapper, not the CLI.
 *
 * @param {string} name
 * @param {string} path  folders, as in the environment variable
 * @returns {string[]}
 */
export function findOnPath(name, path) {
  return path
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name))
    .filter((file) => isExecutable(file) && !isInNodeModules(file) && !isInNodeModules(realpathSync(file)));
}

/** @param {string} file */
function isInNodeModules(file) {
  return file.split(sep).includes("node_modules");
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Finds the host of a language where the CLI does: beside itself, then on PATH.
 *
 * @param {string} language
 * @param {{ command: string, path: string }} options  command: path of the CLI
 * @returns {string | undefined} its path
 */
export function findHost(language, { command, path }) {
  const besides = [command, realpathSync(command)].map((file) => join(dirname(file), hostName(language)));
  return [...besides.filter(isExecutable), ...findOnPath(hostName(language), path)][0];
}

/** @param {string} command */
export async function readVersion(command) {
  const env = { ...process.env, PULUMI_HOME: pulumiHome, PULUMI_SKIP_UPDATE_CHECK: "1" };
  try {
    const { exitCode, output } = await run([command, "version"], { env, timeoutMs: 20_000 });
    return exitCode === 0 ? output.trim().replace(/^v/, "") : undefined;
  } catch {
    return undefined;
  }
}
