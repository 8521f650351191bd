import { ApiError, TransportError } from "../../sdk/client";
import { withNextStep } from "../host/interruption";
import type { Session } from "../host/session";
import { phaseOf } from "../kinds/phases";
import { type FoundModel, findModel } from "../service/models";
import { describeDuration } from "../words/describe";
import { openPoller, type PollResult } from "./poller";
import { createProgress } from "./progress";
import { describeEnd, TRAIN_AGAIN } from "./training-end";
import type { TrainingWait } from "./training-wait";
import { decideWait, type Observed, type WaitHistory } from "./wait-decision";

/** Used if neither the program nor the service has a `maxRuntimeInSeconds`. */
const DEFAULT_RUNTIME_SECONDS = 24 * 3600;
const SLACK_SECONDS = 3600;

/**
 * Waits until a training has ended; sends only reads.
 *
 * @returns the ACTIVE model as Get returns it
 * @throws {Error} if the training fails, is cancelled, is deleted or exceeds the limit, or if access is denied
 * @throws {InterruptedError} as soon as the session is interrupted
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

  /** A list includes only the status, so the end and the limit of the wait come from Get. */
  async function observe(): Promise<{ result: PollResult; model: FoundModel | undefined }> {
    const result = await poller.poll(reference, delayMs, signal);
    const phase = result.status === undefined ? "gone" : phaseOf(result.status);
    const mayGoOn = ["working", "cancelling", "cancel-failed"].includes(phase);
    const needsModel = mayGoOn ? limit.isOpen() && elapsedMs() >= SLACK_SECONDS * 1000 : result.status !== undefined;
    const model = result.model ?? (needsModel ? await findModel(client, reference, { signal, subject }) : undefined);
    if (!needsModel || result.model) return { result, model };
    return { result: { ...result, status: model?.status }, model };
  }

  for (;;) {
    let observed: Observed;
    let model: FoundModel | undefined;
    try {
      const seen = await observe();
      model = seen.model;
      lastFailure = undefined;
      limit.learn(model);
      const { status } = seen.result;
      observed = status === undefined ? { status } : { status, ageMs: ageOf(seen.result, session) };
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
      const message = `${subject}: status check failed (${(lastFailure as ApiError).code}); retrying`;
      session.show({ message, urn, isEphemeral: true });
    } else if (observed.status !== undefined) {
      lastStatus = observed.status;
      const message = progress.describe(observed.status, observed.ageMs, clock.monotonicMs());
      if (message) session.show({ message, urn, isEphemeral: true });
    }
    // The last status check happens exactly at the deadline.
    const leftMs = limit.timeoutMs() - elapsedMs();
    if (leftMs <= 0) throw describeTimeout(wait, limit.describe(), lastStatus, lastFailure);
    delayMs = Math.min(decision.do === "wait" ? decision.delayMs : 0, leftMs);
  }
}

/** The longest wait, from the program or else from the model. */
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

function describeInterruption(reason: unknown, { subject, reference }: TrainingWait): unknown {
  const model = `trained model "${subject}" (${reference.trainedModelArn})`;
  return withNextStep(reason, `${model} continues to train; run pulumi up to continue waiting`);
}

/** Describes a request that failed with an error that waiting cannot resolve. */
function describeStop(error: unknown, { subject }: TrainingWait): unknown {
  if (!(error instanceof ApiError || error instanceof TransportError)) return error;
  return new Error(`${error.message}. Trained model "${subject}" is not affected; run pulumi up to continue waiting`, {
    cause: error,
  });
}

function describeTimeout(wait: TrainingWait, limit: string, status: string | undefined, failure?: Error): Error {
  const { subject } = wait;
  const nextStep = "run pulumi up to continue waiting, or set customTimeouts.create to change the limit";
  if (!failure && !status) {
    return new Error(
      `Trained model "${subject}" (${wait.reference.trainedModelArn}) was not found within ${limit}; ${nextStep}; ` +
        `if someone deleted it, ${TRAIN_AGAIN}`,
    );
  }
  const seen = failure
    ? `did not reach ACTIVE within ${limit} (${status ? `last status ${status}; ` : ""}${failure.message})`
    : `is still training after ${limit} (${status})`;
  return new Error(`Trained model "${subject}" ${seen}; ${nextStep}`, { cause: failure });
}
