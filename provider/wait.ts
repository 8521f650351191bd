/**
 * Waits until a training has ended. Errors of single looks are ridden out until the deadline; an end that is no ACTIVE
 * model is an error that says what happened and what to do next. Nothing is ever sent but reads.
 */
import { ApiError, TransportError } from "../sdk/client";
import type { ModelReference } from "./arns";
import { describeDuration } from "./describe";
import { withWayOn } from "./interruption";
import { type FoundModel, findModel } from "./models";
import { pollDelayMs } from "./poll-delay";
import type { Sight } from "./poller";
import { createProgress } from "./progress";
import type { Session } from "./session";
import { isCancelling, isTraining } from "./statuses";
import { describeEnd, TRAIN_AGAIN } from "./training-end";

/** What is waited for, and for how long. */
export interface TrainingWait {
  reference: ModelReference;
  /** What messages call the model. */
  subject: string;
  profile?: string | undefined;
  /** The longest wait; else the longest run time of the model and an hour. */
  createTimeoutMs?: number | undefined;
  /** The longest run time of the model, where the program gives one; else the service's response is used. */
  maxRuntimeInSeconds?: number | undefined;
  /** Row of the progress lines. */
  urn?: string | undefined;
}

/** Where neither program nor service has a `maxRuntimeInSeconds`. */
const DEFAULT_RUNTIME_SECONDS = 24 * 3600;
const SLACK_SECONDS = 3600;

/** A model that was made a moment ago may not be known to every part of the service yet. */
const NOT_YET_VISIBLE_MS = 30_000;

/**
 * @returns the ACTIVE model as Get answers it
 * @throws {Error} where the training failed, was cancelled, vanished or is still going on at the deadline; access denied
 * @throws {InterruptedError} as soon as the session is to stop
 */
export async function waitForTraining(wait: TrainingWait, session: Session): Promise<FoundModel> {
  const { reference, subject, profile } = wait;
  const { clock, signal } = session;
  const client = session.clientFor(reference.trainedModelArn, profile);
  const poller = session.pollerFor(client, reference.membershipIdentifier);
  const progress = createProgress(subject);
  const startMs = clock.monotonicMs();
  const limit = limitOf(wait);
  let lastSight: Sight | undefined;
  let lastFailure: Error | undefined;
  let failures = 0;
  let misses = 0;
  let delayMs = 0;

  for (;;) {
    try {
      const sight = await poller.look(reference, delayMs, signal);
      lastFailure = undefined;
      if (sight.status === "ACTIVE") {
        // A list shows the status only; what the state keeps comes from Get.
        const model = sight.model ?? (await findModel(client, reference, { signal, subject }));
        if (model?.status === "ACTIVE") return model;
      }
      if (sight.status === undefined) {
        misses += 1;
        const mayAppear = !lastSight && clock.monotonicMs() - startMs < NOT_YET_VISIBLE_MS;
        // One answer "not found" about a model that was seen may be a replica that lags: a second one decides.
        if (!mayAppear && misses > 1) throw describeEnd(undefined, wait);
        delayMs = pollDelayMs(0);
      } else {
        failures = 0;
        misses = 0;
        lastSight = sight;
        // A list does not show the longest run time; no limit is shorter than this.
        const isListed = !sight.model && limit.isOpen() && clock.monotonicMs() - startMs >= SLACK_SECONDS * 1000;
        limit.learn(isListed ? await findModel(client, reference, { signal, subject }) : sight.model);
        const mayStillTrain =
          isTraining(sight.status) || isCancelling(sight.status) || sight.status === "CANCEL_FAILED";
        if (!mayStillTrain && sight.status !== "ACTIVE") {
          const model = sight.model ?? (await findModel(client, reference, { signal, subject }));
          // Between a list and the Get the model may have moved on; the Get decides.
          if (model === undefined || model.status === sight.status) throw describeEnd(model, wait);
        }
        const ageMs = ageOf(sight, session);
        const message = progress.describe(sight.status, ageMs, clock.monotonicMs());
        if (message) session.show({ message, urn: wait.urn, isEphemeral: true });
        delayMs = pollDelayMs(ageMs);
      }
    } catch (error) {
      if (signal.aborted) throw describeInterruption(signal.reason, wait);
      if (!canRideOut(error, lastSight !== undefined)) throw describeStop(error, wait);
      lastFailure = error as Error;
      failures += 1;
      delayMs = pollDelayMs(1000 * 2 ** Math.min(failures, 12));
      const message = `${subject}: cannot be looked at just now (${(error as ApiError).code}), trying again`;
      session.show({ message, urn: wait.urn, isEphemeral: true });
    }
    const deadlineMs = startMs + limit.timeoutMs();
    if (clock.monotonicMs() + delayMs > deadlineMs) {
      // One last look fits in exactly at the deadline; after it the wait is over.
      delayMs = deadlineMs - clock.monotonicMs();
      if (delayMs <= 0) throw describeTimeout(wait, limit.describe(), lastSight, lastFailure);
    }
  }
}

