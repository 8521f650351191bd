/** Formats rows as a table for a terminal and for Markdown, with the growth of each figure by the number of models. */
import { holds, type Row, type Unit } from "./row";
import type { Figure } from "./samples";

const heads = ["figure", "models", "ours", "reference", "result", "spread", "target", "verdict", "samples"];

/** How much a growth may exceed the floor's, because single runs are noisy. */
const noise = 1.1;

export function describeRows(rows: readonly Row[]): string[][] {
  return [heads, ...rows.map(describeRow)];
}

/** Growth from the fewest to the most models, ours next to the floor's. */
export function describeGrowth(rows: readonly Row[]): string[][] {
  const found: string[][] = [["figure", "models", "ours grows", "floor grows", "verdict"]];
  for (const name of new Set(rows.map((row) => row.name))) {
    const sizes = rows.filter((row) => row.name === name && row.models !== undefined);
    const [first, last] = [sizes[0], sizes.at(-1)];
    if (!first || !last || first === last) continue;
    const ours = last.ours.median / first.ours.median;
    const floor = last.reference && first.reference && last.reference.median / first.reference.median;
    const verdict = floor === undefined ? "" : ours <= floor * noise ? "no faster" : "FASTER";
    found.push([
      name,
      `${first.models} to ${last.models}`,
      times(ours),
      floor === undefined ? "" : times(floor),
      verdict,
    ]);
  }
  return found;
}

export function toMarkdown([head = [], ...lines]: readonly string[][]): string {
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

export function toText(lines: readonly string[][]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function describeRow(row: Row): string[] {
  const { name, models, ours, reference, figure, limit, samples } = row;
  const isWithin = holds(row);
  return [
    name,
    models === undefined ? "" : `${models}`,
    format(ours.median, row.unit),
    reference === undefined ? "" : format(reference.median, row.unit),
    format(figure.median, row.figureUnit),
    describeSpread(figure, row.figureUnit),
    limit === undefined ? "" : `at most ${format(limit, row.figureUnit)}`,
    isWithin === undefined ? "" : isWithin ? "holds" : "MISSED",
    `${samples}`,
  ];
}

function describeSpread({ least, most }: Figure, unit: Unit): string {
  return least === most ? "" : `${format(least, unit)} to ${format(most, unit)}`;
}

function format(value: number, unit: Unit): string {
  if (unit === "times") return times(value);
  if (unit === "ms" && Math.abs(value) >= 1_000) return `${(value / 1_000).toFixed(2)} s`;
  return `${value.toFixed(unit === "MB" ? 1 : 0)} ${unit}`;
}

function times(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1);
}
