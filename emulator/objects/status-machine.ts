// An object's statuses are a plan of times: computed, never driven by timers, so that it survives a restart and works on any clock.
import type { StatusDetails } from "../service/trained-model-shapes";
import type { Behaviour } from "../settings/behaviour";
import { fixedAssumptions } from "../settings/fixed-assumptions";
import type { StatusChange, StoredObject } from "./stored-object";

const beingCreated = ["CREATE_PENDING", "CREATE_IN_PROGRESS"];
const beingCancelled = ["CANCEL_PENDING", "CANCEL_IN_PROGRESS"];
const beingDeleted = ["DELETE_PENDING", "DELETE_IN_PROGRESS"];

/** The last change at or before a time; undefined before the object was made. */
export function findStatusAt(timeline: readonly StatusChange[], nowMs: number): StatusChange | undefined {
  return timeline.findLast((change) => change.atMs <= nowMs);
}

/** The status of an object; before it was made, its first. */
export function statusOf(object: StoredObject, nowMs: number): StatusChange {
  const change = findStatusAt(object.timeline, nowMs) ?? object.timeline[0];
  if (change === undefined) throw new RangeError(`Cannot determine the status of "${object.id}": no timeline`);
  return change;
}

export const isBeingCreated = (status: string): boolean => beingCreated.includes(status);
export const isBeingCancelled = (status: string): boolean => beingCancelled.includes(status);
export const isBeingDeleted = (status: string): boolean => beingDeleted.includes(status);

/** Whether an object counts against the quotas of what runs at once. */
export const isAtWork = (status: string): boolean => isBeingCreated(status) || isBeingCancelled(status);

/** Whether an object was ACTIVE or failed to become so by then. */
export function hasEnded(object: StoredObject, nowMs: number): boolean {
  const past = historyOf(object.timeline, nowMs);
  return past.some(({ status }) => status === "ACTIVE" || status === "CREATE_FAILED");
}

/** Whether an INACTIVE object was deleted, rather than cancelled while it was at work or expired. */
export function wasDeleted(object: StoredObject, nowMs: number): boolean {
  return object.timeline.some((change) => change.atMs <= nowMs && isBeingDeleted(change.status));
}

/** How a training goes. `failure` ends it in CREATE_FAILED, `failAfterMs` after it began (where absent, at its planned end). */
export interface TrainingCourse {
  readonly failure?: StatusDetails | undefined;
  readonly failAfterMs?: number | undefined;
  readonly maxRuntimeInSeconds?: number | undefined;
}

/** Plans a training that is accepted now. */
export function trainingPlan(nowMs: number, behaviour: Behaviour, course: TrainingCourse = {}): StatusChange[] {
  const limitMs = (course.maxRuntimeInSeconds ?? Infinity) * 1000;
  const overlong = behaviour.overlongTraining === "fails" && behaviour.trainingMs > limitMs;
  const failure =
    course.failure ?? behaviour.trainingFailure ?? (overlong ? fixedAssumptions.overlongFailure : undefined);
  const lengthMs = course.failAfterMs ?? behaviour.trainingMs;
  return workPlan(nowMs, behaviour, { workMs: overlong ? Math.min(lengthMs, limitMs) : lengthMs, failure });
}

/** Plans work that is accepted now, waits its turn until `startMs`, and ends in ACTIVE, or in CREATE_FAILED where there is a `failure`. */
export function workPlan(
  nowMs: number,
  behaviour: Behaviour,
  {
    workMs,
    failure,
    startMs = nowMs,
  }: { readonly workMs: number; readonly failure: StatusDetails | undefined; readonly startMs?: number },
): StatusChange[] {
  const workStartMs = startMs + behaviour.pendingMs / behaviour.speed;
  const endMs = workStartMs + workMs / behaviour.speed;
  return [
    { status: "CREATE_PENDING", atMs: nowMs },
    { status: "CREATE_IN_PROGRESS", atMs: workStartMs },
    failure === undefined
      ? { status: "ACTIVE", atMs: endMs }
      : { status: "CREATE_FAILED", atMs: endMs, details: failure },
  ];
}

/** A channel's plan with its expiry, where it becomes ACTIVE and expires at all. */
export function expiringPlan(
  timeline: readonly StatusChange[],
  { behaviour, retentionInDays }: { readonly behaviour: Behaviour; readonly retentionInDays: number },
): readonly StatusChange[] {
  const active = timeline.find(({ status }) => status === "ACTIVE");
  if (active === undefined || behaviour.expiredChannels === "stay-active") return timeline;
  const fromMs = (behaviour.retentionStart === "active" ? active : timeline[0])?.atMs ?? 0;
  const atMs = Math.max(active.atMs, fromMs + retentionInDays * behaviour.retentionDayMs);
  return [...timeline, { status: "INACTIVE", atMs }];
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