/** The longest wait, which the model itself may shorten or lengthen once it is known. */
function limitOf({ createTimeoutMs, maxRuntimeInSeconds }: TrainingWait) {
  let runtimeSeconds = maxRuntimeInSeconds;
  let isLearnt = createTimeoutMs !== undefined || runtimeSeconds !== undefined;
  const timeoutMs = () => createTimeoutMs ?? ((runtimeSeconds ?? DEFAULT_RUNTIME_SECONDS) + SLACK_SECONDS) * 1000;
  return {
    timeoutMs,
    isOpen: () => !isLearnt,
    learn(model: FoundModel | undefined): void {
      if (!model || isLearnt) return;
      runtimeSeconds = model.stoppingCondition?.maxRuntimeInSeconds;
      isLearnt = true;
    },
    /** Without the longest run time, which is an input. */
    describe: () =>
      createTimeoutMs === undefined && runtimeSeconds !== undefined
        ? "its longest run time and an hour"
        : describeDuration(timeoutMs()),
  };
}

/** By the service's own clock; the create time is its word too. */
function ageOf({ createTime, dateMs }: Sight, { clock }: Session): number {
  const createdMs = Date.parse(createTime ?? "");
  return Number.isNaN(createdMs) ? 0 : Math.max(0, (dateMs ?? clock.nowMs()) - createdMs);
}

/** A wait of hours outlives throttling, outages and sessions; what a person has to mend first is not ridden out. */
export function canRideOut(error: unknown, wasSeen: boolean): boolean {
  if (error instanceof ApiError) {
    const isExpired = /^(ExpiredToken|ExpiredTokenException|RequestExpired)$/.test(error.code);
    return error.httpStatusCode >= 500 || error.httpStatusCode === 429 || isExpired;
  }
  // Without credentials from the start the wait could only run into its deadline.
  return error instanceof TransportError && (wasSeen || error.code !== "CREDENTIALS_UNAVAILABLE");
}

function describeInterruption(reason: unknown, { subject, reference }: TrainingWait): unknown {
  const model = `trained model "${subject}" (${reference.trainedModelArn})`;
  return withWayOn(reason, `${model} goes on training, nothing is lost; pulumi up goes on waiting for it`);
}

/** A call that no waiting mends. What the wait itself has found out says all that there is to say. */
function describeStop(error: unknown, { subject }: TrainingWait): unknown {
  if (!(error instanceof ApiError || error instanceof TransportError)) return error;
  return new Error(
    `${error.message}. Trained model "${subject}" is not affected, nothing is lost: pulumi up goes on waiting`,
    { cause: error },
  );
}

function describeTimeout(wait: TrainingWait, limit: string, last: Sight | undefined, failure?: Error): Error {
  const { subject } = wait;
  const status = last?.status;
  const wayOn = "pulumi up goes on waiting (customTimeouts.create sets another limit)";
  if (!failure && !status) {
    return new Error(
      `Trained model "${subject}" (${wait.reference.trainedModelArn}) was not found within ${limit}: ${wayOn}; ` +
        `if somebody deleted it, ${TRAIN_AGAIN}`,
    );
  }
  const seen = failure
    ? `was not seen to end within ${limit} (${status ? `${status} when last seen; ` : ""}${failure.message})`
    : `is still training after ${limit} (${status})`;
  return new Error(`Trained model "${subject}" ${seen}: nothing is lost, ${wayOn}`, { cause: failure });
}
