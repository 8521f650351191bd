import type { Host } from "../tests/support/host/host";
import { startHost } from "../tests/support/host/host";
import { validInputs } from "../tests/support/inputs/valid-inputs";
import { floorTexts } from "./floor-host";
import { differenceRow, type Row } from "./row";
import { samplePairs } from "./samples";

const limitMs = 40;
const inputs = { ...validInputs(), __options: { logicalName: "churn" } };
const olds = { ...inputs, trainedModelArn: "none" };

/** The engine's first call for a new model, and for an existing one. */
const firstCalls: Record<string, (host: Host) => Promise<unknown>> = {
  check: (host) => host.check("TrainedModel", { news: inputs }),
  diff: (host) => host.diff("TrainedModel", { id: "none", olds, news: inputs }),
};

/** Time from the start of the provider's process to its first response, against the floor's. */
export async function measureProviderStart(runs: number): Promise<Row[]> {
  const rows: Row[] = [];
  const textOf = await floorTexts();
  for (const [name, call] of Object.entries(firstCalls)) {
    const answeredAfterMs = async (start: () => Promise<Host>): Promise<number> => {
      const startedMs = performance.now();
      const host = await start();
      try {
        await call(host);
        return performance.now() - startedMs;
      } finally {
        await host.close();
      }
    };
    const pairs = await samplePairs(runs, {
      ours: () => answeredAfterMs(startHost),
      reference: () => answeredAfterMs(() => startHost({ textOf })),
    });
    rows.push(differenceRow({ name: `provider process, first ${name} answered`, unit: "ms", limit: limitMs }, pairs));
  }
  return rows;
}
