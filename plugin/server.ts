/** The plugin's gRPC service: each of the engine's calls to the function that handles it. */
import nodeModule from "node:module";
import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  status,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { GetSchemaResponse, ProviderHandshakeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { version } from "../package.json";
import type { SessionParts } from "../provider/host/session";
import { withKey } from "../provider/host/stack-settings";
import { checkConfig, configure, diffConfig } from "./configure";
import type * as Components from "./construct";
import { type Door, openDoor } from "./door";
import { invoke } from "./invoke";
import { MESSAGE_LIMITS } from "./message-limits";
import { check, create, diff, read, remove, update } from "./resource-calls";

// Loaded at the first component: without it, the start takes 113 ms instead of 118 (Node 24).
const construct: typeof Components.construct = (request, door) =>
  (require("./construct") as typeof Components).construct(request, door);

/** A server that listens. */
export interface PluginServer {
  port: number;
  /** Ends every wait, because the engine is gone. */
  interrupt(why: string): void;
  close(): void;
}

/**
 * Starts the plugin's server on a free port of this machine.
 *
 * @param parts  what a test replaces
 */
export async function startServer(parts: Partial<SessionParts> = {}): Promise<PluginServer> {
  let door = openDoor(parts);
  /** Constructs without a response. */
  const open = new Set<Promise<void>>();
  const on =
    <Request, Response>(
      handle: (request: Request, door: Door) => Promise<Response>,
    ): handleUnaryCall<Request, Response> =>
    ({ request }, respond) => {
      const responded = respondWith(handle, request, door).then(
        (response) => respond(null, response),
        (error: Error) => respond({ code: status.UNKNOWN, details: error.message }),
      );
      if ((handle as unknown) !== construct) return;
      open.add(responded);
      void responded.finally(() => open.delete(responded));
    };
  const handlers = {
    handshake: on(async (request: { getEngineAddress(): string }, { connect }: Door) => {
      connect(request.getEngineAddress());
      return new ProviderHandshakeResponse().setAcceptSecrets(true).setSupportsAutonamingConfiguration(true);
    }),
    // An engine that did not start this process: each of its commands gets a session of its own.
    attach: on(async (request: { getAddress(): string }) => {
      door = openDoor(parts);
      door.connect(request.getAddress());
      return new Empty();
    }),
    getPluginInfo: on(async () => new PluginInfo().setVersion(version)),
    getSchema: on(async () => new GetSchemaResponse().setSchema(readSchema())),
    checkConfig: on(checkConfig),
    diffConfig: on(diffConfig),
    configure: on(configure),
    check: on(check),
    diff: on(diff),
    create: on(create),
    read: on(read),
    update: on(update),
    delete: on(remove),
    construct: on(construct),
    invoke: on(invoke),
    cancel: on(async (_: Empty, { interrupt }: Door) => {
      interrupt("Interrupted");
      // The engine closes the connection after this response, and shows an error for each Construct that it cuts off.
      await Promise.all(open);
      keepCompiledCode();
      return new Empty();
    }),
  };
  const server = new Server(MESSAGE_LIMITS);
  server.addService(ResourceProviderService, handlers as UntypedServiceImplementation);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { port, interrupt: (why) => door.interrupt(why), close: () => server.forceShutdown() };
}

/** Ensures that the engine has every message before the response. */
async function respondWith<Request, Response>(
  handle: (request: Request, door: Door) => Promise<Response>,
  request: Request,
  door: Door,
): Promise<Response> {
  try {
    return await handle(request, door);
  } catch (error) {
    throw withKey(error, door.session.config);
  } finally {
    await door.session.shown();
  }
}

/** The engine calls Cancel at the end of every command and then kills the process, so that Node does not do it itself. */
function keepCompiledCode(): void {
  (nodeModule as { flushCompileCache?(): void }).flushCompileCache?.();
}

function readSchema(): string {
  // Loaded here and not above: most commands never need it.
  return (require("./built/schema") as { schema: string }).schema;
}
