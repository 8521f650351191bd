/** Lines about one long training: one at each change of status, and heartbeats at growing intervals. */
import { describeDuration } from "../words/describe";

const FIRST_BEAT_MS = 15_000;
const GROWTH = 1.6;
const LONGEST_BEAT_MS = 15 * 60_000;

/** Says which lines are due. */
export interface Progress {
  /**
   * @param status  what the last look saw
   * @param ageMs  how long the training has been going on
   * @param nowMs  a clock that never jumps
   * @returns the line to show, undefined where nothing is worth one
   */
  describe(status: string, ageMs: number, nowMs: number): string | undefined;
}

/** @param subject  what the lines call the model */
export function createProgress(subject: string): Progress {
  let lastStatus: string | undefined;
  let beatMs = FIRST_BEAT_MS;
  let nextBeatMs = 0;
  return {
    describe(status, ageMs, nowMs) {
      const isNew = status !== lastStatus;
      if (!isNew && nowMs < nextBeatMs) return undefined;
      if (!isNew) beatMs = Math.min(beatMs * GROWTH, LONGEST_BEAT_MS);
      lastStatus = status;
      nextBeatMs = nowMs + beatMs;
      return `${subject}: ${status}, ${describeDuration(ageMs)} so far`;
    },
  };
}
