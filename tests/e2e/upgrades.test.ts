// A state of each earlier release with the package as it is now: nothing to do in a preview, nothing new in a refresh, and
// nothing left after a destroy. What is kept of a release was written by `npm run fixtures` when it was the newest.
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

    it("previews what the release itself did", async () => {
      assert.deepEqual(assertSucceeded(await stack.preview()).changes, found.preview);
      assert.deepEqual(emulator.calls(), []);
    });

    it("finds in a refresh what the release itself did", async () => {
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

    it("is destroyed as a whole", async () => {
      const models = emulator.models().length;
      assert.ok(models > 0);
      assertSucceeded(await stack.destroy());
      assert.deepEqual(new Set(emulator.models().map(({ status }) => status)), new Set(["INACTIVE"]));
      assert.equal(emulator.models().length, models, "something was trained");
      assert.deepEqual(stack.state().resources, []);
    });
  });
}
