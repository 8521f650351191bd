/**
 * Shows lines on a resource's own row through the engine's log service, as the SDK's own `pulumi.log` does for a program.
 * It leans on Pulumi's generated clients; where they differ, lines go to the console, which Pulumi shows on the stack's row.
 */
import { createRequire } from "node:module";
import { systemClock } from "../../sdk/client";

/** One line for the user. */
export interface LogLine {
  message: string;
  severity?: "info" | "warning";
  /** Row to show it on; the stack's where it is absent. */
  urn?: string | undefined;
  /** True for progress, which is gone at the end of the command. */
  isEphemeral?: boolean;
}

/** Shows a line; resolves when the engine has it. It never rejects: a line that cannot be shown must not stop a training. */
export type ShowLine = (line: LogLine) => Promise<void>;

const SEVERITIES = { info: 1, warning: 2 } as const;
const SEND_LIMIT_MS = 2000;

/**
 * @param engineAddress  `host:port` of the engine, which Pulumi gives to its host as the first argument
 */
export function createEngineLog(engineAddress: string | undefined): ShowLine {
  let send: ShowLine | undefined;
  return async (line) => {
    send ??= connect(engineAddress);
    try {
      await send(line);
    } catch {
      send = showOnConsole;
      await showOnConsole(line);
    }
  };
}

async function showOnConsole({ message, severity }: LogLine): Promise<void> {
  if (severity === "warning") console.error(`warning: ${message}`);
  else console.log(message);
}

function connect(engineAddress: string | undefined): ShowLine {
  if (!engineAddress) return showOnConsole;
  try {
    const { EngineClient } = require("@pulumi/pulumi/proto/engine_grpc_pb");
    const { LogRequest } = require("@pulumi/pulumi/proto/engine_pb");
    // grpc is Pulumi's dependency, not ours: strict package managers find it only from there.
    const { credentials } = createRequire(require.resolve("@pulumi/pulumi"))("@grpc/grpc-js");
    const client = new EngineClient(engineAddress, credentials.createInsecure());
    return ({ message, severity = "info", urn, isEphemeral = false }) => {
      const request = new LogRequest();
      request.setSeverity(SEVERITIES[severity]);
      request.setMessage(message);
      request.setUrn(urn ?? "");
      request.setStreamid(0);
      request.setEphemeral(isEphemeral);
      const deadline = new Date(systemClock.nowMs() + SEND_LIMIT_MS);
      return new Promise((resolve, reject) => {
        client.log(request, { deadline }, (error: Error | null) => (error ? reject(error) : resolve()));
      });
    };
  } catch {
    return showOnConsole;
  }
}
