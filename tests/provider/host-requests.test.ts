// Pulumi's host does not pass on what these tests read from its requests; the plugin receives them itself.
import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator/server";
import { hostDoors } from "../support/host/doors";
import type { Host } from "../support/host/host";
import { modelInputs } from "../support/lifecycle/surroundings";

const urn = "urn:pulumi:dev::p::pulumi-nodejs:dynamic/cleanroomsml:TrainedModel::churn";
const renamed = urn.replace(/churn$/, "renamed");

for (const [door, start] of Object.entries(hostDoors)) {
  describe(`A request to ${door}`, function () {
    this.timeout(60_000);
    let emulator: Emulator;
    let host: Host;
    beforeEach(async () => {
      emulator = await startEmulator({
        behaviour: { pendingMs: 0, trainingMs: 3_600_000, cancelMs: 200, deleteMs: 200 },
      });
      host = await start({ emulator });
    });
    afterEach(async () => {
      await host.close();
      await emulator.close();
    });

    const create = async (timeoutSeconds?: number, createTimeoutSeconds?: number) => {
      const news = modelInputs({}, { urn, logicalName: undefined, createTimeoutSeconds });
      const { inputs } = await host.check("TrainedModel", { news });
      return host.create("TrainedModel", inputs, { timeoutSeconds });
    };
    const waitFor = async (
      { id, outs }: { id: string; outs: Record<string, unknown> },
      options = {},
      timeoutSeconds?: number,
    ) => {
      const inputs = { trainedModelArn: id, __options: { urn: `${urn.replace("::churn", "$x::churn")}`, ...options } };
      assert.equal(outs.trainedModelArn, id);
      return host.create("Training", inputs, { timeoutSeconds }).then(
        () => assert.fail("it ended"),
        ({ message }: Error) => message,
      );
    };

    it("limits the wait by the timeout that a transform set on the model", async () => {
      assert.match(await waitFor(await create(2, 3600), { createTimeoutSeconds: 3600 }), /is still training after 2 s/);
    });

    it("limits the wait by the timeout that a transform set on the Training", async () => {
      assert.match(await waitFor(await create(), { createTimeoutSeconds: 3600 }, 2), /is still training after 2 s/);
    });

    it("uses the constructor's timeout if the request has none", async () => {
      assert.match(await waitFor(await create(), { createTimeoutSeconds: 2 }), /is still training after 2 s/);
    });

    it("limits the wait for a training slot", async () => {
      emulator.inject({ operation: "CreateTrainedModel", kind: "quota-exceeded", times: "always" });
      await assert.rejects(create(2), { message: /none became free within 2 s \(customTimeouts\.create\)/ });
    });

    it("deletes a resource under the URN of the request, not that of the state", async () => {
      const { id, outs } = await create();
      await host.delete("TrainedModel", { id, props: outs }, { urn: renamed });
      const rows = host.engineLogs().filter(({ message }) => /: deleting \(\w+\)$/.test(message));
      assert.ok(rows.length > 0);
      assert.deepEqual(new Set(rows.map((row) => row.urn.split("::").at(-1))), new Set(["renamed"]));
      assert.match(rows[0]?.message ?? "", /^renamed: /);
    });
  });
}
