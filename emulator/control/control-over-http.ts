import type { Action } from "../objects/action";
import { type KindName, kindNames } from "../objects/kind";
import type { Behaviour } from "../settings/behaviour";
import { refuseUnknownNames } from "../settings/check-settings";
import type { EmulatorCredential } from "../signature/credential";
import type { CallRecord } from "../state/call-log";
import type { EmulatorControl } from "./emulator-control";

/** Where the control is: unsigned, for tests in other processes. */
export const controlPath = "/_emulator/";

export interface ControlRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly body: string;
}

export interface ControlResponse {
  readonly httpStatusCode: number;
  readonly body: unknown;
}

type Endpoint = (
  emulator: EmulatorControl,
  request: { readonly query: URLSearchParams; readonly body: unknown },
) => unknown;

const endpoints: Readonly<Record<string, Endpoint>> = {
  "GET calls": (emulator, { query }) => emulator.calls().filter((call) => matches(call, query)),
  "DELETE calls": (emulator) => emulator.clearCalls(),
  "GET models": (emulator) => emulator.models(),
  "GET objects": (emulator, { query }) => {
    const kind = query.get("kind");
    if (kind === null) return emulator.objects();
    refuseUnknownNames("kind", kindNames, [kind]);
    return emulator.objects(kind as KindName);
  },
  "GET behaviour": (emulator) => emulator.behaviour(),
  "PATCH behaviour": (emulator, { body }) => {
    emulator.set(body as Partial<Behaviour>);
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

/** Handles a control request: 200 with JSON, 404 where there is no such endpoint, 400 with a message for anything else. */
export async function handleControl(emulator: EmulatorControl, request: ControlRequest): Promise<ControlResponse> {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  const name = `${request.method} ${pathname.slice(controlPath.length)}`;
  const endpoint = Object.hasOwn(endpoints, name) ? endpoints[name] : undefined;
  if (endpoint === undefined) {
    const known = Object.keys(endpoints).join(", ");
    return { httpStatusCode: 404, body: { message: `Unknown control "${name}": expected one of ${known}` } };
  }
  try {
    const body: unknown = request.body === "" ? undefined : JSON.parse(request.body);
    return { httpStatusCode: 200, body: (await endpoint(emulator, { query: searchParams, body })) ?? {} };
  } catch (error) {
    return { httpStatusCode: 400, body: { message: error instanceof Error ? error.message : String(error) } };
  }
}

/** `?operation=` and `?after=`, a sequence number, select calls. */
function matches(call: CallRecord, query: URLSearchParams): boolean {
  const operation = query.get("operation");
  return call.sequence > Number(query.get("after") ?? 0) && (operation === null || call.operation === operation);
}
