import { createRequire } from "node:module";
import type { ServiceError } from "@grpc/grpc-js";

type Props = Record<string, unknown>;

// grpc and protobuf are Pulumi's dependencies, not this package's.
const requireAsPulumi = createRequire(require.resolve("@pulumi/pulumi"));
export const grpc = requireAsPulumi("@grpc/grpc-js") as typeof import("@grpc/grpc-js");
const { Struct } = requireAsPulumi("google-protobuf/google/protobuf/struct_pb");
export const { Empty } = requireAsPulumi("google-protobuf/google/protobuf/empty_pb");
const { ResourceProviderClient } = require("@pulumi/pulumi/proto/provider_grpc_pb");

type Answer = {
  // biome-ignore lint/suspicious/noExplicitAny: Pulumi ships these generated classes without types
  [method: string]: any;
};

type Method = (request: unknown, done: (error: ServiceError | null, answer: Answer) => void) => void;

/** A connection to a host. */
export interface HostConnection {
  /** @throws {Error} with the host's error and its `code` */
  call(method: string, request: unknown): Promise<Answer>;
  close(): void;
}

export function connectToHost(port: number): HostConnection {
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  return {
    close: () => client.close(),
    call: (method, request) =>
      new Promise((resolve, reject) => {
        (client[method] as Method).call(client, request, (error, answer) => {
          if (!error) resolve(answer);
          else reject(Object.assign(new Error(error.details), { code: error.code, metadata: error.metadata.getMap() }));
        });
      }),
  };
}

/** As the engine sends it, without undefined values. */
export function toStruct(props: Props): unknown {
  return Struct.fromJavaScript(withoutUndefined(props));
}

/** The properties without the text that Pulumi's host adds to them. */
export function fromStruct(struct: { toJavaScript(): Props } | undefined): Props {
  const { __provider: _, ...props } = struct?.toJavaScript() ?? {};
  return props;
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => withoutUndefined(entry ?? null));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutUndefined(member)]));
}
