import { join } from "node:path";
import { root } from "../paths";
import { unattendedEnvironment } from "./environment";

export const templateFolder = join(root, "templates/cleanroomsml-typescript");

/**
 * Writes the project that `pulumi new` generates from the template into an existing folder.
 *
 * @param args  further arguments of `pulumi new`
 */
export async function generateProject(folder: string, args: readonly string[], from = process.env): Promise<void> {
  const { getPulumiCli } = await import("../../../scripts/pulumi/cli.mjs");
  const { run } = await import("../../../scripts/system/processes.mjs");
  const cli = await getPulumiCli();
  const { exitCode, output } = await run(
    [cli.command, "new", templateFolder, "--generate-only", "--yes", "--non-interactive", ...args],
    { cwd: folder, env: unattendedEnvironment({ cli, backendFolder: folder }, from) },
  );
  if (exitCode !== 0) throw new Error(`pulumi new ended with ${exitCode ?? "a signal"}\n${output}`);
}
