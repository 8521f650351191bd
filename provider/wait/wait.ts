/**
 * Waits until a training has ended. Nothing is ever sent but reads; an end that is no ACTIVE model is an error that says what
 * happened and what to do next.
 */
import { ApiError, TransportError } from "../../sdk/client";
import { withWayOn } from "../host/interruption";
import type { Session } from "../host/session";
import { phaseOf } from "../kinds/phases";
import { type FoundModel, findModel } from "../service/models";
import { describeDuration } from "../words/describe";
import { openPoller, type Sight } from "./poller";
import { createProgress } from "./progress";
import { describeEnd, TRAIN_AGAIN } from "./training-end";
import type { TrainingWait } from "./training-wait";
import { decideWait, type Observed, type WaitHistory } from "./wait-decision";

/** Where neither program nor service has a `maxRuntimeInSeconds`. */
const DEFAULT_RUNTIME_SECONDS = 24 * 3600;
const SLACK_SECONDS = 3600;

/**
 * @returns the ACTIVE model as Get returns it
 * @throws {Error} where the training failed, was cancelled, vanished or is still going on at the deadline; access denied
 * @throws {InterruptedError} as soon as the session is to stop
 */
export async function waitForTraining(wait: TrainingWait, session: Session): Promise<FoundModel> {
  const { reference, subject, profile, urn } = wait;
  const { clock, signal } = session;
  const client = session.clientFor(reference.trainedModelArn, profile);
  const poller = session.shared(openPoller, client, reference.membershipIdentifier);
  const progress = createProgress(subject);
  const limit = limitOf(wait);
  const startMs = clock.monotonicMs();
  const elapsedMs = () => clock.monotonicMs() - startMs;
  let history: WaitHistory = { wasSeen: false, misses: 0, failures: 0 };
  let lastStatus: string | undefined;
  let lastFailure: Error | undefined;
  let delayMs = 0;

  /** A list shows the status only: what ends the wait, and what limits it, comes from Get. */
  async function observe(): Promise<{ sight: Sight; model: FoundModel | undefined }> {
    const sight = await poller.look(reference, delayMs, signal);
    const phase = sight.status === undefined ? "gone" : phaseOf(sight.status);
    const mayGoOn = ["working", "cancelling", "cancel-failed"].includes(phase);
    const needsModel = mayGoOn ? limit.isOpen() && elapsedMs() >= SLACK_SECONDS * 1000 : sight.status !== undefined;
    const model = sight.model ?? (needsModel ? await findModel(client, reference, { signal, subject }) : undefined);
    if (!needsModel || sight.model) return { sight, model };
    return { sight: { ...sight, status: model?.status }, model };
  }

  for (;;) {
    let observed: Observed;
    let model: FoundModel | undefined;
    try {
      const seen = await observe();
      model = seen.model;
      lastFailure = undefined;
      limit.learn(model);
      const { status } = seen.sight;
      observed = status === undefined ? { status } : { status, ageMs: ageOf(seen.sight, session) };
    } catch (error) {
      if (signal.aborted) throw describeInterruption(signal.reason, wait);
      observed = { error };
    }
    const decided = decideWait(observed, history, elapsedMs());
    const { decision } = decided;
    history = decided.history;
    if (decision.do === "done" && model) return model;
    if (decision.do === "end") throw describeEnd(model, wait);
    if (decision.do === "stop") throw describeStop(decision.error, wait);
    if ("error" in observed) {
      lastFailure = observed.error as Error;
      const message = `${subject}: cannot be looked at just now (${(lastFailure as ApiError).code}), trying again`;
      session.show({ message, urn, isEphemeral: true });
    } else if (observed.status !== undefined) {
      lastStatus = observed.status;
      const message = progress.describe(observed.status, observed.ageMs, clock.monotonicMs());
      if (message) session.show({ message, urn, isEphemeral: true });
    }
    // One last status check fits in exactly at the deadline; after it the wait is over.
    const leftMs = limit.timeoutMs() - elapsedMs();
    if (leftMs <= 0) throw describeTimeout(wait, limit.describe(), lastStatus, lastFailure);
    delayMs = Math.min(decision.do === "wait" ? decision.delayMs : 0, leftMs);
  }
}

/** The longest wait, which the model itself decides where the program does not. */
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

function describeInterruption(reason: unknown, { subject, reference }: TrainingWait): unknown {
  const model = `trained model "${subject}" (${reference.trainedModelArn})`;
  return withWayOn(reason, `${model} goes on training, nothing is lost; pulumi up goes on waiting for it`);
}

/** A call that no waiting mends. */
function describeStop(error: unknown, { subject }: TrainingWait): unknown {
  if (!(error instanceof ApiError || error instanceof TransportError)) return error;
  return new Error(
    `${error.message}. Trained model "${subject}" is not affected, nothing is lost: pulumi up goes on waiting`,
    { cause: error },
  );
}

function describeTimeout(wait: TrainingWait, limit: string, status: string | undefined, failure?: Error): Error {
  const { subject } = wait;
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
