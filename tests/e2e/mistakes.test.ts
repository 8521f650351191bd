// A preview reports every mistake of a resource at once, without a stack trace, and sends nothing.
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

const programs: Readonly<Record<string, { readonly body: string; readonly expected: readonly string[] }>> = {
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
    expected: [
      "membershipIdentifier: expected a UUID in lower-case hex, 36 characters, got a 13-character string",
      'the arguments of TrainedModel: unknown property "hyperParameters"; did you mean "hyperparameters"?',
      'hyperparameters["eta"]: expected a string of 1 to 2500 characters, got a number; put it in quotes',
      'hyperparameters["data"] contains an Output that was concatenated with a string',
      "resourceConfig.volumeSizeInGB: expected an integer from 1 to 8192, got a number that is not finite",
      "stoppingCondition.maxRuntimeInSeconds: expected an integer from 1 to 2,419,200, got a 4-character string",
      "dataChannels: expected a list of 1 to 20 entries, got an object with 2 properties",
      "kmsKeyArn: expected an ARN like arn:aws:kms:REGION:ACCOUNT:key/",
      "waitForTraining is an option, not an input; pass it in the last argument of TrainedModel",
    ],
  },
  "several models with mistakes, of which the engine reports the first": {
    body: `for (const name of ["a", "b", "c"]) new Model(name);`,
    expected: [
      "membershipIdentifier is required; expected",
      "configuredModelAlgorithmAssociationArn is required; expected",
      "resourceConfig is required; expected",
      "dataChannels is required; expected",
    ],
  },
  "an invalid duration": {
    body: `new Model("churn", good, { customTimeouts: { create: "2 hours" } });`,
    expected: ['Trained model "churn": customTimeouts.create: expected a duration such as "90m" or "1h30m"'],
  },
  "a misspelled option": {
    body: `new Model("churn", good, { waitForTrainig: false });`,
    expected: ['error: Trained model "churn": unknown option "waitForTrainig"; did you mean "waitForTraining"?'],
  },
  "an option of the wrong type": {
    body: `new Model("churn", good, { import: "" });`,
    expected: [
      "option import: expected the ARN of a trained model (arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...), or ARN|versionIdentifier for a version, got an empty string",
    ],
  },
  "an enum value in another case and null values": {
    body: `new Model("churn", { ...good, trainingInputMode: "file", hyperparameters: { eta: null, gone: undefined, late: pulumi.output(undefined) } });`,
    expected: [
      'got a 4-character string; did you mean "File"?',
      ...["eta", "gone", "late"].map(
        (key) => `hyperparameters["${key}"]: expected a string of 1 to 2500 characters, got nothing`,
      ),
    ],
  },
  "a missing id": {
    body: `Model.get("churn", process.env.NO_SUCH_VARIABLE);`,
    expected: [
      'error: Trained model "churn": id: expected the ARN of a trained model (arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...), or ARN|versionIdentifier for a version, got nothing',
    ],
  },
  "an id that is empty once known": {
    body: `Model.get("churn", pulumi.output(""));`,
    expected: ["Expected an ID for urn:pulumi:"],
  },
  "an import that is not a model": {
    body: `new Model("churn", good, { import: "arn" });`,
    expected: ["Resource option import: expected the ARN of a trained model (arn:aws:"],
  },
  "a training without a model": {
    body: `new Training("t", {});`,
    expected: ["trainedModelArn is required; expected the ARN of a trained model"],
  },
  "a training without arguments": {
    body: `new Training("t");`,
    expected: ["trainedModelArn is required; expected the ARN of a trained model"],
  },
  "a training of something else": {
    body: `new Training("t", { trainedModelArn: "my-model" });`,
    expected: ["trainedModelArn: expected the ARN of a trained model (arn:aws:"],
  },
  "an invalid id": {
    body: `Model.get("churn", "my-model");`,
    expected: ["Cannot use the id of a trained model: expected the ARN of a trained model (arn:aws:"],
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

  for (const [title, { body, expected }] of Object.entries(programs)) {
    it(`reports ${title}`, async () => {
      stack.setProgram(head + body);
      const { exitCode, output } = await stack.preview();
      assert.notEqual(exitCode, 0);
      for (const text of expected) assert.ok(output.includes(text), `${text}\nis not in\n${output}`);
      assert.doesNotMatch(output, /^\s+at .*[:(]\d+/m, "a stack trace");
      assert.doesNotMatch(output, /unhandled|node_modules|\[object /);
      assert.deepEqual(emulator.calls(), [], "a preview of mistakes sends nothing");
    });
  }
});
