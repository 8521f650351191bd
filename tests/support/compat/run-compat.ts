import { join } from "node:path";
import { seeBunRefused } from "./bun";
import { liveThrough } from "./consumer-life";
import { type ConsumerProject, createConsumerProject, pack, packWrapper, removeFolder } from "./consumer-project";
import { baseConsumer, type Consumer, consumers } from "./consumers";
import { seeEmulatorRun } from "./emulator";
import { type Cell, matrixLines, outcomeOf } from "./matrix";
import type { Ingredients } from "./project-files";
import { getNode, newestVersion, type Tool } from "./tools";
import { seeTypesResolve } from "./types";

/** The oldest version that package.json supports, then the newest of each major version. */
const nodeRanges = ["20.18.1", "22", "24", "latest"] as const;
const basePulumi = "3.248.0";

/** A cell to test. */
interface Plan {
  readonly consumer: Consumer;
  readonly pulumi: string;
  readonly nodes: readonly Tool[];
}

/**
 * Runs every consumer project and prints the matrix.
 *
 * @param text  part of the names of the consumers to run
 */
export async function runCompat(text: string): Promise<void> {
  const { formatDuration } = await import("../../../scripts/terminal/progress.mjs");
  const { root } = await import("../../../scripts/system/paths.mjs");
  const startedMs = performance.now();
  const cells: Cell[] = [];
  const tell = (cell: Cell) => {
    cells.push(cell);
    const versions = `Node ${cell.node}, @pulumi/pulumi ${cell.pulumi}`;
    const outcome = outcomeOf(cell).padEnd("refused".length);
    console.log(`${outcome} ${formatDuration(cell.durationMs).padStart(7)}  ${cell.consumer} (${versions})`);
    if (cell.problem !== undefined) console.log(cell.problem.replaceAll(/^/gm, "    "));
  };
  console.log("Compatibility: packing the packages and downloading Node's binaries");
  const tarball = await pack(root);
  const emulatorTarball = await pack(join(root, "emulator"));
  const wrapperTarball = await packWrapper(tarball);
  const ingredients = (pulumi: string): Ingredients => ({ tarball, emulatorTarball, wrapperTarball, pulumi });
  for (const [name, packed] of [
    ["Types", tarball],
    ["Types of the emulator", emulatorTarball],
  ] as const) {
    const cell = { consumer: `${name}, by @arethetypeswrong/cli`, node: "any", pulumi: "any" };
    if (cell.consumer.includes(text)) tell(await measure(cell, () => seeTypesResolve(packed)));
  }
  for (const manager of ["npm", "pnpm"] as const) {
    const cell = {
      consumer: `Emulator beside the package, ${manager}`,
      node: process.versions.node,
      pulumi: basePulumi,
    };
    if (cell.consumer.includes(text)) tell(await measure(cell, () => seeEmulatorRun(manager, ingredients(basePulumi))));
  }
  const nodes = await Promise.all(nodeRanges.map(getNode));
  const newestPulumi = await newestVersion("@pulumi/pulumi");
  for (const plan of planOf(nodes, newestPulumi)) {
    if (plan.consumer.name.includes(text)) await play(plan, ingredients(plan.pulumi), tell);
  }
  for (const pulumi of [basePulumi, newestPulumi].filter(() => "Bun".includes(text))) {
    tell(
      await measure({ consumer: "Bun", node: "Bun", pulumi, isRefusal: true }, () =>
        seeBunRefused(ingredients(pulumi)),
      ),
    );
  }
  if (cells.length === 0) throw new Error(`Cannot find a consumer with "${text}" in its name: try "pnpm"`);
  const failed = cells.filter(({ problem }) => problem !== undefined).length;
  console.log(`\n${matrixLines(cells).join("\n")}\n`);
  console.log(`Compatibility: ${formatDuration(performance.now() - startedMs)}`);
  console.log(`${cells.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

/** All consumers with the oldest Node, and the base one with every compatible pair of versions. */
function planOf(nodes: readonly Tool[], newestPulumi: string): Plan[] {
  const [oldest, ...newer] = nodes;
  if (oldest === undefined) return [];
  return [
    ...consumers.map((consumer) => ({ consumer, pulumi: basePulumi, nodes: [oldest] })),
    { consumer: baseConsumer, pulumi: "3.200.0", nodes },
    { consumer: baseConsumer, pulumi: basePulumi, nodes },
    // Since 3.249, @pulumi/pulumi requires Node 22.
    { consumer: baseConsumer, pulumi: newestPulumi, nodes: newer },
  ];
}

/** Installs a project once and runs it with each version of Node, because no file depends on the version. */
async function play({ consumer, pulumi, nodes }: Plan, ingredients: Ingredients, tell: (cell: Cell) => void) {
  let project: ConsumerProject | undefined;
  const place = { consumer: consumer.name, pulumi, isRefusal: consumer.refusal !== undefined };
  try {
    for (const node of nodes) {
      const cell = await measure({ ...place, node: node.version }, async () => {
        project ??= await createConsumerProject(consumer, ingredients);
        await liveThrough(consumer, project, node);
      });
      tell(cell);
      // An installation that fails would fail for the next version, too.
      if (project === undefined) break;
    }
  } finally {
    if (project !== undefined) removeFolder(project.folder);
  }
}

async function measure(cell: Omit<Cell, "durationMs" | "problem">, work: () => Promise<void>): Promise<Cell> {
  const startedMs = performance.now();
  try {
    await work();
    return { ...cell, durationMs: performance.now() - startedMs };
  } catch (error) {
    return { ...cell, durationMs: performance.now() - startedMs, problem: (error as Error).message };
  }
}
