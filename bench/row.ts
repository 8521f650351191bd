import { difference, type Figure, type Pairs, ratio, summarize } from "./samples";

/** What samples and figures are counted in. */
export type Unit = "ms" | "µs" | "MB" | "bytes" | "calls" | "times";

/** One row of the table: the samples of both sides, the figure from them, and its limit. */
export interface Row {
  /** What is measured, such as `preview`; rows with the same one differ in their size. */
  readonly name: string;
  /** How many models, where that says how the figure grows. */
  readonly models?: number;
  readonly ours: Figure;
  /** Absent where the figure has no other side. */
  readonly reference?: Figure;
  readonly samples: number;
  /** Unit of both sides. */
  readonly unit: Unit;
  readonly figure: Figure;
  /** Unit of the figure: `times` for a ratio. */
  readonly figureUnit: Unit;
  /** The most that the figure may be; absent where it is only told. */
  readonly limit?: number;
}

type Described = Pick<Row, "name" | "models" | "unit" | "limit">;

/** A row whose figure is ours divided by the reference. */
export function ratioRow(described: Described, pairs: Pairs): Row {
  return { ...describeSides(described, pairs), figure: ratio(pairs), figureUnit: "times" };
}

/** A row whose figure is ours less the reference. */
export function differenceRow(described: Described, pairs: Pairs): Row {
  return { ...describeSides(described, pairs), figure: difference(pairs), figureUnit: described.unit };
}

/** A row whose figure is ours alone; the reference, where there is one, is told beside it. */
export function plainRow(described: Described, pairs: Pairs): Row {
  return { ...describeSides(described, pairs), figure: summarize(pairs.ours), figureUnit: described.unit };
}

/** Whether the figure is within its limit; undefined where it has none. */
export function holds({ figure, limit }: Row): boolean | undefined {
  return limit === undefined ? undefined : figure.median <= limit;
}

function describeSides(described: Described, { ours, reference }: Pairs) {
  return {
    ...described,
    ours: summarize(ours),
    ...(reference.length > 0 && { reference: summarize(reference) }),
    samples: ours.length,
  };
}
