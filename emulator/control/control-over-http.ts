// The control of an emulator over HTTP, unsigned, under /_emulator/: what tests of other processes use. It does nothing that the functions of an emulator do not.
import type { Action } from "../models/action";
import { isRecord } from "../settings/check-settings";
import type { CallRecord } from "../state/call-log";
import type { EmulatorCredential } from "../state/emulator-state";
import type { EmulatorControl } from "./emulator-control";

export const controlPath = "/_emulator/";

export interface ControlRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly body: string;
}

export interface ControlAnswer {
  readonly httpStatusCode: number;
  readonly body: unknown;
}

type Endpoint = (
  emulator: EmulatorControl,
  request: { readonly query: URLSearchParams; readonly body: unknown },
) => unknown;

const endpoints: Readonly<Record<string, Endpoint>> = {
  "GET calls": (emulator, { query }) => emulator.calls().filter((call) => isWanted(call, query)),
  "DELETE calls": (emulator) => emulator.clearCalls(),
  "GET models": (emulator) => emulator.models(),
  "GET behaviour": (emulator) => emulator.behaviour(),
  "PATCH behaviour": (emulator, { body }) => {
    emulator.set(asRecord(body));
    return emulator.behaviour();
  },
  "GET faults": (emulator) => emulator.faults(),
  "POST faults": (emulator, { body }) => {
    for (const fault of Array.isArray(body) ? body : [body]) emulator.inject(fault);
    return emulator.faults();
  },
  "DELETE faults": (emulator) => emulator.clearFaults(),
  "POST actions": (emulator, { body }) => emulator.act(body as Action),
  "POST credentials": (emulator, { body }) => {
    emulator.addCredential(body as EmulatorCredential);
  },
};

/** Answers a control request: 200 with JSON, 404 for no such endpoint, 400 with a message for what it cannot do. */
export async function answerControl(emulator: EmulatorControl, request: ControlRequest): Promise<ControlAnswer> {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  const name = `${request.method} ${pathname.slice(controlPath.length)}`;
  const endpoint = Object.hasOwn(endpoints, name) ? endpoints[name] : undefined;
  if (endpoint === undefined) {
    const known = Object.keys(endpoints).join(", ");
    return { httpStatusCode: 404, body: { message: `Unknown control "${name}": one of ${known} is wanted` } };
  }
  try {
    const body: unknown = request.body === "" ? undefined : JSON.parse(request.body);
    const answer = await endpoint(emulator, { query: searchParams, body });
    return { httpStatusCode: 200, body: answer ?? {} };
  } catch (error) {
    return { httpStatusCode: 400, body: { message: error instanceof Error ? error.message : String(error) } };
  }
}

/** `?operation=` and `?after=`, a sequence number, narrow the calls. */
function isWanted(call: CallRecord, query: URLSearchParams): boolean {
  const operation = query.get("operation");
  return call.sequence > Number(query.get("after") ?? 0) && (operation === null || call.operation === operation);
}

function asRecord(body: unknown): Record<string, unknown> {
  if (!isRecord(body)) throw new TypeError("Cannot read the control request: a JSON object is wanted");
  return body;
}
