/** How long to wait between two looks at something that takes its time. */

const SHORTEST_MS = 1000;
const LONGEST_MS = 60_000;
const SHARE_OF_AGE = 0.05;
const JITTER = 0.2;

/**
 * 5 % of the age, at least 1 s and at most 60 s, less up to a fifth by chance, so that many waits do not march in step.
 *
 * @param ageMs  how long the thing has been going on, in milliseconds
 */
export function pollDelayMs(ageMs: number, random: () => number = Math.random): number {
  const delayMs = Math.min(Math.max(ageMs * SHARE_OF_AGE, SHORTEST_MS), LONGEST_MS);
  return Math.max(SHORTEST_MS, delayMs * (1 - JITTER * random()));
}
