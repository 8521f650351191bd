// Runs the project at the repository's root, with examples/basic, as a user does: `pulumi config set`, then `up`.
import assert from "node:assert/strict";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/server";
import { exampleSettings } from "../support/cli/example-project";
import { assertSucceeded, openStack, type Stack } from "../support/cli/stack";
import { root, workFolder } from "../support/paths";

describe("the project at the root", function () {
  this.timeout(600_000);
  let emulator: Emulator;
  let stack: Stack;

  before(async () => {
    emulator = await startEmulator({ behaviour: { speed: 5 } });
    const home = join(workFolder, "e2e", `root-${process.pid}`);
    stack = await openStack({ folder: root, home, stackName: `e2e-${process.pid}`, emulator });
  });
  after(async () => {
    await stack?.dispose();
    await emulator?.close();
  });

  it("reports the missing settings before anything runs", async () => {
    const { exitCode, output } = await stack.run("up", "--yes");
    assert.notEqual(exitCode, 0);
    for (const key of Object.keys(exampleSettings)) assert.ok(output.includes(`'${key}'`), output);
  });

  it("reports a setting of the wrong type", async () => {
    await stack.setConfig({ ...exampleSettings, volumeSizeInGB: "thirty" });
    const { exitCode, output } = await stack.run("up", "--yes");
    assert.notEqual(exitCode, 0);
    assert.match(output, /'volumeSizeInGB' must be of type 'integer'/);
  });

  it("trains the model from the settings and deletes it again", async () => {
    await stack.setConfig({ volumeSizeInGB: "30" });
    const up = assertSucceeded(await stack.run("up", "--yes"));
    assert.deepEqual(up.changes, { create: 3 });
    const [model] = emulator.models();
    assert.equal(model?.membershipIdentifier, exampleSettings.membershipIdentifier);
    assert.deepEqual(model?.input.resourceConfig, { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 30 });
    assert.ok(up.output.includes(`trainedModelArn: "${model?.trainedModelArn}"`), up.output);
    assertSucceeded(await stack.destroy());
    assert.deepEqual(
      emulator.models().map(({ status }) => status),
      ["INACTIVE"],
    );
  });
});
