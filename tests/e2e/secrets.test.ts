// A secret input appears nowhere. One model for each input has a secret value, and is created, invalid, changed,
// rejected by a service that repeats it, failed, refreshed and destroyed. A membership is part of the ARNs and ids of
// its models, which Pulumi cannot hide, so it may appear only there. The tests search for credentials from both
// sources, too.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CreateBody, type Emulator, startEmulator } from "../../emulator/server";
import { DOORS } from "../support/cli/door";
import { createStack } from "../support/cli/program-stack";
import { assertSucceeded, type CommandResult, type Stack } from "../support/cli/stack";
import { assertHidden, brokenTelltales, otherMembership, telltales, valuesOf } from "../support/inputs/telltales";
import { allInputs, membershipIdentifier, validInputs } from "../support/inputs/valid-inputs";

type Props = Record<string, unknown>;
type Generation = "first" | "second" | "broken";

const inputNames = Object.keys(allInputs());
const inEnvironment = {
  accessKeyId: "AKIDENVIRONMENT",
  secretAccessKey: "envSecretTelltale",
  sessionToken: "envTokenTelltale",
};
const inConfig = {
  accessKeyId: "AKIDCONFIG",
  secretAccessKey: "configSecretTelltale",
  sessionToken: "configTokenTelltale",
};

const credentials = [inEnvironment, inConfig].flatMap(({ secretAccessKey, sessionToken }) => [
  secretAccessKey,
  sessionToken,
]);

/** A model for each input, one with all of them, and one whose secrets are parts of inputs. */
const program = `
import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { TrainedModel } from "pulumi-cleanroomsml";
for (const { name, inputs, secrets } of JSON.parse(readFileSync("models.json", "utf8"))) {
  const args: any = { ...inputs };
  for (const secret of secrets) args[secret] = pulumi.secret(args[secret]);
  new TrainedModel(name, args);
}
const { hyperparameters, dataChannels, ...others } = JSON.parse(readFileSync("parts.json", "utf8"));
new TrainedModel("parts", {
  ...others,
  hyperparameters: { plain: "1", hidden: pulumi.secret(hyperparameters.hidden) },
  dataChannels: dataChannels.map((channel: any) => ({ ...channel, mlInputChannelArn: pulumi.secret(channel.mlInputChannelArn) })),
});
`;

