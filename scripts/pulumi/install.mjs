import { oldestVersion, pinnedVersion } from "../system/versions.mjs";
import { findOnPath, findPulumiCli } from "./cli.mjs";
import { buildPulumiCli } from "./cli-build.mjs";
import { downloadPulumiCli } from "./download.mjs";
import { oldestGo } from "./go-build.mjs";

/**
 * Installs the CLI in the project's Pulumi home: downloads it, or builds it if the download fails.
 *
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {{ path?: string, home?: string, download?: typeof downloadPulumiCli, buildCli?: typeof buildPulumiCli }} [options]
 * @returns {Promise<import("./cli.mjs").PulumiCli>}
 * @throws {Error} listing what the user can do
 */
export async function installPulumiCli(
  progress,
  { path = process.env.PATH ?? "", home, download = downloadPulumiCli, buildCli = buildPulumiCli } = {},
) {
  const places = home === undefined ? {} : { home };
  const { failure } = await download(progress, places);
  if (failure !== undefined) {
    const [go] = findOnPath("go", path);
    if (go === undefined)
      throw new Error(explain(`its download failed (${failure}), and Go, which could build it, is not on PATH`));
    progress.say(
      `Pulumi CLI: the download failed (${failure}), so version ${pinnedVersion} is built from its Go modules. ` +
        "This takes 2 to 8 minutes on two cores, once",
    );
    try {
      await buildCli(progress, { go, ...places });
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      throw new Error(explain(`its download failed (${failure}), and so did its build from Go modules:\n${message}\n`));
    }
  }
  const cli = await findPulumiCli({ path, ...places });
  if (cli === undefined) throw new Error(explain("what was installed does not run"));
  return cli;
}

/** @param {string} reason */
function explain(reason) {
  return `Cannot set up the Pulumi CLI: none of version ${oldestVersion} or later is on PATH, ${reason}
Any one of these helps:
  - install the Pulumi CLI, ${oldestVersion} or later
  - allow this machine to reach the server from which the npm package "pulumi" downloads the CLI
  - install Go ${oldestGo} or later, with access to a Go module proxy`;
}
