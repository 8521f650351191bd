const SHORTEST_MS = 1000;
const LONGEST_MS = 60_000;
const SHARE_OF_AGE = 0.05;
const JITTER = 0.2;

/**
 * Returns the delay before the next poll: 5 % of the age, from 1 s to 60 s, minus a random part of up to a fifth, so
 * that many waits do not poll at the same time.
 *
 * @param ageMs  how long the polled operation has run, in milliseconds
 */
export function pollDelayMs(ageMs: number, random: () => number = Math.random): number {
  const delayMs = Math.min(Math.max(ageMs * SHARE_OF_AGE, SHORTEST_MS), LONGEST_MS);
  return Math.max(SHORTEST_MS, delayMs * (1 - JITTER * random()));
}
