// The whole pipeline of a YAML program, from an algorithm to predictions, through the plugin and the real CLI.
import assert from "node:assert/strict";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/server";
import { assertSucceeded } from "../support/cli/stack";
import { fullInputs, leastInputs } from "../support/emulator/pipeline-inputs";
import { validInputs } from "../support/inputs/valid-inputs";
import { createLanguageStack, type LanguageStack } from "../support/languages/language-stack";
import { findLanguageTools } from "../support/languages/language-tools";
import { root } from "../support/paths";

type Props = Record<string, unknown>;

/** Inputs without the name, with references in place of the ARNs. */
const inputsOf = ({ name: _, ...inputs }: Props, references: Props) => ({ ...inputs, ...references });
const arn = (resource: string, member: string) => `\${${resource}.${member}}`;

/** A base version has no identifier: the output is absent, which is no change. */
const version = {
  trainedModelArn: arn("churn", "trainedModelArn"),
  trainedModelVersionIdentifier: arn("churn", "versionIdentifier"),
};
const { hyperparameters: _, ...modelInputs } = validInputs();
const resources = (hyperparameter: string) => ({
  configuration: { type: "cleanroomsml:MLConfiguration", properties: leastInputs.PutMLConfiguration },
  algorithm: {
    type: "cleanroomsml:ConfiguredModelAlgorithm",
    properties: inputsOf(fullInputs.CreateConfiguredModelAlgorithm, { tags: undefined }),
  },
  association: {
    type: "cleanroomsml:ConfiguredModelAlgorithmAssociation",
    properties: inputsOf(leastInputs.CreateConfiguredModelAlgorithmAssociation, {
      configuredModelAlgorithmArn: arn("algorithm", "configuredModelAlgorithmArn"),
      privacyConfiguration: fullInputs.CreateConfiguredModelAlgorithmAssociation.privacyConfiguration,
    }),
  },
  ...Object.fromEntries(
    ["training", "inference"].map((name) => [
      name,
      {
        type: "cleanroomsml:MLInputChannel",
        properties: inputsOf(leastInputs.CreateMLInputChannel, {
          configuredModelAlgorithmAssociations: [arn("association", "configuredModelAlgorithmAssociationArn")],
        }),
      },
    ]),
  ),
  churn: {
    type: "cleanroomsml:TrainedModel",
    properties: inputsOf(modelInputs, {
      configuredModelAlgorithmAssociationArn: arn("association", "configuredModelAlgorithmAssociationArn"),
      dataChannels: [{ channelName: "training", mlInputChannelArn: arn("training", "mlInputChannelArn") }],
      hyperparameters: { depth: hyperparameter },
    }),
  },
  export: {
    type: "cleanroomsml:TrainedModelExportJob",
    properties: inputsOf(leastInputs.StartTrainedModelExportJob, version),
  },
  predictions: {
    type: "cleanroomsml:TrainedModelInferenceJob",
    properties: inputsOf(leastInputs.StartTrainedModelInferenceJob, {
      ...version,
      dataSource: { mlInputChannelArn: arn("inference", "mlInputChannelArn") },
    }),
  },
});
const programOf = (hyperparameter: string) =>
  [
    `resources: ${JSON.stringify(resources(hyperparameter))}`,
    "variables:",
    "  found:",
    "    fn::invoke:",
    "      function: cleanroomsml:getTrainedModel",
    `      arguments: ${JSON.stringify({
      membershipIdentifier: validInputs().membershipIdentifier,
      trainedModelArn: arn("churn", "trainedModelArn"),
    })}`,
    `outputs: ${JSON.stringify({ arn: arn("churn", "trainedModelArn"), status: arn("found", "status") })}`,
    "",
  ].join("\n");

describe("A YAML program through the plugin", function () {
  this.timeout(600_000);
  let emulator: Emulator;
  let stack: LanguageStack;
  before(async function () {
    const tools = (await findLanguageTools("yaml")) ?? this.skip();
    emulator = await startEmulator({ behaviour: { speed: 100 } });
    stack = await createLanguageStack({
      tools,
      program: programOf("1"),
      emulator,
      plugin: { folder: join(root, "plugin/dist") },
      config: { "cleanroomsml:region": "us-east-1" },
      timeoutMs: 250_000,
    });
  });
  after(async () => {
    await stack?.dispose();
    await emulator?.close();
  });
  const typesOf = (changes: readonly { type: string }[]) => changes.map(({ type }) => type).sort();

  it("is previewed without a call that changes anything", async () => {
    const { changes } = assertSucceeded(await stack.preview());
    assert.equal(changes.create, 1 + 3 + 5 * 3);
    assert.deepEqual(
      emulator.calls().filter(({ operation = "" }) => !/^(Get|List)/.test(operation)),
      [],
    );
  });

  it("runs the whole pipeline in one up, and a function reads the model after its training", async () => {
    assertSucceeded(await stack.up());
    const outputs = stack.outputs();
    assert.equal(outputs.status, "ACTIVE");
    assert.deepEqual(
      emulator.models().map(({ trainedModelArn, status }) => [trainedModelArn, status]),
      [[outputs.arn, "ACTIVE"]],
    );
  });

  it("has no changes the second time, nor after a refresh", async () => {
    for (const flags of [[], ["--refresh"]]) {
      const { changes } = assertSucceeded(await stack.preview("--expect-no-changes", ...flags));
      assert.deepEqual(Object.keys(changes), ["same"]);
    }
  });

  it("replaces the model and what depends on it when an input changes, with the path in the diff", async () => {
    stack.setProgram(programOf("2"));
    const { output, operations } = assertSucceeded(await stack.preview("--diff"));
    assert.match(output, /~ hyperparameters: \{\s+~ depth: "1" => "2"/);
    assert.deepEqual(typesOf(operations.filter(({ op }) => op === "replace")), [
      "cleanroomsml:api:Completion",
      "cleanroomsml:api:Completion",
      "cleanroomsml:api:TrainedModel",
      "cleanroomsml:api:TrainedModelExportJob",
      "cleanroomsml:api:TrainedModelInferenceJob",
      "cleanroomsml:api:Training",
    ]);
  });

  it("is destroyed", async () => {
    assertSucceeded(await stack.destroy());
    assert.deepEqual(stack.state().resources, []);
    assert.deepEqual(
      emulator.models().map(({ status }) => status),
      ["INACTIVE"],
    );
  });
});
