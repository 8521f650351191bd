import assert from "node:assert/strict";
import fc from "fast-check";
import { diffInputs } from "../../provider/inputs/diff";
import { expand, flattenInputs } from "../../provider/inputs/state";
import { TRAINED_MODEL } from "../../provider/kinds/trained-model";
import { modelOutputs } from "../../provider/lifecycle/model-state";
import type { GetTrainedModelOutput } from "../../sdk/service-types";
import { allInputs, randomValidInputs, validInputs } from "../support/inputs/valid-inputs";

type Props = Record<string, unknown>;

/** What Get answers about a model with these inputs: the incremental channel without its ARN. */
function answered(inputs: object, change: Props = {}): GetTrainedModelOutput {
  const { incrementalTrainingDataChannels, ...others } = inputs as Props;
  const channels = (incrementalTrainingDataChannels as Props[] | undefined)?.map(({ channelName }) => ({
    channelName,
    modelName: "base",
  }));
  return {
    ...others,
    ...(channels && { incrementalTrainingDataChannels: channels }),
    status: "ACTIVE",
    createTime: "2026-01-02T03:04:05Z",
    ...change,
  } as unknown as GetTrainedModelOutput;
}

describe("expand(TRAINED_MODEL.inputs, )", () => {
  it("gives the API its inputs and nothing else", () => {
    const inputs = { ...allInputs(), __options: { logicalName: "x" }, __provider: "text", trainedModelArn: "arn" };
    assert.deepEqual(expand(TRAINED_MODEL.inputs, inputs), allInputs());
  });

  it("leaves out what is absent or empty", () => {
    const empty = {
      tags: {},
      hyperparameters: null,
      incrementalTrainingDataChannels: [],
      description: "",
      kmsKeyArn: undefined,
    };
    assert.deepEqual(expand(TRAINED_MODEL.inputs, { ...validInputs(), ...empty }), validInputs());
  });
});

describe("flattenInputs(TRAINED_MODEL.inputs, )", () => {
  it("shows no difference after a read of what was created, whatever the inputs", () => {
    fc.assert(
      fc.property(randomValidInputs, (inputs) => {
        const state = JSON.parse(JSON.stringify(inputs)) as Props;
        const read = flattenInputs(TRAINED_MODEL.inputs, answered(state), state);
        assert.deepEqual(read, state);
        assert.deepEqual(diffInputs(TRAINED_MODEL.inputs, state, read).replaces, []);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps the spelling of the state where both mean the same", () => {
    const state = {
      ...validInputs(),
      dataChannels: [...allInputs().dataChannels, { ...validInputs().dataChannels[0], channelName: "b" }],
    };
    const reversed = { ...state, dataChannels: [...state.dataChannels].reverse() };
    assert.deepEqual(flattenInputs(TRAINED_MODEL.inputs, answered(reversed), state), state);
  });

  it("leaves out what the service filled in", () => {
    const state = validInputs() as unknown as Props;
    const model = answered(validInputs(), {
      resourceConfig: { ...validInputs().resourceConfig, instanceCount: 1 },
      dataChannels: [{ ...validInputs().dataChannels[0], s3DataDistributionType: "FullyReplicated" }],
      stoppingCondition: { maxRuntimeInSeconds: 86400 },
      trainingInputMode: "File",
      hyperparameters: {},
      description: "",
    });
    assert.deepEqual(flattenInputs(TRAINED_MODEL.inputs, model, state), state);
  });

  it("keeps the tags and the incremental ARN of the state", () => {
    const state = allInputs() as unknown as Props;
    assert.deepEqual(flattenInputs(TRAINED_MODEL.inputs, answered(state, { tags: { team: "other" } }), state), state);
  });

  it("takes the service's value where it really is another one", () => {
    const state = { ...validInputs(), hyperparameters: { a: "1" } };
    const read = flattenInputs(TRAINED_MODEL.inputs, answered(state, { hyperparameters: { a: "2" } }), state);
    assert.deepEqual(diffInputs(TRAINED_MODEL.inputs, read, state).replaces, ["hyperparameters"]);
  });

  it("takes all that the service gives where there is no state", () => {
    const { incrementalTrainingDataChannels: _, ...given } = allInputs();
    assert.deepEqual(flattenInputs(TRAINED_MODEL.inputs, answered(allInputs()), undefined), given);
  });
});

describe("modelOutputs()", () => {
  it("keeps inputs and names, also that a name was generated, and no undefined at any depth", () => {
    const inputs = {
      ...validInputs(),
      stoppingCondition: { maxRuntimeInSeconds: undefined },
      __generatedName: "fraud-v2",
      other: 1,
    };
    assert.deepEqual(modelOutputs(inputs, { trainedModelArn: "arn" }), {
      ...validInputs(),
      stoppingCondition: {},
      __generatedName: "fraud-v2",
      trainedModelArn: "arn",
    });
  });
});
