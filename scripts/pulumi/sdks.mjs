import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { run } from "../system/processes.mjs";
import { buildOnce } from "./go-build.mjs";

/** @type {import("./go-build.mjs").GoProgram} */
const generator = { name: "generate-sdks", module: "pulumi", goPackage: "./generate-sdks" };

/**
 * Generates the SDKs of a package in the folders python, go and nodejs of a folder, which it replaces. Builds the generator
 * first, once.
 *
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {{ schema: string, folder: string, path?: string, home?: string }} options  schema: a file
 * @throws {Error} with the reason: no Go, or what is wrong in the schema
 */
export async function generateSdks(progress, { schema, folder, ...places }) {
  const cannot = `Cannot generate the SDKs of "${schema}"`;
  if (!existsSync(schema)) throw new Error(`${cannot}: there is no such file`);
  const program = await buildOnce(progress, generator, { place: "built/generate-sdks-", ...places });
  if ("missing" in program) throw new Error(`${cannot}: ${program.missing}`);
  progress.show("generating");
  const partial = `${resolve(folder)}.${process.pid}`;
  try {
    const { exitCode, output } = await run([program.file, schema, partial]);
    if (exitCode !== 0) throw new Error(`${cannot}: ${output}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(dirname(folder), { recursive: true });
    renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}
