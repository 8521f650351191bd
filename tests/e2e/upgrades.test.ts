// A state of each earlier release works with the current package: a preview and a refresh find no changes, and a
// destroy deletes everything. `npm run fixtures` wrote the files of a release when it was the newest.
import assert from "node:assert/strict";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/server";
import { version } from "../../package.json";
import { quick } from "../support/cli/emulated-stack";
import { createStack } from "../support/cli/program-stack";
import { assertSucceeded, type Stack } from "../support/cli/stack";
import { type Fixture, readFixtures, releases } from "../support/upgrades/fixture";

describe("npm run fixtures", () => {
  it(`has been run for ${version}`, () => assert.ok(releases().includes(version)));
});

for (const fixture of releases().flatMap(readFixtures)) describeUpgrade(fixture);

function describeUpgrade({ release, scene, program, stackFile, modelsFile, found }: Fixture): void {
  describe(`A state of ${release}: ${scene}`, function () {
    this.timeout(240_000);
    let emulator: Emulator;
    let stack: Stack;
    let storeFile: string;

    before(async () => {
      const { workFolder } = await import("../../scripts/system/paths.mjs");
      storeFile = join(workFolder, "e2e", `models-${release}-${scene}-${process.pid}.json`);
      cpSync(modelsFile, storeFile);
      emulator = await startEmulator({ storeFile, behaviour: quick });
      stack = await createStack({ program, emulator });
      assertSucceeded(await stack.run("stack", "import", "--file", stackFile));
    });
    after(async () => {
      await stack?.dispose();
      await emulator?.close();
      rmSync(storeFile, { force: true });
    });

    it("previews the same as the release itself", async () => {
      assert.deepEqual(assertSucceeded(await stack.preview()).changes, found.preview);
      assert.deepEqual(emulator.calls(), []);
    });

    it("refreshes the same as the release itself", async () => {
      assert.deepEqual(assertSucceeded(await stack.refresh()).changes, found.refresh);
      const operations = emulator.calls().map(({ operation = "" }) => operation);
      assert.ok(operations.includes("GetTrainedModel"));
      assert.deepEqual(
        operations.filter((operation) => !/^(Get|List)/.test(operation)),
        [],
      );
    });

    it("keeps its secrets encrypted", () => {
      const secrets = [...program.matchAll(/pulumi\.secret\("([^"]+)"\)/g)].map(([, secret = ""]) => secret);
      assert.equal(secrets.length > 0, scene === "secrets");
      const readable = secrets.filter((secret) => [...stack.files().values()].some((text) => text.includes(secret)));
      assert.deepEqual(readable, []);
    });

    it("is destroyed completely", async () => {
      const models = emulator.models().length;
      assert.ok(models > 0);
      assertSucceeded(await stack.destroy());
      assert.deepEqual(new Set(emulator.models().map(({ status }) => status)), new Set(["INACTIVE"]));
      assert.equal(emulator.models().length, models, "there was a training");
      assert.deepEqual(stack.state().resources, []);
    });
  });
}
