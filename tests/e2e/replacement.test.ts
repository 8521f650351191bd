// A change of each API input replaces a model; another way to write the same value does not. One stack contains a model
// for each row, so that one preview covers all of them.
import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator/server";
import type { CreateTrainedModelInput } from "../../sdk/service-types";
import { createStack, type ProgramStack } from "../support/cli/program-stack";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";
import { allInputs } from "../support/inputs/valid-inputs";

type Inputs = Required<CreateTrainedModelInput>;
const other = "99999999-8888-7777-6666-555555555555";
const otherOwner = `arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/${other}`;

/** Inputs of the program. Only one model continues from another, because a base allows one at a time. */
function inputsOf(model: string): Inputs {
  const inputs = allInputs();
  const incremental = { trainedModelArn: "BASE", channelName: "base" };
  return {
    ...inputs,
    name: `name-of-${model}`,
    hyperparameters: { n_estimators: "100", depth: "3" },
    dataChannels: [...inputs.dataChannels, { ...firstOf(inputs.dataChannels), channelName: "validation" }],
    incrementalTrainingDataChannels: model === "incrementalTrainingDataChannels" ? [incremental] : [],
  };
}

/** One change of each input; the type requires a row for a new input. */
const changes: { [Input in keyof Inputs]: (inputs: Inputs) => Inputs[Input] } = {
  membershipIdentifier: () => other,
  name: ({ name }) => `${name}-2`,
  configuredModelAlgorithmAssociationArn: () => `${otherOwner}/configured-model-algorithm-association/another`,
  resourceConfig: ({ resourceConfig }) => ({ ...resourceConfig, volumeSizeInGB: 31 }),
  dataChannels: ({ dataChannels }) => dataChannels.slice(0, 1),
  incrementalTrainingDataChannels: () => [{ trainedModelArn: "BASE", channelName: "renamed" }],
  hyperparameters: ({ hyperparameters }) => ({ ...hyperparameters, depth: "4" }),
  environment: () => ({ LOG_LEVEL: "info" }),
  stoppingCondition: () => ({ maxRuntimeInSeconds: 7201 }),
  trainingInputMode: () => "Pipe",
  description: () => "Predicts fraud better",
  kmsKeyArn: () => `arn:aws:kms:us-east-1:123456789012:key/${other}`,
  mlModelTrainingPayerAccountId: () => "210987654321",
  tags: () => ({ team: "fraud" }),
};

/** The same values written differently. */
const rewordings: Record<string, (inputs: Inputs) => Partial<Inputs>> = {
  "order-of-keys": () => ({ hyperparameters: { depth: "3", n_estimators: "100" } }),
  "order-of-channels": ({ dataChannels }) => ({ dataChannels: [...dataChannels].reverse() }),
  "empty-instead-of-absent": () => ({ incrementalTrainingDataChannels: undefined as never }),
  nothing: () => ({}),
};
const models = [...Object.keys(changes), ...Object.keys(rewordings)];

function changedInputs(model: string): Inputs {
  const inputs = inputsOf(model);
  const change = changes[model as keyof Inputs];
  if (change !== undefined) return { ...inputs, [model]: change(inputs) };
  return { ...inputs, ...rewordings[model]?.(inputs) };
}

/** Does not wait for the trainings, which these tests do not need. */
function programOf(inputsOfModel: (model: string) => Inputs): string {
  const all = Object.fromEntries(models.map((model) => [model, inputsOfModel(model)]));
  return `
import { TrainedModel } from "pulumi-cleanroomsml";
const base = new TrainedModel("base", ${JSON.stringify(inputsOf("base"))});
const all: Record<string, any> = ${JSON.stringify(all)};
for (const [name, inputs] of Object.entries(all)) {
  for (const channel of inputs.incrementalTrainingDataChannels ?? []) channel.trainedModelArn = base.trainedModelArn;
  new TrainedModel(name, inputs, { waitForTraining: false });
}
`;
}

describe("a change of the program", function () {
  this.timeout(600_000);
  let emulator: Emulator;
  let stack: ProgramStack;
  let preview: CommandResult;

  before(async () => {
    emulator = await startEmulator({ behaviour: { speed: 20 } });
    stack = await createStack({ program: programOf(inputsOf), emulator });
    assertSucceeded(await stack.up());
    emulator.clearCalls();
    stack.setProgram(programOf(changedInputs));
    preview = assertSucceeded(await stack.preview());
  });
  after(async () => {
    await stack?.dispose();
    await emulator?.close();
  });

  for (const input of Object.keys(changes)) {
    it(`of ${input} alone previews as a replacement and reports it`, () => {
      const steps = preview.operations.filter(({ name }) => name === input);
      assert.deepEqual(steps.map(({ op }) => op).sort(), ["create-replacement", "delete-replaced", "replace"]);
      assert.deepEqual(steps.find(({ op }) => op === "replace")?.keys, [input]);
      const notice = preview.diagnostics.filter(({ urn }) => urn?.endsWith(`::${input}`)).map(({ message }) => message);
      assert.equal(notice.length, 1, "one line for each replaced model");
      assert.match(notice[0] ?? "", new RegExp(`"${input}" will be replaced and trained again: ${input}.* changed`));
    });
  }

  for (const rewording of Object.keys(rewordings)) {
    it(`of ${rewording.replaceAll("-", " ")} changes nothing`, () => {
      const steps = preview.operations.filter(({ name }) => name === rewording);
      assert.deepEqual(
        steps.map(({ op }) => op),
        ["same"],
      );
    });
  }

  it("is previewed without a call", () => assert.deepEqual(emulator.calls(), []));
});

function firstOf<T>(list: T[]): T {
  const [first] = list;
  assert.ok(first !== undefined);
  return first;
}
