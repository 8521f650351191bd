import { join } from "node:path";
import { build, isBuilt } from "../build/build.mjs";
import { findPulumiCli, getPulumiCli } from "../pulumi/cli.mjs";
import { installPulumiCli } from "../pulumi/install.mjs";
import { installLanguageHost } from "../pulumi/language-hosts.mjs";
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
    const onWait = (/** @type {number} */ pid) => console.log(`Set-up: waiting for that of process ${pid}`);
    await withLock(join(workFolder, "set-up.lock"), { onWait }, async () => {
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
 * @returns {ReturnType<typeof installLanguageHost>}
 */
export async function prepareLanguageHost(language) {
  const cli = await getPulumiCli();
  return step((progress) => installLanguageHost(progress, language, cli));
}

/** @param {string} version */
export function checkNode(version) {
  if (isAtLeast(version, oldestNode)) return;
  throw new Error(`Cannot set up with Node ${version}: ${oldestNode} or later is required`);
}

/**
 * Does work that reports its progress.
 *
 * @template T
 * @param {(progress: import("../terminal/progress.mjs").Progress) => Promise<T>} work
 */
export async function step(work) {
  const progress = startProgress();
  try {
    return await work(progress);
  } finally {
    progress.end();
  }
}
