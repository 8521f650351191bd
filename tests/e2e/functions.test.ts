// Functions with the real CLI: a trainer finds the other member's association by its name.
import assert from "node:assert/strict";
import { defaultCredential } from "../../emulator/server";
import { type EmulatedStack, quick, startEmulatedStack } from "../support/cli/emulated-stack";
import { assertSucceeded } from "../support/cli/stack";
import { leastInputs } from "../support/emulator/pipeline-inputs";
import { otherMembership } from "../support/inputs/trained-model-inputs";
import { membershipIdentifier, validInputs } from "../support/inputs/valid-inputs";

const collaborationIdentifier = "cccccccc-2222-3333-4444-555555555555";
const list = "ListCollaborationConfiguredModelAlgorithmAssociations";

const head = `
import * as pulumi from "@pulumi/pulumi";
import * as ml from "pulumi-cleanroomsml";
const inputs = ${JSON.stringify(validInputs())};
const find = (name: string, opts?: ml.FunctionOptions) =>
  ml.listCollaborationConfiguredModelAlgorithmAssociations({ collaborationIdentifier: "${collaborationIdentifier}", name }, opts);
const { membershipIdentifier } = inputs;
`;

const byName = `${head}
export = async () => {
  const { collaborationConfiguredModelAlgorithmAssociations: [found] } = await find("theirs");
  const configuredModelAlgorithmAssociationArn = found!.configuredModelAlgorithmAssociationArn;
  const model = new ml.TrainedModel("churn", { ...inputs, configuredModelAlgorithmAssociationArn });
  const trained = ml.getTrainedModelOutput({ membershipIdentifier, trainedModelArn: model.trainedModelArn });
  return { association: configuredModelAlgorithmAssociationArn, status: trained.status };
};
`;

describe("a program that calls functions", function () {
  this.timeout(300_000);
  let around: EmulatedStack;
  let arn: string | undefined;

  before(async () => {
    around = await startEmulatedStack(byName, quick, {
      // These would be refused: the secrets of the stack have the right ones.
      env: { AWS_ACCESS_KEY_ID: "AKIDWRONG", AWS_SECRET_ACCESS_KEY: "wrong" },
      config: { "cleanroomsml:region": "us-east-1" },
    });
    const { accessKeyId, secretAccessKey } = defaultCredential;
    await around.stack.setSecrets({ "aws:accessKey": accessKeyId, "aws:secretKey": secretAccessKey });
    const { emulator } = around;
    emulator.set({
      collaborations: {
        [membershipIdentifier]: collaborationIdentifier,
        [otherMembership]: collaborationIdentifier,
      },
    });
    const names: [string, string][] = [
      [otherMembership, "theirs"],
      [otherMembership, "another"],
      [membershipIdentifier, "ours"],
    ];
    for (const [owner, name] of names) {
      const least = leastInputs.CreateConfiguredModelAlgorithmAssociation;
      const input = { ...least, name, membershipIdentifier: owner };
      const made = await emulator.act({ action: "create", kind: "ConfiguredModelAlgorithmAssociation", input });
      if (name === "theirs") arn = made.arn;
    }
  });
  after(() => around?.dispose());
  beforeEach(() => around.emulator.clearCalls());
  const sent = () => around.emulator.calls().map(({ operation }) => operation);

  it("makes only the requests of its functions in a preview", async () => {
    const preview = assertSucceeded(await around.stack.preview());
    assert.deepEqual(preview.changes, { create: 3 });
    assert.deepEqual(sent(), [list]);
  });

  it("trains with the association that it finds, and reads the model when it is ACTIVE", async () => {
    assertSucceeded(await around.stack.up());
    assert.deepEqual(around.stack.outputs(), { association: arn, status: "ACTIVE" });
    const [model] = around.emulator.models();
    assert.equal(model?.input.configuredModelAlgorithmAssociationArn, arn);
    assert.deepEqual([sent()[0], sent().at(-1)], [list, "GetTrainedModel"]);
  });

  it("changes nothing in the next up", async () => {
    const up = assertSucceeded(await around.stack.up("--expect-no-changes"));
    assert.deepEqual(up.changes, { same: 3 });
    assert.deepEqual(sent(), [list, "GetTrainedModel"]);
  });

  const failures: readonly [string, string, RegExp][] = [
    ["a bad argument", `await find(" ")`, /^Cannot call listCollab\w+: name: expected a string of 1 to 63/],
    [
      "a bad argument in the Output form",
      `ml.getTrainedModelOutput({ membershipIdentifier: "mine", trainedModelArn: pulumi.output("model") })`,
      /^Cannot call getTrainedModel: trainedModelArn: expected an ARN .*\n {2}membershipIdentifier: expected a UUID/,
    ],
    [
      "an object that does not exist",
      `await ml.getMLConfiguration({ membershipIdentifier: "${otherMembership}" })`,
      /^Cannot get ML configuration of membership ".*": ResourceNotFoundException: .*; check membershipIdentifier, the region and the profile/,
    ],
    [
      "a profile that does not exist",
      `await find("theirs", { profile: "nobody" })`,
      /^Cannot use profile "nobody": neither the shared config file nor the credentials file/,
    ],
  ];
  for (const [what, expression, message] of failures) {
    it(`reports ${what} once in a preview, without a stack trace`, async () => {
      around.stack.setProgram(`${head}\nexport = async () => ({ found: ${expression} });`);
      const { exitCode, output, diagnostics } = await around.stack.preview();
      assert.notEqual(exitCode, 0);
      const errors = diagnostics.filter(({ severity }) => severity === "error").map((diagnostic) => diagnostic.message);
      assert.equal(errors.length, 1, output);
      assert.match(errors[0] ?? "", message);
      assert.doesNotMatch(output, /^\s+at .*[:(]\d+/m, "a stack trace");
      assert.doesNotMatch(output, /unhandled|node_modules|\[object /);
      assert.ok(!output.includes(defaultCredential.secretAccessKey));
    });
  }
});
