import { cpSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { root, workFolder } from "../system/paths.mjs";
import { run } from "../system/processes.mjs";
import { exportedSources, packages } from "./packages.mjs";

/** tsc writes the declarations of all sources here, as tsconfig.build.json specifies. */
const all = join(workFolder, "types");

/**
 * Checks the types of all sources, and writes the declarations that programs can reach through the exported ones.
 *
 * @throws {Error} with the compiler's messages
 */
export async function writeTypes() {
  rmSync(all, { recursive: true, force: true });
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { exitCode, output } = await run([process.execPath, tsc, "-p", "tsconfig.build.json"], { cwd: root });
  if (exitCode !== 0) throw new Error(`Cannot build the package: tsc ended with ${exitCode}\n${output}`);
  for (const { folder } of packages) {
    const found = new Set(exportedSources(folder));
    for (const name of found) {
      const file = join(all, folder, `${name}.d.ts`);
      for (const [, path = ""] of readFileSync(file, "utf8").matchAll(/(?:from |import\()"(\.[^"]+)"/g))
        found.add(join(dirname(name), path));
      cpSync(file, join(root, folder, "dist", `${name}.d.ts`));
    }
  }
}
