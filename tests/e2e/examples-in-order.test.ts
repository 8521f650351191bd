// Runs the examples in which one training waits for another, from their own folders with the real CLI.
import assert from "node:assert/strict";
import { activeAtMs, describeExample } from "../support/cli/describe-example";
import { quick } from "../support/cli/emulated-stack";
import { type ExampleProject, exampleSettings, openExample } from "../support/cli/example-project";

const { mlInputChannelArn } = exampleSettings;
const newMlInputChannelArn = `${mlInputChannelArn}-new`;
describeExample("incremental", { resources: 5, settings: { ...exampleSettings, newMlInputChannelArn } }, (seen) => {
  it("trains the version from the model after the model is trained, with the new data", async () => {
    const [base, further, ...others] = seen().models;
    assert.ok(base && further);
    assert.deepEqual(others, []);
    const { trainedModelArn } = base;
    assert.deepEqual(further.input.incrementalTrainingDataChannels, [{ trainedModelArn, channelName: "base" }]);
    assert.deepEqual(
      [base, further].map(({ input }) => input.dataChannels.map((channel) => channel.mlInputChannelArn)),
      [[mlInputChannelArn], [newMlInputChannelArn]],
    );
    assert.ok(activeAtMs(base) <= further.createdAtMs, "the version started before the model was trained");
    assert.notEqual(further.versionIdentifier, "NULL");
    const { versionIdentifier } = further;
    assert.deepEqual(seen().project.stack.outputs(), { trainedModelArn, versionIdentifier });
  });
});

describeExample("component", { resources: 6, settings: { ...exampleSettings, team: "risk" } }, (seen) => {
  it("trains the model after the short training has succeeded", () => {
    const [smoke, model, ...others] = seen().models;
    assert.ok(smoke && model);
    assert.deepEqual(others, []);
    assert.ok(
      activeAtMs(smoke) <= model.createdAtMs,
      "the training of the model started before the short one had ended",
    );
    assert.deepEqual(
      [smoke, model].map(({ input }) => [input.hyperparameters, input.stoppingCondition?.maxRuntimeInSeconds]),
      [
        [{ n_estimators: "1" }, 1800],
        [{ n_estimators: "100" }, 4 * 3600],
      ],
    );
    for (const { tags } of [smoke, model]) assert.deepEqual(tags, { team: "risk", "managed-by": "platform" });
  });
});

describe("examples/component, if the short training fails", function () {
  this.timeout(240_000);
  let project: ExampleProject;

  before(async () => {
    project = await openExample("component", { settings: { ...exampleSettings, team: "risk" }, behaviour: quick });
    project.emulator.inject({ operation: "CreateTrainedModel", kind: "training-fails" });
  });
  after(() => project?.dispose());

  it("trains nothing else", async () => {
    const up = await project.stack.up();
    assert.notEqual(up.exitCode, 0);
    assert.match(up.output, /failed to train/);
    assert.deepEqual(
      project.emulator.models().map(({ status }) => status),
      ["CREATE_FAILED"],
    );
  });
});
