// What a newcomer sees of a first program full of mistakes: every problem of a resource in one preview, in plain words, and nothing sent.
import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator/server";
import { createStack, type ProgramStack } from "../support/cli/program-stack";
import { validInputs } from "../support/inputs/valid-inputs";

const head = `
import * as pulumi from "@pulumi/pulumi";
import * as cleanroomsml from "pulumi-cleanroomsml";
const good: any = ${JSON.stringify(validInputs())};
const { TrainedModel: Model, Training }: any = cleanroomsml;
`;

const programs: Readonly<Record<string, { readonly body: string; readonly wanted: readonly string[] }>> = {
  "a model with many mistakes": {
    body: `
new Model("churn", {
  ...good,
  membershipIdentifier: "my membership",
  hyperParameters: { max_depth: "6" },
  hyperparameters: { eta: 0.3, data: "s3://" + pulumi.output("x") },
  resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: NaN },
  stoppingCondition: { maxRuntimeInSeconds: "3600" },
  dataChannels: good.dataChannels[0],
  kmsKeyArn: "alias/mine",
  waitForTraining: false,
});`,
    wanted: [
      "membershipIdentifier must be a UUID in lower-case hex, 36 characters, but is a text of 13 characters",
      '"hyperParameters" is no property of the arguments of TrainedModel: did you mean "hyperparameters"?',
      'hyperparameters["eta"] must be a text of 1 to 2500 characters, but is a number',
      'hyperparameters["data"] holds an Output that was joined to a text',
      "resourceConfig.volumeSizeInGB must be a whole number from 1 to 8192, but is a number",
      "stoppingCondition.maxRuntimeInSeconds must be a whole number from 1 to 2419200, got a 4-character string",
      "dataChannels must be a list of 1 to 20 channels, but is an object of 2 properties",
      "kmsKeyArn must be an ARN of 20 to 2048 characters like arn:aws:kms:REGION:ACCOUNT:key/",
      "waitForTraining is no input but an option: give it in the third argument of TrainedModel",
    ],
  },
  "several models with mistakes, of which the engine shows the first that it meets": {
    body: `for (const name of ["a", "b", "c"]) new Model(name);`,
    wanted: [
      "membershipIdentifier is missing",
      "configuredModelAlgorithmAssociationArn is missing",
      "resourceConfig is missing",
      "dataChannels is missing",
    ],
  },
  "a duration that is none": {
    body: `new Model("churn", good, { customTimeouts: { create: "2 hours" } });`,
    wanted: ['Trained model "churn": customTimeouts.create must be a duration such as "90m" or "1h30m"'],
  },
  "an option that is mistyped": {
    body: `new Model("churn", good, { waitForTrainig: false });`,
    wanted: ['error: Trained model "churn": "waitForTrainig" is no option: did you mean "waitForTraining"?'],
  },
  "an option of another kind": {
    body: `new Model("churn", good, { import: "" });`,
    wanted: ['option import must be "arn" or "arn|versionIdentifier" of a model, but is a text of 0'],
  },
  "an enum member in another case, and values that are null": {
    body: `new Model("churn", { ...good, trainingInputMode: "file", hyperparameters: { eta: null, gone: undefined, late: pulumi.output(undefined) } });`,
    wanted: [
      'but is a text of 4 characters: did you mean "File"?',
      ...["eta", "gone", "late"].map(
        (key) => `hyperparameters["${key}"] must be a text of 1 to 2500 characters, but is nothing`,
      ),
    ],
  },
  "an id that is not there": {
    body: `Model.get("churn", process.env.NO_SUCH_VARIABLE);`,
    wanted: [
      'error: Trained model "churn": the id must be "arn" or "arn|versionIdentifier" of a model, but is nothing',
    ],
  },
  "an id that turns out to be empty": {
    body: `Model.get("churn", pulumi.output(""));`,
    wanted: ["Expected an ID for urn:pulumi:"],
  },
  "an import of what is no model": {
    body: `new Model("churn", good, { import: "arn" });`,
    wanted: ["Option import: Cannot use a text of 3 characters as a trained model: wanted is its ARN"],
  },
  "a training of nothing": {
    body: `new Training("t", {});`,
    wanted: ["trainedModelArn is missing: wanted is the ARN of a trained model"],
  },
  "a training without arguments": {
    body: `new Training("t");`,
    wanted: ["trainedModelArn is missing: wanted is the ARN of a trained model"],
  },
  "a training of what is no model": {
    body: `new Training("t", { trainedModelArn: "my-model" });`,
    wanted: ["trainedModelArn: Cannot use a text of 8 characters as a trained model"],
  },
  "an id that is none": {
    body: `Model.get("churn", "my-model");`,
    wanted: ["Cannot use a text of 8 characters as a trained model: wanted is its ARN"],
  },
};

describe("The preview of a program with mistakes", function () {
  this.timeout(120_000);
  let emulator: Emulator;
  let stack: ProgramStack;
  before(async () => {
    emulator = await startEmulator();
    stack = await createStack({ program: head, emulator });
  });
  after(async () => {
    await stack?.dispose();
    await emulator?.close();
  });

  for (const [title, { body, wanted }] of Object.entries(programs)) {
    it(`says what is wrong with ${title}`, async () => {
      stack.setProgram(head + body);
      const { exitCode, output } = await stack.preview();
      assert.notEqual(exitCode, 0);
      for (const text of wanted) assert.ok(output.includes(text), `${text}\nis not in\n${output}`);
      assert.doesNotMatch(output, /^\s+at .*[:(]\d+/m, "a stack trace");
      assert.doesNotMatch(output, /unhandled|node_modules|\[object /);
      assert.deepEqual(emulator.calls(), [], "a preview of mistakes sends nothing");
    });
  }
});
