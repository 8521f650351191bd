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
 * The path in a Pulumi home of a program that is no part of the CLI. Each state of its Go module has a folder of its own.
 *
 * @param {Pick<GoProgram, "name" | "module">} program
 * @param {string} home
 */
export function builtFile({ name, module }, home) {
  const hash = createHash("sha256");
  const files = readdirSync(moduleFolder(module), { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  for (const file of files.map((it) => join(it.parentPath, it.name)).sort()) hash.update(readFileSync(file));
  return join(home, "built", `${name}-${hash.digest("hex").slice(0, 12)}`, "bin", name);
}

/**
 * Builds a program that is no part of the CLI, unless it is in the Pulumi home.
 *
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {GoProgram} program
 * @param {{ path?: string, home?: string }} [options]
 * @returns {Promise<{ file: string } | { missing: string }>} its path, or the reason why this machine cannot build it
 * @throws {Error} with the compiler's last lines
 */
export async function buildOnce(progress, program, { path = process.env.PATH ?? "", home = pulumiHome } = {}) {
  const file = builtFile(program, home);
  if (isExecutable(file)) return { file };
  const [go] = findOnPath("go", path);
  if (go === undefined)
    return { missing: `${program.name} is built by Go, which is not on PATH: install Go ${oldestGo} or later` };
  const onWait = (/** @type {number} */ pid) =>
    progress.say(`${program.name}: waiting for the build of process ${pid}`);
  await withLock(join(home, "build.lock"), { onWait }, async () => {
    if (isExecutable(file)) return;
    progress.say(`${program.name}: building it from its Go modules. This takes up to 4 minutes on two cores, once`);
    await buildGoPrograms(progress, { go, home, folder: dirname(dirname(file)), programs: [program] });
  });
  return { file };
}

/**
 * Builds programs into the folder `bin` of a folder. Afterwards they are complete there, or absent.
 *
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {{ go: string, home: string, folder: string, programs: readonly GoProgram[] }} options  go: path of the Go
 *   command; folder: in the Pulumi home
 * @throws {Error} with the compiler's last lines
 */
export async function buildGoPrograms(progress, { go, home, folder, programs }) {
  const partial = join(home, `partial-${process.pid}`);
  const bin = join(partial, "bin");
  mkdirSync(bin, { recursive: true });
  try {
    for (const program of programs) {
      await buildProgram(progress, { go, bin, program });
      await program.addFiles?.({ go, bin });
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
