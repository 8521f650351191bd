import assert from "node:assert/strict";
import fc from "fast-check";
import { diffInputs } from "../../provider/inputs/diff";
import { expand, flattenInputs } from "../../provider/inputs/state";
import { TRAINED_MODEL } from "../../provider/kinds/trained-model";
import { modelOutputs } from "../../provider/lifecycle/model-state";
import type { GetTrainedModelOutput } from "../../sdk/service-types";
import { allInputs, randomValidInputs, validInputs } from "../support/inputs/valid-inputs";

type Props = Record<string, unknown>;

/** What Get returns for a model with these inputs; the incremental channel has no ARN. */
function returnedModel(inputs: object, change: Props = {}): GetTrainedModelOutput {
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
  it("returns only the API's inputs", () => {
    const inputs = { ...allInputs(), __options: { logicalName: "x" }, __provider: "text", trainedModelArn: "arn" };
    assert.deepEqual(expand(TRAINED_MODEL.inputs, inputs), allInputs());
  });

  it("omits absent and empty values", () => {
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
  it("returns the inputs unchanged from a read after a create, for any inputs", () => {
    fc.assert(
      fc.property(randomValidInputs, (inputs) => {
        const state = JSON.parse(JSON.stringify(inputs)) as Props;
        const read = flattenInputs(TRAINED_MODEL.inputs, returnedModel(state), state);
        assert.deepEqual(read, state);
        assert.deepEqual(diffInputs(TRAINED_MODEL.inputs, state, read).replaces, []);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps the state's spelling if both mean the same", () => {
    const state = {
      ...validInputs(),
      dataChannels: [...allInputs().dataChannels, { ...validInputs().dataChannels[0], channelName: "b" }],
    };
    const reversed = { ...state, dataChannels: [...state.dataChannels].reverse() };
    assert.deepEqual(flattenInputs(TRAINED_MODEL.inputs, returnedModel(reversed), state), state);
  });

  it("omits what the service filled in", () => {
    const state = validInputs() as unknown as Props;
    const model = returnedModel(validInputs(), {
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
    assert.deepEqual(
      flattenInputs(TRAINED_MODEL.inputs, returnedModel(state, { tags: { team: "other" } }), state),
      state,
    );
  });

  it("uses the service's value if it differs in meaning", () => {
    const state = { ...validInputs(), hyperparameters: { a: "1" } };
    const read = flattenInputs(TRAINED_MODEL.inputs, returnedModel(state, { hyperparameters: { a: "2" } }), state);
    assert.deepEqual(diffInputs(TRAINED_MODEL.inputs, read, state).replaces, ["hyperparameters"]);
  });

  it("returns everything from the service if there is no state", () => {
    const { incrementalTrainingDataChannels: _, ...given } = allInputs();
    assert.deepEqual(flattenInputs(TRAINED_MODEL.inputs, returnedModel(allInputs()), undefined), given);
  });
});

describe("modelOutputs()", () => {
  it("keeps inputs, identity and the generated name, without undefined at any depth", () => {
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
