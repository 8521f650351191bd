// Tags that are updated in place, and an update of them that fails half-way.
import assert from "node:assert/strict";
import { type EmulatedStack, programOf, quick, startEmulatedStack } from "../support/cli/emulated-stack";
import { assertSucceeded } from "../support/cli/stack";

const config = { "cleanroomsml:region": "us-east-1" };
const algorithmProgram = (tags: Record<string, string>) =>
  programOf(`
import { ConfiguredModelAlgorithm } from "pulumi-cleanroomsml";
new ConfiguredModelAlgorithm("churn", {
  roleArn: "arn:aws:iam::123456789012:role/image",
  trainingContainerConfig: { imageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/churn:1" },
  tags: ${JSON.stringify(tags)},
});
`);
const modelProgram = (tags: Record<string, string>, options: Record<string, unknown>) =>
  programOf(`new TrainedModel("churn", { ...inputs, tags: ${JSON.stringify(tags)} }, ${JSON.stringify(options)});`);

describe("Tags in place", function () {
  this.timeout(240_000);
  let around: EmulatedStack;
  afterEach(() => around?.dispose());

  const tagCalls = () =>
    around.emulator
      .calls()
      .flatMap(({ operation = "", status }) => (/^(Tag|Untag)/.test(operation) ? [`${operation} ${status}`] : []));

  it("are repaired by the next up of the same program after an update that failed half-way", async () => {
    around = await startEmulatedStack(algorithmProgram({ old: "1", kept: "1" }), quick, { config });
    const tags = () => around.emulator.objects("ConfiguredModelAlgorithm").map((algorithm) => algorithm.tags);
    assertSucceeded(await around.stack.up());

    around.stack.setProgram(algorithmProgram({ kept: "2", new: "1" }));
    around.emulator.inject({ operation: "UntagResource", kind: "access-denied" });
    const failed = await around.stack.up();
    assert.notEqual(failed.exitCode, 0);
    assert.deepEqual(tagCalls(), ["TagResource 200", "UntagResource 403"]);
    assert.deepEqual(tags(), [{ old: "1", kept: "2", new: "1" }]);

    const repaired = assertSucceeded(await around.stack.up());
    assert.deepEqual(repaired.changes, { update: 1, same: 1 });
    assert.deepEqual(tags(), [{ kept: "2", new: "1" }]);
    assertSucceeded(await around.stack.up("--refresh", "--expect-no-changes"));
  });

  it("of a model that asks for it are one update, and no training", async () => {
    const options = { updateTagsInPlace: true };
    around = await startEmulatedStack(modelProgram({ team: "risk", old: "1" }, options));
    assertSucceeded(await around.stack.up());
    around.emulator.clearCalls();

    around.stack.setProgram(modelProgram({ team: "fraud" }, options));
    const preview = assertSucceeded(await around.stack.preview("--save-plan", "tags.json"));
    assert.deepEqual(preview.changes, { update: 1, same: 2 });
    assert.doesNotMatch(preview.output, /replace|trained again/);
    assert.deepEqual(around.emulator.calls(), []);

    assertSucceeded(await around.stack.up("--plan", "tags.json"));
    assert.deepEqual(tagCalls(), ["TagResource 200", "UntagResource 200"]);
    assert.deepEqual(
      around.emulator.models().map((model) => model.tags),
      [{ team: "fraud" }],
    );
    assert.deepEqual(around.statuses(), ["ACTIVE"]);
  });

  it("of a model that does not ask for it train a new one, and the preview names the option", async () => {
    around = await startEmulatedStack(modelProgram({ team: "risk" }, {}));
    assertSucceeded(await around.stack.up());
    around.stack.setProgram(modelProgram({ team: "fraud" }, {}));
    const preview = assertSucceeded(await around.stack.preview());
    assert.deepEqual(preview.changes, { replace: 2, same: 1 });
    assert.match(preview.output, /A change of tags alone also trains a new model; set updateTagsInPlace: true/);
    around.stack.setProgram(modelProgram({ team: "fraud" }, { updateTagsInPlace: true }));
    const up = assertSucceeded(await around.stack.up());
    assert.equal(around.trained(), 1, up.output);
    assert.deepEqual(
      around.emulator.models().map((model) => model.tags),
      [{ team: "fraud" }],
    );
  });
});
