import assert from "node:assert/strict";
import type { Action, Behaviour, CreateBody } from "../../emulator/server";
import { TRAINED_MODEL } from "../../provider/kinds/trained-model";
import { allInputs, membershipIdentifier, validInputs } from "../support/inputs/valid-inputs";
import { openSurroundings, type Surroundings } from "../support/lifecycle/surroundings";

type Props = Record<string, unknown>;

let around: Surroundings;

/** Every input that a model without a base can have. */
function inputs(): Props {
  const { incrementalTrainingDataChannels: _, ...others } = allInputs();
  return others;
}

/** A model from outside the stack. */
async function existing(behaviour: Partial<Behaviour> = {}, change: Props = {}): Promise<string> {
  around = await openSurroundings({ pendingMs: 0, trainingMs: 0, ...behaviour });
  const { membershipIdentifier: _, ...input } = { ...inputs(), ...change };
  const body = input as unknown as CreateBody;
  const { trainedModelArn } = await around.emulator.act({ action: "create", membershipIdentifier, input: body });
  return trainedModelArn;
}

function importing(arn: string, change: Props = {}, options: Props = {}) {
  const __options = { logicalName: "churn", import: arn, ...options };
  return around.models.create({ ...inputs(), __options, ...change });
}

/** For each input, a value that the existing model does not have, and its path in the error. */
const others: Record<string, [unknown, string]> = {
  name: ["another", "name"],
  configuredModelAlgorithmAssociationArn: [
    `${validInputs().configuredModelAlgorithmAssociationArn}2`,
    "configuredModelAlgorithmAssociationArn",
  ],
  resourceConfig: [{ ...allInputs().resourceConfig, volumeSizeInGB: 31 }, "resourceConfig.volumeSizeInGB"],
  dataChannels: [[{ ...allInputs().dataChannels[0], s3DataDistributionType: "FullyReplicated" }], "dataChannels"],
  hyperparameters: [{ n_estimators: "101" }, 'hyperparameters["n_estimators"]'],
  environment: [{ LOG_LEVEL: "info" }, 'environment["LOG_LEVEL"]'],
  stoppingCondition: [{ maxRuntimeInSeconds: 7201 }, "stoppingCondition.maxRuntimeInSeconds"],
  trainingInputMode: ["Pipe", "trainingInputMode"],
  description: ["Predicts churn", "description"],
  kmsKeyArn: [String(allInputs().kmsKeyArn).replace(/5$/, "6"), "kmsKeyArn"],
  mlModelTrainingPayerAccountId: ["123456789013", "mlModelTrainingPayerAccountId"],
  tags: [{ team: "fraud" }, 'tags["team"]'],
};

