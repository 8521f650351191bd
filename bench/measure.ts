import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { drawPicture } from "./picture";
import { fullPlan, quickPlan } from "./plan";
import { holds, type Row } from "./row";
import { describeGrowth, describeRows, toMarkdown, toText } from "./table";

/**
 * Measures the figures of a plan and prints them.
 *
 * @param options  isWriting: whether to write the results; text: part of the titles to measure
 */
export async function runBench({
  isQuick,
  isWriting,
  text,
}: {
  isQuick: boolean;
  isWriting: boolean;
  text: string;
}): Promise<void> {
  const plan = (isQuick ? quickPlan : fullPlan).filter(({ title }) => title.includes(text));
  const rows: Row[] = [];
  const startedMs = performance.now();
  for (const [index, { title, measure }] of plan.entries()) {
    const minutes = ((performance.now() - startedMs) / 60_000).toFixed(1);
    console.log(`${index + 1} of ${plan.length}: ${title} (after ${minutes} min)`);
    const measured = await measure();
    console.log(toText(describeRows(measured)));
    rows.push(...measured);
  }
  if (rows.length === 0) throw new Error(`No figure has "${text}" in its title`);
  rows.sort(byName(rows));
  const missed = rows.filter((row) => holds(row) === false);
  console.log(`\n${toText(describeRows(rows))}\n\n${toText(describeGrowth(rows))}\n`);
  console.log(`${rows.filter(holds).length} figures hold, ${missed.length} missed${missed.length > 0 ? ":" : ""}`);
  for (const { name, models } of missed) console.log(`  ${name}${models === undefined ? "" : `, ${models} models`}`);
  if (isWriting) write(rows, text);
}

/** Groups the rows of one figure, in the order of the figures' first measurements. */
function byName(rows: readonly Row[]): (left: Row, right: Row) => number {
  const order = [...new Set(rows.map(({ name }) => name))];
  return (left, right) => order.indexOf(left.name) - order.indexOf(right.name);
}

/** Figures of a part have a file of their own, because they take a part of the time. */
function write(rows: readonly Row[], part: string): void {
  writeFileSync(join(__dirname, part ? `results-${part}.md` : "results.md"), describeResults(rows, part));
  if (part) return;
  const sized = (name: string) => rows.filter((row) => row.name === name);
  const picture = drawPicture([
    { title: "pulumi preview", rows: sized("preview") },
    { title: "pulumi up (1000: without state writes)", rows: sized("up of new models") },
  ]);
  writeFileSync(join(__dirname, "wall-time.svg"), picture);
}

function describeResults(rows: readonly Row[], part: string): string {
  const [processor] = cpus();
  return `# Figures

Written by \`npm run bench -- --write${part && ` ${part}`}\` on ${new Date().toISOString().slice(0, 10)} with Node ${process.versions.node} and ${cpus().length} cores (${processor?.model.trim()}).
Samples of ours and of the reference are taken in pairs, one immediately after the other; "result" is the median of the pairs'
ratios or differences, and "spread" is their minimum and maximum. The reference for Pulumi commands is the one in the name of the
figure, or else the floor: the same number of resources with the same inputs, from a dynamic provider that does nothing. With 1000 models, the engine does not write its
state after each step on either side (\`PULUMI_SKIP_CHECKPOINTS\`).

${toMarkdown(describeRows(rows))}

## Growth

${toMarkdown(describeGrowth(rows))}
`;
}
