/**
 * Waits for a slot, such as a training slot, while the service's quota is exhausted: one queue for each membership or account,
 * first come, first served, with one attempt at a time. It also reports work of this process that ends meanwhile, because its
 * own waits may not have started: waiting creates occupy the engine's parallel operations.
 */
import { ApiError, type Client } from "../../sdk/client";
import type { Session } from "../host/session";
import { isRunning } from "../kinds/phases";
import type { WorkingKind } from "../kinds/resource-kind";
import { canRideOut, isOutcomeUnknown } from "../service/call-errors";
import { listObjects } from "../service/objects";
import { pollDelayMs } from "../service/poll-delay";
import { count, describeDuration, withArticle } from "../words/describe";
import { idOf } from "../words/ids";

/** A create that may have to wait. */
export interface SlotRequest<T> {
  /** The name of the object in messages. */
  subject: string;
  urn?: string | undefined;
  membershipIdentifier: string;
  /** Longest wait for a slot; if absent, the wait continues as long as work keeps ending. */
  timeoutMs?: number | undefined;
  /** Sends the create once; called again for each attempt. */
  send: () => Promise<T>;
}

/** The queue of one membership or account. */
export interface SlotQueue {
  /**
   * @returns what `send` returns once the quota allows it
   * @throws {Error} if no slot became free in time, and whatever else `send` throws
   */
  run<T>(request: SlotRequest<T>): Promise<T>;
}

interface Waiter {
  arrival: number;
  sinceMs: number;
  request: SlotRequest<unknown>;
  refusal: ApiError;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** If nothing runs in the membership, others of the account use the slots. The wait for these ends after this time. */
const NONE_RUNNING_LIMIT_MS = 10 * 60_000;
/** How long attempts may fail, for example without a network or with an expired session, before the wait fails. */
const UNREACHABLE_LIMIT_MS = 10 * 60_000;

/** Opens the queue that all creates of a kind share in a membership or account. */
export function openSlotQueue(kind: WorkingKind, client: Client, session: Session): SlotQueue {
  const { noun, nouns } = kind.work;
  const { clock, signal, show, ownership } = session;
  const waiters: Waiter[] = [];
  const reported = new Set<string>();
  let arrivals = 0;
  let isPumping = false;
  /** When the service last responded. */
  let lastResponseMs = 0;

  function enqueue<T>(waiter: Omit<Waiter, "resolve" | "reject">): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      waiters.push({ ...waiter, resolve: resolve as (result: unknown) => void, reject });
      waiters.sort((a, b) => a.arrival - b.arrival);
      if (!isPumping) void pump();
    });
  }

  async function pump(): Promise<void> {
    isPumping = true;
    lastResponseMs = clock.monotonicMs();
    const announced = new Set<Waiter>();
    let lastSlotMs = clock.monotonicMs();
    let noneRunningSinceMs: number | undefined;
    while (waiters.length > 0) {
      const running = await countRunning();
      for (const waiter of waiters) if (!announced.has(waiter)) announce(announced.add(waiter) && waiter, running);
      noneRunningSinceMs = running === 0 ? (noneRunningSinceMs ?? clock.monotonicMs()) : undefined;
      const nowMs = clock.monotonicMs();
      const delayMs = Math.min(pollDelayMs(nowMs - lastSlotMs), earliestLimitMs() - nowMs);
      await clock.sleep(Math.max(0, delayMs), signal).catch(() => undefined);
      if (signal.aborted) {
        for (const waiter of waiters.splice(0)) waiter.reject(signal.reason);
        break;
      }
      while (await probe()) lastSlotMs = clock.monotonicMs();
      expire(noneRunningSinceMs);
    }
    isPumping = false;
  }

  /** @returns true if the first waiter left the queue, so that the next one can try immediately */
  async function probe(): Promise<boolean> {
    const [first] = waiters;
    if (!first) return false;
    try {
      const result = await first.request.send();
      const waited = describeDuration(clock.monotonicMs() - first.sinceMs);
      show({
        message: `${first.request.subject}: got ${withArticle(noun)} slot after ${waited}`,
        urn: first.request.urn,
      });
      lastResponseMs = clock.monotonicMs();
      first.resolve(result);
    } catch (error) {
      if (isQuotaExceeded(error)) {
        lastResponseMs = clock.monotonicMs();
        first.refusal = error;
        return false;
      }
      const mayPass = canRideOut(error, true) && !isOutcomeUnknown(error);
      if (mayPass && clock.monotonicMs() - lastResponseMs < UNREACHABLE_LIMIT_MS) {
        const message = `${first.request.subject}: ${noun} slot check failed (${(error as ApiError).code}); retrying`;
        show({ message, urn: first.request.urn, isEphemeral: true });
        return false;
      }
      first.reject(error);
    }
    waiters.splice(waiters.indexOf(first), 1);
    return waiters.length > 0;
  }

  function announce({ request, refusal }: Waiter, running: number | undefined): void {
    const others =
      running === undefined ? "" : `, ${count(running, `${noun} is`, `${nouns} are`)} running in ${placeOf(kind)}`;
    const message = `${request.subject}: waiting for ${withArticle(noun)} slot (${describeQuota(refusal, nouns)}${others})`;
    show({ message, urn: request.urn });
  }

  /** The earliest deadline of a waiter; infinite if none has one. */
  function earliestLimitMs(): number {
    return Math.min(...waiters.map(({ sinceMs, request }) => sinceMs + (request.timeoutMs ?? Infinity)));
  }

  function expire(noneRunningSinceMs: number | undefined): void {
    const nowMs = clock.monotonicMs();
    const isHopeless = noneRunningSinceMs !== undefined && nowMs - noneRunningSinceMs >= NONE_RUNNING_LIMIT_MS;
    for (const waiter of [...waiters]) {
      const { request, sinceMs } = waiter;
      const isOver = request.timeoutMs !== undefined && nowMs - sinceMs >= request.timeoutMs;
      if (!isOver && !isHopeless) continue;
      waiters.splice(waiters.indexOf(waiter), 1);
      waiter.reject(describeNoSlot(kind, waiter, isOver ? request.timeoutMs : undefined));
    }
  }

  /** Counts what uses a slot in the memberships of the waiting creates; undefined if a list fails. */
  async function countRunning(): Promise<number | undefined> {
    let running = 0;
    try {
      for (const membershipIdentifier of new Set(waiters.map(({ request }) => request.membershipIdentifier))) {
        for await (const { entries } of listObjects(kind, client, { membershipIdentifier }, { signal })) {
          for (const entry of entries) {
            if (isRunning(entry.status ?? "")) running += 1;
            else reportEnd(idOf(kind.id, entry), entry.status ?? "");
          }
        }
      }
      return running;
    } catch {
      // The count only informs the user; the next attempt decides.
      return undefined;
    }
  }

  function reportEnd(id: string, status: string): void {
    const owner = ownership.findOwner(id);
    if (!owner?.isNew || reported.has(id)) return;
    reported.add(id);
    show({
      message: `${owner.logicalName}: ${noun} ended, ${status}`,
      ...(status !== "ACTIVE" && { severity: "warning" }),
    });
  }

  return {
    async run(request) {
      const arrival = arrivals++;
      const sinceMs = clock.monotonicMs();
      const last = waiters.at(-1);
      // While others wait, a new create joins the end of the queue without an attempt of its own.
      if (last) return enqueue({ arrival, sinceMs, request, refusal: last.refusal });
      try {
        return await request.send();
      } catch (error) {
        if (!isQuotaExceeded(error)) throw error;
        return enqueue({ arrival, sinceMs, request, refusal: error });
      }
    },
  };
}

