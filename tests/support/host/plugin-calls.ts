/** An in-process server of the plugin, and the engine's messages to it. */
import { type PluginServer, startServer } from "../../../plugin/server";
import type { SessionParts } from "../../../provider/host/session";
import { connectToHost, Empty, type HostConnection, toStruct } from "./host-call";

// biome-ignore lint/suspicious/noExplicitAny: Pulumi ships these generated classes without types
type Message = any;
type Props = Record<string, unknown>;

const messages = require("@pulumi/pulumi/proto/provider_pb");

export interface PluginCalls {
  /** @param set  fills in the request */
  call(method: string, request: string, set: (request: Message) => void): Promise<Message>;
  /** The engine's call at the end of a command. */
  cancel(): Promise<void>;
  close(): void;
}

export async function openPluginCalls(parts: Partial<SessionParts> = {}): Promise<PluginCalls> {
  const server: PluginServer = await startServer(parts);
  const connection: HostConnection = connectToHost(server.port);
  return {
    call(method, name, set) {
      const request = new messages[name]();
      set(request);
      return connection.call(method, request);
    },
    async cancel() {
      await connection.call("cancel", new Empty());
    },
    close() {
      connection.close();
      server.close();
    },
  };
}

/** The engine's form of a secret. */
export function secret(value: unknown): Props {
  return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value };
}

export function struct(props: object): unknown {
  return toStruct({ ...props });
}