describe("importing a model", function () {
  this.timeout(20_000);
  afterEach(() => around.close());

  it("adds it to the stack without a training", async () => {
    const arn = await existing();
    const { id, outs } = await importing(arn);
    assert.equal(id, arn);
    const __options = { logicalName: "churn", import: arn };
    assert.deepEqual(outs, { ...inputs(), __options, trainedModelArn: arn });
    assert.equal(around.calls("CreateTrainedModel"), 0);
    assert.equal(around.emulator.models().length, 1);
  });

  it("uses the model's name if the program omits it", async () => {
    const arn = await existing({}, { name: "made by hand" });
    const { outs } = await importing(arn, { name: undefined });
    assert.equal((outs as Props).name, "made by hand");
    assert.equal((outs as Props).__generatedName, "made by hand", "the name is not the program's");
  });

  it("accepts what the service may have filled in for an omitted input", async () => {
    const undeclared = { description: undefined, environment: undefined, hyperparameters: {} };
    const arn = await existing({ absentInputs: "filled-in" }, undeclared);
    const { resourceConfig, dataChannels } = validInputs();
    const left = { ...undeclared, trainingInputMode: undefined, kmsKeyArn: undefined };
    const short = { resourceConfig, dataChannels: [{ ...dataChannels[0], s3DataDistributionType: "ShardedByS3Key" }] };
    await importing(arn, { ...left, ...short });
  });

  for (const input of ["hyperparameters", "environment", "description"]) {
    it(`rejects a model with ${input} if the program omits it, because the service never fills it in`, async () => {
      const arn = await existing();
      const message = `Cannot import ${arn} as "churn": it differs from the program in ${input}; `;
      await assert.rejects(importing(arn, { [input]: undefined }), (error: Error) => error.message.startsWith(message));
    });
  }

  it("rejects a model with an additional hyperparameter", async () => {
    const arn = await existing({}, { hyperparameters: { instanceType: "a", depth: "3" } });
    await assert.rejects(importing(arn, { hyperparameters: { instanceType: "a" } }), {
      message: /differs from the program in hyperparameters/,
    });
  });

  it("accepts a model that is still in training", async () => {
    const arn = await existing({ trainingMs: 3_600_000 });
    assert.equal((await importing(arn)).id, arn);
  });

  it("compares every input that Get returns", () => {
    const compared = [...Object.keys(others), "membershipIdentifier", "incrementalTrainingDataChannels"];
    assert.deepEqual(compared.sort(), [...Object.keys(TRAINED_MODEL.inputs)].sort());
  });

  for (const [input, [value, path]] of Object.entries(others)) {
    it(`rejects a model that differs in ${input}, with the path and without a value`, async () => {
      const arn = await existing();
      await assert.rejects(importing(arn, { [input]: value }), {
        message:
          `Cannot import ${arn} as "churn": it differs from the program in ${path}; ` +
          "make them equal, or remove the option to train a new model",
      });
    });
  }

  it("reports all differences at once", async () => {
    const arn = await existing();
    const hyperparameters = { n_estimators: "101", depth: "3" };
    await assert.rejects(importing(arn, { hyperparameters, description: "Predicts churn", kmsKeyArn: undefined }), {
      message: /in hyperparameters\["n_estimators"\], hyperparameters\["depth"\] and description; make them equal/,
    });
  });

  it("shows a secret input only as a whole", async () => {
    const arn = await existing();
    const change = { hyperparameters: { n_estimators: "101" } };
    await assert.rejects(importing(arn, change, { secretInputs: ["hyperparameters"] }), ({ message }: Error) => {
      assert.match(message, /differs from the program in hyperparameters; /);
      return !message.includes("n_estimators");
    });
  });

  it("rejects a model of another membership", async () => {
    const arn = await existing();
    const other = membershipIdentifier.replace("1111", "2222");
    await assert.rejects(importing(arn, { membershipIdentifier: other }), {
      message: /its membership is not the one in membershipIdentifier/,
    });
    assert.equal(around.calls(), 0);
  });

  it("rejects a model that does not exist", async () => {
    const arn = await existing();
    await assert.rejects(importing(`${arn}0`), {
      message: /Cannot import arn:.* as "churn": the model does not exist/,
    });
  });

  for (const status of ["CREATE_FAILED", "INACTIVE", "DELETE_PENDING", "DELETE_IN_PROGRESS"]) {
    it(`rejects a model that is ${status}`, async () => {
      const arn = await existing();
      await around.emulator.act({ action: "set-status", trainedModelArn: arn, status } as Action);
      await assert.rejects(importing(arn), { message: new RegExp(`as "churn": its status is ${status}$`) });
    });
  }

  it("compares an incremental training except for the ARN of its base, and warns about that", async () => {
    const base = await existing();
    const channel = { trainedModelArn: base, channelName: "base" };
    const { membershipIdentifier: _, ...input }: Props = { ...inputs(), incrementalTrainingDataChannels: [channel] };
    const body = input as unknown as CreateBody;
    const version = await around.emulator.act({ action: "create", membershipIdentifier, input: body });
    const id = `${version.trainedModelArn}|${version.versionIdentifier}`;

    const elsewhere = [{ ...channel, trainedModelArn: `${base}-unknown` }];
    assert.equal((await importing(id, { incrementalTrainingDataChannels: elsewhere })).id, id);
    const [warning] = around.lines.filter(({ severity }) => severity === "warning");
    assert.match(
      warning?.message ?? "",
      /^churn: imported; incrementalTrainingDataChannels was compared without trainedModelArn/,
    );

    await assert.rejects(importing(id), { message: /differs from the program in incrementalTrainingDataChannels/ });
    const renamed = [{ ...channel, channelName: "other" }];
    await assert.rejects(importing(id, { incrementalTrainingDataChannels: renamed }), {
      message: /differs from the program in incrementalTrainingDataChannels/,
    });
  });

  it("is announced only by the check of a new model", async () => {
    const arn = await existing();
    const news = { ...inputs(), __options: { urn: "urn:pulumi:dev::p::t::churn", import: arn } };
    await around.models.check({}, { ...inputs(), __options: { logicalName: "churn" } });
    assert.deepEqual(around.lines, []);
    await around.models.check({}, { ...news, name: 7 });
    assert.deepEqual(around.lines, [], "an import that fails is not announced");
    await around.models.check({}, news);
    await around.models.check({}, news);
    const message = `Trained model "churn" imports ${arn}; no training starts`;
    assert.deepEqual(around.lines, [{ message, urn: news.__options.urn }]);
  });

  it("is not announced for a model in the state, nor again for one that it replaces", async () => {
    const arn = await existing();
    const news = { ...inputs(), __options: { urn: "urn:pulumi:dev::p::t::churn", import: arn } };
    await around.models.check(inputs(), news);
    await around.models.diff(`${arn}0`, { ...inputs(), description: "another" }, news);
    await around.models.check({}, news);
    assert.deepEqual(
      around.lines.filter(({ message }) => message.includes("imports")),
      [],
    );
  });

  it("happens once; the option may be kept or removed while the inputs are equal", async () => {
    const arn = await existing();
    const { id, outs } = await importing(arn);
    for (const kept of [undefined, arn]) {
      const news = { ...inputs(), __options: { logicalName: "churn", import: kept } };
      await around.models.check(inputs(), news);
      assert.equal((await around.models.diff(id, outs as Props, news)).changes, false);
    }
  });

  it("adds a model that destroy deletes like any other", async () => {
    const arn = await existing();
    const { id, outs } = await importing(arn);
    around.nextCommand();
    await around.models.delete(id, outs as Props);
    assert.equal(around.emulator.models()[0]?.status, "INACTIVE");
  });
});
