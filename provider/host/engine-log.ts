/**
 * Shows messages on a resource's own row through the engine's log service, as `pulumi.log` does for a program. If
 * Pulumi's generated clients are missing or different, messages go to the console, which Pulumi shows on the stack's
 * row.
 */
import { createRequire } from "node:module";
import { systemClock } from "../../sdk/client";

/** One message for the user. */
export interface LogLine {
  message: string;
  severity?: "info" | "warning";
  /** The resource on whose row it appears; the stack's row if absent. */
  urn?: string | undefined;
  /** True for progress, which Pulumi does not keep after the command. */
  isEphemeral?: boolean;
}

/**
 * Shows a message; resolves when the engine has it. Never rejects, because a message that cannot be shown must not fail
 * a training.
 */
export type ShowLine = (line: LogLine) => Promise<void>;

const SEVERITIES = { info: 1, warning: 2 } as const;
const SEND_LIMIT_MS = 2000;

/**
 * @param engineAddress  `host:port` of the engine, the first argument of Pulumi's host
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
    // grpc is a dependency of Pulumi's, so strict package managers resolve it only from there.
    const { credentials } = createRequire(require.resolve("@pulumi/pulumi"))("@grpc/grpc-js");
    const client = new EngineClient(engineAddress, credentials.createInsecure());
    return sendLines((line: LogMessage, options, done) => client.log(line, options, done), LogRequest);
  } catch {
    return showOnConsole;
  }
}

/** The call of Pulumi's generated client. */
type Log<Line> = (line: Line, options: { deadline: Date }, done: (error: Error | null) => void) => void;

/** Pulumi's generated message. */
interface LogMessage {
  setSeverity(severity: 1 | 2): unknown;
  setMessage(message: string): unknown;
  setUrn(urn: string): unknown;
  setEphemeral(isEphemeral: boolean): unknown;
}

/** @returns what sends a line to the engine, and rejects if the engine does not take it */
export function sendLines<Line extends LogMessage>(log: Log<Line>, Request: new () => Line): ShowLine {
  return ({ message, severity = "info", urn, isEphemeral = false }) => {
    const request = new Request();
    request.setSeverity(SEVERITIES[severity]);
    request.setMessage(message);
    request.setUrn(urn ?? "");
    request.setEphemeral(isEphemeral);
    const deadline = new Date(systemClock.nowMs() + SEND_LIMIT_MS);
    return new Promise((resolve, reject) => {
      log(request, { deadline }, (error) => (error ? reject(error) : resolve()));
    });
  };
}
