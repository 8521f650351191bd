export interface Cell {
  readonly consumer: string;
  /** Versions, as in the column's header. */
  readonly node: string;
  readonly pulumi: string;
  readonly durationMs: number;
  /** Whether the program cannot run and must be rejected with a clear error. */
  readonly isRefusal?: boolean;
  /** What went wrong, if anything. */
  readonly problem?: string;
}

/** A row for each consumer project and a column for each pair of versions; an empty cell was not tested. */
export function matrixLines(cells: readonly Cell[]): string[] {
  const columns = [...new Set(cells.map(columnOf))].sort((left, right) =>
    left.localeCompare(right, "en", { numeric: true }),
  );
  const rows = [...new Set(cells.map(({ consumer }) => consumer))];
  const place = (consumer: string, column: string) => {
    const cell = cells.find((candidate) => candidate.consumer === consumer && columnOf(candidate) === column);
    if (cell === undefined) return "";
    return `${outcomeOf(cell)} ${Math.round(cell.durationMs / 1000)} s`;
  };
  const table = [
    ["Node", ...columns.map((column) => column.split(" ")[0] ?? "")],
    ["@pulumi/pulumi", ...columns.map((column) => column.split(" ")[1] ?? "")],
    ...rows.map((consumer) => [consumer, ...columns.map((column) => place(consumer, column))]),
  ];
  const widths = ["", ...columns].map((_, index) => Math.max(...table.map((row) => row[index]?.length ?? 0)));
  return table.map((row) =>
    row
      .map((text, index) => text.padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** `refused` is as good as `ok`, because it was expected. */
export function outcomeOf({ problem, isRefusal }: Cell): string {
  if (problem !== undefined) return "FAILED";
  return isRefusal ? "refused" : "ok";
}

function columnOf({ node, pulumi }: Cell): string {
  return `${node} ${pulumi}`;
}
