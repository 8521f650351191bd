import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { checkArguments } from "../../provider/program/argument-checks";
import { parseDuration, typeOf } from "../../provider/program/call-options";
import { checkOptions } from "../../provider/program/option-checks";
import {
  MLInputChannel,
  type MLInputChannelArgs,
  TrainedModel,
  type TrainedModelArgs,
  type TrainedModelOptions,
  Training,
} from "../../provider/resources";
import { inputsOfJobs } from "../support/inputs/kinds";
import { validInputs } from "../support/inputs/valid-inputs";

type Props = Record<string, unknown>;

interface Registered {
  type: string;
  name: string;
  inputs: Props;
  id?: string;
}

const ARN = `arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/${validInputs().membershipIdentifier}/trained-model/m`;

/** Resources as the program registers them with the engine. */
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

  it("passes the API's inputs under their names, and its own in one property", async () => {
    const { registered } = await make();
    const { __provider, __options, ...inputs } = registered[0]?.inputs ?? {};
    assert.deepEqual(inputs, validInputs());
    assert.deepEqual(__options, {
      urn: "urn:pulumi:stack::project::pulumi-nodejs:dynamic/cleanroomsml:TrainedModel::churn",
    });
    assert.match(String(__provider), /pulumi-cleanroomsml\/lifecycle/);
  });

  it("tells the lifecycle which inputs are secret at any depth", async () => {
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

  it("passes the model's identity and longest run time to the Training", async () => {
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

  it("has omitted inputs as known and undefined in a preview", async () => {
    const { model } = await register(() => new TrainedModel("churn", args({ tags: { team: "risk" } })), {
      isPreview: true,
    });
    const seen = await valueIn(pulumi.all([model.description, model.hyperparameters, model.tags]));
    assert.deepEqual(seen, [undefined, undefined, { team: "risk" }]);
  });

  it("returns what a transformation adds", async () => {
    const add: pulumi.ResourceTransformation = ({ type, props, opts }) =>
      type.endsWith(":TrainedModel") ? { props: { ...props, tags: { added: "yes" } }, opts } : undefined;
    const { model, registered } = await make({}, { transformations: [add] });
    assert.deepEqual(registered[0]?.inputs.tags, { added: "yes" });
    assert.deepEqual(await valueIn(model.tags), { added: "yes" });
  });

  it("detects a secret inside a promise", async () => {
    const description = Promise.resolve(pulumi.secret("x")) as unknown as Promise<string>;
    const { registered } = await make({ description });
    assert.deepEqual((registered[0]?.inputs.__options as Props | undefined)?.secretInputs, ["description"]);
  });

  it("passes each resource's URN to its lifecycle, even below a parent", async () => {
    class Parent extends pulumi.ComponentResource {}
    const [model, training] = [typeOf("TrainedModel"), typeOf("Training")];
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

  it("creates no Training with waitForTraining: false, and knows the ARN immediately", async () => {
    const { model, registered } = await make({}, { waitForTraining: false });
    assert.equal(registered.length, 1);
    assert.equal(model.training, undefined);
    assert.equal(await valueIn(model.trainedModelArn), ARN);
  });

  it("does not wait for other models of the same component", async () => {
    let models: TrainedModel[] = [];
    const { registered } = await register(() => {
      const parent = new pulumi.ComponentResource("tests:Group", "group");
      models = ["a", "b"].map((name) => new TrainedModel(name, args(), { parent }));
      return models[0] as TrainedModel;
    });
    await valueIn(pulumi.all(models.map(({ trainedModelArn }) => trainedModelArn)));
    const urns = registered.map(({ inputs }) => (inputs.__options as Props | undefined)?.urn);
    const [modelType, trainingType] = [typeOf("TrainedModel"), typeOf("Training")];
    assert.deepEqual(urns.filter((urn) => urn !== undefined).sort(), [
      ...["a", "b"].map((name) => `urn:pulumi:stack::project::tests:Group$${modelType}$${trainingType}::${name}`),
      ...["a", "b"].map((name) => `urn:pulumi:stack::project::tests:Group$${modelType}::${name}`),
    ]);
  });

  it("removes import from Pulumi's options and passes it to the lifecycle", async () => {
    const { registered } = await make({}, { import: ARN });
    assert.equal((registered[0]?.inputs.__options as Props | undefined)?.import, ARN);
    assert.equal(registered[0]?.id, undefined, "Pulumi would let its host import, which is not supported");
  });

  it("passes null to the check for an undefined value in a map, known or not", async () => {
    const late = pulumi.output<string | undefined>(undefined) as pulumi.Output<string>;
    const { registered } = await make({
      hyperparameters: { now: undefined as unknown as string, late, given: "1" },
      environment: pulumi.output({ inside: undefined as unknown as string }),
      tags: { late: pulumi.all([late]).apply(([value]) => value as string) },
    });
    const { hyperparameters, environment, tags } = registered[0]?.inputs ?? {};
    assert.deepEqual(hyperparameters, { now: null, late: null, given: "1" });
    assert.deepEqual([environment, tags], [{ inside: null }, { late: null }]);
  });

  it("passes null for it in a map inside an input, too, and drops undefined elsewhere", async () => {
    const registered: Registered[] = [];
    const newResource: pulumi.runtime.Mocks["newResource"] = ({ type, name, inputs }) => {
      registered.push({ type, name, inputs });
      return { id: ARN, state: inputs };
    };
    await pulumi.runtime.setMocks({ call: () => ({}), newResource }, "project", "stack");
    const given = inputsOfJobs.MLInputChannel as unknown as MLInputChannelArgs;
    const query = { queryString: "SELECT 1", analysisTemplateArn: undefined };
    const parameters = { now: undefined as unknown as string, given: "1" };
    const roleArn = (given.inputChannel as { roleArn: string }).roleArn;
    const inputChannel = (sqlParameters: object) => ({
      roleArn,
      dataSource: { protectedQueryInputParameters: { sqlParameters } },
    });
    const known = inputChannel({ ...query, parameters });
    const late = inputChannel(pulumi.output({ ...query, parameters: pulumi.output(parameters) }));
    for (const [name, input] of Object.entries({ known, late, together: pulumi.output(known) }))
      await valueIn(new MLInputChannel(name, { ...given, inputChannel: input }, { waitForCompletion: false }).urn);
    const expected = { queryString: "SELECT 1", parameters: { now: null, given: "1" } };
    for (const { name, inputs } of registered) {
      const { value } = inputs.inputChannel as { value: unknown };
      assert.deepEqual(JSON.parse(JSON.stringify(value)), inputChannel(expected), name);
    }
    assert.equal(registered.length, 3);
  });

  it("passes the longest run time that a transformation sets to the Training", async () => {
    const change: pulumi.ResourceTransformation = ({ type, props, opts }) =>
      type.endsWith(":TrainedModel")
        ? { props: { ...props, stoppingCondition: { maxRuntimeInSeconds: 60 } }, opts }
        : undefined;
    for (const given of [{}, { stoppingCondition: { maxRuntimeInSeconds: 7200 } }]) {
      const { registered } = await make(given, { transformations: [change] });
      assert.equal(registered[1]?.inputs.maxRuntimeInSeconds, 60);
    }
  });

  describe("its name and inputs", () => {
    const construct = (name: unknown, args: unknown) => () =>
      new TrainedModel(name as string, args as TrainedModelArgs);
    const refused = (name: unknown, args: unknown, message: string) =>
      assert.throws(construct(name, args), (error: Error) => {
        assert.ok(pulumi.RunError.isInstance(error), error.stack);
        assert.equal(error.message, message);
        return true;
      });

    it("are rejected if the inputs take the place of the name, and if the name is empty", () => {
      const expected = "A trained model: expected a logical name that is a non-empty string, got";
      refused({ name: "churn" }, undefined, `${expected} an object with 1 property`);
      refused("", {}, `${expected} an empty string`);
      assert.throws(() => new Training(undefined as unknown as string, { trainedModelArn: ARN }), {
        message: "A training: expected a logical name that is a non-empty string, got nothing",
      });
    });

    it("are rejected if the inputs are an Output or not an object", () => {
      const together =
        "expected an object of inputs, got an Output, a Promise or a resource; pass each input by itself";
      refused("m", pulumi.output({}), `Trained model "m": ${together}`);
      refused("m", Promise.resolve({}), `Trained model "m": ${together}`);
      refused("m", "hunter2", 'Trained model "m": expected an object of inputs, got a 7-character string');
      refused("m", [{}], 'Trained model "m": expected an object of inputs, got a list of 1 entry');
    });

    it("are rejected if Pulumi would drop a value at any depth, unless it is an Output", () => {
      const hyperparameters = new Map([["hunter2", "secret"]]);
      refused(
        "m",
        { hyperparameters },
        'Trained model "m": hyperparameters contains a Map, which Pulumi turns into an empty object; pass Object.fromEntries(map)',
      );
      refused(
        "m",
        { dataChannels: new Set([1]) },
        'Trained model "m": dataChannels contains a Set, which Pulumi turns into an empty object; pass an array',
      );
      refused(
        "m",
        { environment: { hunter2: { deep: [() => "x"] } } },
        'Trained model "m": environment contains a function, which Pulumi drops; pass its result',
      );
      const itself: Record<string, unknown> = { later: pulumi.output(() => 1), soon: Promise.resolve(() => 1) };
      itself.self = itself;
      checkArguments('Trained model "m"', { itself, nothing: null, not: undefined });
    });
  });

  describe("its options", () => {
    const given = (opts: object) => make({}, opts as TrainedModelOptions);
    const refused = async (opts: object, message: string) => {
      await assert.rejects(given(opts), (error: Error) => {
        assert.ok(pulumi.RunError.isInstance(error), error.stack);
        assert.equal(error.message, `Trained model "churn": ${message}`);
        return true;
      });
    };

    for (const [mistyped, meant] of [
      ["waitForTrainig", "waitForTraining"],
      ["waitfortraining", "waitForTraining"],
      ["imports", "import"],
      ["Import", "import"],
      ["profil", "profile"],
      ["awsProfile", "profile"],
    ] as const) {
      it(`are rejected if misspelled: ${mistyped}`, () =>
        refused({ [mistyped]: undefined }, `unknown option "${mistyped}"; did you mean "${meant}"?`));
    }

    for (const [opts, message] of [
      [{ waitForTraining: "no" }, "option waitForTraining: expected true or false, got a 2-character string"],
      [{ waitForTraining: 0 }, "option waitForTraining: expected true or false, got a number"],
      [{ waitForTraining: null }, "option waitForTraining: expected true or false, got nothing"],
      [{ profile: 3 }, "option profile: expected the name of an AWS profile, got a number"],
      [{ profile: "" }, "option profile: expected the name of an AWS profile, got an empty string"],
      [
        { profile: pulumi.output("p") },
        "option profile: expected the name of an AWS profile, got an Output or a Promise; pass a plain value",
      ],
      [
        { import: true },
        "option import: expected the ARN of a trained model (arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...), or ARN|versionIdentifier for a version, got a boolean",
      ],
      [
        { import: "" },
        "option import: expected the ARN of a trained model (arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...), or ARN|versionIdentifier for a version, got an empty string",
      ],
      [
        { import: Promise.resolve(ARN) },
        "option import: expected the ARN of a trained model (arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...), or ARN|versionIdentifier for a version, " +
          "got an Output or a Promise; pass a plain value",
      ],
      [
        { customTimeouts: "1h" },
        'customTimeouts: expected an object such as { create: "90m" }, got a 2-character string',
      ],
      [
        { customTimeouts: { create: 7200 } },
        'customTimeouts.create: expected a duration such as "90m" or "1h30m", got a number',
      ],
      [{ customTimeouts: { crate: "1h" } }, "customTimeouts: unknown property; expected one of create, update, delete"],
      ["x", "last argument: expected an object of options, got a 1-character string"],
      [[], "last argument: expected an object of options, got a list of 0 entries"],
      [null, "last argument: expected an object of options, got nothing"],
    ] as const) {
      it(`are rejected: ${message}`, () => refused(opts as object, message));
    }

    for (const [mistyped, meant] of [
      ["retainOnDeletion", "retainOnDelete"],
      ["proteced", "protect"],
      ["dependson", "dependsOn"],
      ["alias", "aliases"],
    ] as const) {
      it(`cause a warning if close to one of Pulumi's: ${mistyped}`, async () => {
        const warnings: string[] = [];
        const { warn } = pulumi.log;
        const log = pulumi.log as { warn: (message: string) => Promise<void> };
        log.warn = async (message) => void warnings.push(message);
        try {
          await given({ [mistyped]: undefined });
        } finally {
          log.warn = warn;
        }
        assert.deepEqual(warnings, [`Trained model "churn": unknown option "${mistyped}"; did you mean "${meant}"?`]);
      });
    }

    it("may be undefined", async () => {
      const none = { waitForTraining: undefined, profile: undefined, import: undefined };
      assert.equal((await given(none)).registered.length, 2);
    });

    // The compiler requires an entry for each new option of Pulumi's.
    const ofPulumi: Record<Exclude<keyof pulumi.CustomResourceOptions, "import"> | "providers", undefined> = {
      ...{ id: undefined, parent: undefined, dependsOn: undefined, protect: undefined, ignoreChanges: undefined },
      ...{ replaceOnChanges: undefined, replacementTrigger: undefined, version: undefined, aliases: undefined },
      ...{ provider: undefined, providers: undefined, customTimeouts: undefined, transformations: undefined },
      ...{ transforms: undefined, urn: undefined, pluginDownloadURL: undefined, retainOnDelete: undefined },
      ...{ deletedWith: undefined, replaceWith: undefined, hooks: undefined, hideDiffs: undefined },
      ...{ envVarMappings: undefined, deleteBeforeReplace: undefined, additionalSecretOutputs: undefined },
    };
    it("may be Pulumi's own, including future ones", async () => {
      await given({ ...ofPulumi, toString: undefined, __proto__: null, waiting: 1, somethingNew: { profile: 1 } });
      new Training("wait", { trainedModelArn: ARN }, ofPulumi as object);
    });

    it("are checked only by name if they are known", () => {
      const loaded = "provider/words/nearest-name.ts";
      const isLoaded = () => Object.keys(require.cache).some((file) => file.endsWith(loaded));
      for (const file of Object.keys(require.cache)) if (file.endsWith(loaded)) delete require.cache[file];
      checkOptions("x", { ...ofPulumi, waitForTraining: true, profile: "p" }, ["waitForTraining", "profile"]);
      assert.equal(isLoaded(), false);
      checkOptions("x", { somethingNew: 1 }, ["profile"]);
      assert.equal(isLoaded(), true);
    });

    it("are checked for a Training, too", () => {
      const wait = (opts: object) => () => new Training("wait", { trainedModelArn: ARN }, opts);
      assert.throws(wait({ profil: "p" }), {
        message: 'Training "wait": unknown option "profil"; did you mean "profile"?',
      });
      assert.throws(wait({ profile: 3 }), {
        message: 'Training "wait": option profile: expected the name of an AWS profile, got a number',
      });
      assert.throws(wait({ import: ARN }), {
        message: 'Training "wait": a training cannot be imported; import its trained model',
      });
      assert.doesNotThrow(wait({ profile: "p" }));
    });
  });

  describe("under Bun", () => {
    // Bun sets the same property; npm run test:compat uses the real Bun.
    beforeEach(() => Object.defineProperty(process.versions, "bun", { value: "1.3.0", configurable: true }));
    afterEach(() => Reflect.deleteProperty(process.versions, "bun"));

    it("is rejected with the next step, and so is a Training", async () => {
      await assert.rejects(make(), {
        message: /^Trained model "churn": .* under Bun \(this is Bun 1\.3\.0\).*runtime: nodejs/,
      });
      assert.throws(() => new Training("wait", { trainedModelArn: ARN }), /^Error: Training "wait": .* under Bun/);
      assert.throws(() => TrainedModel.get("churn", ARN), pulumi.RunError);
    });
  });
});

describe("TrainedModel.get()", () => {
  it("reads the model by its id, without inputs or a Training", async () => {
    const { model, registered } = await register(() => TrainedModel.get("churn", ARN));
    assert.deepEqual(
      registered.map(({ id, type }) => [id, type]),
      [[ARN, "pulumi-nodejs:dynamic/cleanroomsml:TrainedModel"]],
    );
    assert.deepEqual(Object.keys(registered[0]?.inputs ?? {}).sort(), ["__options", "__provider"]);
    assert.equal(await valueIn(model.versionIdentifier), undefined);
    assert.equal(await valueIn(model.trainedModelArn), ARN);
  });

  it("passes its profile to the lifecycle", async () => {
    const { registered } = await register(() => TrainedModel.get("churn", ARN, { profile: "partner" }));
    assert.equal((registered[0]?.inputs.__options as Props | undefined)?.profile, "partner");
  });
});

describe("TrainedModel.get() without an id", () => {
  const none = undefined as unknown as string;
  for (const id of ["", none, null as unknown as string, 3 as unknown as string, {} as string]) {
    it(`rejects ${JSON.stringify(id)}`, () =>
      assert.rejects(
        register(() => TrainedModel.get("churn", id)),
        (error: Error) => {
          assert.ok(pulumi.RunError.isInstance(error), error.stack);
          const expected =
            "id: expected the ARN of a trained model (arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...), or ARN|versionIdentifier for a version, got ";
          assert.ok(error.message.startsWith(`Trained model "churn": ${expected}`), error.message);
          return true;
        },
      ));
  }

  it("accepts an id that is an Output", async () => {
    const { registered } = await register(() => TrainedModel.get("churn", Promise.resolve(ARN)));
    assert.deepEqual(
      registered.map(({ id }) => id),
      [ARN],
    );
  });

  it("is not a get if the option id is undefined", async () => {
    const opts = { id: undefined } as unknown as TrainedModelOptions;
    assert.equal((await make({}, opts)).registered.length, 2);
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
    it(`rejects "${text}"`, () => assert.throws(() => parseDuration(text), /expected a duration such as "90m"/));
  }
});
