/** Progress messages of a wait: one for each change of status, and repetitions at growing intervals. */
import { describeDuration } from "../words/describe";

const FIRST_BEAT_MS = 15_000;
const GROWTH = 1.6;
const LONGEST_BEAT_MS = 15 * 60_000;

export interface Progress {
  /**
   * @param status  the status from the last check
   * @param ageMs  how long the work has run
   * @param nowMs  the monotonic clock
   * @returns the message to show, if one is due
   */
  describe(status: string, ageMs: number, nowMs: number): string | undefined;
}

/** @param subject  the name of the object in messages */
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
      return `${subject}: ${status}, ${describeDuration(ageMs)} elapsed`;
    },
  };
}
