import assert from "node:assert/strict";
import { diffInputs } from "../../provider/inputs/diff";
import { TRAINED_MODEL } from "../../provider/kinds/trained-model";
import { describeReplacement } from "../../provider/lifecycle/replacement-notice";
import type { Call } from "../../provider/words/call";
import { validInputs } from "../support/inputs/valid-inputs";

type Props = Record<string, unknown>;
const ARN = "arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/11111111-2222-3333-4444-555555555555";
const options = { logicalName: "churn" };

/** A changed value for every input of the API. */
function full(): Props {
  return {
    ...validInputs(),
    name: "churn-1",
    resourceConfig: { instanceType: "ml.m5.2xlarge", instanceCount: 2, volumeSizeInGB: 30 },
    dataChannels: [
      { mlInputChannelArn: `${ARN}/ml-input-channel/a`, channelName: "a", s3DataDistributionType: "FullyReplicated" },
      { mlInputChannelArn: `${ARN}/ml-input-channel/b`, channelName: "b" },
    ],
    incrementalTrainingDataChannels: [{ trainedModelArn: `${ARN}/trained-model/t`, channelName: "base" }],
    hyperparameters: { a: "1", b: "2" },
    environment: { A: "1" },
    stoppingCondition: { maxRuntimeInSeconds: 7200 },
    trainingInputMode: "File",
    description: "about it",
    kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/k",
    mlModelTrainingPayerAccountId: "123456789012",
    tags: { team: "x" },
    __options: options,
  };
}

const CHANGED: Record<string, unknown> = {
  membershipIdentifier: "99999999-2222-3333-4444-555555555555",
  name: "churn-2",
  configuredModelAlgorithmAssociationArn: `${ARN}/configured-model-algorithm-association/other`,
  resourceConfig: { instanceType: "ml.m5.2xlarge", instanceCount: 2, volumeSizeInGB: 31 },
  dataChannels: [{ mlInputChannelArn: `${ARN}/ml-input-channel/a`, channelName: "a" }],
  incrementalTrainingDataChannels: [{ trainedModelArn: `${ARN}/trained-model/u`, channelName: "base" }],
  hyperparameters: { a: "1", b: "3" },
  environment: { A: "2" },
  stoppingCondition: { maxRuntimeInSeconds: 3600 },
  trainingInputMode: "Pipe",
  description: "about something else",
  kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/l",
  mlModelTrainingPayerAccountId: "210987654321",
  tags: { team: "y" },
};

describe("diffInputs(TRAINED_MODEL.inputs, )", () => {
  for (const input of Object.keys(TRAINED_MODEL.inputs)) {
    it(`replaces the model for ${input} alone`, () => {
      assert.ok(input in CHANGED, "add a row for a new input");
      assert.deepEqual(diffInputs(TRAINED_MODEL.inputs, full(), { ...full(), [input]: CHANGED[input] }).replaces, [
        input,
      ]);
    });
    it(`replaces the model if ${input} is removed`, () => {
      const { [input]: _, ...without } = full();
      assert.deepEqual(diffInputs(TRAINED_MODEL.inputs, full(), without).replaces, input === "name" ? [] : [input]);
      assert.deepEqual(diffInputs(TRAINED_MODEL.inputs, without, full()).replaces, [input]);
    });
  }

  const same: [string, Props, Props][] = [
    ["the order of keys", { hyperparameters: { a: "1", b: "2" } }, { hyperparameters: { b: "2", a: "1" } }],
    [
      "the order of channels",
      { dataChannels: full().dataChannels },
      { dataChannels: [...(full().dataChannels as [])].reverse() },
    ],
    ["an absent and an empty object", { tags: undefined }, { tags: {} }],
    [
      "an absent and an empty list",
      { incrementalTrainingDataChannels: undefined },
      { incrementalTrainingDataChannels: [] },
    ],
    ["an absent value and null", { kmsKeyArn: undefined }, { kmsKeyArn: null }],
    ["an absent and an empty description", { description: undefined }, { description: "" }],
    ["an undefined member", { stoppingCondition: {} }, { stoppingCondition: { maxRuntimeInSeconds: undefined } }],
    ["an absent and an empty stopping condition", { stoppingCondition: undefined }, { stoppingCondition: {} }],
    ["the provider's text", { __provider: "old" }, { __provider: "new" }],
    [
      "the constructor's options",
      { __options: options },
      { __options: { ...options, logicalName: "renamed", urn: "u", createTimeoutSeconds: 5 } },
    ],
    ["outputs of the state", { trainedModelArn: ARN, versionIdentifier: "x" }, {}],
  ];
  for (const [title, before, after] of same) {
    it(`ignores ${title}`, () => {
      for (const [olds, news] of [
        [before, after],
        [after, before],
      ]) {
        const { replaces, hasFailed } = diffInputs(
          TRAINED_MODEL.inputs,
          { ...full(), ...olds },
          { ...full(), ...news },
        );
        assert.deepEqual({ replaces, hasFailed }, { replaces: [], hasFailed: false });
      }
    });
  }

  it("distinguishes an empty tag value from an absent tag", () => {
    assert.deepEqual(
      diffInputs(TRAINED_MODEL.inputs, { ...full(), tags: { a: "" } }, { ...full(), tags: {} }).replaces,
      ["tags"],
    );
  });

  it("detects a swap of two channels' sources", () => {
    const [a, b] = full().dataChannels as Props[];
    const swapped = [
      { ...a, channelName: b?.channelName },
      { ...b, channelName: a?.channelName },
    ];
    assert.deepEqual(diffInputs(TRAINED_MODEL.inputs, full(), { ...full(), dataChannels: swapped }).replaces, [
      "dataChannels",
    ]);
  });

  it("detects a failed training", () => {
    assert.equal(
      diffInputs(TRAINED_MODEL.inputs, { ...full(), failedStatus: "CREATE_FAILED" }, full()).hasFailed,
      true,
    );
  });
});

