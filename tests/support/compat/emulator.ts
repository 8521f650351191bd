// The emulator's package next to ours: a program that imports it by both names, its types, and its command, without
// Pulumi's CLI.
import assert from "node:assert/strict";
import { join } from "node:path";
import { createConsumerProject, removeFolder } from "./consumer-project";
import type { PackageManager } from "./consumers";
import { emulatorFiles, type Ingredients } from "./project-files";
import { plainEnvironment } from "./tools";

/** @throws {Error} with what is wrong */
export async function seeEmulatorRun(manager: PackageManager, ingredients: Ingredients): Promise<void> {
  const { run } = await import("../../../scripts/system/processes.mjs");
  const project = await createConsumerProject(
    { name: "Emulator", manager, files: emulatorFiles, resources: 0 },
    ingredients,
  );
  const output = async (...commandLine: string[]) => {
    const options = { cwd: project.folder, env: plainEnvironment(), timeoutMs: 60_000 };
    const ended = await run(commandLine, options);
    assert.equal(ended.exitCode, 0, ended.output);
    return ended.output.trim();
  };
  try {
    await output(process.execPath, "node_modules/typescript/bin/tsc");
    assert.equal(await output(process.execPath, "index.js"), "200 true");
    assert.equal(await output(process.execPath, "module.mjs"), "true");
    const command = join(project.folder, "node_modules/.bin/cleanroomsml-emulator");
    assert.match(await output(command, "--help"), /^Usage: cleanroomsml-emulator/);
  } finally {
    removeFolder(project.folder);
  }
}
