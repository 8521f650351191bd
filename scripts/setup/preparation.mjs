import { join } from "node:path";
import { build, isBuilt } from "../build/build.mjs";
import { findOnPath, findPulumiCli, getPulumiCli, hostName } from "../pulumi/cli.mjs";
import { oldestGo } from "../pulumi/go-build.mjs";
import { installPulumiCli } from "../pulumi/install.mjs";
import { buildLanguageHost, findLanguageHost } from "../pulumi/language-hosts.mjs";
import { withLock } from "../system/lock.mjs";
import { workFolder } from "../system/paths.mjs";
import { isAtLeast, oldestNode } from "../system/versions.mjs";
import { formatDuration, startProgress } from "../terminal/progress.mjs";
import { areDependenciesInPlace, installDependencies } from "./dependencies.mjs";

/**
 * Sets up what is missing of dependencies, build and Pulumi CLI, and prints one line when it is ready.
 *
 * @param {{ withCli?: boolean }} [options]  withCli: whether the Pulumi CLI is required, true by default
 * @throws {Error} with the reason and what the user can do
 */
export async function prepare({ withCli = true } = {}) {
  const startedMs = performance.now();
  checkNode(process.versions.node);
  const findCli = async () => (withCli ? await findPulumiCli() : undefined);
  let cli = await findCli();
  const isReady = () => areDependenciesInPlace() && isBuilt() && (!withCli || cli !== undefined);
  if (!isReady()) {
    await alone(async () => {
      if (!areDependenciesInPlace()) await step(installDependencies);
      if (!isBuilt()) await step(build);
      cli = await findCli();
      if (withCli) cli ??= await step(installPulumiCli);
    });
  }
  const named =
    cli === undefined ? "" : `, Pulumi CLI ${cli.version} ${cli.source === "PATH" ? "from PATH" : "in .work"}`;
  console.log(`Set-up: ready${named} (${formatDuration(performance.now() - startedMs)})`);
}

/**
 * Finds the host of a language for the CLI that is set up, or builds it, once.
 *
 * @param {import("../pulumi/language-hosts.mjs").Language} language
 * @param {{ path?: string }} [options]
 * @returns {Promise<{ file: string } | { missing: string }>} the host's path, or the reason why this machine has none
 * @throws {Error} with the compiler's last lines
 */
export async function prepareLanguageHost(language, { path = process.env.PATH ?? "" } = {}) {
  const { command } = await getPulumiCli();
  const find = () => findLanguageHost(language, { command, path });
  const found = find();
  if (found !== undefined) return { file: found };
  const [go] = findOnPath("go", path);
  if (go === undefined)
    return {
      missing: `${hostName(language)} is missing, and Go, which could build it, is not on PATH: install a Pulumi CLI with its language hosts, or Go ${oldestGo} or later`,
    };
  const file = await alone(async () => find() ?? step((progress) => buildLanguageHost(progress, language, { go })));
  return { file };
}

/**
 * Does work while no other set-up does its own.
 *
 * @template T
 * @param {() => Promise<T>} work
 */
function alone(work) {
  const onWait = (/** @type {number} */ pid) => console.log(`Set-up: waiting for that of process ${pid}`);
  return withLock(join(workFolder, "set-up.lock"), { onWait }, work);
}

/** @param {string} version */
export function checkNode(version) {
  if (isAtLeast(version, oldestNode)) return;
  throw new Error(`Cannot set up with Node ${version}: ${oldestNode} or later is required`);
}

/**
 * @template T
 * @param {(progress: import("../terminal/progress.mjs").Progress) => Promise<T>} work
 */
async function step(work) {
  const progress = startProgress();
  try {
    return await work(progress);
  } finally {
    progress.end();
  }
}
