import type { CallContext } from "./errors";

/** The result of one attempt. */
export interface AttemptRecord {
  readonly attempt: number;
  readonly durationMs: number;
  /** HTTP status and error code, or the code of the network error. */
  readonly result: string;
  readonly requestId?: string | undefined;
}

/** Receives a record of every attempt. */
export type DebugLog = (context: CallContext, record: AttemptRecord) => void;

/** Creates the log of `CLEANROOMSML_DEBUG=1`, with one line for each attempt, without headers and bodies. */
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
