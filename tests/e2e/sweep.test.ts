// Many models in one `pulumi up`: more than the quota of running trainings allows, and more than the service's call
// rate allows. Each test prints its figures.
import assert from "node:assert/strict";
import type { CallRecord, ModelRecord } from "../../emulator/server";
import { DOORS } from "../support/cli/door";
import { assertNoOrphan, type EmulatedStack, programOf, startEmulatedStack } from "../support/cli/emulated-stack";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";

const isCreate = ({ operation }: CallRecord) => operation === "CreateTrainedModel";
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

for (const door of DOORS) {
  describe(`20 models against a quota of 5 (${door})`, function () {
    this.timeout(240_000);
    const quota = 5;
    let around: EmulatedStack;
    let up: CommandResult;
    const lines = (text: string) =>
      up.diagnostics
        .filter(({ message, ephemeral }) => !ephemeral && message.includes(text))
        .map(({ message }) => message);

    before(async () => {
      const program = programOf(`
for (let i = 0; i < 20; i++) new TrainedModel("model-" + i, inputs);
`);
      around = await startEmulatedStack(program, { pendingMs: 500, trainingMs: 3_500, runningQuota: quota }, { door });
      up = await around.stack.up();
    });
    after(() => around?.dispose());

    it("train once each in one successful up", () => {
      assertSucceeded(up);
      const calls = around.emulator.calls();
      const creates = calls.filter(isCreate);
      console.log(
        `      ${seconds(up.durationMs)}; ${calls.length} calls, ${creates.length} of them creates; ` +
          `at most ${mostAtOnce(around.emulator.models())} at once; ` +
          `${lines("").length} lines that stay, ${up.diagnostics.length - lines("").length} that go`,
      );
      assert.deepEqual([around.trained(), new Set(around.statuses())], [20, new Set(["ACTIVE"])]);
      assertNoOrphan(around);
    });

    it("use the whole quota and no more", () => {
      assert.equal(mostAtOnce(around.emulator.models()), quota);
    });

    it("report once that they wait, with the quota and the running trainings, and once that they got a slot", () => {
      const waits = lines("waiting for a training slot");
      const slots = lines("got a training slot");
      assert.equal(waits.length, new Set(waits.map((line) => line.split(":")[0])).size);
      assert.deepEqual([waits.length, slots.length], [20 - quota, 20 - quota]);
      for (const line of waits) {
        assert.match(
          line,
          /\(quota "Concurrent trained model jobs per membership" is 5, \d trainings? (is|are) running in this/,
        );
      }
    });
  });
}

for (const door of DOORS) {
  describe(`200 creates against 10 calls a second (${door})`, function () {
    this.timeout(240_000);
    const count = 200;
    let around: EmulatedStack;

    before(async () => {
      const program = programOf(`
for (let i = 0; i < ${count}; i++) new TrainedModel("model-" + i, inputs, { waitForTraining: false });
`);
      around = await startEmulatedStack(
        program,
        { callsPerSecond: 10, trainingMs: 3_600_000 },
        { timeoutMs: 200_000, door },
      );
    });
    after(() => around?.dispose());

    it("all succeed, with less than twice the necessary calls", async () => {
      const up = assertSucceeded(await around.stack.up("--parallel", `${count}`));
      const calls = around.emulator.calls();
      const throttled = calls.filter(({ status }) => status === 429);
      const served = calls.length - throttled.length;
      console.log(
        `      ${seconds(up.durationMs)}; ${calls.length} calls (${calls.filter(isCreate).length} of them creates), ` +
          `${served} served, ${throttled.length} throttled`,
      );
      assert.deepEqual([around.trained(), around.modelsInState().current.length], [count, count]);
      assertNoOrphan(around);
      // A create and the check that it is a new model.
      assert.ok(calls.length < 2 * 2 * count, `${calls.length} calls`);
      assert.ok(calls.filter(isCreate).length < 2 * count, `${calls.filter(isCreate).length} creates`);
    });
  });
}

/** The largest number of simultaneous trainings. */
function mostAtOnce(models: readonly ModelRecord[]): number {
  const changes = models.flatMap(({ timeline, createdAtMs }) => {
    const end = timeline.find(({ status }) => !status.startsWith("CREATE_"))?.atMs ?? Number.POSITIVE_INFINITY;
    return [
      { atMs: createdAtMs, by: 1 },
      { atMs: end, by: -1 },
    ];
  });
  // If one ends when another starts, they use the same slot.
  changes.sort((a, b) => a.atMs - b.atMs || a.by - b.by);
  let running = 0;
  return Math.max(...changes.map(({ by }) => (running += by)));
}
