import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { parseDuration, TYPES } from "../../provider/constructor-options";
import { TrainedModel, type TrainedModelArgs, type TrainedModelOptions, Training } from "../../provider/trained-model";
import { validInputs } from "../valid-inputs";

type Props = Record<string, unknown>;

interface Registered {
  type: string;
  name: string;
  inputs: Props;
  id?: string;
}

const ARN = `arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/${validInputs().membershipIdentifier}/trained-model/m`;

/** Resources as the engine would be asked to register them. */
async function register(
  make: () => TrainedModel,
  { isPreview = false } = {},
): Promise<{ model: TrainedModel; registered: Registered[] }> {
  const registered: Registered[] = [];
  const mocks: pulumi.runtime.Mocks = {
    call: () => ({}),
    newResource: ({ type, name, inputs, id }) => {
      registered.push({ type, name, inputs, ...(id && { id }) });
      return { id: id || `${ARN}|99999999-2222-3333-4444-555555555555`, state: { ...inputs, trainedModelArn: ARN } };
    },
  };
  await pulumi.runtime.setMocks(mocks, "project", "stack", isPreview);
  const model = make();
  await new Promise((resolve) => pulumi.all([model.urn, model.training?.urn, model.trainedModelArn]).apply(resolve));
  return { model, registered };
}

const valueIn = <T>(output: pulumi.Output<T>) =>
  new Promise<T>((resolve) => output.apply((value) => resolve(value as T)));
const args = (change: Partial<TrainedModelArgs> = {}): TrainedModelArgs => ({ ...validInputs(), ...change });
const make = (change: Partial<TrainedModelArgs> = {}, opts: TrainedModelOptions = {}) =>
  register(() => new TrainedModel("churn", args(change), opts));

