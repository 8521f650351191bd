import assert from "node:assert/strict";
import { defaultCredential, type Emulator, startEmulator } from "../../emulator/server";
import { GENERATED_NAME } from "../../provider/inputs/names";
import { openPluginCalls, type PluginCalls, secret, struct } from "../support/host/plugin-calls";
import { validInputs } from "../support/inputs/valid-inputs";

type Props = Record<string, unknown>;

const urn = "urn:pulumi:dev::tried::cleanroomsml:index:TrainedModel$cleanroomsml:api:TrainedModel::churn";
const unnamed = (): Props => {
  const { name: _, ...inputs } = validInputs();
  return inputs;
};
/** Kinds of changes in a detailed diff. */
const [ADD_REPLACE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE] = [1, 3, 4, 5];

describe("A custom resource", () => {
  let emulator: Emulator;
  let plugin: PluginCalls;
  let shown: string[];
  beforeEach(async () => {
    emulator = await startEmulator({ behaviour: { pendingMs: 0, trainingMs: 0 } });
    shown = [];
    plugin = await openPluginCalls({ showLine: async ({ message }) => void shown.push(message) });
    const { accessKeyId: accessKey, secretAccessKey: secretKey } = defaultCredential;
    const config = { endpoint: emulator.url, accessKey, secretKey, region: "us-east-1" };
    await plugin.call("configure", "ConfigureRequest", (to) => to.setArgs(struct(config)));
  });
  afterEach(async () => {
    plugin.close();
    await emulator.close();
  });

  const check = async (
    news: Props,
    { olds = {}, seed = "seed", autonaming }: { olds?: Props; seed?: string; autonaming?: unknown } = {},
  ) => {
    const response = await plugin.call("check", "CheckRequest", (to) =>
      to
        .setUrn(urn)
        .setNews(struct(news))
        .setOlds(struct(olds))
        .setRandomseed(Buffer.from(seed))
        .setAutonaming(autonaming),
    );
    const reasons: string[] = response.toObject().failuresList.map(({ reason }: { reason: string }) => reason);
    return { inputs: response.getInputs().toJavaScript() as Props, reasons };
  };
  const diff = async (olds: Props, news: Props) => {
    const response = await plugin.call("diff", "DiffRequest", (to) =>
      to.setUrn(urn).setId("arn").setOlds(struct(olds)).setNews(struct(news)),
    );
    const details = Object.fromEntries(
      response
        .getDetaileddiffMap()
        .getEntryList()
        .map(([path]: [string]) => [path, response.getDetaileddiffMap().get(path).getKind()]),
    );
    return { changes: response.getChanges() as number, replaces: response.getReplacesList() as string[], details };
  };
  const create = async (inputs: Props, set: (to: { setPreview(isPreview: boolean): void }) => void = () => {}) => {
    const response = await plugin.call("create", "CreateRequest", (to) => {
      to.setUrn(urn).setProperties(struct(inputs));
      set(to);
    });
    return { id: response.getId() as string, outs: response.getProperties().toJavaScript() as Props };
  };

  describe("without a name", () => {
    const { CheckRequest } = require("@pulumi/pulumi/proto/provider_pb");
    const proposal = (mode: number) => new CheckRequest.AutonamingOptions().setMode(mode).setProposedName("ours-1");

    it("says where its name is taken how to import the existing object, and shows a generated name in time", async () => {
      const { inputs } = await check({ ...validInputs(), name: "taken" });
      await create(inputs);
      emulator.inject({ operation: "CreateTrainedModel", kind: "conflict" });
      await assert.rejects(
        create(inputs),
        /import the existing one with pulumi import cleanroomsml:api:TrainedModel NAME ID;/,
      );
      const { inputs: named } = await check(unnamed());
      await create(named);
      assert.ok(
        shown.some((message) => message.includes(`with the generated name ${named.name}`)),
        shown.join("\n"),
      );
    });

    it("gets one from the engine's seed, marked as generated", async () => {
      const { inputs } = await check(unnamed());
      assert.match(String(inputs.name), /^churn-[0-9a-f]{7}$/);
      assert.equal(inputs[GENERATED_NAME], inputs.name);
      assert.equal((await check(unnamed())).inputs.name, inputs.name, "the same seed");
      assert.notEqual((await check(unnamed(), { seed: "another" })).inputs.name, inputs.name);
    });

    it("gets the one that autonaming proposes or enforces", async () => {
      for (const mode of [0, 1]) {
        const { inputs } = await check(unnamed(), { autonaming: proposal(mode) });
        assert.deepEqual([inputs.name, inputs[GENERATED_NAME]], ["ours-1", "ours-1"]);
      }
    });

    it("is refused where autonaming is disabled, unless the state has a name", async () => {
      const { reasons } = await check(unnamed(), { autonaming: proposal(2) });
      assert.deepEqual(reasons, ["name is required, because the setting pulumi:autonaming is disabled"]);
      const olds = { ...unnamed(), name: "kept" };
      assert.deepEqual((await check(unnamed(), { olds, autonaming: proposal(2) })).reasons, []);
    });

    it("keeps the name of the state", async () => {
      const olds = { ...unnamed(), name: "churn-1", [GENERATED_NAME]: "churn-1" };
      const { inputs } = await check(unnamed(), { olds });
      assert.deepEqual([inputs.name, inputs[GENERATED_NAME]], ["churn-1", "churn-1"]);
    });

    it("does not differ from a state of a dynamic resource, whose name is generated, too", async () => {
      const state = { ...unnamed(), name: "churn-old", [GENERATED_NAME]: "churn-old", __options: {}, __provider: "" };
      const { inputs } = await check(unnamed(), { olds: unnamed() });
      assert.notEqual(inputs.name, "churn-old");
      assert.deepEqual(await diff(state, inputs), { changes: 1, replaces: [], details: {} });
    });
  });

  it("with a name differs from a state with another one, generated or not", async () => {
    const state = { ...unnamed(), name: "churn-old", [GENERATED_NAME]: "churn-old" };
    const { inputs } = await check({ ...unnamed(), name: "chosen" }, { olds: unnamed() });
    assert.equal(inputs[GENERATED_NAME], undefined);
    assert.deepEqual((await diff(state, inputs)).details, { name: UPDATE_REPLACE });
  });

  it("shows changes by path, with positions in lists", async () => {
    const olds = {
      ...validInputs(),
      hyperparameters: { depth: "1", "a key": "1" },
      description: "old",
      dataChannels: [
        { channelName: "a", mlInputChannelArn: "1" },
        { channelName: "b", mlInputChannelArn: "2" },
      ],
    };
    const { description: _, ...rest } = olds;
    const news = {
      ...rest,
      hyperparameters: { depth: "2", "a key": "2" },
      dataChannels: [
        { channelName: "b", mlInputChannelArn: "3" },
        { channelName: "a", mlInputChannelArn: "1" },
      ],
      trainingInputMode: "File",
    };
    const { changes, replaces, details } = await diff(olds, news);
    assert.equal(changes, 2);
    assert.deepEqual(replaces.sort(), ["dataChannels", "description", "hyperparameters", "trainingInputMode"]);
    assert.deepEqual(details, {
      "dataChannels[0].mlInputChannelArn": UPDATE_REPLACE,
      "hyperparameters.depth": UPDATE_REPLACE,
      'hyperparameters["a key"]': UPDATE_REPLACE,
      trainingInputMode: ADD_REPLACE,
      description: DELETE_REPLACE,
    });
  });

  it("shows no path inside a secret input, whose keys may be as confidential as its values", async () => {
    const olds = { ...validInputs(), hyperparameters: secret({ first: "1" }) };
    const news = { ...validInputs(), hyperparameters: { second: secret("1") } };
    assert.deepEqual((await diff(olds, news)).details, { hyperparameters: UPDATE_REPLACE });
  });

  it("updates tags in place only with updateTagsInPlace", async () => {
    const [olds, news] = [
      { ...validInputs(), tags: { a: "1" } },
      { ...validInputs(), tags: { a: "2" } },
    ];
    assert.deepEqual((await diff(olds, news)).details, { "tags.a": UPDATE_REPLACE });
    assert.deepEqual(await diff(olds, { ...news, updateTagsInPlace: true }), {
      changes: 2,
      replaces: [],
      details: { "tags.a": UPDATE },
    });
  });

  it("previews an update with every output that stays, and sends nothing", async () => {
    const { id, outs } = await create({ ...validInputs(), tags: { a: "1" } });
    const before = emulator.calls().length;
    const news = { ...validInputs(), tags: { a: "2" }, updateTagsInPlace: true };
    const update = async (isPreview: boolean) => {
      const response = await plugin.call("update", "UpdateRequest", (to) =>
        to.setUrn(urn).setId(id).setOlds(struct(outs)).setNews(struct(news)).setPreview(isPreview),
      );
      return response.getProperties().toJavaScript();
    };
    const previewed = await update(true);
    assert.deepEqual(previewed, { ...outs, tags: { a: "2" }, updateTagsInPlace: true });
    assert.equal(emulator.calls().length, before);
    assert.deepEqual(await update(false), previewed);
    assert.ok(emulator.calls().length > before);
  });

  it("previews a create with the inputs, and sends nothing", async () => {
    const { id, outs } = await create(unnamed(), (to) => to.setPreview(true));
    assert.deepEqual([id, outs, emulator.calls()], ["", unnamed(), []]);
  });

  it("refuses an updateTagsInPlace of another type", async () => {
    const { reasons } = await check({ ...unnamed(), updateTagsInPlace: "yes" });
    assert.deepEqual(reasons, ["updateTagsInPlace: expected true or false, got a 3-character string"]);
  });

  it("keeps secrets secret in inputs and outputs, also those inside an input", async () => {
    const news = { ...unnamed(), hyperparameters: { a: "1", b: secret("hidden") }, description: secret("hidden") };
    const { inputs } = await check(news);
    assert.deepEqual([inputs.hyperparameters, inputs.description], [secret({ a: "1", b: "hidden" }), secret("hidden")]);
    const { id, outs } = await create(inputs);
    assert.deepEqual([outs.hyperparameters, outs.description], [secret({ a: "1", b: "hidden" }), secret("hidden")]);
    const read = await plugin.call("read", "ReadRequest", (to) =>
      to.setUrn(urn).setId(id).setProperties(struct(outs)).setInputs(struct(inputs)),
    );
    assert.deepEqual(read.getProperties().toJavaScript(), outs);
    assert.deepEqual(read.getInputs().toJavaScript(), inputs);
    const withoutSecrets = { ...outs, description: "now plain", hyperparameters: { a: "1", b: "hidden" } };
    const updated = await plugin.call("update", "UpdateRequest", (to) =>
      to.setUrn(urn).setId(id).setOlds(struct(outs)).setNews(struct(withoutSecrets)).setPreview(true),
    );
    assert.equal(updated.getProperties().toJavaScript().description, "now plain");
  });

  it("is imported with the inputs that the service returns", async () => {
    const { id } = await create(validInputs() as unknown as Props);
    const read = await plugin.call("read", "ReadRequest", (to) => to.setUrn(urn).setId(id));
    const inputs = read.getInputs().toJavaScript();
    assert.equal(inputs.name, validInputs().name);
    assert.deepEqual((await check(inputs)).reasons, []);
    assert.deepEqual((await diff(read.getProperties().toJavaScript(), inputs)).changes, 1);
  });

  it("that does not exist cannot be imported", async () => {
    const missing =
      "arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/11111111-2222-3333-4444-555555555555/trained-model/none";
    await assert.rejects(
      plugin.call("read", "ReadRequest", (to) => to.setUrn(urn).setId(missing)),
      /Cannot read trained model "churn" \(.*\): the model does not exist/,
    );
  });

  it("of a type that the package does not have is an error that names the type", async () => {
    const wrong = "urn:pulumi:dev::tried::cleanroomsml:index:Model::churn";
    await assert.rejects(
      plugin.call("check", "CheckRequest", (to) => to.setUrn(wrong)),
      {
        message: 'Cannot manage "churn": cleanroomsml has no type cleanroomsml:index:Model',
      },
    );
  });

  it("is read by a function, whose result is secret if an argument is", async () => {
    const { id } = await create({ ...validInputs() });
    const { membershipIdentifier } = validInputs();
    const invoke = async (args: object, token = "cleanroomsml:index:getTrainedModel") => {
      const response = await plugin.call("invoke", "InvokeRequest", (to) => to.setTok(token).setArgs(struct(args)));
      return response.getReturn().toJavaScript();
    };
    const found = await invoke({ membershipIdentifier, trainedModelArn: id });
    assert.deepEqual([found.trainedModelArn, found.name, found.status], [id, validInputs().name, "ACTIVE"]);
    const hidden = await invoke({ membershipIdentifier, trainedModelArn: secret(id) });
    assert.deepEqual(hidden.name, secret(validInputs().name));
    await assert.rejects(invoke({ membershipIdentifier, trainedModelArn: "m" }), /trainedModelArn: expected an ARN/);
    await assert.rejects(invoke({}, "cleanroomsml:index:getModel"), {
      message: "Cannot call cleanroomsml:index:getModel: cleanroomsml has no such function",
    });
  });

  it("needs a region, in the words of the provider's configuration", async () => {
    const eu = "urn:pulumi:dev::tried::pulumi:providers:cleanroomsml::eu";
    await plugin.call("configure", "ConfigureRequest", (to) => to.setUrn(eu).setId("1").setArgs(struct({})));
    const algorithm = "urn:pulumi:dev::tried::cleanroomsml:index:ConfiguredModelAlgorithm::a";
    const inputs = { roleArn: "arn:aws:iam::123456789012:role/r" };
    const response = await plugin.call("check", "CheckRequest", (to) => to.setUrn(algorithm).setNews(struct(inputs)));
    const reasons = response.toObject().failuresList.map(({ reason }: { reason: string }) => reason);
    assert.deepEqual(reasons, [
      'Provider "eu": region: expected a region, because no ARN has one and AWS_REGION is not set',
    ]);
  });
});
