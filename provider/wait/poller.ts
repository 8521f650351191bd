/**
 * Polls many objects of one kind and membership with few requests. Polls that are due at the same time share their requests:
 * one Get for each object or, for more than 20, pages of the list if that takes fewer. What has no Get is always listed.
 */
import type { Client, Clock } from "../../sdk/client";
import type { ResourceKind } from "../kinds/resource-kind";
import { type FoundObject, findObject, listEntries, listObjects, newestMeant, type Summary } from "../service/objects";
import { idOf, type Reference } from "../words/ids";

/** The result of one poll. */
export interface PollResult {
  /** Undefined if the object does not exist. */
  status: string | undefined;
  /** When the service accepted the work, in ISO format. */
  createTime?: string;
  /** The service's clock at the time of the response, in milliseconds since 1970. */
  dateMs?: number | undefined;
  /** The whole object, if the result has all that there is of it. */
  found?: FoundObject;
}

/** Polls objects; there is one for each client, kind and list. */
export interface Poller {
  /**
   * Polls an object after the delay, or earlier if a list for others includes it.
   *
   * @throws {ApiError|TransportError} if a request fails
   */
  poll(reference: Reference, delayMs: number, signal: AbortSignal): Promise<PollResult>;
}

interface PendingPoll {
  reference: Reference;
  dueMs: number;
  /** When a list for others may include this one. */
  ripeMs: number;
  settle(result: PollResult): void;
  fail(error: unknown): void;
}

function resultOf(found: FoundObject | undefined): PollResult {
  if (!found) return { status: undefined };
  const { status, createTime } = found as unknown as Summary;
  return { status, createTime, dateMs: found.$metadata.dateMs, found };
}

const MOST_GETS = 20;
const PAGE_SIZE = 100;
/** How much earlier a poll may run than it is due, so that many new waits form one batch. */
const BATCH_MS = 50;
/** The shortest time between two lists, which objects of different ages would otherwise request one after the other. */
const LIST_GAP_MS = 1000;
/** Larger than the jitter of the delays, so that what is polled together stays together. */
const RIPE_SHARE = 0.25;

export function createPoller(kind: ResourceKind, client: Client, clock: Clock): Poller {
  const pending = new Map<string, Set<PendingPoll>>();
  let isRunning = false;
  /** The current sleep. */
  let sleep: { untilMs: number; end(): void } | undefined;
  /** The number of pages of the last list; undefined before the first. */
  let lastPages: number | undefined;
  let lastListMs = Number.NEGATIVE_INFINITY;

  const all = () => [...pending.values()].flatMap((polls) => [...polls]);

  const idsWith = (matches: (poll: PendingPoll) => boolean) =>
    [...pending].filter(([, polls]) => [...polls].some(matches)).map(([id]) => id);

  function take(id: string): PendingPoll[] {
    const polls = [...(pending.get(id) ?? [])];
    pending.delete(id);
    return polls;
  }

  async function run(): Promise<void> {
    isRunning = true;
    while (pending.size > 0) {
      const dueMs = Math.min(...all().map((poll) => poll.dueMs));
      const earliestMs = pending.size > MOST_GETS ? Math.max(dueMs, lastListMs + LIST_GAP_MS) : dueMs;
      await sleepUntil(Math.max(earliestMs, clock.monotonicMs()) + BATCH_MS);
      await pollDue(clock.monotonicMs());
    }
    isRunning = false;
  }

  async function sleepUntil(untilMs: number): Promise<void> {
    const controller = new AbortController();
    sleep = { untilMs, end: () => controller.abort() };
    // An early end is not a failure; the loop then determines again what is due.
    await clock.sleep(untilMs - clock.monotonicMs(), controller.signal).catch(() => undefined);
    sleep = undefined;
  }

  async function pollDue(nowMs: number): Promise<void> {
    const findDue = () => idsWith((poll) => poll.dueMs <= nowMs);
    if (findDue().length === 0) return;
    const findRipe = () => idsWith((poll) => poll.ripeMs <= nowMs);
    if (!kind.calls.get) return pollByEntries(findRipe());
    const ripe = pending.size > MOST_GETS ? findRipe() : [];
    const expectedPages = lastPages ?? Math.ceil(pending.size / PAGE_SIZE);
    if (expectedPages < ripe.length) await pollByList(ripe);
    // What the list did not include is still pending; the others may be pending again, for later.
    await Promise.all(findDue().map(pollByGet));
  }

  /** Leaves pending what the list does not include or what would take too many pages to find. */
  async function pollByList(ids: string[]): Promise<void> {
    const [sample] = pending.get(ids[0] ?? "") ?? [];
    if (!sample) return;
    const missing = new Set(ids);
    let pages = 0;
    try {
      for await (const page of listObjects(kind, client, sample.reference)) {
        pages += 1;
        for (const entry of page.entries) {
          const id = idOf(kind.id, entry);
          missing.delete(id);
          const { status, createTime } = entry;
          for (const poll of take(id)) poll.settle({ status, createTime, dateMs: page.$metadata.dateMs });
        }
        if (missing.size === 0 || pages >= missing.size + MOST_GETS) break;
      }
      lastPages = pages;
      lastListMs = clock.monotonicMs();
    } catch (error) {
      for (const id of missing) for (const poll of take(id)) poll.fail(error);
    }
  }

  /** Reads the whole list, in which names identify the objects: the newest entry of a name counts. */
  async function pollByEntries(ids: string[]): Promise<void> {
    const polls = ids.flatMap(take);
    const [sample] = polls;
    if (!sample) return;
    try {
      const entries = await listEntries(kind, client, sample.reference);
      for (const poll of polls) poll.settle(resultOf(newestMeant(kind, entries, poll.reference)));
    } catch (error) {
      for (const poll of polls) poll.fail(error);
    }
  }

  async function pollByGet(id: string): Promise<void> {
    const polls = take(id);
    const [first] = polls;
    if (!first) return;
    try {
      const result = resultOf(await findObject(kind, client, first.reference));
      for (const poll of polls) poll.settle(result);
    } catch (error) {
      for (const poll of polls) poll.fail(error);
    }
  }

  return {
    poll(reference, delayMs, signal) {
      const id = idOf(kind.id, reference);
      return new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason);
          return;
        }
        const withdraw = () => {
          pending.get(id)?.delete(poll);
          if (pending.get(id)?.size === 0) pending.delete(id);
          reject(signal.reason);
          if (pending.size === 0) sleep?.end();
        };
        const settled =
          <T>(end: (value: T) => void) =>
          (value: T) => {
            signal.removeEventListener("abort", withdraw);
            end(value);
          };
        const poll: PendingPoll = {
          reference,
          dueMs: clock.monotonicMs() + delayMs,
          ripeMs: clock.monotonicMs() + delayMs * (1 - RIPE_SHARE),
          settle: settled(resolve),
          fail: settled(reject),
        };
        signal.addEventListener("abort", withdraw, { once: true });
        pending.set(id, (pending.get(id) ?? new Set()).add(poll));
        if (!isRunning) void run();
        else if (sleep && poll.dueMs + BATCH_MS < sleep.untilMs) sleep.end();
      });
    },
  };
}
