import type { CallRecord } from "../../../emulator/server";

/** Calls that are this far apart belong to two rounds of polls: those of one round follow each other at once. */
const gapMs = 400;

/**
 * How many calls each round of polls took.
 *
 * @param calls  in the order in which they came
 */
export function callsPerTick(calls: readonly CallRecord[]): number[] {
  const ticks: number[] = [];
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const { atMs, endedAtMs } of calls) {
    if (atMs - lastMs > gapMs) ticks.push(0);
    ticks.push((ticks.pop() ?? 0) + 1);
    lastMs = endedAtMs ?? atMs;
  }
  return ticks;
}
