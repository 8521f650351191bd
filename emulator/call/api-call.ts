// One call of the API from request to answer: signature, rate, faults, input, work, and the record of it. It knows no socket.
import { act } from "../control/act";
import { type Fault, type FaultMoment, faultMoments } from "../faults/fault";
import { type FaultSubject, takeFault } from "../faults/fault-queue";
import { findFaultAnswer } from "../faults/fault-responses";
import type { Caller } from "../http/caller";
import { type Answer, answerOf, errorAnswer } from "../http/response";
import type { ModelSelector } from "../models/action";
import { performOperation } from "../operations/perform";
import type { RateLimit } from "../operations/quotas";
import { findRoute, type Route } from "../service/routes";
import { ServiceError } from "../service/service-error";
import { isRecord } from "../settings/check-settings";
import type { ReceivedRequest } from "../signature/canonical-request";
import { type SignedBy, verifySignature } from "../signature/sigv4";
import type { CallRecord } from "../state/call-log";
import type { EmulatorState } from "../state/emulator-state";
import { enterAnswer, enterCall } from "./call-entry";
import { readInput } from "./input";

/** An answer and what all answers carry. */
export interface CallOutcome {
  readonly answer: Answer;
  readonly requestId: string;
  readonly dateMs: number;
}

/** What a call works with. */
export interface CallContext {
  readonly state: EmulatorState;
  readonly rateLimit: RateLimit;
  readonly caller: Caller;
}

/** Answers one call; whatever happens, it is in the state's calls. */
export async function answerCall(request: ReceivedRequest, context: CallContext): Promise<CallOutcome> {
  const { state } = context;
  const route = findRoute(request.method, request.rawPath);
  const record = enterCall(request, state, route);
  const clockFault = takenFault({ state, record, route }, "clock");
  const skewMs = clockFault?.clockSkewMs ?? state.behaviour.clockSkewMs;
  const nowMs = state.nowMs() + skewMs;
  let answer: Answer;
  try {
    const signedBy = verifySignature(request, { credentials: state.credentials, nowMs });
    context.rateLimit.take(state);
    if (route === undefined) throw new ServiceError("UnknownOperationException", "There is no such operation");
    const fault = takenFault({ state, record, route }, "before", "after", "work");
    const work = (): Promise<Answer> => workAnswer(request, { state, record, route, signedBy, fault });
    answer = await faultyAnswer(work, { fault, request, caller: context.caller });
  } catch (error) {
    answer = refusedAnswer(error);
  }
  enterAnswer(record, answer, state);
  return { answer, requestId: record.requestId, dateMs: state.nowMs() + skewMs };
}

interface WorkContext {
  readonly state: EmulatorState;
  readonly record: CallRecord;
  readonly route: Route;
  readonly signedBy: SignedBy;
  readonly fault: Fault | undefined;
}

/** Does the work; what it changed is in the store's file when this resolves. */
async function workAnswer(request: ReceivedRequest, context: WorkContext): Promise<Answer> {
  const { state, record, route, signedBy, fault } = context;
  const input = readInput(route, request, state.behaviour);
  if (fault?.action !== undefined) await act(state, { ...selectorOf(route), ...fault.action });
  const { trainedModelArn, body } = performOperation({
    operation: route.operation.name,
    input,
    state,
    nowMs: state.nowMs(),
    ...signedBy,
    fault,
  });
  if (trainedModelArn !== undefined) record.trainedModelArn = trainedModelArn;
  if (route.operation.method !== "GET") await state.models.save();
  return answerOf(200, body);
}

/** The work's answer, or what a fault makes of it. */
async function faultyAnswer(
  work: () => Promise<Answer>,
  { fault, request, caller }: { fault: Fault | undefined; request: ReceivedRequest; caller: Caller },
): Promise<Answer> {
  if (fault === undefined) return work();
  const requestText = [request.rawPath, request.rawQuery, request.body.toString("utf8")].filter(Boolean).join(" ");
  if (faultMoments[fault.kind] === "before") {
    await caller.wait(fault.delayMs ?? 0);
    if (caller.hasGone()) return { kind: "reset" };
    return findFaultAnswer(fault, { requestText }) ?? work();
  }
  let real: Answer;
  try {
    real = await work();
  } catch (error) {
    // A call that the service refuses has no work to lose: its refusal is what is answered.
    await caller.wait(fault.delayMs ?? 0);
    throw error;
  }
  await caller.wait(fault.delayMs ?? 0);
  return findFaultAnswer(fault, { requestText, real }) ?? real;
}

function refusedAnswer(error: unknown): Answer {
  if (error instanceof ServiceError) return errorAnswer(error);
  process.stderr.write(`cleanroomsml-emulator: ${error instanceof Error ? error.stack : error}\n`);
  return errorAnswer(new ServiceError("InternalServiceException", "The emulator failed; its standard error says how"));
}

/** The model that a call is about, unless it is a create or a list. */
function selectorOf({ labels }: Route): ModelSelector {
  const trainedModelArn = labels.trainedModelArn ?? labels.resourceArn;
  return trainedModelArn === undefined ? {} : { trainedModelArn };
}

function takenFault(
  { state, record, route }: { state: EmulatorState; record: CallRecord; route: Route | undefined },
  ...moments: readonly FaultMoment[]
): Fault | undefined {
  if (route === undefined) return undefined;
  const fault = takeFault(state.faults, subjectOf(state, record, route), moments);
  if (fault !== undefined) record.fault = fault.kind;
  return fault;
}

function subjectOf(state: EmulatorState, record: CallRecord, { operation, labels }: Route): FaultSubject {
  const trainedModelArn = labels.trainedModelArn ?? labels.resourceArn;
  const ofModel = trainedModelArn === undefined ? undefined : state.models.versions(trainedModelArn)[0]?.input.name;
  const inBody = isRecord(record.body) ? record.body.name : undefined;
  return {
    operation: operation.name,
    trainedModelArn,
    modelName: ofModel ?? (typeof inBody === "string" ? inBody : undefined),
  };
}
