// What a YAML program does about expired channels and failed trainings through the plugin: the command of each message works.
import assert from "node:assert/strict";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/server";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";
import { inputsOfKinds } from "../support/inputs/inputs-of-kinds";
import { createLanguageStack, type LanguageStack } from "../support/languages/language-stack";
import { findLanguageTools, type LanguageTools } from "../support/languages/language-tools";
import { root } from "../support/paths";

const CHANNEL = "cleanroomsml:index:MLInputChannel$cleanroomsml:api:MLInputChannel";
const urn = `urn:pulumi:dev::tried::${CHANNEL}::training`;

const reference = (resource: string, member: string) => `\${${resource}.${member}}`;
const arns = {
  configuredModelAlgorithmArn: reference("algorithm", "configuredModelAlgorithmArn"),
  configuredModelAlgorithmAssociationArn: reference("association", "configuredModelAlgorithmAssociationArn"),
  mlInputChannelArn: reference("training", "mlInputChannelArn"),
};
const resource = (kind: keyof typeof inputsOfKinds, more: object = {}) => {
  const { name: _, ...properties } = { ...inputsOfKinds[kind](arns), ...more };
  return { type: `cleanroomsml:${kind}`, properties };
};
const imageUri = "123456789012.dkr.ecr.us-east-1.amazonaws.com/churn:1";

/** A channel, and models on it. */
const programOf = (description: string, models = ["churn"]) => {
  const resources = {
    algorithm: resource("ConfiguredModelAlgorithm", { trainingContainerConfig: { imageUri } }),
    association: resource("ConfiguredModelAlgorithmAssociation"),
    training: resource("MLInputChannel"),
    ...Object.fromEntries(models.map((name) => [name, resource("TrainedModel", { description })])),
  };
  return `resources: ${JSON.stringify(resources)}\n`;
};

describe("A YAML program through the plugin, after a failure", function () {
  this.timeout(300_000);
  let tools: LanguageTools;
  let emulator: Emulator;
  let stack: LanguageStack;
  before(async function () {
    tools = (await findLanguageTools("yaml")) ?? this.skip();
  });
  beforeEach(async () => {
    emulator = await startEmulator({ behaviour: { speed: 100, references: "checked" } });
    const config = { "cleanroomsml:region": "us-east-1" };
    stack = await createLanguageStack({
      tools,
      program: programOf("first"),
      emulator,
      plugin: { folder: join(root, "plugin/dist") },
      config,
    });
  });
  afterEach(async () => {
    await stack?.dispose();
    await emulator?.close();
  });

  const arnsOf = (kind: "MLInputChannel" | "TrainedModel") => emulator.objects(kind).map(({ arn }) => String(arn));
  const lastArn = () => arnsOf("MLInputChannel").at(-1) ?? assert.fail("there is no channel");
  const errorsOf = ({ diagnostics }: CommandResult) =>
    diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
  /** Runs the command of the message, which names the object: it is queried again, and the model trained on it. */
  const replaceAsShown = async ({ output }: CommandResult, models: number) => {
    const [, shown] = /pulumi up --replace '([^']+)'/.exec(output) ?? assert.fail(output);
    assert.equal(shown, urn);
    const channels = arnsOf("MLInputChannel").length;
    assertSucceeded(await stack.up("--replace", shown));
    assert.deepEqual([arnsOf("MLInputChannel").length, emulator.models().length], [channels + 1, models]);
    const [{ mlInputChannelArn } = {}] = emulator.models().at(-1)?.input.dataChannels ?? [];
    assert.deepEqual([mlInputChannelArn, emulator.models().at(-1)?.status], [lastArn(), "ACTIVE"]);
    assert.deepEqual(Object.keys(assertSucceeded(await stack.up()).changes), ["same"]);
  };

  it("keeps an expired channel, and queries it again on demand", async () => {
    assertSucceeded(await stack.up());
    await emulator.act({ action: "expire", arn: lastArn() });
    const refreshed = assertSucceeded(await stack.up("--refresh"));
    assert.deepEqual([Object.keys(refreshed.changes), emulator.models().length], [["same"], 1]);
    await replaceAsShown(refreshed, 2);
  });

  it("cannot train again on an expired channel, and queries it again on demand", async () => {
    assertSucceeded(await stack.up());
    await emulator.act({ action: "expire", arn: lastArn() });
    stack.setProgram(programOf("second"));
    const refused = await stack.up();
    assert.equal(refused.exitCode, 1);
    assert.match(
      errorsOf(refused).join("\n"),
      /The ML input channel "training" in dataChannels\[0\]\.mlInputChannelArn has expired/,
    );
    await replaceAsShown(refused, 2);
  });

  it("reports a channel that expires during the wait, and queries it again on demand", async () => {
    emulator.set({ channelMs: 3_000_000 });
    const up = stack.start("up", ...stack.unattended);
    while (arnsOf("MLInputChannel").length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await emulator.act({ action: "set-status", arn: lastArn(), status: "INACTIVE" });
    const ended = await up.ended;
    assert.equal(ended.exitCode, 1);
    emulator.set({ channelMs: 100 });
    await replaceAsShown(ended, 1);
  });

  it("shows a failed training alone, trains nothing in the next up, and trains again with --refresh", async () => {
    stack.setProgram(programOf("first", ["churn", "other"]));
    emulator.set({ trainingMs: 300_000 });
    emulator.inject({ operation: "CreateTrainedModel", kind: "training-fails", afterMs: 1000 } as never);
    for (const _ of ["first", "next"]) {
      const failed = await stack.up();
      assert.deepEqual([failed.exitCode, emulator.models().length], [1, 2]);
      const own = /^Trained model "(churn|other)" .* failed to train.* run pulumi up --refresh to train it again/;
      const isKnown = (message: string) =>
        own.test(message) || /^update failed|"(churn|other)": .* continues/.test(message);
      assert.deepEqual(
        errorsOf(failed).filter((message) => !isKnown(message)),
        [],
      );
      assert.equal(errorsOf(failed).filter((message) => own.test(message)).length, 1);
      assert.ok(!failed.output.includes("client connection is closing"), failed.output);
    }
    assertSucceeded(await stack.up("--refresh"));
    const statuses = emulator.models().map(({ status }) => status);
    assert.deepEqual(statuses.sort(), ["ACTIVE", "ACTIVE", "INACTIVE"]);
    assert.deepEqual(Object.keys(assertSucceeded(await stack.up()).changes), ["same"]);
  });
});
