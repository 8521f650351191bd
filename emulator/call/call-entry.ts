// Enters calls and their answers into the log. It takes no header that authenticates.
import { randomUUID } from "node:crypto";
import type { Answer } from "../http/response";
import type { Route } from "../service/routes";
import { parseAuthorization } from "../signature/authorization";
import type { ReceivedRequest } from "../signature/canonical-request";
import type { CallRecord } from "../state/call-log";
import type { EmulatorState } from "../state/emulator-state";

/** Most calls that are kept: an emulator that runs for weeks must not fill the memory. */
const mostCalls = 100_000;

/** Enters a call that was just received; of too many, the oldest half goes. */
export function enterCall(request: ReceivedRequest, state: EmulatorState, route: Route | undefined): CallRecord {
  const headers = request.headers.map(([name, value]) => [name.toLowerCase(), value] as const);
  const secret = ["authorization", "x-amz-security-token"];
  const trainedModelArn = route?.labels.trainedModelArn ?? route?.labels.resourceArn;
  state.callCount += 1;
  const record: CallRecord = {
    sequence: state.callCount,
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
  if (state.calls.length >= mostCalls) state.calls.splice(0, mostCalls / 2);
  state.calls.push(record);
  return record;
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

/** Enters the answer. */
export function enterAnswer(record: CallRecord, answer: Answer, state: EmulatorState): void {
  record.endedAtMs = state.nowMs();
  if (answer.kind === "truncated") record.status = 200;
  if (answer.kind !== "answer") return;
  record.status = answer.httpStatusCode;
  const code = answer.headers["x-amzn-errortype"];
  if (code !== undefined) record.errorCode = code;
}
