// Checks examples/with-aws-native with the real package: its types with the compiler, its resources with Pulumi's
// mocks, because the plugin of that package needs AWS.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { provider } from "../../provider/dynamic-provider";
import { installAwsNative } from "../support/compat/aws-native";
import { validInputs } from "../support/inputs/valid-inputs";

type Props = Record<string, unknown>;

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Props;
}

const run = promisify(execFile);
const root = join(__dirname, "../..");
// At the same depth as the example, so that its settings apply, and with the package in node_modules.
const folder = join(root, ".work/with-aws-native");
const project = "cleanroomsml-with-aws-native";

const { membershipIdentifier, configuredModelAlgorithmAssociationArn, dataChannels } = validInputs();
const mlInputChannelArn = dataChannels[0]?.mlInputChannelArn ?? "";
const algorithmArn = `arn:aws:cleanrooms-ml:us-east-1:123456789012:configured-model-algorithm/churn`;
const settings = {
  membershipIdentifier,
  roleArn: "arn:aws:iam::123456789012:role/training",
  trainingImageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/churn:1",
  instanceType: "ml.m5.2xlarge",
  volumeSizeInGB: "30",
};
const arns: Props = {
  configuredModelAlgorithmArn: algorithmArn,
  configuredModelAlgorithmAssociationArn,
  trainedModelArn: "arn:of-the-model",
};

/** Runs the program like Pulumi, with mocks instead of the engine. */
async function runProgram(
  given: Readonly<Record<string, string>>,
): Promise<{ registered: Registered[]; outputs: Props }> {
  const registered: Registered[] = [];
  const newResource = ({ type, name, inputs }: pulumi.runtime.MockResourceArgs) => {
    registered.push({ type, name, inputs });
    return {
      id: type.includes("dynamic/") ? String(arns.trainedModelArn) : `id-of-${name}`,
      state: { ...inputs, ...arns },
    };
  };
  await pulumi.runtime.setMocks({ newResource, call: () => ({}) }, project);
  pulumi.runtime.setAllConfig(
    Object.fromEntries(Object.entries(given).map(([key, value]) => [`${project}:${key}`, value])),
  );
  const file = join(folder, "index.ts");
  delete require.cache[file];
  const exported: Props = require(file);
  const outputs = await new Promise<Props>((resolve) => pulumi.output({ ...exported }).apply(resolve));
  return { registered, outputs };
}

describe("examples/with-aws-native", function () {
  this.timeout(180_000);

  before(async function () {
    mkdirSync(folder, { recursive: true });
    const reason = await installAwsNative(folder);
    if (reason !== undefined) {
      console.log(`  Left out: ${reason}`);
      return this.skip();
    }
    cpSync(join(root, "examples/with-aws-native"), folder, { recursive: true });
  });

  it("has the types of the real package", async () => {
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const check = run(process.execPath, [tsc, "--noEmit", "--listFiles"], { cwd: folder });
    const { stdout } = await check.catch(({ stdout: errors }) => assert.fail(errors));
    assert.match(stdout, /aws-native\/cleanroomsml\/configuredModelAlgorithm\.d\.ts/);
  });

  it("first creates the algorithm and its association, whose ARN the owner of the data needs", async () => {
    const { registered, outputs } = await runProgram(settings);
    assert.deepEqual(registered, [
      {
        type: "aws-native:cleanroomsml:ConfiguredModelAlgorithm",
        name: "churn",
        inputs: { roleArn: settings.roleArn, trainingContainerConfig: { imageUri: settings.trainingImageUri } },
      },
      {
        type: "aws-native:cleanroomsml:ConfiguredModelAlgorithmAssociation",
        name: "churn",
        inputs: { membershipIdentifier, configuredModelAlgorithmArn: algorithmArn },
      },
    ]);
    assert.deepEqual(outputs, { configuredModelAlgorithmAssociationArn, trainedModelArn: undefined });
  });

  it("trains a model with that association once there is a channel", async () => {
    const { registered, outputs } = await runProgram({ ...settings, mlInputChannelArn });
    const [, , model, training] = registered;
    assert.deepEqual(
      registered.slice(2).map(({ type }) => type.split(":").at(-1)),
      ["TrainedModel", "Training"],
    );
    assert.equal(model?.inputs.configuredModelAlgorithmAssociationArn, configuredModelAlgorithmAssociationArn);
    assert.equal(training?.inputs.trainedModelArn, arns.trainedModelArn);
    assert.deepEqual(outputs, { configuredModelAlgorithmAssociationArn, trainedModelArn: arns.trainedModelArn });
    // The provider itself accepts these inputs.
    const checked = await provider("TrainedModel").check?.({}, model?.inputs ?? {});
    assert.deepEqual(checked?.failures, []);
  });
});
