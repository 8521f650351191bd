// A refresh after others changed the models: one is deleted, one has other tags, one is unchanged.
import assert from "node:assert/strict";
import { type EmulatedStack, programOf, startEmulatedStack } from "../support/cli/emulated-stack";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";

const program = programOf(`
const tagged = { ...inputs, tags: { team: "risk" } };
for (const name of ["deleted", "retagged", "healthy"]) {
  new Dependent(name + "-service", new TrainedModel(name, tagged).trainedModelArn);
}
`);

describe("A refresh", function () {
  this.timeout(240_000);
  let around: EmulatedStack;
  const arnOf = (logicalName: string) => {
    const named = around.emulator.models().filter(({ name }) => name.startsWith(logicalName));
    return named.at(-1)?.trainedModelArn ?? assert.fail(`There is no model ${logicalName}`);
  };
  const steps = ({ operations }: CommandResult) =>
    operations
      .filter(({ op }) => op !== "same" && op !== "refresh")
      .map(({ op, name, type }) => `${op} ${name} ${type.split(":").at(-1)}`)
      .sort();

  before(async () => {
    around = await startEmulatedStack(program);
    assertSucceeded(await around.stack.up());
  });
  after(() => around?.dispose());

  it("of healthy models changes nothing", async () => {
    const refresh = assertSucceeded(await around.stack.refresh("--expect-no-changes"));
    assert.deepEqual(steps(refresh), []);
    assertSucceeded(await around.stack.preview("--expect-no-changes"));
  });

  it("removes a model that another member deleted, with its Training, and does not show other tags", async () => {
    await around.emulator.act({ action: "delete", trainedModelArn: arnOf("deleted"), immediately: true });
    await around.emulator.act({ action: "set-tags", trainedModelArn: arnOf("retagged"), tags: { team: "other" } });
    const refresh = assertSucceeded(await around.stack.refresh());
    assert.deepEqual(refresh.changes, { delete: 2, same: 8 });
    assert.deepEqual(around.modelsInState().current.sort(), [arnOf("healthy"), arnOf("retagged")].sort());
    const trainings = around.stack.state().resources.filter(({ type }) => type.endsWith(":Training"));
    assert.equal(trainings.length, 2);
  });

  it("lets the next up recreate that model exactly once, and update the dependent", async () => {
    const gone = around.getModel(around.emulator.models().findIndex((model) => model.name.startsWith("deleted")));
    const up = assertSucceeded(await around.stack.up());
    assert.deepEqual(
      steps(up),
      ["create deleted Training", "create deleted TrainedModel", "update deleted-service Resource"].sort(),
    );
    assert.equal(around.trained(), 4);
    const made = around.getModel(3);
    assert.equal(around.moves().at(-1)?.arn, made.trainedModelArn);
    assert.notEqual(made.trainedModelArn, gone.trainedModelArn);
    assertSucceeded(await around.stack.up("--expect-no-changes", "--refresh"));
    assert.equal(around.trained(), 4);
  });
});
