// A thousand models in training in one membership with a wait for each. Takes minutes, which the engine needs to create
// two thousand resources.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type EmulatedStack, programOf, startEmulatedStack } from "../support/cli/emulated-stack";
import { assertSucceeded, type RunningCommand } from "../support/cli/stack";
import { callsPerTick } from "../support/emulator/ticks";
import { findProviderProcess } from "../support/process/process-tree";

const count = 1_000;

describe(`${count} models in training in one membership`, function () {
  this.timeout(1_200_000);
  let around: EmulatedStack;

  before(async () => {
    const program = programOf(`
for (let i = 0; i < ${count}; i++) new TrainedModel("model-" + i, inputs);
`);
    // Otherwise, Pulumi writes the whole state after each of the four thousand steps, which takes more than half an
    // hour.
    const env = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };
    const behaviour = { pendingMs: 1_000, trainingMs: 3_600_000 };
    around = await startEmulatedStack(program, behaviour, { env, timeoutMs: 1_100_000 });
  });
  after(() => around?.dispose());

  it("take at most 10 calls for each round of polls, and all succeed", async () => {
    const { stack, emulator } = around;
    const run = stack.start("up", ...stack.unattended, "--parallel", `${count}`);
    const memory = watchMemory(run);
    await until(() => isEachWaitedFor(run));
    const waitingSinceMs = Date.now();
    await sleep(60_000);
    const waitedUntilMs = Date.now();
    for (const { trainedModelArn } of emulator.models())
      await emulator.act({ action: "finish-training", trainedModelArn });
    const finishedMs = performance.now();
    const up = assertSucceeded(await run.ended);

    const calls = emulator.calls();
    const ticks = callsPerTick(calls.filter(({ atMs }) => atMs > waitingSinceMs && atMs < waitedUntilMs));
    console.log(
      `      up took ${seconds(up.durationMs)}, ${seconds(performance.now() - finishedMs)} of them after the trainings; ${calls.length} calls; ` +
        `${ticks.length} rounds of ${Math.min(...ticks)} to ${Math.max(...ticks)} calls in a minute of waiting; ` +
        `the provider took ${memory.mostMB()} MB at most`,
    );
    assert.equal(around.trained(), count);
    assert.equal(around.modelsInState().current.length, count);
    assert.ok(ticks.length >= 2 && Math.max(...ticks) <= 10, `calls of each round: ${ticks.join(", ")}`);
  });
});

/** Waits until every Training has started and shown the first status of its model. */
function isEachWaitedFor(run: RunningCommand): boolean {
  const seen = new Set([...run.output().matchAll(/ (model-\d+): CREATE_IN_PROGRESS, /g)].map(([, name]) => name));
  return seen.size === count;
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(500);
}

/** Watches the resident memory of the provider's process, if the system reports it. */
function watchMemory(run: RunningCommand): { mostMB(): number | string } {
  let mostKB = 0;
  const timer = setInterval(() => {
    // Searched each time, because the first process with this name only locates the provider.
    const file = `/proc/${findProviderProcess(run.pid)?.pid}/status`;
    if (!existsSync(file)) return;
    mostKB = Math.max(mostKB, Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(file, "utf8"))?.[1] ?? 0));
  }, 1_000);
  run.ended.finally(() => clearInterval(timer)).catch(() => undefined);
  return { mostMB: () => (mostKB === 0 ? "an unknown number of" : Math.round(mostKB / 1024)) };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
