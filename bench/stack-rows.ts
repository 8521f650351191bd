import { openBenchStack } from "./bench-stack";
import { floorProgram, ourProgram, resourcesOf, type Shape } from "./programs";
import { type Row, ratioRow } from "./row";
import { samplePairs } from "./samples";
import { stateRow } from "./state-row";

export interface StackRuns {
  /** Pairs of previews and of unchanged ups. */
  readonly quiet: number;
  /** Pairs of ups that create everything, which take long. */
  readonly full: number;
}

/** The longest that a preview or an unchanged up may take, as a multiple of the floor. */
const quietLimit = (models: number) => (models < 200 ? 1.15 : 1.1);
const fullLimit = 1.3;
/** From this number of models, writing the state would take longer than everything else. */
const manyModels = 1000;

/** Preview, up and unchanged up with the real CLI, against the floor; and the size of the state. */
export async function measureStacks(shape: Shape, runs: StackRuns): Promise<Row[]> {
  const { models, waits } = shape;
  const options = { models, skipsCheckpoints: models >= manyModels };
  const ours = await openBenchStack(ourProgram(shape), options);
  const floor = await openBenchStack(floorProgram(shape), options);
  const kind = waits ? "" : ", waitForTraining: false";
  const resources = resourcesOf(shape) + 1;
  const created = { create: resources };
  try {
    // The first run of each has cold caches.
    for (const side of [ours, floor]) await side.time("preview", created);
    const preview = await samplePairs(runs.quiet, {
      ours: () => ours.time("preview", created),
      reference: () => floor.time("preview", created),
    });
    const up = await samplePairs(runs.full, {
      ours: () => ours.empty().then(() => ours.time("up", created)),
      reference: () => floor.empty().then(() => floor.time("up", created)),
    });
    const unchanged = await samplePairs(runs.quiet, {
      ours: () => ours.time("up", { same: resources }),
      reference: () => floor.time("up", { same: resources }),
    });
    return [
      ratioRow({ name: `preview${kind}`, models, unit: "ms", limit: quietLimit(models) }, preview),
      ratioRow({ name: `unchanged up${kind}`, models, unit: "ms", limit: quietLimit(models) }, unchanged),
      ratioRow({ name: `up of new models${kind}`, models, unit: "ms", limit: fullLimit }, up),
      stateRow({ name: `state of a model${kind}`, models }, { ours: ours.stack, floor: floor.stack }),
    ];
  } finally {
    await ours.dispose();
    await floor.dispose();
  }
}
