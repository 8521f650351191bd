import type { OperationName } from "../service/routes";
import { type Fault, type FaultMoment, faultMoments } from "./fault";
import { checkedFault } from "./fault-limits";

/** A fault that waits for its calls. */
export interface QueuedFault {
  readonly fault: Fault;
  skipLeft: number;
  timesLeft: number;
}

/** @throws {TypeError} naming what is wrong with the fault */
export function queuedFault(given: Fault): QueuedFault {
  const fault = checkedFault(given);
  const timesLeft = fault.times === "always" ? Infinity : (fault.times ?? 1);
  return { fault, skipLeft: fault.skip ?? 0, timesLeft };
}

/** What decides whether a call matches a fault. */
export interface FaultSubject {
  readonly operation: OperationName;
  readonly arn?: string | undefined;
  readonly trainedModelArn?: string | undefined;
  readonly name?: string | undefined;
}

/** The first fault that strikes this call at one of these moments, counted down; every match that lets the call through counts it. */
export function takeFault(
  queue: QueuedFault[],
  subject: FaultSubject,
  moments: readonly FaultMoment[],
): Fault | undefined {
  for (const queued of queue) {
    const { fault } = queued;
    if (queued.timesLeft <= 0 || !moments.includes(faultMoments[fault.kind]) || !matches(fault, subject)) continue;
    if (queued.skipLeft > 0) {
      queued.skipLeft -= 1;
      continue;
    }
    queued.timesLeft -= 1;
    if (queued.timesLeft <= 0) queue.splice(queue.indexOf(queued), 1);
    return fault;
  }
  return undefined;
}

function matches(fault: Fault, subject: FaultSubject): boolean {
  const isMet = (wanted: string | undefined, given: string | undefined): boolean =>
    wanted === undefined || wanted === given;
  return (
    (fault.operation === "*" || fault.operation === subject.operation) &&
    isMet(fault.modelName, subject.name) &&
    isMet(fault.name, subject.name) &&
    isMet(fault.trainedModelArn, subject.trainedModelArn) &&
    isMet(fault.arn, subject.arn)
  );
}
