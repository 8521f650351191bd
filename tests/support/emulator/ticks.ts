import type { CallRecord } from "../../../emulator/server";

/** Calls at least this far apart belong to two rounds of polls, because the calls of a round follow immediately. */
const gapMs = 400;

/**
 * Returns the number of calls of each round of polls.
 *
 * @param calls  in the order of arrival
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
