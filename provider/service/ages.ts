import type { Clock } from "../../sdk/client";

/** Dates are cut to seconds, unless they show more. */
const CUT_MS = 1000;
/** How far the service's own clocks may be apart. */
const SERVICE_CLOCKS_MS = 500;
/** Farther from ours than this, a clock is wrong, and nobody can say whose. */
const TRUSTED_MS = 60_000;

/**
 * How much earlier than our first attempt a model was created, by the service's own clock: `certainlyMs` where all that a
 * date leaves open speaks for us, `possiblyMs` where it speaks against us. Undefined where a clock is wrong.
 *
 * @param answeredMs  the Date header of a response that just came
 * @param firstSentMs  when the first attempt went out, on the clock that never jumps
 */
export function earlierByMs(
  { createTime }: { createTime: string },
  { answeredMs, firstSentMs }: { answeredMs: number; firstSentMs: number },
  clock: Clock,
): { certainlyMs: number; possiblyMs: number } | undefined {
  if (Math.abs(answeredMs - clock.nowMs()) > TRUSTED_MS) return undefined;
  // The header is cut to seconds as well, which puts our attempt up to a second too early and never too late.
  const possiblyMs = answeredMs - (clock.monotonicMs() - firstSentMs) - Date.parse(createTime);
  return { certainlyMs: possiblyMs - SERVICE_CLOCKS_MS - (/\.\d/.test(createTime) ? 0 : CUT_MS), possiblyMs };
}
