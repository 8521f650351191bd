// The declarations of the two packages: those that a program can reach from what it imports. Knows tsc.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root, workFolder } from "../system/paths.mjs";
import { run } from "../system/processes.mjs";
import { packages } from "./bundle.mjs";

/** tsc declares all sources; it checks them all for that. tsconfig.build.json names this folder too. */
const all = join(workFolder, "types");

/**
 * Checks the types of all sources, and writes the declarations.
 *
 * @throws {Error} with the compiler's messages
 */
export async function writeTypes() {
  rmSync(all, { recursive: true, force: true });
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { exitCode, output } = await run([process.execPath, tsc, "-p", "tsconfig.build.json"], { cwd: root });
  if (exitCode !== 0) throw new Error(`Cannot build the package: tsc ended with ${exitCode}\n${output}`);
  for (const { folder } of packages) {
    for (const name of reachable(join(all, folder), declaredEntries(folder))) {
      const target = join(root, folder, "dist", `${name}.d.ts`);
      mkdirSync(dirname(target), { recursive: true });
      const text = readFileSync(join(all, folder, `${name}.d.ts`), "utf8");
      // tsc knows no other indentation than four spaces.
      writeFileSync(
        target,
        text.replace(/^( {4})+/gm, (spaces) => " ".repeat(spaces.length / 2)),
      );
    }
  }
}

/** Those that a package names. @param {string} folder */
function declaredEntries(folder) {
  /** @type {{ exports: Record<string, string | { types: string }> }} */
  const { exports } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const files = Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [] : [entry.types]));
  return files.map((file) => file.replace(/^\.\/dist\/(.*)\.d\.ts$/, "$1"));
}

/**
 * The entries and all that their declarations import.
 *
 * @param {string} folder
 * @param {string[]} entries
 */
function reachable(folder, entries) {
  const found = new Set(entries);
  for (const name of found) {
    const text = readFileSync(join(folder, `${name}.d.ts`), "utf8");
    for (const [, path = ""] of text.matchAll(/(?:from |import\()"(\.[^"]+)"/g)) found.add(join(dirname(name), path));
  }
  return found;
}
