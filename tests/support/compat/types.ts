// Checks with @arethetypeswrong/cli that TypeScript finds the package's types with every kind of module resolution.
import { join } from "node:path";
import { getTool, runInstall } from "./tools";

const attwVersion = "0.18.5";

/**
 * Uses the strictest profile: Node's older resolution, which `pulumi new typescript` sets, CommonJS, ES modules and
 * bundlers.
 *
 * @throws {Error} with its table, if it finds a problem
 */
export async function seeTypesResolve(tarball: string): Promise<void> {
  const { binFolder } = await getTool("@arethetypeswrong/cli", attwVersion);
  await runInstall(
    [join(binFolder, "attw"), tarball, "--profile", "strict", "--no-color", "--no-emoji"],
    process.cwd(),
  );
}
