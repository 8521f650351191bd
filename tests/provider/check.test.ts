import assert from "node:assert/strict";
import type { Call } from "../../provider/call";
import { checkInputs } from "../../provider/check";
import { validInputs } from "../support/inputs/valid-inputs";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const call: Call = { logicalName: "churn", urn: "", secretInputs: [] };
type Props = Record<string, unknown>;

function inputs(change: Props = {}): Props {
  return { ...validInputs(), ...change };
}

function reasons(news: Props, change: Partial<Call> = {}): string[] {
  return checkInputs(news, { ...call, ...change }).failures;
}

const channel = () => ({ ...validInputs().dataChannels[0] });
const OTHER_REGION = "arn:aws:cleanrooms-ml:eu-west-1:123456789012:membership/11111111-2222-3333-4444-555555555555";
const repeated = (count: number, make: (index: number) => [string, unknown]) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));

describe("checkInputs()", () => {
  it("takes valid inputs as they are", () => {
    const { inputs: checked, failures } = checkInputs(inputs(), call);
    assert.deepEqual(failures, []);
    assert.deepEqual(checked, inputs());
  });

  describe("names the path, what is wanted and what was given", () => {
    const rows: [string, Props, RegExp][] = [
      ["missing membership", { membershipIdentifier: undefined }, /^membershipIdentifier is missing: wanted is a UUID/],
      [
        "upper-case UUID",
        { membershipIdentifier: "AAAAAAAA-2222-3333-4444-555555555555" },
        /^membershipIdentifier must be a UUID in lower-case hex, 36 characters, but is a text of 36 characters$/,
      ],
      ["blank name", { name: "  " }, /^name must be a text of 1 to 63 characters, not blank/],
      ["long name", { name: "x".repeat(64) }, /^name must be .*, but is a text of 64 characters$/],
      ["lone surrogate", { name: "a\ud800" }, /^name must be/],
      ["number for a name", { name: 7 }, /^name must be .*, but is a number$/],
      [
        "alias for a key",
        { kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:alias/mine" },
        /^kmsKeyArn must be .*but is a text of 45 characters$/,
      ],
      ["no resourceConfig", { resourceConfig: undefined }, /^resourceConfig is missing: wanted is an object$/],
      [
        "no volume",
        { resourceConfig: { instanceType: "ml.m5.2xlarge" } },
        /^resourceConfig\.volumeSizeInGB is missing: wanted is a whole number from 1 to 8192$/,
      ],
      [
        "volume too small",
        { resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 0 } },
        /^resourceConfig\.volumeSizeInGB must be a whole number from 1 to 8192, but is a number$/,
      ],
      ["fraction", { resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 1.5 } }, /but is a number$/],
      ["NaN", { resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: Number.NaN } }, /but is a number$/],
      [
        "six instances",
        { resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 1, instanceCount: 6 } },
        /^resourceConfig\.instanceCount must be a whole number from 1 to 5, but is a number$/,
      ],
      [
        "no channels",
        { dataChannels: [] },
        /^dataChannels must be a list of 1 to 20 channels, but is a list of 0 entries$/,
      ],
      [
        "an object for a list",
        { dataChannels: {} },
        /^dataChannels must be a list of 1 to 20 channels, but is an object of 0 properties$/,
      ],
      [
        "bad channel name",
        { dataChannels: [{ ...channel(), channelName: "a b" }] },
        /^dataChannels\[0\]\.channelName must be a text of 1 to 64 characters of A-Z/,
      ],
      [
        "bad distribution",
        { dataChannels: [{ ...channel(), s3DataDistributionType: "Half" }] },
        /^dataChannels\[0\]\.s3DataDistributionType must be one of "FullyReplicated", "ShardedByS3Key", but is a text of 4 characters$/,
      ],
      [
        "distribution in another case",
        { dataChannels: [{ ...channel(), s3DataDistributionType: "shardedByS3key" }] },
        /, but is a text of 14 characters: did you mean "ShardedByS3Key"\?$/,
      ],
      [
        "null hyperparameter",
        { hyperparameters: { a: "1", eta: null } },
        /^hyperparameters\["eta"\] must be a text of 1 to 2500 characters, but is nothing$/,
      ],
      ["null variable", { environment: { A: null } }, /^environment\["A"\] must be .*, but is nothing$/],
      ["null tag", { tags: { team: null } }, /^tags\["team"\] must be .*, but is nothing$/],
      ["null channel", { dataChannels: [null] }, /^dataChannels\[0\] must be an object, but is nothing$/],
      [
        "two incremental channels",
        {
          incrementalTrainingDataChannels: [1, 2].map((n) => ({
            channelName: `c${n}`,
            trainedModelArn:
              "arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/11111111-2222-3333-4444-555555555555/trained-model/x",
          })),
        },
        /^incrementalTrainingDataChannels must be a list of one channel/,
      ],
      [
        "number as hyperparameter",
        { hyperparameters: { n_estimators: 100 } },
        /^hyperparameters\["n_estimators"\] must be a text of 1 to 2500 characters, but is a number$/,
      ],
      ["empty hyperparameter", { hyperparameters: { a: "" } }, /^hyperparameters\["a"\] must be/],
      [
        "long key",
        { hyperparameters: { ["k".repeat(257)]: "v" } },
        /^The key of hyperparameters, entry 1 of 1, must be a text of 1 to 256 characters, but is a text of 257 characters$/,
      ],
      [
        "101 hyperparameters",
        { hyperparameters: repeated(101, (i) => [`k${i}`, "v"]) },
        /^hyperparameters must be an object of at most 100 entries, but is an object of 101 properties$/,
      ],
      ["bad environment key", { environment: { "1A": "v" } }, /^The key of environment\["1A"\] must be/],
      [
        "runtime too long",
        { stoppingCondition: { maxRuntimeInSeconds: 2_419_201 } },
        /^stoppingCondition\.maxRuntimeInSeconds must be a whole number from 1 to 2419200, but is a number$/,
      ],
      [
        "mode in another case",
        { trainingInputMode: "file" },
        /^trainingInputMode must be one of "File", "FastFile", "Pipe", but is a text of 4 characters: did you mean "File"\?$/,
      ],
      ["mistyped mode", { trainingInputMode: "Fastfiel" }, /but is a text of 8 characters: did you mean "FastFile"\?$/],
      ["unknown mode", { trainingInputMode: "something" }, /, but is a text of 9 characters$/],
      ["number for a mode", { trainingInputMode: 4 }, /, but is a number$/],
      ["long description", { description: "x".repeat(256) }, /^description must be a text of 0 to 255 characters/],
      [
        "short account",
        { mlModelTrainingPayerAccountId: "123" },
        /^mlModelTrainingPayerAccountId must be an account id/,
      ],
      [
        "reserved tag",
        { tags: { "AWS:x": "v" } },
        /^The key of tags\["AWS:x"\] must be .* that does not begin with "aws:"/,
      ],
      ["51 tags", { tags: repeated(51, (i) => [`k${i}`, "v"]) }, /^tags must be an object of at most 50 entries/],
    ];
    for (const [title, change, reason] of rows) {
      it(title, () => {
        const found = reasons(inputs(change));
        assert.equal(found.length, 1, found.join("\n"));
        assert.match(found[0] ?? "", reason);
      });
    }
  });

  it("tells all failures at once", () => {
    const found = reasons({});
    assert.deepEqual(
      found.map((reason) => reason.split(" ")[0]),
      ["membershipIdentifier", "configuredModelAlgorithmAssociationArn", "resourceConfig", "dataChannels"],
    );
  });

  it("counts characters, not UTF-16 units", () => {
    assert.deepEqual(reasons(inputs({ name: "😀".repeat(63) })), []);
    assert.match(reasons(inputs({ name: "😀".repeat(64) }))[0] ?? "", /a text of 64 characters/);
  });

  it("takes 20 channels of both kinds and refuses 21", () => {
    const channels = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...channel(), channelName: `c${index}` }));
    const incremental = [
      { channelName: "base", trainedModelArn: `${OTHER_REGION.replace("eu-west-1", "us-east-1")}/trained-model/x` },
    ];
    assert.deepEqual(reasons(inputs({ dataChannels: channels(19), incrementalTrainingDataChannels: incremental })), []);
    assert.match(
      reasons(inputs({ dataChannels: channels(20), incrementalTrainingDataChannels: incremental }))[0] ?? "",
      /at most 20 channels together, but are 21$/,
    );
  });

  it("refuses a channel name that stands twice, in either list", () => {
    const found = reasons(inputs({ dataChannels: [channel(), channel()] }));
    assert.deepEqual(found, [
      "dataChannels[1].channelName must be unique within the model, but is the same as dataChannels[0].channelName",
    ]);
  });

  it("refuses ARNs of two regions, naming both places and no value", () => {
    const [found = ""] = reasons(
      inputs({ dataChannels: [{ ...channel(), mlInputChannelArn: `${OTHER_REGION}/ml-input-channel/c` }] }),
    );
    assert.match(
      found,
      /^dataChannels\[0\]\.mlInputChannelArn must be in the same region and partition as configuredModelAlgorithmAssociationArn/,
    );
    assert.doesNotMatch(found, /arn:/);
  });

  it("refuses to import a model of another region than its inputs'", () => {
    const imported = `${OTHER_REGION}/trained-model/m|11111111-2222-3333-4444-555555555555`;
    const [found = "", ...more] = reasons(inputs(), { import: imported });
    assert.deepEqual(more, []);
    assert.match(found, /^Option import must be in the same region and partition as configuredModel/);
  });

  it("passes unknown values at every depth, also two equal channel names", () => {
    const paths: Props[] = [
      ...Object.keys(validInputs()).map((input) => ({ [input]: UNKNOWN })),
      { resourceConfig: { instanceType: UNKNOWN, volumeSizeInGB: UNKNOWN, instanceCount: UNKNOWN } },
      { dataChannels: [UNKNOWN, UNKNOWN] },
      {
        dataChannels: [
          { mlInputChannelArn: UNKNOWN, channelName: UNKNOWN },
          { mlInputChannelArn: UNKNOWN, channelName: UNKNOWN },
        ],
      },
      {
        hyperparameters: { a: UNKNOWN },
        environment: UNKNOWN,
        tags: { a: UNKNOWN },
        stoppingCondition: { maxRuntimeInSeconds: UNKNOWN },
      },
    ];
    for (const change of paths) assert.deepEqual(reasons(inputs(change)), [], JSON.stringify(change));
  });

  it("still sees what is wrong beside an unknown value", () => {
    const found = reasons(
      inputs({ resourceConfig: { instanceType: UNKNOWN, volumeSizeInGB: 9000 }, dataChannels: UNKNOWN }),
    );
    assert.deepEqual(found, ["resourceConfig.volumeSizeInGB must be a whole number from 1 to 8192, but is a number"]);
  });

  it("refuses an unknown property with the nearest right one", () => {
    assert.deepEqual(reasons(inputs({ hyperParameter: {} })), [
      '"hyperParameter" is no property of the arguments of TrainedModel: did you mean "hyperparameters"?',
    ]);
    assert.deepEqual(
      reasons(inputs({ resourceConfig: { instancetype: "ml.m5.large", volumeSizeInGB: 1 } })).slice(-1),
      ['"instancetype" is no property of resourceConfig: did you mean "instanceType"?'],
    );
    const [far = ""] = reasons(inputs({ hunter2secret: 1 }));
    assert.match(
      far,
      /^A property of the arguments of TrainedModel is unknown \(its name is a text of 13 characters\): known are membershipIdentifier, name,/,
    );
  });

  it("sends options that were given as inputs to their place", () => {
    assert.deepEqual(reasons(inputs({ profile: "x" })), [
      "profile is no input but an option: give it in the third argument of TrainedModel",
    ]);
    for (const ofPulumi of ["retainOnDelete", "dependsOn", "customTimeouts"])
      assert.deepEqual(reasons(inputs({ [ofPulumi]: 1 })), [
        `${ofPulumi} is no input but an option: give it in the third argument of TrainedModel`,
      ]);
  });

  it("shows nothing of an input that is secret, nor the keys of a secret map", () => {
    const secretInputs = ["hyperparameters", "resourceConfig", "kmsKeyArn", "trainingInputMode"];
    const news = inputs({
      hyperparameters: { hiddenKey: 4711 },
      resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 987654 },
      kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:alias/hidden",
      trainingInputMode: "pipe",
    });
    const found = reasons(news, { secretInputs });
    assert.equal(found.length, 4);
    for (const reason of found) assert.doesNotMatch(reason, /hidden|4711|987654|mean/);
    assert.match(
      found.join("\n"),
      /hyperparameters, entry 1 of 1, must be a text of 1 to 2500 characters, but is a number/,
    );
  });

  it("shows no value of any input: a transform may have made it a secret", () => {
    const found = reasons(
      inputs({
        hyperparameters: { k: 987654321 },
        resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 987654, instanceCount: "ml.p4de.24xlarge" },
        kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:alias/hidden",
        trainingInputMode: "Pipes",
        stoppingCondition: { maxRuntimeInSeconds: true },
      }),
    );
    assert.equal(found.length, 6);
    for (const reason of found) assert.doesNotMatch(reason, /9876|p4de|hidden|Pipes|true/);
    assert.match(found.join("\n"), /^hyperparameters\["k"\] must be .*, but is a number$/m);
  });

  it("warns of an instance type that it does not know, and lets it pass", () => {
    const change = { resourceConfig: { instanceType: "ml.m5.3xlarge", volumeSizeInGB: 1 } };
    const { failures, warnings } = checkInputs(inputs(change), call);
    assert.deepEqual(failures, []);
    assert.match(
      warnings[0] ?? "",
      /^resourceConfig\.instanceType is none of the 133 instance types .*did you mean "ml\.m5\.\d*xlarge"/,
    );
  });

  it("survives hostile property names and values", () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1, "toString": 2}');
    const found = reasons(inputs({ hyperparameters: hostile, ...JSON.parse('{"__proto__": 5}') }));
    assert.ok(found.length > 0);
    assert.equal(({} as Props).polluted, undefined);
    assert.match(reasons(inputs({ ["x".repeat(100_000)]: 1 }))[0] ?? "", /a text of 100000 characters/);
  });

  it("leaves an absent name absent: a name in the inputs is the program's", () => {
    assert.equal(Object.hasOwn(checkInputs(inputs({ name: undefined }), call).inputs, "name"), false);
  });

  it("refuses an import that is no id of a model", () => {
    assert.match(
      reasons(inputs(), { import: "model-1" })[0] ?? "",
      /^Option import: Cannot use a text of 7 characters as a trained model: wanted is its ARN/,
    );
  });
});
