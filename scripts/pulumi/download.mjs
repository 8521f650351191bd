import { mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { pulumiHome, root } from "../system/paths.mjs";
import { startProgram } from "../system/processes.mjs";
import { pinnedVersion } from "../system/versions.mjs";
import { versionFolder } from "./cli.mjs";

/**
 * @typedef {object} DownloadOptions
 * @property {string} [home]
 * @property {string[]} [wrapper]  command line of the npm package's program
 * @property {number} [answerMs]  limit until the first line of the installer, which the package downloads first
 * @property {number} [totalMs]  limit for the whole download
 */

/**
 * Downloads the Pulumi CLI into a Pulumi home, with Pulumi's npm package `pulumi`. Afterwards the CLI is complete
 * there, or absent.
 *
 * Two limits, so that a machine without a network does not hang: connecting is quick or fails, a download can take long.
 *
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {DownloadOptions} [options]
 * @returns {Promise<{ failure?: string }>} failure: the reason in a few words
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
  progress.say(`Pulumi CLI: downloading version ${pinnedVersion}`);
  progress.show("download");
  mkdirSync(partial, { recursive: true });
  const program = startProgram([...wrapper, "version"], {
    cwd: root,
    env: { ...process.env, PULUMI_HOME: partial, PULUMI_VERSION: pinnedVersion, PULUMI_SKIP_UPDATE_CHECK: "1" },
    // The package prints its own first line before it connects to anything.
    onLine: (line) => line.startsWith("Downloading pulumi") || clearTimeout(answerTimer),
  });
  let reason = "";
  const end = (/** @type {number} */ limitMs) => {
    reason ||= `no response within ${limitMs / 1000} s`;
    program.kill();
  };
  const answerTimer = setTimeout(end, answerMs, answerMs);
  const totalTimer = setTimeout(end, totalMs, totalMs);
  try {
    const { exitCode, output } = await program.ended;
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
