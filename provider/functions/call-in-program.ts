import { createSession, type Session } from "../host/session";
import { describeUnknownKeys, stackConfigOf } from "../host/stack-config";
import { callFunction, type FunctionCall } from "./call-function";
import type { FunctionName } from "./functions";

/** The program's process, as far as a function needs it. */
export interface ProgramCall extends Omit<FunctionCall, "session"> {
  /** All settings of the stack, decrypted. */
  config: Readonly<Record<string, string>>;
  /** Shows a warning on the stack's row. */
  warn(message: string): void;
}

/** Sessions by their settings: the Automation API runs the programs of several stacks in one process. */
const sessions = new Map<string, Session>();

/** Calls a function in a program. Pulumi ends the program's process itself, so nothing here listens for an interruption. */
export function callInProgram(
  name: FunctionName,
  args: Record<string, unknown>,
  { config, warn, ...call }: ProgramCall,
): Promise<Record<string, unknown>> {
  const key = JSON.stringify(config);
  const session = sessions.get(key) ?? openSession(config, warn);
  sessions.set(key, session);
  return callFunction(name, args, { ...call, session });
}

function openSession(rawConfig: ProgramCall["config"], warn: ProgramCall["warn"]): Session {
  const config = stackConfigOf({ get: (key) => rawConfig[key], rawConfig } as { get(key: string): string | undefined });
  for (const message of describeUnknownKeys(config)) warn(message);
  return createSession({
    config,
    signal: new AbortController().signal,
    showLine: async ({ message }) => warn(message),
  });
}
