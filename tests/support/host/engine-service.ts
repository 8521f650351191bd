import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { Empty, grpc } from "./host-call";

const { EngineService } = require("@pulumi/pulumi/proto/engine_grpc_pb");

/** One line that the provider logged to the engine. */
export interface EngineLog {
  readonly severity: "debug" | "info" | "warning" | "error";
  readonly message: string;
  readonly urn: string;
  readonly isEphemeral: boolean;
}

/** The engine's log service for a provider host that runs without an engine. */
export interface EngineLogService {
  /** In the order of arrival. */
  readonly lines: readonly EngineLog[];
  /** The first argument of the host. */
  readonly address: string;
  close(): void;
}

const severities = ["debug", "info", "warning", "error"] as const;

/** Listens on a free port of this machine. */
export async function startEngineService(): Promise<EngineLogService> {
  const lines: EngineLog[] = [];
  const server = new grpc.Server();
  server.addService(EngineService, {
    log({ request }: { request: LogRequest }, answer: (error: null, value: unknown) => void) {
      lines.push({
        severity: severities[request.getSeverity()] ?? "error",
        message: request.getMessage(),
        urn: request.getUrn(),
        isEphemeral: request.getEphemeral(),
      });
      answer(null, new Empty());
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { lines, address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}
