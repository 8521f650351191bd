import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { withLock } from "../system/lock.mjs";
import { pulumiHome, root } from "../system/paths.mjs";
import { run } from "../system/processes.mjs";
import { pinnedVersion } from "../system/versions.mjs";
import { findOnPath, isExecutable } from "./cli.mjs";

/**
 * A program that is built from Go modules.
 *
 * @typedef {object} GoProgram
 * @property {string} name
 * @property {string} module  a folder in scripts/pulumi/modules; programs that need other versions of a dependency have another one
 * @property {string} goPackage
 * @property {(options: { go: string, bin: string }) => Promise<void>} [addFiles]  puts what the program needs beside it
 */

/** Go modules need this version or a later one. */
export const oldestGo = "1.25.11";

const flags = [
  "-v",
  "-trimpath",
  // Without debug data, which the linker would drop, and without inlining, compiling takes a quarter less time.
  "-gcflags=all=-dwarf=false -l",
  `-ldflags=-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${pinnedVersion}`,
];

/** @param {string} module */
export function moduleFolder(module) {
  return join(root, "scripts/pulumi/modules", module);
}

/**
 * Builds a program that is no part of the CLI, unless it is in the Pulumi home.
 *
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {GoProgram} program
 * @param {{ place: string, path?: string, home?: string }} options  place: its folder in the home, without the end, which
 *   differs for each state of the Go module
 * @returns {Promise<{ file: string } | { missing: string }>} its path, or the reason why this machine cannot build it
 * @throws {Error} with the compiler's last lines
 */
export async function buildOnce(progress, program, { place, path = process.env.PATH ?? "", home = pulumiHome }) {
  const { name, module } = program;
  const folder = join(home, place + hashOf(moduleFolder(module)));
  const file = join(folder, name);
  if (isExecutable(file)) return { file };
  const [go] = findOnPath("go", path);
  if (go === undefined) return { missing: `Go, which builds ${name}, is not on PATH: install Go ${oldestGo} or later` };
  const onWait = (/** @type {number} */ pid) => progress.say(`${name}: waiting for the build of process ${pid}`);
  await withLock(join(home, "build.lock"), { onWait }, async () => {
    if (isExecutable(file)) return;
    progress.say(`${name}: building it from its Go modules. This takes up to 4 minutes on two cores, once`);
    await buildGoPrograms(progress, { go, home, folder, programs: [program] });
    removeOthers(folder, join(home, place));
  });
  return { file };
}

/** @param {string} folder */
function hashOf(folder) {
  const hash = createHash("sha256");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
    hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}

/**
 * Removes what was built before the Go module changed.
 *
 * @param {string} folder
 * @param {string} place
 */
function removeOthers(folder, place) {
  const siblings = readdirSync(dirname(folder)).map((name) => join(dirname(folder), name));
  for (const sibling of siblings)
    if (sibling.startsWith(place) && sibling !== folder) rmSync(sibling, { recursive: true, force: true });
}

/**
 * Builds programs into a folder. Afterwards they are complete there, or absent.
 *
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {{ go: string, home: string, folder: string, programs: readonly GoProgram[] }} options  go: path of the Go
 *   command; folder: in the Pulumi home
 * @throws {Error} with the compiler's last lines
 */
export async function buildGoPrograms(progress, { go, home, folder, programs }) {
  const partial = join(home, `partial-${process.pid}`);
  mkdirSync(partial, { recursive: true });
  try {
    for (const program of programs) {
      await buildProgram(progress, { go, bin: partial, program });
      await program.addFiles?.({ go, bin: partial });
    }
    mkdirSync(dirname(folder), { recursive: true });
    renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/**
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {{ go: string, bin: string, program: GoProgram }} options
 */
async function buildProgram(progress, { go, bin, program: { name, module, goPackage } }) {
  // Without cgo, no C compiler is needed.
  const options = { cwd: moduleFolder(module), env: { ...process.env, CGO_ENABLED: "0" } };
  let loaded = 0;
  progress.show(`${name}: finding its Go modules`);
  const list = await run([go, "list", "-deps", goPackage], {
    ...options,
    onLine: (line) =>
      line.startsWith("go: downloading ") && progress.show(`${name}: ${++loaded} Go modules downloaded`),
  });
  check(name, list);
  const total = list.output.split("\n").filter((line) => !line.startsWith("go: ")).length;
  let compiled = 0;
  progress.show(`${name}: linking what is in Go's cache`);
  const onLine = () => progress.show(`${name}: ${++compiled} of ${total} Go packages compiled`);
  check(name, await run([go, "build", ...flags, "-o", join(bin, name), goPackage], { ...options, onLine }));
}

/**
 * @param {string} name
 * @param {import("../system/processes.mjs").Run} run
 */
function check(name, { exitCode, output }) {
  if (exitCode === 0) return;
  const lines = output.split("\n").filter((line) => !line.startsWith("go: downloading "));
  throw new Error(`Cannot build ${name}: go ended with ${exitCode}\n${lines.slice(-15).join("\n")}`);
}
