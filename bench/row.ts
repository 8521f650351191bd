import { difference, type Figure, type Pairs, ratio, summarize } from "./samples";

/** Units of samples and figures. */
export type Unit = "ms" | "µs" | "MB" | "bytes" | "calls" | "times";

/** One row of the table: the samples of both sides, their figure and its limit. */
export interface Row {
  /** Name of the figure, such as `preview`; rows with the same name differ in size. */
  readonly name: string;
  /** Number of models, for figures that grow with it. */
  readonly models?: number;
  readonly ours: Figure;
  /** Absent if the figure has no reference. */
  readonly reference?: Figure;
  readonly samples: number;
  /** Unit of both sides. */
  readonly unit: Unit;
  readonly figure: Figure;
  /** Unit of the figure: `times` for a ratio. */
  readonly figureUnit: Unit;
  /** The largest allowed figure; absent if there is no limit. */
  readonly limit?: number;
}

type Described = Pick<Row, "name" | "models" | "unit" | "limit">;

/** Creates a row whose figure is ours divided by the reference. */
export function ratioRow(described: Described, pairs: Pairs): Row {
  return { ...describeSides(described, pairs), figure: ratio(pairs), figureUnit: "times" };
}

/** Creates a row whose figure is ours minus the reference. */
export function differenceRow(described: Described, pairs: Pairs): Row {
  return { ...describeSides(described, pairs), figure: difference(pairs), figureUnit: described.unit };
}

/** Creates a row whose figure is only ours; the reference, if there is one, is shown next to it. */
export function plainRow(described: Described, pairs: Pairs): Row {
  return { ...describeSides(described, pairs), figure: summarize(pairs.ours), figureUnit: described.unit };
}

/** Whether the figure is within its limit; undefined if it has none. */
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
