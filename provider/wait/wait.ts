import { ApiError, TransportError } from "../../sdk/client";
import { withNextStep } from "../host/interruption";
import type { Session } from "../host/session";
import { phaseOf } from "../kinds/phases";
import { type FoundObject, findObject } from "../service/objects";
import { getRegion } from "../words/arns";
import { capitalized, describeDuration } from "../words/describe";
import { type Awaited, describeAwaited, describeRepetition } from "./awaited";
import { describeEnd } from "./end";
import { createPoller, type PollResult } from "./poller";
import { createProgress } from "./progress";
import { decideWait, type Observed, type WaitHistory } from "./wait-decision";

/** Used if neither the program nor the service has a `maxRuntimeInSeconds`. */
const DEFAULT_RUNTIME_SECONDS = 24 * 3600;
const SLACK_SECONDS = 3600;

/**
 * Waits until the work that a create started has ended; sends only reads.
 *
 * @returns the ACTIVE object as Get returns it
 * @throws {Error} if the work fails, is cancelled or exceeds the limit, if the object is deleted, or if access is denied
 * @throws {InterruptedError} as soon as the session is interrupted
 */
export async function waitForEnd(awaited: Awaited, session: Session): Promise<FoundObject> {
  const { kind, reference, subject, profile, urn } = awaited;
  const { clock, signal } = session;
  const arn = reference[kind.id.arnMember ?? ""] ?? "";
  const client = session.clientFor(getRegion(arn), profile);
  const list = [kind.className, reference.membershipIdentifier, kind.calls.collaborationOf && arn].join(" ");
  const poller = session.shared(client, `poller ${list}`, () => createPoller(kind, client, clock));
  const progress = createProgress(subject);
  const limit = limitOf(awaited);
  const startMs = clock.monotonicMs();
  const elapsedMs = () => clock.monotonicMs() - startMs;
  let history: WaitHistory = { wasSeen: false, misses: 0, failures: 0 };
  let lastStatus: string | undefined;
  let lastFailure: Error | undefined;
  let delayMs = 0;

  /** A list includes only the status, so the end and the limit of the wait come from Get. */
  async function observe(): Promise<{ result: PollResult; found: FoundObject | undefined }> {
    const result = await poller.poll(reference, delayMs, signal);
    const phase = result.status === undefined ? "gone" : phaseOf(result.status);
    const mayGoOn = ["working", "cancelling", "cancel-failed"].includes(phase);
    const needsGet = mayGoOn ? limit.isOpen() && elapsedMs() >= SLACK_SECONDS * 1000 : result.status !== undefined;
    if (!needsGet || result.found) return { result, found: result.found };
    const found = await findObject(kind, client, reference, { signal, subject });
    return { result: { ...result, status: found?.status as string | undefined }, found };
  }

  for (;;) {
    let observed: Observed;
    let found: FoundObject | undefined;
    try {
      const seen = await observe();
      found = seen.found;
      lastFailure = undefined;
      limit.learn(found);
      const { status } = seen.result;
      observed = status === undefined ? { status } : { status, ageMs: ageOf(seen.result, session) };
    } catch (error) {
      if (signal.aborted) throw describeInterruption(signal.reason, awaited);
      observed = { error };
    }
    const decided = decideWait(observed, history, { elapsedMs: elapsedMs(), isListed: kind.calls.get === undefined });
    const { decision } = decided;
    history = decided.history;
    if (decision.do === "done" && found) return found;
    if (decision.do === "end") throw describeEnd(found, awaited);
    if (decision.do === "stop") throw describeStop(decision.error, awaited);
    if ("error" in observed) {
      lastFailure = observed.error as Error;
      const message = `${subject}: status check failed (${(lastFailure as ApiError).code}); retrying`;
      session.show({ message, urn, isEphemeral: true });
    } else if (observed.status !== undefined) {
      lastStatus = observed.status;
      const message = progress.describe(observed.status, observed.ageMs, clock.monotonicMs());
      if (message) session.show({ message, urn, isEphemeral: true });
    }
    // The last status check happens exactly at the deadline.
    const leftMs = limit.timeoutMs() - elapsedMs();
    if (leftMs <= 0) throw describeTimeout(awaited, limit.describe(), lastStatus, lastFailure);
    delayMs = Math.min(decision.do === "wait" ? decision.delayMs : 0, leftMs);
  }
}

/** The longest wait, from the program or else from the object, if its kind has one. */
function limitOf({ kind, createTimeoutMs, maxRuntimeInSeconds }: Awaited) {
  let runtimeSeconds = maxRuntimeInSeconds;
  let isLearnt = createTimeoutMs !== undefined || runtimeSeconds !== undefined || !("stoppingCondition" in kind.inputs);
  const timeoutMs = () => createTimeoutMs ?? ((runtimeSeconds ?? DEFAULT_RUNTIME_SECONDS) + SLACK_SECONDS) * 1000;
  return {
    timeoutMs,
    isOpen: () => !isLearnt,
    learn(found: FoundObject | undefined): void {
      if (!found || isLearnt) return;
      const { stoppingCondition } = found as { stoppingCondition?: { maxRuntimeInSeconds?: number } };
      runtimeSeconds = stoppingCondition?.maxRuntimeInSeconds;
      isLearnt = true;
    },
    /** Does not show the longest run time, which is an input. */
    describe: () =>
      createTimeoutMs === undefined && runtimeSeconds !== undefined
        ? "its longest run time plus one hour"
        : describeDuration(timeoutMs()),
  };
}

/** The age by the service's clock, which also set the create time. */
function ageOf({ createTime, dateMs }: PollResult, { clock }: Session): number {
  const createdMs = Date.parse(createTime ?? "");
  return Number.isNaN(createdMs) ? 0 : Math.max(0, (dateMs ?? clock.nowMs()) - createdMs);
}

function describeInterruption(reason: unknown, { kind, subject, id }: Awaited): unknown {
  const { verb } = kind.work;
  return withNextStep(
    reason,
    `${kind.noun} "${subject}" (${id}) continues to ${verb}; run pulumi up to continue waiting`,
  );
}

/** Describes a request that failed with an error that waiting cannot resolve. */
function describeStop(error: unknown, { kind: { noun }, subject }: Awaited): unknown {
  if (!(error instanceof ApiError || error instanceof TransportError)) return error;
  const what = `${capitalized(noun)} "${subject}"`;
  return new Error(
    `${error.message}. ${what} is not affected; correct the cause, then run pulumi up to continue waiting`,
    { cause: error },
  );
}

function describeTimeout(awaited: Awaited, limit: string, status: string | undefined, failure?: Error): Error {
  const { kind } = awaited;
  const nextStep = "run pulumi up to continue waiting, or set customTimeouts.create to change the limit";
  if (!failure && !status) {
    return new Error(
      `${describeAwaited(awaited)} was not found within ${limit}; ${nextStep}; ` +
        `if someone deleted it, ${describeRepetition(awaited, undefined)}`,
    );
  }
  const seen = failure
    ? `could not be confirmed as ACTIVE within ${limit} (${status ? `last status ${status}; ` : ""}${failure.message})`
    : `is still ${kind.work.going} after ${limit} (${status})`;
  const what = `${capitalized(kind.noun)} "${awaited.subject}"`;
  return new Error(`${what} ${seen}; ${nextStep}`, { cause: failure });
}
