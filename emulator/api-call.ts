// One call of the API from request to answer: signature, faults, limits, work, and the record of it. It knows no socket.
import { randomUUID } from "node:crypto";
import { type Answer, answerOf, errorAnswer } from "./answer";
import type { CallRecord } from "./call-log";
import type { ReceivedRequest } from "./canonical-request";
import { refuseOtherRegion } from "./create-rules";
import type { EmulatorState, OperationCall } from "./emulator-state";
import { type Fault, type FaultSubject, faultMoments, takeFault } from "./fault";
import { findFaultAnswer } from "./fault-answers";
import { readInput } from "./input";
import { findRoute, type Route } from "./operations";
import { performOperation } from "./perform";
import type { RateLimit } from "./quotas";
import { ServiceError } from "./service-error";
import { parseAuthorization, verifySignature } from "./sigv4";

/** What a call needs of its connection. */
export interface Caller {
  /** Real time. Rejects when the emulator closes. */
  readonly wait: (delayMs: number) => Promise<void>;
  readonly hasGone: () => boolean;
}

/** An answer and what all answers carry. */
export interface CallOutcome {
  readonly answer: Answer;
  readonly requestId: string;
  readonly dateMs: number;
}

/** Answers one call; whatever happens, it is in the state's calls. */
export async function answerCall(
  request: ReceivedRequest,
  { state, rateLimit, caller }: { state: EmulatorState; rateLimit: RateLimit; caller: Caller },
): Promise<CallOutcome> {
  const route = findRoute(request.method, request.rawPath);
  const record = newRecord(request, state, route);
  state.calls.push(record);
  const subject = subjectOf(state, record, route);
  const clockFault = subject === undefined ? undefined : takeFault(state.faults, subject, ["clock"]);
  if (clockFault !== undefined) record.fault = clockFault.kind;
  const skewMs = clockFault?.clockSkewMs ?? state.behaviour.clockSkewMs;
  let answer: Answer;
  try {
    const { credential, region } = verifySignature(request, {
      credentials: state.credentials,
      nowMs: state.nowMs() + skewMs,
    });
    rateLimit.take(state);
    if (route === undefined || subject === undefined)
      throw new ServiceError("UnknownOperationException", "No such operation");
    const fault = takeFault(state.faults, subject, ["before", "after", "work"]);
    if (fault !== undefined) record.fault = fault.kind;
    const work = async (): Promise<Answer> => {
      const input = readInput(route, request, state.behaviour);
      for (const name of ["configuredModelAlgorithmAssociationArn", "trainedModelArn", "resourceArn"]) {
        const arn = input[name];
        if (typeof arn === "string") refuseOtherRegion(arn, region);
      }
      const call: OperationCall = {
        operation: route.operation.name,
        input,
        state,
        nowMs: state.nowMs(),
        credential,
        fault,
      };
      const result = performOperation(call);
      if (result.trainedModelArn !== undefined) record.trainedModelArn = result.trainedModelArn;
      await state.models.save();
      return answerOf(200, result.body);
    };
    answer = await faultyAnswer(work, { fault, request, caller });
  } catch (error) {
    answer = refusedAnswer(error);
  }
  finishRecord(record, answer, state);
  return { answer, requestId: record.requestId, dateMs: state.nowMs() + skewMs };
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
  if (error instanceof EmulatorClosed) return { kind: "reset" };
  process.stderr.write(`cleanroomsml-emulator: ${error instanceof Error ? error.stack : error}\n`);
  return errorAnswer(new ServiceError("InternalServiceException", "The emulator failed; its standard error says how"));
}

/** Ends what is still waiting when the emulator closes. */
export class EmulatorClosed extends Error {}

function subjectOf(state: EmulatorState, record: CallRecord, route: Route | undefined): FaultSubject | undefined {
  if (route === undefined) return undefined;
  const trainedModelArn = route.labels.trainedModelArn ?? route.labels.resourceArn;
  const body = record.body as { readonly name?: unknown } | undefined;
  const ofModel = trainedModelArn === undefined ? undefined : state.models.versions(trainedModelArn)[0]?.input.name;
  const modelName = ofModel ?? (typeof body?.name === "string" ? body.name : undefined);
  return { operation: route.operation.name, trainedModelArn, modelName };
}

function newRecord(request: ReceivedRequest, state: EmulatorState, route: Route | undefined): CallRecord {
  const headers = request.headers.map(([name, value]) => [name.toLowerCase(), value] as const);
  const secret = ["authorization", "x-amz-security-token"];
  const trainedModelArn = route?.labels.trainedModelArn ?? route?.labels.resourceArn;
  return {
    sequence: (state.calls.at(-1)?.sequence ?? 0) + 1,
    atMs: state.nowMs(),
    ...(route === undefined ? {} : { operation: route.operation.name }),
    method: request.method,
    path: request.rawPath,
    query: request.rawQuery,
    headers: Object.fromEntries(headers.filter(([name]) => !secret.includes(name))),
    ...bodyOf(request),
    ...signerOf(headers.find(([name]) => name === "authorization")?.[1]),
    ...(trainedModelArn === undefined ? {} : { trainedModelArn }),
    requestId: randomUUID(),
  };
}

function bodyOf(request: ReceivedRequest): { body?: unknown } {
  const text = request.body.toString("utf8");
  if (text === "") return {};
  try {
    return { body: JSON.parse(text) };
  } catch {
    return { body: text };
  }
}

function signerOf(header: string | undefined): { accessKeyId?: string; signedHeaders?: readonly string[] } {
  try {
    const { accessKeyId, signedHeaders } = parseAuthorization(header ?? "");
    return { accessKeyId, signedHeaders };
  } catch {
    return {};
  }
}

function finishRecord(record: CallRecord, answer: Answer, state: EmulatorState): void {
  record.endedAtMs = state.nowMs();
  if (answer.kind === "truncated") record.status = 200;
  if (answer.kind !== "answer") return;
  record.status = answer.httpStatusCode;
  const code = answer.headers["x-amzn-errortype"];
  if (code !== undefined) record.errorCode = code;
}
