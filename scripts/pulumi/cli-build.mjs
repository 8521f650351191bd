import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { pulumiHome, root } from "../system/paths.mjs";
import { versionFolder } from "./cli.mjs";
import { buildGoPrograms } from "./go-build.mjs";
import { hostProgram } from "./language-hosts.mjs";

/** A shell script in the Node SDK that starts dynamic providers. */
const dynamicProviderHost = "pulumi-resource-pulumi-nodejs";

const cli = {
  name: "pulumi",
  module: "pulumi",
  goPackage: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
  addFiles: async (/** @type {{ bin: string }} */ { bin }) =>
    copyFileSync(join(root, "node_modules/@pulumi/pulumi", dynamicProviderHost), join(bin, dynamicProviderHost)),
};

/**
 * Builds the CLI and its Node language host from their Go modules into a Pulumi home. Afterwards they are complete there,
 * or absent.
 *
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {{ go: string, home?: string }} options  go: path of the Go command
 * @throws {Error} with the compiler's last lines
 */
export async function buildPulumiCli(progress, { go, home = pulumiHome }) {
  await buildGoPrograms(progress, {
    go,
    home,
    folder: join(versionFolder(home), "bin"),
    programs: [hostProgram("nodejs"), cli],
  });
}
