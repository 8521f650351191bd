import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir, hostname } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../../emulator/server";
import { version as release } from "../../../package.json";
import { createStack } from "../cli/program-stack";
import { assertSucceeded, type Stack } from "../cli/stack";
import { root } from "../paths";
import { type Found, fileNames, programsFolder, releaseFolder, scenes } from "./fixture";

/** Writes the fixtures of the version in package.json. */
export async function writeFixtures({ isReplacing }: { isReplacing: boolean }): Promise<void> {
  const folder = releaseFolder(release);
  if (existsSync(folder) && !isReplacing) {
    throw new Error(
      `Cannot write the fixtures of ${release}: they are in tests/upgrades/${release}.Set the next version in package.json ` +
        "first; use --replace only for a release that is not published yet",
    );
  }
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  try {
    for (const scene of scenes) {
      console.log(`Fixtures: ${release}, ${scene}`);
      await writeScene(scene, join(partial, scene));
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  console.log(
    `Fixtures: ${scenes.length} are in tests/upgrades/${release}; npm test -- tests/e2e/upgrades.test.ts tests them`,
  );
}

/** Runs `up` for a program and keeps its results. */
async function writeScene(scene: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const program = readFileSync(join(programsFolder, `${scene}.ts`), "utf8");
  const emulator = await startEmulator({
    storeFile: join(folder, fileNames.models),
    behaviour: { pendingMs: 200, trainingMs: 2_000 },
  });
  const isFailed = scene === "failed";
  if (isFailed) emulator.inject({ operation: "CreateTrainedModel", kind: "training-fails" });
  const stack = await createStack({ program, emulator });
  try {
    const up = await stack.up();
    assert.equal(up.exitCode === 0, !isFailed, up.output);
    assertSucceeded(await stack.run("stack", "export", "--file", join(folder, fileNames.stack)));
    writeFileSync(join(folder, fileNames.program), program);
    writeFileSync(join(folder, fileNames.found), `${JSON.stringify(await look(stack, isFailed), undefined, 2)}\n`);
  } finally {
    await stack.dispose();
    await emulator.close();
  }
  for (const file of readdirSync(folder)) assertTellsNothing(readFileSync(join(folder, file), "utf8"));
}

/** Parts of the machine's environment, which a published fixture must not contain. */
function assertTellsNothing(text: string): void {
  for (const telling of [root, `${homedir()}/`, hostname()]) {
    assert.ok(!text.includes(telling), `a fixture contains "${telling}"`);
  }
}

/** The changes of a preview. */
async function look(stack: Stack, isFailed: boolean): Promise<Found> {
  const preview = assertSucceeded(await stack.preview());
  const refresh = assertSucceeded(await stack.run("refresh", "--preview-only"));
  const found: Found = { preview: preview.changes, refresh: refresh.changes };
  if (!isFailed) for (const changes of Object.values(found)) assert.deepEqual(Object.keys(changes), ["same"]);
  return found;
}
