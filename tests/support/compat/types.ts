// Whether TypeScript finds the package's types under every kind of module resolution, as @arethetypeswrong/cli sees it.
import { join } from "node:path";
import { getTool, runInstall } from "./tools";

const attwVersion = "0.18.5";

/**
 * The strictest profile: Node's older resolution, which `pulumi new typescript` sets, CommonJS, ES modules and bundlers.
 *
 * @throws {Error} with its table, where it finds a problem
 */
export async function seeTypesResolve(tarball: string): Promise<void> {
  const { binFolder } = await getTool("@arethetypeswrong/cli", attwVersion);
  await runInstall(
    [join(binFolder, "attw"), tarball, "--profile", "strict", "--no-color", "--no-emoji"],
    process.cwd(),
  );
}