for (const door of DOORS) {
  describe(`A secret input (${door})`, function () {
    this.timeout(600_000);
    let emulator: Emulator;
    let stack: Stack;
    let values: Record<Generation, Props>;

    before(async () => {
      emulator = await startEmulator({
        credentials: [inEnvironment, inConfig],
        // A model of one membership is the base of a training in the other.
        behaviour: {
          speed: 50,
          versionArn: "new",
          collaborations: { [membershipIdentifier]: "c", [otherMembership]: "c" },
        },
      });
      const base = await emulator.act({
        action: "create",
        membershipIdentifier,
        input: { ...validInputs(), name: "base" } as CreateBody,
      });
      await emulator.act({ action: "finish-training", trainedModelArn: base.trainedModelArn });
      values = {
        first: telltales("Zq7v", base.trainedModelArn),
        second: telltales("Yk8w", base.trainedModelArn),
        broken: brokenTelltales(base.trainedModelArn),
      };
      stack = await createStack({
        program,
        emulator,
        door,
        env: {
          AWS_ACCESS_KEY_ID: inEnvironment.accessKeyId,
          AWS_SECRET_ACCESS_KEY: inEnvironment.secretAccessKey,
          AWS_SESSION_TOKEN: inEnvironment.sessionToken,
          CLEANROOMSML_DEBUG: "1",
        },
      });
    });
    after(async () => {
      await stack?.dispose();
      await emulator?.close();
    });

    /** One model for each input, with its own name for the emulator. */
    function models(generation: Generation, names: readonly string[] = [...inputNames, "all"]) {
      return names.map((name) => {
        const secrets = name === "all" ? inputNames : [name];
        const hidden: Props = Object.fromEntries(secrets.map((secret) => [secret, values[generation][secret]]));
        if (name === "all") hidden.name = `${hidden.name}-of-all`;
        return { name, secrets, hidden, inputs: { ...validInputs(), name: `model-${name}`, ...hidden } };
      });
    }

    function writeModels(generation: Generation, names?: readonly string[]): void {
      // Of several invalid resources, the engine reports the first.
      const { hyperparameters, dataChannels } = values[names === undefined ? generation : "first"];
      const hidden = Object.values(hyperparameters as Props)[0];
      const parts = {
        ...validInputs(),
        name: "model-parts",
        hyperparameters: { hidden },
        dataChannels: dataChannelsOf(dataChannels),
      };
      writeFileSync(join(stack.folder, "models.json"), JSON.stringify(models(generation, names)));
      writeFileSync(join(stack.folder, "parts.json"), JSON.stringify(parts));
    }

    /** Only the ARN is secret; the rest of the channel may appear. */
    function dataChannelsOf(dataChannels: unknown): Props[] {
      return (dataChannels as Props[]).map(({ mlInputChannelArn }) => ({ mlInputChannelArn, channelName: "plain" }));
    }

    /** The CLI's output, its event log and every file of the backend. */
    async function run(command: Promise<CommandResult>): Promise<CommandResult> {
      const result = await command;
      const { output, diagnostics, operations } = result;
      const texts = new Map([
        ["the output", output],
        ["the events", JSON.stringify([diagnostics, operations])],
        ...stack.files(),
      ]);
      const secrets = new Set([...Object.values(values).flatMap(valuesOf), ...credentials]);
      for (const [place, text] of texts) assertHidden(secrets, text, place);
      return result;
    }

    it("does not appear in the output, state, history or backups of a successful run", async () => {
      writeModels("first");
      const { output } = assertSucceeded(await run(stack.up("--diff")));
      // The engine shows the console of a plugin only with --debug, which shows secrets of Node programs, too.
      if (door === "dynamic") assert.match(output, /attempt 1: 200/, "debug lines are on");
      assert.ok(stack.files().size > 3, [...stack.files().keys()].join(", "));
      assert.ok([...stack.files().values()].join().includes("ciphertext"), "the state encrypts secrets");
    });

    it("does not appear in a message if all inputs are invalid", async () => {
      writeModels("broken", ["all"]);
      const { exitCode, output } = await run(stack.preview("--diff"));
      assert.notEqual(exitCode, 0);
      for (const input of inputNames) assert.match(output, new RegExp(`has a problem: ${input}`), input);
    });

    it("does not appear in a message if each input alone is invalid", async () => {
      writeModels("broken");
      const { exitCode, output } = await run(stack.preview("--diff"));
      assert.notEqual(exitCode, 0);
      assert.match(output, /has a problem/);
    });

    it("does not appear in the preview of a change, which reports each input", async () => {
      writeModels("second");
      const { output } = assertSucceeded(await run(stack.preview("--diff")));
      for (const input of inputNames.filter((name) => name !== "membershipIdentifier")) {
        assert.match(output, new RegExp(`"${input}" will be replaced and trained again: ${input} changed`));
      }
    });

    it("does not appear in the message of a service that repeats a rejected request", async () => {
      emulator.inject({ operation: "CreateTrainedModel", kind: "validation-echo", times: "always" });
      const { exitCode, output } = await run(stack.up("--diff", "--continue-on-error"));
      assert.notEqual(exitCode, 0);
      assert.ok(
        (output.match(/error: Cannot create trained model ".+": ValidationException/g) ?? []).length >=
          inputNames.length,
        output,
      );
      emulator.clearFaults();
    });

    it("does not appear in the message of a failed training that repeats it; neither do credentials of the stack config", async () => {
      stack.setEnv({ AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_SESSION_TOKEN: undefined });
      const namespace = door === "plugin" ? "cleanroomsml" : "aws";
      await stack.setSecrets({
        [`${namespace}:accessKey`]: inConfig.accessKeyId,
        [`${namespace}:secretKey`]: inConfig.secretAccessKey,
        [`${namespace}:token`]: inConfig.sessionToken,
      });
      for (const { inputs, hidden } of models("second")) {
        const message = `Bad input: ${JSON.stringify(hidden)}; ${valuesOf(hidden).join(", ")}`;
        const statusDetails = { statusCode: "ALGORITHM_ERROR", message };
        emulator.inject({
          operation: "CreateTrainedModel",
          kind: "training-fails",
          modelName: String(inputs.name),
          statusDetails,
        });
      }
      const { exitCode, output } = await run(stack.up("--diff", "--continue-on-error"));
      assert.notEqual(exitCode, 0);
      assert.ok((output.match(/failed to train: CREATE_FAILED/g) ?? []).length >= inputNames.length, output);
      emulator.clearFaults();
    });

    it("does not appear after a refresh and a destroy", async () => {
      assertSucceeded(await run(stack.refresh("--diff")));
      assertSucceeded(await run(stack.destroy("--diff")));
    });
  });
}
