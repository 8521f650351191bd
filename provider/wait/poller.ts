/**
 * Looks at many waiting models of one membership with few calls. Looks that fall due together share their calls: one Get
 * each, or, above 20 waiting, pages of the list where those are fewer. What a look means is the caller's to say.
 */
import type { Client, Clock } from "../../sdk/client";
import type { OpenShared } from "../host/session";
import { type FoundModel, findModel, listModelPages } from "../service/models";
import { type ModelReference, modelId } from "../words/arns";

/** What one look saw. */
export interface Sight {
  /** Undefined where the service knows no such model. */
  status: string | undefined;
  /** When the training was accepted, ISO text. */
  createTime?: string;
  /** The service's clock at that moment, in milliseconds since 1970. */
  dateMs?: number | undefined;
  /** The whole model, where a Get looked. */
  model?: FoundModel;
}

/** Looks at models; one for each client and membership. */
export interface Poller {
  /**
   * Looks at a model once the delay is over; maybe earlier, where a list made for others shows it too.
   *
   * @throws {ApiError|TransportError} where its calls fail
   */
  look(reference: ModelReference, delayMs: number, signal: AbortSignal): Promise<Sight>;
}

interface PendingLook {
  reference: ModelReference;
  dueMs: number;
  /** From then on a list that is due for others counts it in. */
  ripeMs: number;
  settle(sight: Sight): void;
  fail(error: unknown): void;
}

const MOST_GETS = 20;
const PAGE_SIZE = 100;
/** Looks that are due this soon go along, so that a burst of new waits is one batch. */
const BATCH_MS = 50;
/** From one list to the next: models of many ages would else have one right after the other. */
const LIST_GAP_MS = 1000;
/** More than the jitter of the delays: what was looked at together stays together. */
const RIPE_SHARE = 0.25;

/** Opens the poller that all waits on the models of a membership share. */
export const openPoller: OpenShared<Poller> = ({ client, session }) => createPoller(client, session.clock);

export function createPoller(client: Client, clock: Clock): Poller {
  const pending = new Map<string, Set<PendingLook>>();
  let isRunning = false;
  /** The sleep under way: when it ends, and how to end it earlier. */
  let sleep: { untilMs: number; end(): void } | undefined;
  /** Pages that the last list took; unknown before the first. */
  let lastPages: number | undefined;
  let lastListMs = Number.NEGATIVE_INFINITY;

  const all = () => [...pending.values()].flatMap((looks) => [...looks]);

  const idsWith = (isWanted: (look: PendingLook) => boolean) =>
    [...pending].filter(([, looks]) => [...looks].some(isWanted)).map(([id]) => id);

  function take(id: string): PendingLook[] {
    const looks = [...(pending.get(id) ?? [])];
    pending.delete(id);
    return looks;
  }

  async function run(): Promise<void> {
    isRunning = true;
    while (pending.size > 0) {
      const dueMs = Math.min(...all().map((look) => look.dueMs));
      const earliestMs = pending.size > MOST_GETS ? Math.max(dueMs, lastListMs + LIST_GAP_MS) : dueMs;
      await sleepUntil(Math.max(earliestMs, clock.monotonicMs()) + BATCH_MS);
      await lookAtDue(clock.monotonicMs());
    }
    isRunning = false;
  }

  async function sleepUntil(untilMs: number): Promise<void> {
    const controller = new AbortController();
    sleep = { untilMs, end: () => controller.abort() };
    // Ending the sleep early is no failure: the loop looks again at what is due.
    await clock.sleep(untilMs - clock.monotonicMs(), controller.signal).catch(() => undefined);
    sleep = undefined;
  }

  async function lookAtDue(nowMs: number): Promise<void> {
    const findDue = () => idsWith((look) => look.dueMs <= nowMs);
    if (findDue().length === 0) return;
    const ripe = pending.size > MOST_GETS ? idsWith((look) => look.ripeMs <= nowMs) : [];
    const expectedPages = lastPages ?? Math.ceil(pending.size / PAGE_SIZE);
    if (expectedPages < ripe.length) await lookByList(ripe);
    // What the list did not show is still pending; what it did may be pending anew, for later.
    await Promise.all(findDue().map(lookByGet));
  }

  /** Leaves pending what the list does not show, or what it would take too many pages to find. */
  async function lookByList(ids: string[]): Promise<void> {
    const [sample] = pending.get(ids[0] ?? "") ?? [];
    if (!sample) return;
    const missing = new Set(ids);
    let pages = 0;
    try {
      for await (const page of listModelPages(client, sample.reference.membershipIdentifier)) {
        pages += 1;
        for (const { trainedModelArn, versionIdentifier, status, createTime } of page.trainedModels) {
          const id = modelId(trainedModelArn, versionIdentifier);
          missing.delete(id);
          for (const look of take(id)) look.settle({ status, createTime, dateMs: page.$metadata.dateMs });
        }
        if (missing.size === 0 || pages >= missing.size + MOST_GETS) break;
      }
      lastPages = pages;
      lastListMs = clock.monotonicMs();
    } catch (error) {
      for (const id of missing) for (const look of take(id)) look.fail(error);
    }
  }

  async function lookByGet(id: string): Promise<void> {
    const looks = take(id);
    const [first] = looks;
    if (!first) return;
    try {
      const model = await findModel(client, first.reference);
      const sight: Sight = model
        ? { status: model.status, createTime: model.createTime, dateMs: model.$metadata.dateMs, model }
        : { status: undefined };
      for (const look of looks) look.settle(sight);
    } catch (error) {
      for (const look of looks) look.fail(error);
    }
  }

  return {
    look(reference, delayMs, signal) {
      const id = modelId(reference.trainedModelArn, reference.versionIdentifier);
      return new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason);
          return;
        }
        const withdraw = () => {
          pending.get(id)?.delete(look);
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
        const look: PendingLook = {
          reference,
          dueMs: clock.monotonicMs() + delayMs,
          ripeMs: clock.monotonicMs() + delayMs * (1 - RIPE_SHARE),
          settle: settled(resolve),
          fail: settled(reject),
        };
        signal.addEventListener("abort", withdraw, { once: true });
        pending.set(id, (pending.get(id) ?? new Set()).add(look));
        if (!isRunning) void run();
        else if (sleep && look.dueMs + BATCH_MS < sleep.untilMs) sleep.end();
      });
    },
  };
}