describe("new TrainedModel()", () => {
  it("registers a model and, below it, the wait for it", async () => {
    const { registered } = await make();
    assert.deepEqual(
      registered.map(({ type, name }) => [type, name]),
      [
        ["pulumi-nodejs:dynamic/cleanroomsml:TrainedModel", "churn"],
        ["pulumi-nodejs:dynamic/cleanroomsml:Training", "churn"],
      ],
    );
  });

  it("gives the lifecycle the API's inputs under their names, and its own in one place", async () => {
    const { registered } = await make();
    const { __provider, __options, ...inputs } = registered[0]?.inputs ?? {};
    assert.deepEqual(inputs, validInputs());
    assert.deepEqual(__options, {
      hasExplicitName: true,
      urn: "urn:pulumi:stack::project::pulumi-nodejs:dynamic/cleanroomsml:TrainedModel::churn",
    });
    assert.match(String(__provider), /pulumi-cleanroomsml\/lifecycle/);
  });

  it("tells the lifecycle which inputs are secret, at any depth", async () => {
    const { registered } = await make({
      description: pulumi.secret("x"),
      hyperparameters: { a: pulumi.secret("1"), b: "2" },
      dataChannels: [{ mlInputChannelArn: pulumi.secret(`${ARN}/c`), channelName: "training" }],
    });
    assert.deepEqual((registered[0]?.inputs.__options as Props | undefined)?.secretInputs, [
      "dataChannels",
      "description",
      "hyperparameters",
    ]);
  });

  it("gives the Training what names the model, and the longest time", async () => {
    const { registered } = await make(
      { stoppingCondition: { maxRuntimeInSeconds: pulumi.output(7200) } },
      { profile: "partner", customTimeouts: { create: "1h30m" } },
    );
    const { trainedModelArn, versionIdentifier, maxRuntimeInSeconds, __options } = registered[1]?.inputs ?? {};
    assert.deepEqual(
      [trainedModelArn, versionIdentifier, maxRuntimeInSeconds],
      [ARN, "99999999-2222-3333-4444-555555555555", 7200],
    );
    const { profile, createTimeoutSeconds, urn } = __options as Props;
    assert.deepEqual([profile, createTimeoutSeconds], ["partner", 5400]);
    assert.match(String(urn), /TrainedModel\$pulumi-nodejs:dynamic\/cleanroomsml:Training::churn$/);
  });

  it("knows in a preview that what the program leaves out is not there", async () => {
    const { model } = await register(() => new TrainedModel("churn", args({ tags: { team: "risk" } })), {
      isPreview: true,
    });
    const seen = await valueIn(pulumi.all([model.description, model.hyperparameters, model.tags]));
    assert.deepEqual(seen, [undefined, undefined, { team: "risk" }]);
  });

  it("gives back what a transformation adds", async () => {
    const add: pulumi.ResourceTransformation = ({ type, props, opts }) =>
      type.endsWith(":TrainedModel") ? { props: { ...props, tags: { added: "yes" } }, opts } : undefined;
    const { model, registered } = await make({}, { transformations: [add] });
    assert.deepEqual(registered[0]?.inputs.tags, { added: "yes" });
    assert.deepEqual(await valueIn(model.tags), { added: "yes" });
  });

  it("tells a secret that only a promise brings", async () => {
    const description = Promise.resolve(pulumi.secret("x")) as unknown as Promise<string>;
    const { registered } = await make({ description });
    assert.deepEqual((registered[0]?.inputs.__options as Props | undefined)?.secretInputs, ["description"]);
  });

  it("tells each lifecycle its urn, also below a parent", async () => {
    class Parent extends pulumi.ComponentResource {}
    const { TrainedModel: model, Training: training } = TYPES;
    for (const [above, parent] of [
      ["", () => undefined],
      ["acme:ml:Parent$", () => new Parent("acme:ml:Parent", "p")],
    ] as const) {
      const { registered } = await register(() => {
        const made = parent();
        return new TrainedModel("churn", args(), made ? { parent: made } : {});
      });
      const told = registered.flatMap(({ inputs }) => (inputs.__options as Props | undefined)?.urn ?? []);
      const types = [`${above}${model}`, `${above}${model}$${training}`];
      assert.deepEqual(
        told,
        types.map((type) => `urn:pulumi:stack::project::${type}::churn`),
      );
    }
  });

  it("makes no Training with waitForTraining: false, and knows the ARN at once", async () => {
    const { model, registered } = await make({}, { waitForTraining: false });
    assert.equal(registered.length, 1);
    assert.equal(model.training, undefined);
    assert.equal(await valueIn(model.trainedModelArn), ARN);
  });

  it("waits for no other model of the same component", async () => {
    let models: TrainedModel[] = [];
    const { registered } = await register(() => {
      const parent = new pulumi.ComponentResource("tests:Group", "group");
      models = ["a", "b"].map((name) => new TrainedModel(name, args(), { parent }));
      return models[0] as TrainedModel;
    });
    await valueIn(pulumi.all(models.map(({ trainedModelArn }) => trainedModelArn)));
    const urns = registered.map(({ inputs }) => (inputs.__options as Props | undefined)?.urn);
    const { TrainedModel: modelType, Training: trainingType } = TYPES;
    assert.deepEqual(urns.filter((urn) => urn !== undefined).sort(), [
      ...["a", "b"].map((name) => `urn:pulumi:stack::project::tests:Group$${modelType}$${trainingType}::${name}`),
      ...["a", "b"].map((name) => `urn:pulumi:stack::project::tests:Group$${modelType}::${name}`),
    ]);
  });

  it("refuses import and names the way out", async () => {
    await assert.rejects(make({}, { import: ARN }), { message: /cannot be imported.*adoptTrainedModelArn/ });
  });

  describe("under Bun", () => {
    // Bun says so itself in the same place; the real one runs in npm run test:compat.
    beforeEach(() => Object.defineProperty(process.versions, "bun", { value: "1.3.0", configurable: true }));
    afterEach(() => Reflect.deleteProperty(process.versions, "bun"));

    it("is refused, and so is a Training, with what to write instead", async () => {
      await assert.rejects(make(), {
        message: /^Trained model "churn": .* under Bun \(here 1\.3\.0\).*runtime: nodejs/,
      });
      assert.throws(() => new Training("wait", { trainedModelArn: ARN }), /^Error: Training "wait": .* under Bun/);
      assert.throws(() => TrainedModel.get("churn", ARN), pulumi.RunError);
    });
  });
});

describe("TrainedModel.get()", () => {
  it("reads the model by its id, without inputs, options or a Training", async () => {
    const { model, registered } = await register(() => TrainedModel.get("churn", ARN));
    assert.deepEqual(
      registered.map(({ id, type }) => [id, type]),
      [[ARN, "pulumi-nodejs:dynamic/cleanroomsml:TrainedModel"]],
    );
    assert.deepEqual(Object.keys(registered[0]?.inputs ?? {}), ["__provider"]);
    assert.equal(await valueIn(model.versionIdentifier), undefined);
  });
});

describe("parseDuration()", () => {
  for (const [text, seconds] of [
    ["90s", 90],
    ["1h30m", 5400],
    ["0.5h", 1800],
    ["1h1m1s", 3661],
  ] as const) {
    it(`reads ${text}`, () => assert.equal(parseDuration(text), seconds));
  }
  for (const text of ["", "90", "1 h", "1d", "-5m", "h", "0s"]) {
    it(`refuses "${text}"`, () => assert.throws(() => parseDuration(text), /must be a duration such as "90m"/));
  }
});
