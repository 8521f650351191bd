import { randomUUID } from "node:crypto";
import type { ReceivedRequest } from "../http/request";
import type { HttpResponse } from "../http/response";
import { findKindOfArn } from "../objects/kind";
import type { Route } from "../service/routes";
import { findClaimedSigner } from "../signature/sigv4";
import type { CallRecord } from "../state/call-log";
import type { EmulatorState } from "../state/emulator-state";

/** Calls that are kept: an emulator that runs for weeks must not fill the memory. */
const mostCalls = 100_000;
/** Headers that authenticate, which the log leaves out. */
const secretHeaders = ["authorization", "x-amz-security-token"];

/** Enters a call that was just received into the log; of too many, the oldest half goes. */
export function enterCall(request: ReceivedRequest, state: EmulatorState, route: Route | undefined): CallRecord {
  const headers = request.headers.map(([name, value]) => [name.toLowerCase(), value] as const);
  const arn = Object.entries(route?.labels ?? {}).find(([name]) => name.endsWith("Arn"))?.[1];
  state.callCount += 1;
  const record: CallRecord = {
    sequence: state.callCount,
    atMs: state.nowMs(),
    ...(route === undefined ? {} : { operation: route.operation.name }),
    method: request.method,
    path: request.rawPath,
    query: request.rawQuery,
    headers: Object.fromEntries(headers.filter(([name]) => !secretHeaders.includes(name))),
    ...bodyOf(request),
    ...findClaimedSigner(request),
    ...subjectOf(arn),
    requestId: randomUUID(),
  };
  if (state.calls.length >= mostCalls) state.calls.splice(0, mostCalls / 2);
  state.calls.push(record);
  return record;
}

/** The members that name the object of a call. */
export function subjectOf(arn: string | undefined): Pick<CallRecord, "arn" | "trainedModelArn"> {
  if (arn === undefined) return {};
  return findKindOfArn(arn) === "TrainedModel" ? { arn, trainedModelArn: arn } : { arn };
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

export function enterResponse(record: CallRecord, response: HttpResponse, state: EmulatorState): void {
  record.endedAtMs = state.nowMs();
  if (response.kind === "truncated") record.status = 200;
  if (response.kind !== "full") return;
  record.status = response.httpStatusCode;
  const code = response.headers["x-amzn-errortype"];
  if (code !== undefined) record.errorCode = code;
}
