// Many models in one `pulumi up`: more than the quota of running trainings lets in, and more than the service's rate of calls
// does. Each test prints its figures.
import assert from "node:assert/strict";
import type { CallRecord, ModelRecord } from "../../emulator/server";
import { assertNoOrphan, type EmulatedStack, programOf, startEmulatedStack } from "../support/cli/emulated-stack";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";

const isCreate = ({ operation }: CallRecord) => operation === "CreateTrainedModel";
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

describe("20 models against a quota of 5", function () {
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
    around = await startEmulatedStack(program, { pendingMs: 500, trainingMs: 3_500, runningQuota: quota });
    up = await around.stack.up();
  });
  after(() => around?.dispose());

  it("are one up that ends well, each trained once", () => {
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

  it("use the quota, and never more", () => {
    assert.equal(mostAtOnce(around.emulator.models()), quota);
  });

  it("say once that they wait, with the quota and how many are running, and once that they got their slot", () => {
    const waits = lines("waits for a training slot");
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

describe("200 creates against 10 calls a second", function () {
  this.timeout(240_000);
  const count = 200;
  let around: EmulatedStack;

  before(async () => {
    const program = programOf(`
for (let i = 0; i < ${count}; i++) new TrainedModel("model-" + i, inputs, { waitForTraining: false });
`);
    around = await startEmulatedStack(program, { callsPerSecond: 10, trainingMs: 3_600_000 }, { timeoutMs: 200_000 });
  });
  after(() => around?.dispose());

  it("all end well, with less than twice the calls that are needed", async () => {
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
    // A create and the look that tells a new model from an old one.
    assert.ok(calls.length < 2 * 2 * count, `${calls.length} calls`);
    assert.ok(calls.filter(isCreate).length < 2 * count, `${calls.filter(isCreate).length} creates`);
  });
});

/** The most models that were in training at one moment. */
function mostAtOnce(models: readonly ModelRecord[]): number {
  const changes = models.flatMap(({ timeline, createdAtMs }) => {
    const end = timeline.find(({ status }) => !status.startsWith("CREATE_"))?.atMs ?? Number.POSITIVE_INFINITY;
    return [
      { atMs: createdAtMs, by: 1 },
      { atMs: end, by: -1 },
    ];
  });
  // Where one ends as another begins, the slot is handed over.
  changes.sort((a, b) => a.atMs - b.atMs || a.by - b.by);
  let running = 0;
  return Math.max(...changes.map(({ by }) => (running += by)));
}