describe("describeReplacement()", () => {
  const id = `${ARN}|x`;
  const notice = (change: Props, { olds = full(), ...asked }: Partial<Call> & { olds?: Props } = {}) => {
    const news = { ...full(), ...change };
    const call = { logicalName: "churn", urn: "", secretInputs: [], ...asked };
    return describeReplacement(TRAINED_MODEL, call, { id, olds, news }, diffInputs(TRAINED_MODEL.inputs, olds, news));
  };

  it("shows the paths and the instance-hours, but no value", () => {
    assert.equal(
      notice({ name: undefined, hyperparameters: { a: "topsecret", b: "2" } }),
      'Trained model "churn" will be replaced and trained again: hyperparameters["a"] changed. ' +
        "It costs at most 4 instance-hours (2 x ml.m5.2xlarge, 2 h).",
    );
  });

  it("reports that no limit is set", () => {
    assert.match(
      notice({ stoppingCondition: undefined }),
      /costs 2 x ml\.m5\.2xlarge until the training ends \(stoppingCondition\.maxRuntimeInSeconds is not set\)/,
    );
  });

  it("adds a hint if only tags change", () => {
    assert.match(notice({ tags: { team: "y" } }), /ignoreChanges: \["tags"\]/);
    assert.doesNotMatch(notice({ tags: { team: "y" }, description: "d" }), /ignoreChanges/);
  });

  it("reports that unknown values decide", () => {
    assert.match(
      notice({ hyperparameters: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }),
      /may be replaced \(depending on values that are not known yet\)/,
    );
    assert.match(
      notice({ hyperparameters: "04da6b54-80e4-46f7-96ec-b56ff0331ba9", description: "d" }),
      /will be replaced/,
    );
  });

  it("warns if an explicit name does not change, unless deleteBeforeReplace is set", () => {
    assert.match(
      notice({ description: "d" }),
      /may conflict with the old one; omit `name`, or set deleteBeforeReplace: true/,
    );
    assert.doesNotMatch(notice({ description: "d" }, { deleteBeforeReplace: true }), /collide/);
    assert.doesNotMatch(notice({ name: "other" }), /collide/);
    assert.doesNotMatch(notice({ description: "d", name: undefined }), /collide/);
  });

  it("treats a name as generated if the state marks it so", () => {
    const olds = { ...full(), __generatedName: full().name };
    assert.doesNotMatch(notice({ description: "d" }, { olds }), /collide/);
  });

  it("shows a secret input only as a whole", () => {
    const text = notice({ hyperparameters: { a: "1", hidden: "x" } }, { secretInputs: ["hyperparameters"] });
    assert.match(text, /again: hyperparameters changed/);
    assert.doesNotMatch(text, /hidden/);
  });

  it("does not state the cost of inputs that are secret", () => {
    assert.match(
      notice({ description: "d" }, { secretInputs: ["stoppingCondition"] }),
      /changed\. Its cost is not shown, because its inputs are secret\./,
    );
  });

  it("reports that the training failed", () => {
    assert.match(
      notice({}, { olds: { ...full(), failedStatus: "CREATE_FAILED" } }),
      /trained again: its training failed\. It costs/,
    );
  });

  describe("with the option import", () => {
    it("rejects a change that would replace the imported model, with both fixes", () => {
      assert.throws(() => notice({ description: "d" }, { import: id }), {
        message:
          'Trained model "churn" cannot be replaced while the resource option import names its current model (description changed); ' +
          "restore the inputs of that model, or remove the option to train a new model",
      });
    });

    it("rejects the replacement of an imported model that has failed", () => {
      assert.throws(() => notice({}, { import: id, olds: { ...full(), failedStatus: "CREATE_FAILED" } }), {
        message: /its training failed\); remove the option to train a new model$/,
      });
    });

    it("does not reject a change until unknown values are known", () => {
      assert.match(
        notice({ hyperparameters: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }, { import: id }),
        /may be replaced .*pulumi up fails while the resource option import names its current model/,
      );
    });
  });
});
