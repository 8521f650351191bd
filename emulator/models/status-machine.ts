// A model's statuses are a plan of times: computed, never driven by timers, so that it survives a restart and works on any clock.
import type { StatusDetails } from "../service/trained-model-shapes";
import { type Behaviour, fixedAssumptions } from "../settings/behaviour";
import type { StatusChange, StoredModel } from "./stored-model";

const beingTrained = ["CREATE_PENDING", "CREATE_IN_PROGRESS"];
const beingCancelled = ["CANCEL_PENDING", "CANCEL_IN_PROGRESS"];
const beingDeleted = ["DELETE_PENDING", "DELETE_IN_PROGRESS"];

/** The last change at or before a time; undefined before the model was made. */
export function findStatusAt(timeline: readonly StatusChange[], nowMs: number): StatusChange | undefined {
  return timeline.findLast((change) => change.atMs <= nowMs);
}

/** The status of a model; before it was made, its first. */
export function statusOf(model: StoredModel, nowMs: number): StatusChange {
  const change = findStatusAt(model.timeline, nowMs) ?? model.timeline[0];
  if (change === undefined)
    throw new RangeError(`Cannot determine the status of "${model.trainedModelArn}": no timeline`);
  return change;
}

export const isTraining = (status: string): boolean => beingTrained.includes(status);
export const isBeingCancelled = (status: string): boolean => beingCancelled.includes(status);
export const isBeingDeleted = (status: string): boolean => beingDeleted.includes(status);

/** Whether a model counts against the quotas of running trainings. */
export const occupiesSlot = (status: string): boolean => isTraining(status) || isBeingCancelled(status);

/** Whether an INACTIVE model was deleted, rather than cancelled while it trained. */
export function wasDeleted(model: StoredModel, nowMs: number): boolean {
  return model.timeline.some((change) => change.atMs <= nowMs && isBeingDeleted(change.status));
}

/** How a training goes. `failure` ends it in CREATE_FAILED, `failAfterMs` after it began (where absent, at its planned end). */
export interface TrainingCourse {
  readonly failure?: StatusDetails | undefined;
  readonly failAfterMs?: number | undefined;
  readonly maxRuntimeInSeconds?: number | undefined;
}

/** Plans a training that is accepted now. */
export function trainingPlan(nowMs: number, behaviour: Behaviour, course: TrainingCourse = {}): StatusChange[] {
  const startMs = nowMs + behaviour.pendingMs / behaviour.speed;
  const limitMs = (course.maxRuntimeInSeconds ?? Infinity) * 1000;
  const overlong = behaviour.overlongTraining === "fails" && behaviour.trainingMs > limitMs;
  const failure =
    course.failure ?? behaviour.trainingFailure ?? (overlong ? fixedAssumptions.overlongFailure : undefined);
  const lengthMs = course.failAfterMs ?? behaviour.trainingMs;
  const endMs = startMs + (overlong ? Math.min(lengthMs, limitMs) : lengthMs) / behaviour.speed;
  return [
    { status: "CREATE_PENDING", atMs: nowMs },
    { status: "CREATE_IN_PROGRESS", atMs: startMs },
    failure === undefined
      ? { status: "ACTIVE", atMs: endMs }
      : { status: "CREATE_FAILED", atMs: endMs, details: failure },
  ];
}

/** The changes up to now, without the planned ones. */
export function historyOf(timeline: readonly StatusChange[], nowMs: number): StatusChange[] {
  return timeline.filter((change) => change.atMs <= nowMs);
}

/** How a cancel ends other than in INACTIVE. `goesOnTraining`: the training then continues to its planned end. */
export interface FailedCancel {
  readonly details: StatusDetails;
  readonly goesOnTraining: boolean;
}

/** Plans a cancel that is accepted now. */
export function cancelPlan(
  timeline: readonly StatusChange[],
  at: { readonly nowMs: number; readonly behaviour: Behaviour },
  failed?: FailedCancel,
): StatusChange[] {
  const wholeMs = at.behaviour.cancelMs / at.behaviour.speed;
  const endMs = at.nowMs + wholeMs;
  const begun: StatusChange[] = [
    ...historyOf(timeline, at.nowMs),
    { status: "CANCEL_PENDING", atMs: at.nowMs },
    { status: "CANCEL_IN_PROGRESS", atMs: at.nowMs + wholeMs / 2 },
  ];
  if (failed === undefined) return [...begun, { status: "INACTIVE", atMs: endMs }];
  const ended: StatusChange[] = [...begun, { status: "CANCEL_FAILED", atMs: endMs, details: failed.details }];
  const plannedEnd = timeline.findLast(({ status }) => status === "ACTIVE" || status === "CREATE_FAILED");
  // After an earlier cancel that failed for good, no training is left to continue.
  if (!failed.goesOnTraining || plannedEnd === undefined) return ended;
  const resumedMs = endMs + wholeMs;
  return [
    ...ended,
    { status: "CREATE_IN_PROGRESS", atMs: resumedMs },
    { ...plannedEnd, atMs: Math.max(plannedEnd.atMs, resumedMs + wholeMs) },
  ];
}

/** Plans a delete that is accepted now; `failure` ends it in DELETE_FAILED. */
export function deletePlan(
  timeline: readonly StatusChange[],
  at: { readonly nowMs: number; readonly behaviour: Behaviour },
  failure?: StatusDetails,
): StatusChange[] {
  const wholeMs = at.behaviour.deleteMs / at.behaviour.speed;
  const endMs = at.nowMs + wholeMs;
  return [
    ...historyOf(timeline, at.nowMs),
    { status: "DELETE_PENDING", atMs: at.nowMs },
    { status: "DELETE_IN_PROGRESS", atMs: at.nowMs + wholeMs / 2 },
    failure === undefined
      ? { status: "INACTIVE", atMs: endMs }
      : { status: "DELETE_FAILED", atMs: endMs, details: failure },
  ];
}
