/**
 * A clock for waits of hours. It jumps to the end of the next sleep as soon as no request is in progress. Unlike a fast
 * clock, it stops during a request, so the figures of a test do not depend on the machine. It treats the reading of
 * files before a client's first call as idle time, so make one call beforehand.
 */
import { subscribe } from "node:diagnostics_channel";
import type { Clock } from "../../../sdk/clock";

interface Sleeper {
  readonly untilMs: number;
  wake(): void;
}

/** Requests of this process in progress. */
const underWay = new Set<unknown>();
const requestOf = (message: unknown): unknown => (message as { request: unknown }).request;
subscribe("undici:request:create", (message) => underWay.add(requestOf(message)));
subscribe("undici:request:trailers", (message) => underWay.delete(requestOf(message)));
subscribe("undici:request:error", (message) => underWay.delete(requestOf(message)));

/** Real milliseconds between two checks for requests; by then, the code after a response has started its next sleep. */
const QUIET_MS = 1;

/** Creates a clock that starts at the machine's time. */
export function jumpingClock(): Clock {
  // Ignores requests of earlier tests.
  underWay.clear();
  const startMs = Date.now();
  const sleepers = new Set<Sleeper>();
  let elapsedMs = 0;
  let timer: NodeJS.Timeout | undefined;

  function jump(): void {
    timer = undefined;
    const [first, ...others] = sleepers;
    if (first === undefined) return;
    if (underWay.size > 0) {
      plan();
      return;
    }
    const next = others.reduce((earliest, sleeper) => (sleeper.untilMs < earliest.untilMs ? sleeper : earliest), first);
    elapsedMs = Math.max(elapsedMs, next.untilMs);
    next.wake();
  }

  function plan(): void {
    clearTimeout(timer);
    timer = sleepers.size === 0 ? undefined : setTimeout(jump, QUIET_MS);
  }

  return {
    nowMs: () => startMs + elapsedMs,
    monotonicMs: () => elapsedMs,
    sleep: (delayMs, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const end = (settle: () => void) => () => {
          sleepers.delete(sleeper);
          signal?.removeEventListener("abort", abort);
          plan();
          settle();
        };
        const sleeper: Sleeper = { untilMs: elapsedMs + Math.max(0, delayMs), wake: end(resolve) };
        const abort = end(() => reject(signal?.reason));
        signal?.addEventListener("abort", abort, { once: true });
        sleepers.add(sleeper);
        plan();
      }),
  };
}
