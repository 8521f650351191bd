/**
 * A clock for waits of hours: as soon as no request is under way it jumps to the moment that the next sleeper waits for.
 * Unlike a fast clock it stands still while an answer is on its way, so that a test's figures do not hang on the machine.
 * It takes the reading of files, which comes before a client's first call, for idleness: make one call beforehand.
 */
import { subscribe } from "node:diagnostics_channel";
import type { Clock } from "../../../sdk/clock";

interface Sleeper {
  readonly untilMs: number;
  wake(): void;
}

/** Requests of this process that undici has begun and not ended. */
const underWay = new Set<unknown>();
const requestOf = (message: unknown): unknown => (message as { request: unknown }).request;
subscribe("undici:request:create", (message) => underWay.add(requestOf(message)));
subscribe("undici:request:trailers", (message) => underWay.delete(requestOf(message)));
subscribe("undici:request:error", (message) => underWay.delete(requestOf(message)));

/** Real milliseconds between two looks whether all is quiet: what follows an answer has begun its own sleep by then. */
const QUIET_MS = 1;

/** Starts at the machine's time. */
export function jumpingClock(): Clock {
  // What an earlier test has left under way is not waited for.
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
