import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { workFolder } from "../tests/support/paths";

const folder = join(workFolder, "bench-references");

/**
 * Installs the clients to compare with in their own folder, because nothing else needs them.
 *
 * @returns the folder from which they can be loaded
 * @throws {Error} with npm's output
 */
export async function installReferences(): Promise<string> {
  const { areDependenciesInPlace, installDependencies } = await import("../scripts/setup/dependencies.mjs");
  const { startProgress } = await import("../scripts/terminal/progress.mjs");
  mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"])
    cpSync(join(__dirname, "references", file), join(folder, file));
  if (areDependenciesInPlace(folder)) return folder;
  const progress = startProgress();
  try {
    await installDependencies(progress, folder);
  } finally {
    progress.end();
  }
  return folder;
}
