/**
 * Starts an emulator of AWS Clean Rooms ML's trained models: an HTTP server on this machine's loopback. What the service
 * does stands in the modules it brings together.
 *
 * @module cleanroomsml-emulator
 */
import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerCall } from "./call/api-call";
import { answerControl, controlPath } from "./control/control-over-http";
import { controlOf, type EmulatorControl } from "./control/emulator-control";
import { faultMoments } from "./faults/fault";
import { callerOf } from "./http/caller";
import { readRequest, sendAnswer } from "./http/request";
import { errorAnswer } from "./http/response";
import { openModelStore } from "./models/model-store";
import { createRateLimit, type RateLimit } from "./operations/quotas";
import { ServiceError } from "./service/service-error";
import { type Behaviour, defaultBehaviour } from "./settings/behaviour";
import { changedBehaviour } from "./settings/behaviour-rules";
import { refuseUnknownNames } from "./settings/check-settings";
import { parseCredential } from "./signature/credential";
import type { EmulatorCredential, EmulatorState } from "./state/emulator-state";

export type { EmulatorControl } from "./control/emulator-control";
export type { Fault, FaultKind, FaultMoment } from "./faults/fault";
export type {
  Action,
  Creation,
  Forgetting,
  ModelSelector,
  NewStatus,
  NewTags,
  Publication,
  Removal,
  TrainingEnd,
  TrainingFailure,
} from "./models/action";
export type { ModelRecord } from "./models/model-record";
export type { CreateBody, DataChannel, IncrementalChannel, StatusChange, StatusDetails } from "./models/stored-model";
export type { OperationName } from "./service/routes";
export type { Behaviour } from "./settings/behaviour";
export type { CallRecord } from "./state/call-log";
export type { EmulatorCredential } from "./state/emulator-state";

export { defaultBehaviour, faultMoments };

/** The pair of keys of an emulator that is given none; published everywhere, worth nothing. */
export const defaultCredential: EmulatorCredential = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};

/** What an emulator is started with. Nothing is needed. */
export interface EmulatorOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Where given, models are kept there: a create is in the file before it is answered. */
  readonly storeFile?: string;
  /** The emulator's clock, in milliseconds since 1970; the machine's where absent. */
  readonly nowMs?: () => number;
  /** The pairs of keys that it accepts; {@link defaultCredential} where absent. */
  readonly credentials?: readonly EmulatorCredential[];
  /** Switches that differ from {@link defaultBehaviour}. */
  readonly behaviour?: Partial<Behaviour>;
}

const ofOptions: Record<keyof EmulatorOptions, true> = {
  port: true,
  storeFile: true,
  nowMs: true,
  credentials: true,
  behaviour: true,
};
const optionNames = Object.keys(ofOptions);

/** An emulator that runs in this process. */
export interface Emulator extends EmulatorControl {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** Ends all connections and waits until all models are in the file; a second call does no more. */
  close(): Promise<void>;
}

/**
 * Starts an emulator and resolves when it listens.
 *
 * @throws {Error} where the port is taken or the store cannot be read
 * @throws {TypeError} where an option, a behaviour or a credential is none
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  refuseUnknownNames(options, optionNames, (name) => `option "${name}"`);
  const state: EmulatorState = {
    nowMs: options.nowMs ?? Date.now,
    models: openModelStore(options.storeFile),
    credentials: (options.credentials ?? [defaultCredential]).map(parseCredential),
    faults: [],
    calls: [],
    callCount: 0,
    behaviour: changedBehaviour(defaultBehaviour, options.behaviour ?? {}),
  };
  const control = controlOf(state);
  const closing = new AbortController();
  // Every call that waits listens to it, however many there are.
  setMaxListeners(0, closing.signal);
  const context: ServerContext = { state, control, rateLimit: createRateLimit(), closing: closing.signal };
  const server = createServer((message, response) => {
    answerMessage(message, response, context).catch(() => response.destroy());
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
    await state.models.save();
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
  readonly rateLimit: RateLimit;
  readonly closing: AbortSignal;
}

async function answerMessage(
  message: IncomingMessage,
  response: ServerResponse,
  context: ServerContext,
): Promise<void> {
  const { state } = context;
  const request = await readRequest(message, state.behaviour.maxBodyBytes);
  if (request === undefined) {
    const tooLarge = new ServiceError("RequestEntityTooLargeException", "The body is too large");
    sendAnswer(response, errorAnswer(tooLarge), { "x-amzn-requestid": randomUUID() });
    return;
  }
  if (request.rawPath.startsWith(controlPath)) {
    const { httpStatusCode, body } = await answerControl(context.control, {
      method: request.method,
      url: message.url ?? "",
      body: request.body.toString("utf8"),
    });
    const headers = { "content-type": "application/json" };
    sendAnswer(response, { kind: "answer", httpStatusCode, headers, body: JSON.stringify(body) }, {});
    return;
  }
  const caller = callerOf(response, context.closing);
  const { answer, requestId, dateMs } = await answerCall(request, { state, rateLimit: context.rateLimit, caller });
  sendAnswer(response, answer, { "x-amzn-requestid": requestId, date: new Date(dateMs).toUTCString() });
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
