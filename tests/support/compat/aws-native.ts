// The published npm package @pulumi/aws-native at one version, for the example that needs it. It is not a dependency of
// this repository because it has 90 MB, of which the example needs two files and their types.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const version = "1.79.0";

/**
 * Installs the package into a folder's node_modules if it is missing: 6 MB from the registry. Its dependency
 * @pulumi/pulumi is the one of the repository, because a program must not have two copies.
 *
 * @param folder  somewhere inside the repository
 * @returns why it is not available, if it is not
 */
export async function installAwsNative(folder: string): Promise<string | undefined> {
  const home = join(folder, "node_modules/@pulumi/aws-native");
  const stamp = join(home, `.${version}`);
  if (existsSync(stamp)) return undefined;
  const partial = join(folder, `partial-${process.pid}`);
  mkdirSync(partial, { recursive: true });
  try {
    const archive = await download(partial);
    if (archive === undefined) return `npm cannot get @pulumi/aws-native ${version}`;
    await run("tar", ["-xzf", archive], { cwd: partial });
    mkdirSync(join(partial, "package", `.${version}`));
    mkdirSync(dirname(home), { recursive: true });
    rmSync(home, { recursive: true, force: true });
    renameSync(join(partial, "package"), home);
    return undefined;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** npm compares the download with the registry's checksum. */
async function download(folder: string): Promise<string | undefined> {
  try {
    const args = [
      "pack",
      `@pulumi/aws-native@${version}`,
      "--silent",
      "--fetch-retries=1",
      "--pack-destination",
      folder,
    ];
    const { stdout } = await run("npm", args, { cwd: folder, timeout: 120_000 });
    return stdout.trim();
  } catch {
    return undefined;
  }
}
