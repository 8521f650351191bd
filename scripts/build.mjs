// The compiled package in dist: whether it is that of the sources, and making it. Knows where tsc puts what.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { run } from "./processes.mjs";
import { validatorsOf, writeValidators } from "./validator.mjs";

const sourceFolders = ["provider", "sdk", "emulator"];
const settings = ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json", "scripts/validator.mjs"];
const buildInfo = "dist/.tsbuildinfo";
const stamp = "dist/.sources";

/**
 * Says whether dist was built from the sources as they are now. It compares content, as times change with each checkout.
 *
 * @returns {boolean}
 */
export function isBuilt() {
  const sources = findSources();
  const outputs = [...sources.map(outputOf), ...validatorsOf(sources)];
  if (![buildInfo, stamp, ...outputs].every((file) => existsSync(join(root, file)))) return false;
  return readFileSync(join(root, stamp), "utf8") === stampOf(sources);
}

/**
 * Runs the TypeScript compiler, and takes away what sources that are gone have left in dist.
 *
 * @param {import("./progress.mjs").Progress} progress
 * @throws {Error} with the compiler's messages
 */
export async function build(progress) {
  const sources = findSources();
  progress.say("Build: compiling the package into dist");
  progress.show("tsc");
  // tsc takes its own notes for the truth and would not write a lost file again.
  if (!sources.every((file) => existsSync(join(root, outputOf(file))))) rmSync(join(root, buildInfo), { force: true });
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { exitCode, output } = await run([process.execPath, tsc, "-p", "tsconfig.build.json"], { cwd: root });
  if (exitCode !== 0) throw new Error(`Cannot build the package: tsc ended with ${exitCode}\n${output}`);
  removeStaleOutputs(new Set(sources));
  writeValidators(sources);
  writeFileSync(join(root, stamp), stampOf(sources));
}

function findSources() {
  return sourceFolders.flatMap((folder) =>
    filesIn(folder)
      .filter((file) => file.endsWith(".ts"))
      .sort(),
  );
}

/** @param {string} source */
function outputOf(source) {
  return join("dist", source.replace(/\.ts$/, ".js"));
}

/** @param {Set<string>} sources */
function removeStaleOutputs(sources) {
  for (const folder of sourceFolders) {
    for (const file of filesIn(join("dist", folder))) {
      const source = file.slice("dist/".length).replace(/(\.d\.ts|\.js|\.js\.map)$/, ".ts");
      if (!sources.has(source)) rmSync(join(root, file));
    }
  }
}

/** @param {string} folder */
function filesIn(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

/** Covers tsc's own notes too: after a build by hand the stamp is that of another build. @param {string[]} sources */
function stampOf(sources) {
  const hash = createHash("sha256");
  for (const file of [...settings, ...sources, buildInfo])
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}
