/**
 * Samples in pairs: `ours[i]` and `reference[i]` were taken one right after the other. Machines are noisy and drift, so
 * only samples of one pair are compared.
 */
export interface Pairs {
  readonly ours: readonly number[];
  readonly reference: readonly number[];
}

/** A figure that follows from samples, and how far they lie apart. */
export interface Figure {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Takes one sample. */
export type Sample = () => Promise<number>;

/**
 * Takes pairs of samples, each second pair in the other order, so that neither side always comes first.
 *
 * @param count  of pairs
 */
export async function samplePairs(count: number, sides: { ours: Sample; reference: Sample }): Promise<Pairs> {
  const ours: number[] = [];
  const reference: number[] = [];
  for (let pair = 0; pair < count; pair++) {
    if (pair % 2 === 0) ours.push(await sides.ours());
    reference.push(await sides.reference());
    if (pair % 2 === 1) ours.push(await sides.ours());
  }
  return { ours, reference };
}

/** Ours divided by the reference, pair by pair. */
export function ratio(pairs: Pairs): Figure {
  return summarize(pairs.ours.map((value, index) => value / (pairs.reference[index] ?? Number.NaN)));
}

/** Ours less the reference, pair by pair. */
export function difference(pairs: Pairs): Figure {
  return summarize(pairs.ours.map((value, index) => value - (pairs.reference[index] ?? Number.NaN)));
}

/** @throws {RangeError} where there are no samples */
export function summarize(values: readonly number[]): Figure {
  if (values.length === 0) throw new RangeError("Cannot summarize no samples");
  const sorted = [...values].sort((left, right) => left - right);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  const median = (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2;
  return { median, least: at(0), most: at(sorted.length - 1) };
}
