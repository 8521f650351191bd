// TrainedModel.get() only reads a model that the stack does not own, by its ARN or by ARN and version.
import assert from "node:assert/strict";
import { type CreateBody, type Emulator, startEmulator } from "../../emulator/server";
import { createClient } from "../../sdk/client";
import { createStack, type ProgramStack } from "../support/cli/program-stack";
import { assertSucceeded } from "../support/cli/stack";
import { allInputs } from "../support/inputs/valid-inputs";

describe("TrainedModel.get()", function () {
  this.timeout(600_000);
  let emulator: Emulator;
  let stack: ProgramStack;
  const inputs = { ...allInputs(), incrementalTrainingDataChannels: undefined };
  let baseArn: string;
  let versionIdentifier: string;

  before(async () => {
    emulator = await startEmulator({ behaviour: { speed: 100 } });
    const client = createClient({
      region: "us-east-1",
      endpoint: emulator.url,
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" },
    });
    try {
      ({ trainedModelArn: baseArn } = await client.createTrainedModel(inputs));
      while (emulator.models().some(({ status }) => status !== "ACTIVE")) await new Promise(setImmediate);
      const version = await client.createTrainedModel({
        ...inputs,
        description: "The second",
        incrementalTrainingDataChannels: [{ trainedModelArn: baseArn, channelName: "base" }],
      });
      versionIdentifier = version.versionIdentifier ?? assert.fail("expected a version");
      while (emulator.models().some(({ status }) => status !== "ACTIVE")) await new Promise(setImmediate);
    } finally {
      await client.close();
    }
    stack = await createStack({
      emulator,
      program: `
import { TrainedModel } from "pulumi-cleanroomsml";
const version = TrainedModel.get("version", "${baseArn}|${versionIdentifier}");
export const found = { arn: version.trainedModelArn, version: version.versionIdentifier, name: version.name,
  description: version.description, resourceConfig: version.resourceConfig, hyperparameters: version.hyperparameters,
  hasTraining: version.training !== undefined };
const base = TrainedModel.get("base", "${baseArn}");
export const baseFound = base.trainedModelArn;
`,
    });
  });
  after(async () => {
    await stack?.dispose();
    await emulator?.close();
  });

  it("returns the service's values, without a training and without a child", async () => {
    emulator.clearCalls();
    assertSucceeded(await stack.up());
    assert.deepEqual(stack.outputs(), {
      found: {
        arn: baseArn,
        version: versionIdentifier,
        name: inputs.name,
        description: "The second",
        resourceConfig: inputs.resourceConfig,
        hyperparameters: inputs.hyperparameters,
        hasTraining: false,
      },
      baseFound: baseArn,
    });
    const calls = emulator.calls();
    assert.ok(calls.some(({ operation }) => operation === "GetTrainedModel"));
    assert.deepEqual([...new Set(calls.map(({ method }) => method))], ["GET"]);
  });

  it("does not delete the model on destroy", async () => {
    assertSucceeded(await stack.destroy());
    assert.deepEqual(
      emulator.models().map(({ status }) => status),
      ["ACTIVE", "ACTIVE"],
    );
  });

  it("fails for a model that does not exist, and reports it", async () => {
    const missing = `${baseArn}0`;
    stack.setProgram(`import { TrainedModel } from "pulumi-cleanroomsml"; TrainedModel.get("gone", "${missing}");`);
    const { exitCode, output } = await stack.up();
    assert.notEqual(exitCode, 0);
    assert.ok(output.includes(missing), output);
    assert.ok(!/^\s+at .*\.js:\d+/m.test(output), output);
  });

  it("is for models outside the stack; an import instead is announced before and during it, and only then", async () => {
    const { membershipIdentifier, ...input } = { ...inputs, name: "made by hand" };
    const body = input as unknown as CreateBody;
    const { trainedModelArn } = await emulator.act({ action: "create", membershipIdentifier, input: body });
    const options = JSON.stringify({ import: trainedModelArn });
    stack.setProgram(`
import { TrainedModel } from "pulumi-cleanroomsml";
new TrainedModel("mine", ${JSON.stringify({ ...input, membershipIdentifier })}, ${options});
`);
    const told = `Trained model "mine" imports ${trainedModelArn}; no training starts`;
    emulator.clearCalls();
    const planned = assertSucceeded(await stack.preview());
    assert.ok(planned.output.includes(told), planned.output);
    const updated = assertSucceeded(await stack.up());
    assert.ok(updated.output.includes(told), updated.output);
    const later = assertSucceeded(await stack.preview("--expect-no-changes"));
    assert.ok(!later.output.includes("imports"), later.output);
    assert.ok(!emulator.calls().some(({ operation }) => operation === "CreateTrainedModel"));
  });
});
