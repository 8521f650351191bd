import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { root } from "../system/paths.mjs";
import { bundle } from "./bundle.mjs";
import { inputChecksFile, writeInputChecks } from "./input-checks.mjs";
import { packages } from "./packages.mjs";
import { buildPlugin, pluginFolder, schemaFile } from "./plugin.mjs";
import { writeTypes } from "./types.mjs";

const sources = ["provider", "plugin", "sdk", "emulator"];
const settings = ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json"];
const stamp = "dist/.sources";

/**
 * Whether the compiled packages match the current sources and are unchanged. Compares contents, because every checkout
 * changes times.
 *
 * @returns {boolean}
 */
export function isBuilt() {
  return existsSync(join(root, stamp)) && readFileSync(join(root, stamp), "utf8") === hashOfAll();
}

/**
 * Builds the packages: checks the types, then writes declarations, the checks of inputs, and JavaScript.
 *
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @throws {Error} with the compiler's or the bundler's messages
 */
export async function build(progress) {
  progress.say("Build: compiling the packages into dist and emulator/dist");
  for (const { folder } of packages) rmSync(join(root, folder, "dist"), { recursive: true, force: true });
  progress.show("tsc");
  await writeTypes();
  progress.show("esbuild");
  await writeInputChecks();
  await bundle();
  await buildPlugin();
  writeFileSync(join(root, stamp), hashOfAll());
}

function hashOfAll() {
  const made = [
    inputChecksFile,
    schemaFile,
    ...filesIn(pluginFolder),
    ...packages.flatMap(({ folder }) => filesIn(join(folder, "dist"))),
  ];
  const written = sources.flatMap(filesIn).filter((file) => /\.ts$|\.json$/.test(file));
  const hash = createHash("sha256");
  for (const file of new Set(
    [...settings, ...filesIn("scripts/build"), ...filesIn("scripts/service"), ...written, ...made].sort(),
  )) {
    if (file === stamp) continue;
    hash.update(`${file}\n`);
    if (existsSync(join(root, file))) hash.update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

/** @param {string} folder */
function filesIn(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll(sep, "/"),
    );
}
