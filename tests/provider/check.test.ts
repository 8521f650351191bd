import assert from "node:assert/strict";
import { checkInputs } from "../../provider/inputs/check";
import { TRAINED_MODEL } from "../../provider/kinds/trained-model";
import type { Call } from "../../provider/words/call";
import { validInputs } from "../support/inputs/valid-inputs";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const call: Call = { logicalName: "churn", urn: "", secretInputs: [] };
type Props = Record<string, unknown>;

function inputs(change: Props = {}): Props {
  return { ...validInputs(), ...change };
}

function reasons(news: Props, change: Partial<Call> = {}): string[] {
  return checkInputs(TRAINED_MODEL, news, { ...call, ...change }).failures;
}

const channel = () => ({ ...validInputs().dataChannels[0] });
const OTHER_REGION = "arn:aws:cleanrooms-ml:eu-west-1:123456789012:membership/11111111-2222-3333-4444-555555555555";
const repeated = (count: number, make: (index: number) => [string, unknown]) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));

describe("checkInputs()", () => {
  it("accepts valid inputs unchanged", () => {
    const { inputs: checked, failures } = checkInputs(TRAINED_MODEL, inputs(), call);
    assert.deepEqual(failures, []);
    assert.deepEqual(checked, inputs());
  });

  describe("reports the path, what is expected and what was given", () => {
    const rows: [string, Props, RegExp][] = [
      ["missing membership", { membershipIdentifier: undefined }, /^membershipIdentifier is required; expected a UUID/],
      [
        "upper-case UUID",
        { membershipIdentifier: "AAAAAAAA-2222-3333-4444-555555555555" },
        /^membershipIdentifier: expected a UUID in lower-case hex, 36 characters, got a 36-character string$/,
      ],
      ["blank name", { name: "  " }, /^name: expected a string of 1 to 63 characters, not blank/],
      ["long name", { name: "x".repeat(64) }, /^name: expected .*, got a 64-character string$/],
      ["lone surrogate", { name: "a\ud800" }, /^name: expected/],
      ["number for a name", { name: 7 }, /^name: expected .*, got a number; put it in quotes$/],
      [
        "alias for a key",
        { kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:alias/mine" },
        /^kmsKeyArn: expected .*got a 45-character string$/,
      ],
      [
        "no resourceConfig",
        { resourceConfig: undefined },
        /^resourceConfig is required; expected an object with instanceType and volumeSizeInGB$/,
      ],
      [
        "no dataChannels",
        { dataChannels: undefined },
        /^dataChannels is required; expected a list of 1 to 20 entries, each an object with mlInputChannelArn and channelName$/,
      ],
      [
        "no volume",
        { resourceConfig: { instanceType: "ml.m5.2xlarge" } },
        /^resourceConfig\.volumeSizeInGB is required; expected an integer from 1 to 8192$/,
      ],
      [
        "volume too small",
        { resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 0 } },
        /^resourceConfig\.volumeSizeInGB: expected an integer from 1 to 8192, got a smaller number$/,
      ],
      [
        "fraction",
        { resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 1.5 } },
        /got a number with a fraction$/,
      ],
      [
        "NaN",
        { resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: Number.NaN } },
        /got a number that is not finite$/,
      ],
      [
        "six instances",
        { resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 1, instanceCount: 6 } },
        /^resourceConfig\.instanceCount: expected an integer from 1 to 5, got a larger number$/,
      ],
      [
        "no channels",
        { dataChannels: [] },
        /^dataChannels: expected a list of 1 to 20 entries, got a list of 0 entries$/,
      ],
      [
        "an object for a list",
        { dataChannels: {} },
        /^dataChannels: expected a list of 1 to 20 entries, got an object with 0 properties$/,
      ],
      [
        "bad channel name",
        { dataChannels: [{ ...channel(), channelName: "a b" }] },
        /^dataChannels\[0\]\.channelName: expected a string of 1 to 64 characters that match /,
      ],
      [
        "bad distribution",
        { dataChannels: [{ ...channel(), s3DataDistributionType: "Half" }] },
        /^dataChannels\[0\]\.s3DataDistributionType: expected one of "FullyReplicated", "ShardedByS3Key", got a 4-character string$/,
      ],
      [
        "distribution in another case",
        { dataChannels: [{ ...channel(), s3DataDistributionType: "shardedByS3key" }] },
        /, got a 14-character string; did you mean "ShardedByS3Key"\?$/,
      ],
      [
        "null hyperparameter",
        { hyperparameters: { a: "1", eta: null } },
        /^hyperparameters\["eta"\]: expected a string of 1 to 2500 characters, got nothing$/,
      ],
      ["null variable", { environment: { A: null } }, /^environment\["A"\]: expected .*, got nothing$/],
      ["null tag", { tags: { team: null } }, /^tags\["team"\]: expected .*, got nothing$/],
      [
        "null channel",
        { dataChannels: [null] },
        /^dataChannels\[0\]: expected an object with mlInputChannelArn and channelName, got nothing$/,
      ],
      [
        "two incremental channels",
        {
          incrementalTrainingDataChannels: [1, 2].map((n) => ({
            channelName: `c${n}`,
            trainedModelArn:
              "arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/11111111-2222-3333-4444-555555555555/trained-model/x",
          })),
        },
        /^incrementalTrainingDataChannels: expected a list of 1 entry, /,
      ],
      [
        "number as hyperparameter",
        { hyperparameters: { n_estimators: 100 } },
        /^hyperparameters\["n_estimators"\]: expected a string of 1 to 2500 characters, got a number; put it in quotes$/,
      ],
      ["empty hyperparameter", { hyperparameters: { a: "" } }, /^hyperparameters\["a"\]: expected/],
      [
        "long key",
        { hyperparameters: { ["k".repeat(257)]: "v" } },
        /^hyperparameters, entry 1 of 1: expected a key that is a string of 1 to 256 characters, got a 257-character string$/,
      ],
      [
        "101 hyperparameters",
        { hyperparameters: repeated(101, (i) => [`k${i}`, "v"]) },
        /^hyperparameters: expected an object with up to 100 entries, got an object with 101 properties$/,
      ],
      ["bad environment key", { environment: { "1A": "v" } }, /^environment\["1A"\]: expected a key that is /],
      [
        "runtime too long",
        { stoppingCondition: { maxRuntimeInSeconds: 2_419_201 } },
        /^stoppingCondition\.maxRuntimeInSeconds: expected an integer from 1 to 2,419,200, got a larger number$/,
      ],
      [
        "mode in another case",
        { trainingInputMode: "file" },
        /^trainingInputMode: expected one of "File", "FastFile", "Pipe", got a 4-character string; did you mean "File"\?$/,
      ],
      ["mistyped mode", { trainingInputMode: "Fastfiel" }, /got an 8-character string; did you mean "FastFile"\?$/],
      ["unknown mode", { trainingInputMode: "something" }, /, got a 9-character string$/],
      [
        "ARN whose account ID was a number",
        { kmsKeyArn: `arn:aws:kms:us-east-1:${Number("123456789012").toExponential()}:key/k` },
        /^kmsKeyArn: .*, got a \d+-character string; its account ID was set as a number: put the ID in quotes where it is set$/,
      ],
      ["number for a mode", { trainingInputMode: 4 }, /, got a number$/],
      ["long description", { description: "x".repeat(256) }, /^description: expected a string of up to 255 characters/],
      [
        "short account",
        { mlModelTrainingPayerAccountId: "123" },
        /^mlModelTrainingPayerAccountId: expected a string of 12 digits, /,
      ],
      [
        "reserved tag",
        { tags: { "AWS:x": "v" } },
        /^tags\["AWS:x"\]: expected a key that is .* that does not begin with "aws:"/,
      ],
      ["51 tags", { tags: repeated(51, (i) => [`k${i}`, "v"]) }, /^tags: expected an object with up to 50 entries/],
    ];
    for (const [title, change, reason] of rows) {
      it(title, () => {
        const found = reasons(inputs(change));
        assert.equal(found.length, 1, found.join("\n"));
        assert.match(found[0] ?? "", reason);
      });
    }
  });

  it("reports all failures at once", () => {
    const found = reasons({});
    assert.deepEqual(
      found.map((reason) => reason.split(" ")[0]),
      ["membershipIdentifier", "configuredModelAlgorithmAssociationArn", "resourceConfig", "dataChannels"],
    );
  });

  it("counts characters, not UTF-16 units", () => {
    assert.deepEqual(reasons(inputs({ name: "😀".repeat(63) })), []);
    assert.match(reasons(inputs({ name: "😀".repeat(64) }))[0] ?? "", /a 64-character string/);
  });

  it("accepts 20 channels of both kinds and rejects 21", () => {
    const channels = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...channel(), channelName: `c${index}` }));
    const incremental = [
      { channelName: "base", trainedModelArn: `${OTHER_REGION.replace("eu-west-1", "us-east-1")}/trained-model/x` },
    ];
    assert.deepEqual(reasons(inputs({ dataChannels: channels(19), incrementalTrainingDataChannels: incremental })), []);
    assert.match(
      reasons(inputs({ dataChannels: channels(20), incrementalTrainingDataChannels: incremental }))[0] ?? "",
      /at most 20 channels together, got 21$/,
    );
  });

  it("rejects a duplicate channel name in either list", () => {
    const found = reasons(inputs({ dataChannels: [channel(), channel()] }));
    assert.deepEqual(found, [
      "dataChannels[1].channelName: expected a name that is unique within the model, got the name of dataChannels[0].channelName",
    ]);
  });

  it("rejects ARNs of two regions, with both paths and no value", () => {
    const [found = ""] = reasons(
      inputs({ dataChannels: [{ ...channel(), mlInputChannelArn: `${OTHER_REGION}/ml-input-channel/c` }] }),
    );
    assert.match(
      found,
      /^dataChannels\[0\]\.mlInputChannelArn: expected an ARN in the region and partition of configuredModelAlgorithmAssociationArn/,
    );
    assert.doesNotMatch(found, /arn:/);
  });

  it("rejects the import of a model from another region than that of its inputs", () => {
    const imported = `${OTHER_REGION}/trained-model/m|11111111-2222-3333-4444-555555555555`;
    const [found = "", ...more] = reasons(inputs(), { import: imported });
    assert.deepEqual(more, []);
    assert.match(found, /^Resource option import: expected an ARN in the region and partition of configuredModel/);
  });

  it("accepts unknown values at every depth, even two equal channel names", () => {
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

  it("reports failures next to an unknown value", () => {
    const found = reasons(
      inputs({ resourceConfig: { instanceType: UNKNOWN, volumeSizeInGB: 9000 }, dataChannels: UNKNOWN }),
    );
    assert.deepEqual(found, ["resourceConfig.volumeSizeInGB: expected an integer from 1 to 8192, got a larger number"]);
  });

  it("rejects an unknown property and suggests the closest known one", () => {
    assert.deepEqual(reasons(inputs({ hyperParameter: {} })), [
      'the arguments of TrainedModel: unknown property "hyperParameter"; did you mean "hyperparameters"?',
    ]);
    assert.deepEqual(
      reasons(inputs({ resourceConfig: { instancetype: "ml.m5.large", volumeSizeInGB: 1 } })).slice(-1),
      ['resourceConfig: unknown property "instancetype"; did you mean "instanceType"?'],
    );
    const [far = ""] = reasons(inputs({ hunter2secret: 1 }));
    assert.match(
      far,
      /^the arguments of TrainedModel: unknown property \(its name is a 13-character string\); expected one of membershipIdentifier, name,/,
    );
  });

  it("points out options that were passed as inputs", () => {
    assert.deepEqual(reasons(inputs({ profile: "x" })), [
      "profile is an option, not an input; pass it in the last argument of TrainedModel",
    ]);
    for (const ofPulumi of ["retainOnDelete", "dependsOn", "customTimeouts"])
      assert.deepEqual(reasons(inputs({ [ofPulumi]: 1 })), [
        `${ofPulumi} is an option, not an input; pass it in the last argument of TrainedModel`,
      ]);
  });

  it("shows neither the value of a secret input nor the keys of a secret map", () => {
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
      /hyperparameters, entry 1 of 1: expected a string of 1 to 2500 characters, got a number/,
    );
  });

  it("shows no value of any input, because a transform may have made it a secret", () => {
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
    assert.match(found.join("\n"), /^hyperparameters\["k"\]: expected .*, got a number; put it in quotes$/m);
  });

  it("warns about an unknown instance type and accepts it", () => {
    const change = { resourceConfig: { instanceType: "ml.m5.3xlarge", volumeSizeInGB: 1 } };
    const { failures, warnings } = checkInputs(TRAINED_MODEL, inputs(change), call);
    assert.deepEqual(failures, []);
    assert.match(
      warnings[0] ?? "",
      /^resourceConfig\.instanceType is not one of the 133 instance types .*; did you mean "ml\.m5\.\d*xlarge"/,
    );
  });

  it("survives hostile property names and values", () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1, "toString": 2}');
    const found = reasons(inputs({ hyperparameters: hostile, ...JSON.parse('{"__proto__": 5}') }));
    assert.ok(found.length > 0);
    assert.equal(({} as Props).polluted, undefined);
    assert.match(reasons(inputs({ ["x".repeat(100_000)]: 1 }))[0] ?? "", /a 100000-character string/);
  });

  it("leaves an absent name absent", () => {
    assert.equal(Object.hasOwn(checkInputs(TRAINED_MODEL, inputs({ name: undefined }), call).inputs, "name"), false);
  });

  it("rejects an import that is not the id of a model", () => {
    assert.match(
      reasons(inputs(), { import: "model-1" })[0] ?? "",
      /^Resource option import: expected the ARN of a trained model \(.*, got a 7-character string$/,
    );
  });
});
