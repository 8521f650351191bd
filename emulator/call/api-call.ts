import { type Fault, type FaultMoment, faultMoments } from "../faults/fault";
import { type FaultSubject, takeFault } from "../faults/fault-queue";
import { findFaultResponse } from "../faults/fault-responses";
import type { Caller } from "../http/caller";
import type { ReceivedRequest } from "../http/request";
import { errorResponse, type HttpResponse, jsonResponse } from "../http/response";
import type { Action, ObjectAction } from "../objects/action";
import { nameOf } from "../objects/stored-object";
import { performOperation } from "../operations/perform";
import { findRoute, type Route } from "../service/routes";
import { ServiceError } from "../service/service-error";
import { isRecord } from "../service/validation";
import { type SignedBy, verifySignature } from "../signature/sigv4";
import type { CallRecord } from "../state/call-log";
import type { EmulatorState } from "../state/emulator-state";
import { enterCall, enterResponse, subjectOf as subjectOfArn } from "./call-entry";
import { readInput } from "./input";
import { createRateLimit, type RateLimit } from "./rate-limit";

/** A response and what every response carries. */
interface CallOutcome {
  readonly response: HttpResponse;
  readonly requestId: string;
  readonly dateMs: number;
}

interface ApiContext {
  readonly state: EmulatorState;
  /** Does the action of the fault "act-first". */
  readonly act: (action: Action | ObjectAction) => Promise<unknown>;
}

/** The API of an emulator: a function that handles one call; whatever happens, the call is in the state's calls. */
export function createApi(context: ApiContext): (request: ReceivedRequest, caller: Caller) => Promise<CallOutcome> {
  const rateLimit = createRateLimit();
  return (request, caller) => handleCall(request, { ...context, rateLimit, caller });
}

interface CallContext extends ApiContext {
  readonly rateLimit: RateLimit;
  readonly caller: Caller;
}

async function handleCall(request: ReceivedRequest, context: CallContext): Promise<CallOutcome> {
  const { state } = context;
  const route = findRoute(request.method, request.rawPath);
  const record = enterCall(request, state, route);
  const clockFault = takenFault({ state, record, route }, "clock");
  const skewMs = clockFault?.clockSkewMs ?? state.behaviour.clockSkewMs;
  let response: HttpResponse;
  try {
    const signedBy = verifySignature(request, { credentials: state.credentials, nowMs: state.nowMs() + skewMs });
    context.rateLimit.take(state);
    if (route === undefined) throw new ServiceError("UnknownOperationException", "There is no such operation");
    const fault = takenFault({ state, record, route }, "before", "after", "work");
    const work = (): Promise<HttpResponse> => workResponse(request, { ...context, record, route, signedBy, fault });
    response = await faultyResponse(work, { fault, request, caller: context.caller });
  } catch (error) {
    response = refusal(error);
  }
  enterResponse(record, response, state);
  return { response, requestId: record.requestId, dateMs: state.nowMs() + skewMs };
}

interface WorkContext extends CallContext {
  readonly record: CallRecord;
  readonly route: Route;
  readonly signedBy: SignedBy;
  readonly fault: Fault | undefined;
}

/** Does the work; what it changed is in the store's file when this resolves. */
async function workResponse(request: ReceivedRequest, context: WorkContext): Promise<HttpResponse> {
  const { state, record, route, signedBy, fault } = context;
  const { name, method, httpStatus } = route.operation;
  const input = readInput(route, request, state.behaviour);
  if (fault?.action !== undefined) await context.act(actionOn(record, fault.action));
  const { arn, body } = performOperation({
    operation: name,
    input,
    state,
    nowMs: state.nowMs(),
    ...signedBy,
    fault,
  });
  Object.assign(record, subjectOfArn(arn));
  if (method !== "GET") await state.objects.save();
  return jsonResponse(httpStatus, body);
}

/** The response of the work, or what a fault makes of it. */
async function faultyResponse(
  work: () => Promise<HttpResponse>,
  { fault, request, caller }: { fault: Fault | undefined; request: ReceivedRequest; caller: Caller },
): Promise<HttpResponse> {
  if (fault === undefined) return work();
  const requestText = [request.rawPath, request.rawQuery, request.body.toString("utf8")].filter(Boolean).join(" ");
  if (faultMoments[fault.kind] === "before") {
    await caller.wait(fault.delayMs ?? 0);
    if (caller.hasGone()) return { kind: "reset" };
    return findFaultResponse(fault, { requestText }) ?? work();
  }
  try {
    // A call that the service refuses has no work to lose: the refusal is the response.
    const real = await work();
    return findFaultResponse(fault, { requestText, real }) ?? real;
  } finally {
    await caller.wait(fault.delayMs ?? 0);
  }
}

function refusal(error: unknown): HttpResponse {
  if (error instanceof ServiceError) return errorResponse(error);
  process.stderr.write(`cleanroomsml-emulator: ${error instanceof Error ? error.stack : error}\n`);
  const message = "The emulator failed; the details are in its standard error";
  return errorResponse(new ServiceError("InternalServiceException", message));
}

/** An action that selects nothing itself is about the call's object, unless that is a create or a list. */
function actionOn({ arn, trainedModelArn }: CallRecord, action: Action | ObjectAction): Action | ObjectAction {
  if ("kind" in action || "arn" in action) return action;
  if (trainedModelArn !== undefined || arn === undefined)
    return { ...(trainedModelArn && { trainedModelArn }), ...action };
  return { arn, ...action } as ObjectAction;
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

function subjectOf(state: EmulatorState, record: CallRecord, route: Route): FaultSubject {
  const { arn, trainedModelArn, body } = record;
  const [known] = arn === undefined ? [] : state.objects.versions(arn);
  const inBody = isRecord(body) && typeof body.name === "string" ? body.name : undefined;
  // A start of a job names its model in the path and itself in the body.
  const name = known === undefined || route.operation.name.startsWith("Start") ? inBody : nameOf(known);
  return { operation: route.operation.name, arn, trainedModelArn, name };
}
