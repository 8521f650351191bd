/**
 * The lines that `CLEANROOMSML_DEBUG=1` asks for: one for each attempt. It knows no header that authenticates and no body.
 */
import type { CallContext } from "./errors";

/** What became of one attempt. */
export interface AttemptRecord {
  readonly attempt: number;
  readonly durationMs: number;
  /** HTTP status and error code, or the code of what went wrong on the way. */
  readonly result: string;
  readonly requestId?: string | undefined;
}

/** Takes a record of every attempt. */
export type DebugLog = (context: CallContext, record: AttemptRecord) => void;

/** Makes the log: one that does nothing unless the environment asks for it. */
export function createDebugLog(sink: (line: string) => void = toStderr, environment = process.env): DebugLog {
  if (environment.CLEANROOMSML_DEBUG !== "1") return () => {};
  return ({ operation, subject }, { attempt, durationMs, result, requestId }) => {
    const what = subject === undefined ? operation : `${operation} ${JSON.stringify(subject)}`;
    const origin = requestId === undefined ? "" : ` (request ${requestId})`;
    sink(`cleanroomsml: ${what} attempt ${attempt}: ${result} in ${Math.round(durationMs)} ms${origin}`);
  };
}

function toStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
