import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { TrainedModel, type TrainedModelArgs } from "../../provider/resources";
import { everyInput } from "../support/inputs/marked-inputs";
import { isolatedCheck } from "../support/lifecycle/isolated-check";

const { check } = isolatedCheck();
const joined = `s3://${pulumi.output("bucket")}/x`;
const stringified = JSON.stringify({ bucket: pulumi.output("bucket") });
const advice =
  "contains an Output that was concatenated with a string or passed to JSON.stringify; use pulumi.interpolate, pulumi.jsonStringify or apply";

describe("An Output that became a string", () => {
  it("is rejected in a short string, like any other value", async () => {
    const { reasons } = await check({
      ...everyInput(),
      name: joined,
      description: stringified,
      hyperparameters: { source: joined, right: "x" },
      environment: { SETTINGS: stringified },
      tags: { a: "b" },
    });
    assert.deepEqual(reasons, [
      `name ${advice}`,
      `hyperparameters["source"] ${advice}`,
      `environment["SETTINGS"] ${advice}`,
      `description ${advice}`,
    ]);
  });

  it("is rejected in a list and as a key", async () => {
    const [channel] = everyInput().dataChannels as object[];
    const { reasons } = await check({
      ...everyInput(),
      dataChannels: [{ ...channel, channelName: joined }],
      hyperparameters: { a: "b", [stringified]: "x" },
    });
    assert.deepEqual(reasons.slice(-2), [
      `dataChannels[0].channelName ${advice}`,
      `hyperparameters, entry 2 of 2 in alphabetical order ${advice}`,
    ]);
  });
});

describe("new TrainedModel()", () => {
  before(() => pulumi.runtime.setMocks({ call: () => ({}), newResource: () => ({ id: "arn", state: {} }) }));

  for (const args of [undefined, null]) {
    it(`leaves ${args} arguments to check`, () => {
      assert.ok(new TrainedModel("m", args as unknown as TrainedModelArgs));
    });
  }

  it("rejects an invalid duration with the resource's name and without a stack trace", () => {
    const opts = { customTimeouts: { create: "2 hours" } };
    assert.throws(
      () => new TrainedModel("churn", everyInput() as unknown as TrainedModelArgs, opts),
      (error) => {
        assert.ok(pulumi.RunError.isInstance(error), "Pulumi prints any other error as a crash of the program");
        assert.match(
          (error as Error).message,
          /^Trained model "churn": customTimeouts\.create: expected a duration such as "90m" or "1h30m", got "2 hours"$/,
        );
        return true;
      },
    );
  });
});
