import { openBenchStack } from "./bench-stack";
import { floorProgram, ourProgram } from "./programs";
import { plainRow, type Row } from "./row";
import { samplePairs } from "./samples";

const shape = { models: 1, waits: true };
const created = { create: 3 };

/** 5 % of the training plus 3 s, up to 60 s. */
const limitMs = (trainingMs: number) => Math.min(0.05 * trainingMs + 3_000, 60_000);

/** Time from ACTIVE to the end of `pulumi up`, against the floor's from the end of its child's create. */
export async function measureTrainingEnd(trainingMs: number, runs: number): Promise<Row[]> {
  const ours = await openBenchStack(ourProgram(shape), { models: 1, behaviour: { pendingMs: 0, trainingMs } });
  const floor = await openBenchStack(floorProgram(shape, trainingMs), { models: 1 });
  try {
    const pairs = await samplePairs(runs, {
      ours: async () => {
        await ours.empty();
        await ours.time("up", created);
        const endedMs = Date.now();
        const [model] = ours.emulator().models();
        return endedMs - getTime(model?.timeline.find(({ status }) => status === "ACTIVE")?.atMs);
      },
      reference: async () => {
        await floor.empty();
        await floor.time("up", created);
        const endedMs = Date.now();
        const child = floor.stack.state().resources.find(({ type }) => type.endsWith(":Child"));
        return endedMs - getTime(child?.outputs?.endedAtMs);
      },
    });
    const name = `from ACTIVE to the end of up, training ${trainingMs / 1000} s`;
    return [plainRow({ name, unit: "ms", limit: limitMs(trainingMs) }, pairs)];
  } finally {
    await ours.dispose();
    await floor.dispose();
  }
}

function getTime(atMs: unknown): number {
  if (typeof atMs !== "number") throw new Error("The training has not ended");
  return atMs;
}
