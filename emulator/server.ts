/**
 * Starts an emulator of AWS Clean Rooms ML's custom models: an HTTP server on this machine's loopback interface.
 *
 * @module cleanroomsml-emulator
 */
import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createApi } from "./call/api-call";
import { act } from "./control/act";
import { controlPath, handleControl } from "./control/control-over-http";
import { controlOf, type EmulatorControl } from "./control/emulator-control";
import { faultMoments } from "./faults/fault";
import { callerOf } from "./http/caller";
import { readRequest } from "./http/request";
import { errorResponse, jsonResponse, sendResponse } from "./http/response";
import { openObjectStore } from "./objects/object-store";
import { ServiceError } from "./service/service-error";
import { type Behaviour, changedBehaviour, defaultBehaviour } from "./settings/behaviour";
import { refuseUnknownNames } from "./settings/check-settings";
import { checkedCredential, type EmulatorCredential } from "./signature/credential";
import type { EmulatorState } from "./state/emulator-state";

export type { EmulatorControl } from "./control/emulator-control";
export type { Fault, FaultKind, FaultMoment } from "./faults/fault";
export type {
  Action,
  Creation,
  Expiry,
  Forgetting,
  ModelSelector,
  NewStatus,
  NewTags,
  ObjectAction,
  ObjectCreation,
  ObjectSelector,
  Publication,
  Removal,
  TrainingEnd,
  TrainingFailure,
  WorkEnd,
  WorkFailure,
} from "./objects/action";
export type { KindName } from "./objects/kind";
export type { ModelRecord, ObjectRecord } from "./objects/object-record";
export type { StatusChange } from "./objects/stored-object";
export type { OperationName } from "./service/routes";
export type { CreateBody, DataChannel, IncrementalChannel, StatusDetails } from "./service/trained-model-shapes";
export type { AccessBudget, Behaviour } from "./settings/behaviour";
export type { EmulatorCredential } from "./signature/credential";
export type { CallRecord } from "./state/call-log";

export { defaultBehaviour, faultMoments };

/** The pair of keys of an emulator without others: AWS's published example, worth nothing. */
export const defaultCredential: EmulatorCredential = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};

/** Options of an emulator, all of them optional. */
export interface EmulatorOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  readonly port?: number;
  /** File that keeps the objects: a create is in it before its response. */
  readonly storeFile?: string;
  /** The emulator's clock, in milliseconds since 1970; the machine's where absent. */
  readonly nowMs?: () => number;
  /** The accepted pairs of keys; {@link defaultCredential} where absent. */
  readonly credentials?: readonly EmulatorCredential[];
  /** Switches that differ from {@link defaultBehaviour}. */
  readonly behaviour?: Partial<Behaviour>;
}

const optionNames: readonly (keyof EmulatorOptions)[] = ["port", "storeFile", "nowMs", "credentials", "behaviour"];

/** An emulator that runs in this process. */
export interface Emulator extends EmulatorControl {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** Ends all connections and waits until all objects are in the file; a second call does nothing more. */
  close(): Promise<void>;
}

/**
 * Starts an emulator and resolves when it listens.
 *
 * @throws {Error} where the port is taken or the store cannot be read
 * @throws {TypeError} naming the option, behaviour or credential that is wrong
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  refuseUnknownNames("option", optionNames, Object.keys(options));
  const state: EmulatorState = {
    nowMs: options.nowMs ?? Date.now,
    objects: openObjectStore(options.storeFile),
    rolesSeenMs: new Map(),
    credentials: (options.credentials ?? [defaultCredential]).map(checkedCredential),
    faults: [],
    calls: [],
    callCount: 0,
    behaviour: changedBehaviour(defaultBehaviour, options.behaviour ?? {}),
  };
  const control = controlOf(state);
  const closing = new AbortController();
  // Every call that waits listens to it, however many there are.
  setMaxListeners(0, closing.signal);
  const context = {
    state,
    control,
    api: createApi({ state, act: (action) => act(state, action) }),
    closing: closing.signal,
  };
  const server = createServer((message, response) => {
    handleMessage(message, response, context).catch(() => response.destroy());
  });
  // Longer than a client's pool keeps a connection, so that the client is the one that ends it.
  server.keepAliveTimeout = 65_000;
  const { port } = await listening(server, options.port ?? 0);
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    closing.abort();
    const ended = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await ended;
    await state.objects.save();
  };
  return {
    ...control,
    url: `http://127.0.0.1:${port}`,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

interface ServerContext {
  readonly state: EmulatorState;
  readonly control: EmulatorControl;
  readonly api: ReturnType<typeof createApi>;
  readonly closing: AbortSignal;
}

async function handleMessage(
  message: IncomingMessage,
  response: ServerResponse,
  { state, control, api, closing }: ServerContext,
): Promise<void> {
  const request = await readRequest(message, state.behaviour.maxBodyBytes);
  if (request === undefined) {
    const tooLarge = new ServiceError("RequestEntityTooLargeException", "The body is too large");
    sendResponse(response, errorResponse(tooLarge), { "x-amzn-requestid": randomUUID() });
  } else if (request.rawPath.startsWith(controlPath)) {
    const { httpStatusCode, body } = await handleControl(control, {
      method: request.method,
      url: message.url ?? "",
      body: request.body.toString("utf8"),
    });
    // Legible in a terminal.
    sendResponse(response, { ...jsonResponse(httpStatusCode), body: `${JSON.stringify(body, null, 2)}\n` }, {});
  } else {
    const outcome = await api(request, callerOf(response, closing));
    const headers = { "x-amzn-requestid": outcome.requestId, date: new Date(outcome.dateMs).toUTCString() };
    sendResponse(response, outcome.response, headers);
  }
}

function listening(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const failed = (cause: Error): void => {
      reject(new Error(`Cannot listen on port ${port}: ${cause.message}`, { cause }));
    };
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", failed);
      resolve(server.address() as AddressInfo);
    });
  });
}
