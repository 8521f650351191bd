// An object of each kind is created, then imported as if the state were empty: its inputs pass the check and differ in nothing.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { defaultCredential, startEmulator } from "../../emulator/server";
import { customType } from "../../plugin/resource-types";
import { KINDS } from "../../provider/kinds/kinds";
import type { Kind } from "../../provider/kinds/lifecycle";
import { openPluginCalls, type PluginCalls, struct } from "../support/host/plugin-calls";
import { inputsOfKinds } from "../support/inputs/inputs-of-kinds";
import { validInputs } from "../support/inputs/valid-inputs";

type Props = Record<string, unknown>;

describe("pulumi import through the plugin", function () {
  this.timeout(60_000);
  const arns: Props = {};
  let plugin: PluginCalls;
  let close: () => Promise<void>;
  before(async () => {
    const emulator = await startEmulator({ behaviour: { speed: 1000 } });
    plugin = await openPluginCalls();
    const { accessKeyId: accessKey, secretAccessKey: secretKey } = defaultCredential;
    const config = { endpoint: emulator.url, accessKey, secretKey, region: "us-east-1" };
    await plugin.call("configure", "ConfigureRequest", (to) => to.setArgs(struct(config)));
    close = async () => {
      plugin.close();
      await emulator.close();
    };
  });
  after(() => close());

  for (const kind of Object.keys(KINDS) as (keyof typeof KINDS)[]) {
    it(`of ${kind} reads inputs that are valid and without a difference`, async () => {
      const urn = `urn:pulumi:dev::tried::${customType(kind as Kind)}::existing`;
      const created = await plugin.call("create", "CreateRequest", (to) =>
        to.setUrn(urn).setProperties(struct(inputsOfKinds[kind](arns))),
      );
      Object.assign(arns, created.getProperties().toJavaScript());
      // Until channel, model and job are complete.
      await sleep(100);
      const read = await plugin.call("read", "ReadRequest", (to) => to.setUrn(urn).setId(created.getId()));
      const [outs, inputs] = [read.getProperties().toJavaScript(), read.getInputs()];
      const checked = await plugin.call("check", "CheckRequest", (to) =>
        to.setUrn(urn).setNews(inputs).setOlds(inputs),
      );
      assert.deepEqual(checked.toObject().failuresList, []);
      const diff = await plugin.call("diff", "DiffRequest", (to) =>
        to.setUrn(urn).setId(created.getId()).setOlds(struct(outs)).setNews(checked.getInputs()),
      );
      assert.deepEqual([diff.getChanges(), diff.getReplacesList()], [1, []]);
      const given = Object.keys(inputsOfKinds[kind](arns));
      const known = inputs.toJavaScript();
      assert.deepEqual(
        given.filter((name) => known[name] === undefined),
        [],
      );
    });
  }

  it("of a component names the command that imports its object", async () => {
    const urn = "urn:pulumi:dev::tried::cleanroomsml:index:TrainedModel::existing";
    const reading = plugin.call("read", "ReadRequest", (to) => to.setUrn(urn).setId("arn"));
    await assert.rejects(reading, (error: Error) =>
      error.message.endsWith(
        'Cannot import "existing": cleanroomsml:index:TrainedModel is a component; ' +
          "run pulumi import cleanroomsml:api:TrainedModel existing ID",
      ),
    );
  });

  it("of the ML configuration keeps its region in the state, for later commands elsewhere", async () => {
    const urn = "urn:pulumi:dev::tried::cleanroomsml:index:MLConfiguration::existing";
    const read = await plugin.call("read", "ReadRequest", (to) =>
      to.setUrn(urn).setId(validInputs().membershipIdentifier),
    );
    assert.equal(read.getProperties().toJavaScript().region, "us-east-1");
  });
});
