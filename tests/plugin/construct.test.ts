import assert from "node:assert/strict";
import type { ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { type PluginServer, startServer } from "../../plugin/server";
import { connectToHost, type HostConnection, toStruct } from "../support/host/host-call";
import { type MonitorService, type Outcome, startMonitorService } from "../support/host/monitor-service";
import { validInputs } from "../support/inputs/valid-inputs";

const { ConstructRequest, ConfigureRequest } = require("@pulumi/pulumi/proto/provider_pb");
const { Alias } = require("@pulumi/pulumi/proto/alias_pb");
const { Value } = require("google-protobuf/google/protobuf/struct_pb");

const stackUrn = "urn:pulumi:dev::tried::pulumi:pulumi:Stack::tried-dev";
const ownParent = "urn:pulumi:dev::tried::my:Pipeline::pipeline";
const arn =
  "arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/11111111-2222-3333-4444-555555555555/trained-model/m";
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const [COMPONENT, OBJECT, WAIT] = [
  "cleanroomsml:index:TrainedModel",
  "cleanroomsml:api:TrainedModel",
  "cleanroomsml:api:Training",
];
const made: Record<string, Outcome> = {
  [OBJECT]: { id: arn, trainedModelArn: arn, name: "churn-1", stoppingCondition: { maxRuntimeInSeconds: 60 } },
  [WAIT]: { trainedModelArn: arn, details: { status: "ACTIVE" } },
};

// biome-ignore lint/suspicious/noExplicitAny: Pulumi ships these generated classes without types
type Message = any;

describe("A component", () => {
  let server: PluginServer;
  let connection: HostConnection;
  let monitor: MonitorService;
  let outcomes: Record<string, Outcome>;

  beforeEach(async () => {
    outcomes = { ...made };
    monitor = await startMonitorService((type) => outcomes[type] ?? {});
    server = await startServer();
    connection = connectToHost(server.port);
  });
  afterEach(() => {
    connection.close();
    server.close();
    monitor.close();
  });

  const construct = (
    setOptions: (request: Message) => void = () => {},
    inputs: object = validInputs(),
    parent = stackUrn,
  ): Promise<ConstructResponse> => {
    const request: Message = new ConstructRequest();
    request.setStack("dev").setProject("tried").setType(COMPONENT).setName("churn").setParent(parent);
    request.setMonitorendpoint(monitor.address).setInputs(toStruct({ ...inputs }));
    setOptions(request);
    return connection.call("construct", request) as Promise<Message>;
  };
  const partOf = (type: string): RegisterResourceRequest =>
    monitor.registered.find((request) => request.getType() === type) ?? assert.fail(`${type} was not registered`);
  const stateOf = (response: ConstructResponse) => response.getState()?.toJavaScript();

  it("is the object, with the inputs, and the wait for it", async () => {
    const response = await construct();
    assert.deepEqual(
      monitor.registered.map((request) => [request.getType(), request.getParent(), request.getCustom()]),
      [
        [COMPONENT, stackUrn, false],
        [OBJECT, `urn:pulumi:dev::tried::${COMPONENT}::churn`, true],
        [WAIT, `urn:pulumi:dev::tried::${COMPONENT}$${OBJECT}::churn`, true],
      ],
    );
    assert.deepEqual(partOf(OBJECT).getObject()?.toJavaScript(), validInputs());
    assert.deepEqual(partOf(WAIT).getObject()?.toJavaScript(), { trainedModelArn: arn, maxRuntimeInSeconds: 60 });
    const outputs = { trainedModelArn: arn, versionIdentifier: null, name: "churn-1", details: { status: "ACTIVE" } };
    assert.deepEqual(stateOf(response), outputs);
    assert.deepEqual(monitor.outputs, [{ urn: response.getUrn(), outputs }]);
  });

  it("has outputs that depend on the part that they come from", async () => {
    const map = (await construct()).getStatedependenciesMap();
    assert.match(map.get("trainedModelArn")?.getUrnsList()[0] ?? "", /api:Training::churn$/);
    assert.match(map.get("name")?.getUrnsList()[0] ?? "", /api:TrainedModel::churn$/);
  });

  it("does not wait with waitForTraining: false", async () => {
    const response = await construct(undefined, { ...validInputs(), waitForTraining: false });
    assert.deepEqual(
      monitor.registered.map((request) => request.getType()),
      [COMPONENT, OBJECT],
    );
    assert.deepEqual(partOf(OBJECT).getObject()?.toJavaScript(), validInputs());
    const absent = { versionIdentifier: null, details: null };
    assert.deepEqual(stateOf(response), { trainedModelArn: arn, name: "churn-1", ...absent });
  });

  it("refuses a waitForTraining of another type", async () => {
    const message = 'Cannot create "churn": waitForTraining: expected true or false';
    await assert.rejects(construct(undefined, { ...validInputs(), waitForTraining: "no" }), { message });
    assert.deepEqual(monitor.registered, []);
  });

  it("has unknown outputs while the object is unknown", async () => {
    outcomes = { [OBJECT]: { name: "churn-1" }, [WAIT]: { trainedModelArn: unknown } };
    const ofModel = { trainedModelArn: unknown, versionIdentifier: unknown };
    assert.deepEqual(stateOf(await construct()), { ...ofModel, name: "churn-1" });
    assert.deepEqual(partOf(WAIT).getObject()?.toJavaScript(), {
      trainedModelArn: unknown,
      versionIdentifier: unknown,
    });
  });

  it("does not wait for an object that failed, and has unknown outputs", async () => {
    outcomes = { [OBJECT]: "fail" };
    assert.deepEqual(stateOf(await construct()), { trainedModelArn: unknown, versionIdentifier: unknown });
    assert.deepEqual(
      monitor.registered.map((request) => request.getType()),
      [COMPONENT, OBJECT],
    );
  });

  it("has unknown outputs where the wait failed", async () => {
    outcomes = { ...made, [WAIT]: "fail" };
    const ofModel = { trainedModelArn: unknown, versionIdentifier: unknown };
    assert.deepEqual(stateOf(await construct()), { ...ofModel, name: "churn-1" });
  });

  it("responds at once to an interruption, so that only the part that failed shows an error", async () => {
    outcomes = { ...made, [WAIT]: "never" };
    const response = construct();
    while (monitor.registered.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    const { Empty } = require("google-protobuf/google/protobuf/empty_pb");
    await connection.call("cancel", new Empty());
    assert.deepEqual(
      [(await response).getUrn(), stateOf(await response)],
      [`urn:pulumi:dev::tried::${COMPONENT}::churn`, {}],
    );
  });

  it("gives its parts the provider of this process", async () => {
    const urn = "urn:pulumi:dev::tried::pulumi:providers:cleanroomsml::eu";
    await connection.call("configure", new ConfigureRequest().setUrn(urn).setId("7"));
    await construct();
    assert.deepEqual(
      [partOf(OBJECT), partOf(WAIT)].map((part) => part.getProvider()),
      [`${urn}::7`, `${urn}::7`],
    );
  });

  it("keeps its aliases, and finds its parts where a Node program or an import has put them", async () => {
    const alias = new Alias().setUrn("urn:pulumi:dev::tried::my:Old::churn");
    await construct((request) => request.setAliasesList([alias]), validInputs(), ownParent);
    const urnsOf = (type: string) =>
      partOf(type)
        .getAliasesList()
        .map((one) => one.getUrn());
    const below = "urn:pulumi:dev::tried::my:Pipeline$";
    assert.deepEqual(urnsOf(COMPONENT), ["urn:pulumi:dev::tried::my:Old::churn"]);
    assert.deepEqual(urnsOf(OBJECT), [
      `${below}cleanroomsml:api:TrainedModel::churn`,
      `${below}pulumi-nodejs:dynamic/cleanroomsml:TrainedModel::churn`,
    ]);
    assert.deepEqual(urnsOf(WAIT), [
      `${below}pulumi-nodejs:dynamic/cleanroomsml:TrainedModel$pulumi-nodejs:dynamic/cleanroomsml:Training::churn`,
    ]);
  });

  it("finds parts at the top of the stack", async () => {
    await construct();
    assert.deepEqual(
      partOf(OBJECT)
        .getAliasesList()
        .map((one) => one.getUrn()),
      [
        "urn:pulumi:dev::tried::cleanroomsml:api:TrainedModel::churn",
        "urn:pulumi:dev::tried::pulumi-nodejs:dynamic/cleanroomsml:TrainedModel::churn",
      ],
    );
  });

  it("passes dependencies on, those of each input too", async () => {
    await construct((request) => {
      request.setDependenciesList(["urn:a"]);
      request.getInputdependenciesMap().set("tags", new ConstructRequest.PropertyDependencies().setUrnsList(["urn:b"]));
    });
    assert.deepEqual(partOf(OBJECT).getDependenciesList(), ["urn:a", "urn:b"]);
    assert.deepEqual(partOf(OBJECT).getPropertydependenciesMap().get("tags")?.getUrnsList(), ["urn:b"]);
  });

  describe("passes the option", () => {
    const timeouts = new ConstructRequest.CustomTimeouts()
      .setCreate("90m")
      .setRead("1m")
      .setUpdate("2m")
      .setDelete("5m");
    const hooks = new ConstructRequest.ResourceHooksBinding()
      .setBeforeCreateList(["a"])
      .setAfterCreateList(["b"])
      .setBeforeUpdateList(["c"])
      .setAfterUpdateList(["d"])
      .setBeforeDeleteList(["e"])
      .setAfterDeleteList(["f"])
      .setOnErrorList(["g"]);
    const options: Record<string, [(request: Message) => void, (object: RegisterResourceRequest) => unknown, unknown]> =
      {
        ignoreChanges: [(to) => to.setIgnorechangesList(["tags"]), (it) => it.getIgnorechangesList(), ["tags"]],
        customTimeouts: [
          (to) => to.setCustomtimeouts(timeouts),
          (it) => it.getCustomtimeouts()?.toObject(),
          { create: "90m", update: "2m", pb_delete: "5m", read: "1m" },
        ],
        replaceOnChanges: [
          (to) => to.setReplaceonchangesList(["tags"]),
          (it) => it.getReplaceonchangesList(),
          ["tags"],
        ],
        deleteBeforeReplace: [
          (to) => to.setDeletebeforereplace(true),
          (it) => [it.getDeletebeforereplace(), it.getDeletebeforereplacedefined()],
          [true, true],
        ],
        replacementTrigger: [
          (to) => to.setReplacementTrigger(Value.fromJavaScript("v2")),
          (it) => it.getReplacementTrigger()?.toJavaScript(),
          "v2",
        ],
        replaceWith: [(to) => to.setReplaceWithList(["urn:a"]), (it) => it.getReplaceWithList(), ["urn:a"]],
        deletedWith: [(to) => to.setDeletedwith("urn:a"), (it) => it.getDeletedwith(), "urn:a"],
        retainOnDelete: [(to) => to.setRetainondelete(true), (it) => it.getRetainondelete(), true],
        protect: [(to) => to.setProtect(true), (it) => it.getProtect(), true],
        additionalSecretOutputs: [
          (to) => to.setAdditionalsecretoutputsList(["name"]),
          (it) => it.getAdditionalsecretoutputsList(),
          ["name"],
        ],
        hooks: [
          (to) => to.setResourceHooks(hooks),
          (it) =>
            Object.values(it.getHooks()?.toObject() ?? {})
              .flat()
              .join(""),
          "abcdefg",
        ],
      };
    for (const [option, [set, read, expected]] of Object.entries(options)) {
      it(`${option} to the object`, async () => {
        await construct(set);
        assert.deepEqual(read(partOf(OBJECT)), expected);
      });
    }

    it("replaceWith and deletedWith of another component as those of its object", async () => {
      const component = `urn:pulumi:dev::tried::my:Pipeline$${COMPONENT}::other`;
      await construct((to) => to.setReplaceWithList([component]).setDeletedwith(component));
      const object = `urn:pulumi:dev::tried::my:Pipeline$${COMPONENT}$${OBJECT}::other`;
      assert.deepEqual([partOf(OBJECT).getReplaceWithList(), partOf(OBJECT).getDeletedwith()], [[object], object]);
    });

    it("none that is not set", async () => {
      await construct();
      const { object: _, ...message } = partOf(OBJECT).toObject();
      const set = Object.entries(message).filter(([, value]) => value !== undefined && value !== false && value !== "");
      const names = set.filter(([, value]) => !Array.isArray(value) || value.length > 0).map(([name]) => name);
      const always = ["acceptresources", "acceptsecrets", "aliasesList", "aliasspecs", "custom", "name", "parent"];
      const more = ["supportspartialvalues", "supportsresultreporting", "type", "version"];
      assert.deepEqual(names.sort(), [...always, ...more]);
    });

    it("customTimeouts.create to the wait", async () => {
      await construct((request) => request.setCustomtimeouts(timeouts));
      assert.equal(partOf(WAIT).getCustomtimeouts()?.getCreate(), "90m");
    });
  });
});
