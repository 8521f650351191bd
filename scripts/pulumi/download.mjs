// Gets the Pulumi CLI as its makers built it, through their npm package `pulumi`. Knows how that package goes about it.
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { pulumiHome, root } from "../system/paths.mjs";
import { run } from "../system/processes.mjs";
import { pinnedVersion } from "../system/versions.mjs";
import { versionFolder } from "./cli.mjs";

/**
 * @typedef {object} DownloadOptions
 * @property {string} [home]
 * @property {string[]} [wrapper]  command line of the npm package's program
 * @property {number} [answerMs]  limit until the installer, which the package fetches first, says its first word
 * @property {number} [totalMs]  limit for all of it
 */

/**
 * Downloads the CLI into a Pulumi home. It is either there as a whole afterwards, or not at all.
 *
 * A machine without network must not hang, hence the two limits: connecting is quick or fails, loading may take its time.
 *
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {DownloadOptions} [options]
 * @returns {Promise<{ failure?: string }>} failure: why it was not to be had, in a few words
 */
export async function downloadPulumiCli(
  progress,
  {
    home = pulumiHome,
    wrapper = [process.execPath, join(root, "node_modules/pulumi/run.js")],
    answerMs = 20_000,
    totalMs = 600_000,
  } = {},
) {
  const partial = join(home, `partial-${process.pid}`);
  const limit = new AbortController();
  let reason = "";
  const end = (/** @type {number} */ limitMs) => {
    reason ||= `no answer within ${limitMs / 1000} s`;
    limit.abort();
  };
  const answerTimer = setTimeout(end, answerMs, answerMs);
  const totalTimer = setTimeout(end, totalMs, totalMs);
  progress.say(`Pulumi CLI: downloading version ${pinnedVersion}`);
  progress.show("download");
  mkdirSync(partial, { recursive: true });
  try {
    const { exitCode, output } = await run([...wrapper, "version"], {
      cwd: root,
      env: { ...process.env, PULUMI_HOME: partial, PULUMI_VERSION: pinnedVersion, PULUMI_SKIP_UPDATE_CHECK: "1" },
      signal: limit.signal,
      // The package's own first line comes before it has connected to anything.
      onLine: (line) => line.startsWith("Downloading pulumi") || clearTimeout(answerTimer),
    });
    if (reason !== "") return { failure: reason };
    if (exitCode !== 0) return { failure: lastLine(output) };
    mkdirSync(dirname(versionFolder(home)), { recursive: true });
    renameSync(versionFolder(partial), versionFolder(home));
    return {};
  } finally {
    clearTimeout(answerTimer);
    clearTimeout(totalTimer);
    rmSync(partial, { recursive: true, force: true });
  }
}

/** @param {string} output */
function lastLine(output) {
  return (output.trim().split("\n").at(-1) ?? "").replace(/^pulumi: /, "");
}
