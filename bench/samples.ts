/**
 * Samples in pairs: `ours[i]` and `reference[i]` were taken one immediately after the other. Machines are noisy and
 * drift, so only samples of the same pair are compared.
 */
export interface Pairs {
  readonly ours: readonly number[];
  readonly reference: readonly number[];
}

/** A figure from samples, and their spread. */
export interface Figure {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Takes one sample. */
export type Sample = () => Promise<number>;

/**
 * Takes pairs of samples, every second pair in reverse order, so that neither side is always first.
 *
 * @param count  number of pairs
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

/** Ours minus the reference, pair by pair. */
export function difference(pairs: Pairs): Figure {
  return summarize(pairs.ours.map((value, index) => value - (pairs.reference[index] ?? Number.NaN)));
}

/** @throws {RangeError} if there are no samples */
export function summarize(values: readonly number[]): Figure {
  if (values.length === 0) throw new RangeError("Cannot summarize no samples");
  const sorted = [...values].sort((left, right) => left - right);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  const median = (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2;
  return { median, least: at(0), most: at(sorted.length - 1) };
}
