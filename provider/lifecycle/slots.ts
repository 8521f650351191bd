/**
 * Waits for a training slot where the service's quota is full: one queue a membership, first come first served, one probe
 * at a time. While it waits it also speaks for trainings of this process that end meanwhile: the waits of those may not
 * have begun, since waiting creates hold the engine's places.
 */
import { ApiError } from "../../sdk/client";
import type { OpenShared } from "../host/session";
import { isRunning } from "../kinds/phases";
import { canRideOut, isOutcomeUnknown } from "../service/call-errors";
import { listModelPages } from "../service/models";
import { pollDelayMs } from "../service/poll-delay";
import { modelId } from "../words/arns";
import { count, describeDuration } from "../words/describe";

/** A create that may have to wait for its turn. */
export interface SlotRequest<T> {
  /** What lines call the model. */
  subject: string;
  urn?: string | undefined;
  /** Longest wait for a slot; without it the wait lasts as long as trainings end. */
  timeoutMs?: number | undefined;
  /** Sends the create once; called again for each probe. */
  send: () => Promise<T>;
}

/** The queue of one membership. */
export interface SlotQueue {
  /**
   * @returns what `send` returns, once the quota lets it
   * @throws {Error} where no slot came in time; whatever else `send` throws
   */
  run<T>(request: SlotRequest<T>): Promise<T>;
}

interface Waiter {
  arrival: number;
  sinceMs: number;
  request: SlotRequest<unknown>;
  refusal: ApiError;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/** With no training in the membership the slots are another membership's: this long they may come back. */
const NONE_RUNNING_LIMIT_MS = 10 * 60_000;
/** So long probes may go unheard (no network, an expired session) before the wait is given up. */
const UNHEARD_LIMIT_MS = 10 * 60_000;

/** Opens the queue that all creates of a membership share. */
export const openSlotQueue: OpenShared<SlotQueue> = ({ client, membershipIdentifier, session }) => {
  const { clock, signal, show, ownership } = session;
  const waiters: Waiter[] = [];
  const reported = new Set<string>();
  let arrivals = 0;
  let isPumping = false;
  /** When the service last said something about a slot. */
  let lastHeardMs = 0;

  function enqueue<T>(waiter: Omit<Waiter, "resolve" | "reject">): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      waiters.push({ ...waiter, resolve: resolve as (answer: unknown) => void, reject });
      waiters.sort((a, b) => a.arrival - b.arrival);
      if (!isPumping) void pump();
    });
  }

  async function pump(): Promise<void> {
    isPumping = true;
    lastHeardMs = clock.monotonicMs();
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

  /** @returns true where the first in the queue left it, so that the next one's turn is at once */
  async function probe(): Promise<boolean> {
    const [first] = waiters;
    if (!first) return false;
    try {
      const answer = await first.request.send();
      const waited = describeDuration(clock.monotonicMs() - first.sinceMs);
      show({ message: `${first.request.subject}: got a training slot after ${waited}`, urn: first.request.urn });
      lastHeardMs = clock.monotonicMs();
      first.resolve(answer);
    } catch (error) {
      if (isQuotaExceeded(error)) {
        lastHeardMs = clock.monotonicMs();
        first.refusal = error;
        return false;
      }
      const mayPass = canRideOut(error, true) && !isOutcomeUnknown(error);
      if (mayPass && clock.monotonicMs() - lastHeardMs < UNHEARD_LIMIT_MS) {
        const message = `${first.request.subject}: cannot ask for a training slot just now (${(error as ApiError).code}), trying again`;
        show({ message, urn: first.request.urn, isEphemeral: true });
        return false;
      }
      first.reject(error);
    }
    waiters.splice(waiters.indexOf(first), 1);
    return waiters.length > 0;
  }

  function announce({ request, refusal }: Waiter, running: number | undefined): void {
    const trainings = running === undefined ? "" : `, ${count(running, "training is", "trainings are")} running`;
    const message = `${request.subject}: waits for a training slot (${describeQuota(refusal)}${trainings} in this membership)`;
    show({ message, urn: request.urn });
  }

  /** When the first of those that do not wait for ever has waited long enough. */
  function earliestLimitMs(): number {
    return Math.min(...waiters.map(({ sinceMs, request }) => sinceMs + (request.timeoutMs ?? Infinity)));
  }

  function expire(noneRunningSinceMs: number | undefined): void {
    const nowMs = clock.monotonicMs();
    const isHopeless = noneRunningSinceMs !== undefined && nowMs - noneRunningSinceMs >= NONE_RUNNING_LIMIT_MS;
    for (const waiter of [...waiters]) {
      const { request, sinceMs, refusal } = waiter;
      const isOver = request.timeoutMs !== undefined && nowMs - sinceMs >= request.timeoutMs;
      if (!isOver && !isHopeless) continue;
      waiters.splice(waiters.indexOf(waiter), 1);
      waiter.reject(describeNoSlot(request.subject, refusal, isOver ? request.timeoutMs : undefined));
    }
  }

  /** How many trainings of the membership hold a slot; undefined where the list cannot be had just now. */
  async function countRunning(): Promise<number | undefined> {
    let running = 0;
    try {
      for await (const { trainedModels } of listModelPages(client, membershipIdentifier, { signal })) {
        for (const model of trainedModels) {
          if (isRunning(model.status)) running += 1;
          else reportEnd(modelId(model.trainedModelArn, model.versionIdentifier), model.status);
        }
      }
      return running;
    } catch {
      // Counting is for the user's information; the probe itself decides.
      return undefined;
    }
  }

  function reportEnd(id: string, status: string): void {
    const owner = ownership.findOwner(id);
    if (!owner?.isNew || reported.has(id)) return;
    reported.add(id);
    show({
      message: `${owner.logicalName}: training ended, ${status}`,
      ...(status !== "ACTIVE" && { severity: "warning" }),
    });
  }

  return {
    async run(request) {
      const arrival = arrivals++;
      const sinceMs = clock.monotonicMs();
      const last = waiters.at(-1);
      // Whoever comes while others wait goes to the end of the queue, without a probe of its own.
      if (last) return enqueue({ arrival, sinceMs, request, refusal: last.refusal });
      try {
        return await request.send();
      } catch (error) {
        if (!isQuotaExceeded(error)) throw error;
        return enqueue({ arrival, sinceMs, request, refusal: error });
      }
    },
  };
};

function isQuotaExceeded(error: unknown): error is ApiError {
  return error instanceof ApiError && error.httpStatusCode === 402;
}

function describeQuota({ quotaName, quotaValue }: ApiError): string {
  return `quota ${quotaName ? `"${quotaName}"` : "of running trainings"}${quotaValue === undefined ? "" : ` is ${quotaValue}`}`;
}

function describeNoSlot(subject: string, refusal: ApiError, waitedMs: number | undefined): Error {
  const why =
    waitedMs === undefined
      ? `no training runs in this membership, and none of the account's slots came free within ${describeDuration(NONE_RUNNING_LIMIT_MS)}`
      : `none came free within ${describeDuration(waitedMs)} (customTimeouts.create)`;
  return new Error(
    `Cannot create trained model "${subject}": no training slot: ${describeQuota(refusal)}; ${why}. ` +
      "Slots are limited for each membership and for the account as a whole: end other trainings, or have the quota raised",
    { cause: refusal },
  );
}
