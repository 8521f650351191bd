import { measureClients } from "./client-rows";
import { measurePluginPreview, measurePluginStart } from "./plugin-rows";
import { measureProgramStart } from "./program-start-row";
import type { Shape } from "./programs";
import { measureProviderStart } from "./provider-start-rows";
import { measurePythonPreview } from "./python-rows";
import { measureQuickStart } from "./quick-start-row";
import type { Row } from "./row";
import { measureStacks, type StackRuns } from "./stack-rows";
import { measureTrainingEnd } from "./training-end-row";
import { measurePluginWaiting, measureWaiting } from "./waiting-rows";

/** One measurement, with one or more rows. */
export interface Measurement {
  readonly title: string;
  measure(): Promise<Row[]>;
}

/** Figures that take over a minute have three samples; a thousand models are created once. */
export const fullPlan: readonly Measurement[] = [
  { title: "provider process", measure: () => measureProviderStart(9) },
  { title: "program start", measure: () => measureProgramStart(9) },
  { title: "plugin process", measure: () => measurePluginStart(9) },
  ...[1, 200, 1_000].map((models) => ({
    title: `plugin, preview of ${models} models from YAML`,
    measure: () => measurePluginPreview(models, models >= 1_000 ? 3 : 5),
  })),
  { title: "client", measure: () => measureClients(5, 3_000) },
  { title: "quick start", measure: () => measureQuickStart(5) },
  ...[true, false].flatMap((waits) =>
    [1, 20, 200, 1_000].map((models) => ({
      title: `stack of ${models} models${waits ? "" : ", waitForTraining: false"}`,
      measure: () => measureStacks({ models, waits }, stackRuns({ models, waits })),
    })),
  ),
  ...[1, 200, 1_000].map((models) => ({
    title: `plugin, preview of ${models} models from Python`,
    measure: () => measurePythonPreview(models, models >= 1_000 ? 3 : 5),
  })),
  ...[1, 200, 1_000].map((models) => ({
    title: `waiting for ${models} models`,
    measure: () => measureWaiting(models, { runs: 3, waitMs: 10_000 }),
  })),
  {
    title: "plugin, waiting for 1000 models",
    measure: () => measurePluginWaiting(1_000, { runs: 3, waitMs: 10_000 }),
  },
  { title: "end of a training of 10 s", measure: () => measureTrainingEnd(10_000, 5) },
  { title: "end of a training of 30 s", measure: () => measureTrainingEnd(30_000, 3) },
];

/** The measurements that take three minutes. */
export const quickPlan: readonly Measurement[] = [
  { title: "provider process", measure: () => measureProviderStart(3) },
  { title: "program start", measure: () => measureProgramStart(3) },
  { title: "plugin process", measure: () => measurePluginStart(3) },
  { title: "plugin, preview of 20 models from YAML", measure: () => measurePluginPreview(20, 1) },
  { title: "client", measure: () => measureClients(3, 1_000) },
  { title: "stack of 20 models", measure: () => measureStacks({ models: 20, waits: true }, { quiet: 3, full: 1 }) },
  { title: "waiting for 1000 models", measure: () => measureWaiting(1_000, { runs: 1, waitMs: 6_000 }) },
  { title: "end of a training of 5 s", measure: () => measureTrainingEnd(5_000, 1) },
];

function stackRuns({ models, waits }: Shape): StackRuns {
  if (models >= 1_000) return { quiet: waits ? 3 : 1, full: 1 };
  // Without a wait there are half the resources; the other figures include the cost of a full up.
  const full = waits ? (models >= 200 ? 3 : 5) : 1;
  return { quiet: 5, full };
}