function isQuotaExceeded(error: unknown): error is ApiError {
  return error instanceof ApiError && error.httpStatusCode === 402;
}

function describeQuota({ quotaName, quotaValue }: ApiError, nouns: string): string {
  return `quota ${quotaName ? `"${quotaName}"` : `of running ${nouns}`}${quotaValue === undefined ? "" : ` is ${quotaValue}`}`;
}

/** Where the creates that wait for one quota have their objects. */
function placeOf({ work: { slotsOf } }: WorkingKind): string {
  return slotsOf === "membership" ? "this membership" : "the memberships of this program";
}

function describeNoSlot(kind: WorkingKind, { request, refusal }: Waiter, waitedMs: number | undefined): Error {
  const { noun, nouns, slotsOf } = kind.work;
  const per = slotsOf === "membership" ? "per membership and per account" : "per account";
  const why =
    waitedMs === undefined
      ? `no ${noun} is running in ${placeOf(kind)}, and none of the account's slots became free within ${describeDuration(NONE_RUNNING_LIMIT_MS)}`
      : `none became free within ${describeDuration(waitedMs)} (customTimeouts.create)`;
  return new Error(
    `Cannot create ${kind.noun} "${request.subject}": no ${noun} slot: ${describeQuota(refusal, nouns)}; ${why}. ` +
      `Slots are limited ${per}: end other ${nouns}, or request a higher quota`,
    { cause: refusal },
  );
}
