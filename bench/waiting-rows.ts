import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Emulator, startEmulator } from "../emulator/server";
import { callsPerTick } from "../tests/support/emulator/ticks";
import { type Host, startHost } from "../tests/support/host/host";
import { startPluginHost } from "../tests/support/host/plugin-host";
import { validInputs } from "../tests/support/inputs/valid-inputs";
import { floorTexts } from "./floor-host";
import { differenceRow, plainRow, type Row } from "./row";
import { samplePairs } from "./samples";

const limitMB = 60;
const limitCalls = 10;
const sampleEveryMs = 500;

/**
 * Measures the memory of a provider process that waits for many trainings, minus the floor's, and the calls of each
 * round of polls.
 *
 * @param waitMs  how long the memory is measured
 */
export async function measureWaiting(
  models: number,
  { runs, waitMs }: { runs: number; waitMs: number },
): Promise<Row[]> {
  const textOf = await floorTexts();
  const calls: number[] = [];
  const ours = async () => {
    const { memoryMB, mostCalls } = await waitWith(startHost, models, waitMs);
    calls.push(mostCalls);
    return memoryMB;
  };
  const reference = async () => {
    const host = await startHost({ textOf });
    try {
      await startWaiting(host, models);
      return await watchMemory(host, waitMs);
    } finally {
      await host.close();
    }
  };
  const memory = await samplePairs(runs, { ours, reference });
  return [
    differenceRow({ name: "memory of the provider while models train", models, unit: "MB", limit: limitMB }, memory),
    plainRow(
      { name: "largest number of calls in a round of polls", models, unit: "calls", limit: limitCalls },
      {
        ours: calls,
        reference: [],
      },
    ),
  ];
}

/** Measures the memory of the plugin's process in the same way, against that of the process for dynamic resources. */
export async function measurePluginWaiting(
  models: number,
  { runs, waitMs }: { runs: number; waitMs: number },
): Promise<Row[]> {
  const memoryMB = async (start: Start) => (await waitWith(start, models, waitMs)).memoryMB;
  const pairs = await samplePairs(runs, {
    ours: () => memoryMB(startPluginHost),
    reference: () => memoryMB(startHost),
  });
  const name = "memory of the plugin while models train, against Node's dynamic resources";
  return [differenceRow({ name, models, unit: "MB", limit: 0 }, pairs)];
}

type Start = (options: { emulator: Emulator }) => Promise<Host>;

/** Starts trainings in a provider's process that waits for them, and measures it. */
async function waitWith(
  start: Start,
  models: number,
  waitMs: number,
): Promise<{ memoryMB: number; mostCalls: number }> {
  const emulator = await startEmulator({ behaviour: { pendingMs: 0, trainingMs: 3_600_000, runningQuota: models } });
  const host = await start({ emulator });
  try {
    await startWaiting(host, models);
    await untilEachIsSeen(emulator, models);
    const sinceMs = Date.now();
    const memoryMB = await watchMemory(host, waitMs);
    const ticks = callsPerTick(emulator.calls().filter(({ atMs }) => atMs > sinceMs));
    return { memoryMB, mostCalls: Math.max(...ticks) };
  } finally {
    await host.close();
    await emulator.close();
  }
}

/** Starts trainings and waits for each in a create that does not end. */
async function startWaiting(host: Host, models: number): Promise<void> {
  await Promise.all(
    Array.from({ length: models }, async (_, index) => {
      const name = `model-${index}`;
      const { id } = await host.create("TrainedModel", { ...validInputs(), name, __options: { logicalName: name } });
      // Ends with the host.
      host.create("Training", { trainedModelArn: id, __options: { logicalName: name } }).catch(() => undefined);
    }),
  );
}

/** Waits until every wait has shown its model's status. */
async function untilEachIsSeen(emulator: Emulator, models: number): Promise<void> {
  // Each is polled once after its create; by then the waits poll together.
  const isOver = () =>
    emulator.models().length === models && emulator.calls().at(-1)?.operation !== "CreateTrainedModel";
  while (!isOver()) await sleep(sampleEveryMs);
  await sleep(5_000);
}

/** Returns the median of the resident memory over some time. */
async function watchMemory({ pid }: Host, waitMs: number): Promise<number> {
  const samples: number[] = [];
  const untilMs = performance.now() + waitMs;
  while (performance.now() < untilMs) {
    samples.push(residentMB(pid));
    await sleep(sampleEveryMs);
  }
  return samples.sort((left, right) => left - right)[Math.floor(samples.length / 2)] ?? Number.NaN;
}

/** @throws {Error} if this is not Linux */
function residentMB(pid: number): number {
  const [, kB] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  if (kB === undefined) throw new Error(`Cannot read the memory of process ${pid}`);
  return Number(kB) / 1024;
}
