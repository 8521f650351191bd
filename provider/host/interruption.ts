/**
 * Tells when Pulumi wants everything to stop: it asked for it (one Ctrl-C), or the CLI is gone. The SDK's host ignores
 * the engine's Cancel call, so this listens beside it; where the host's internals differ, only the end of the CLI is seen.
 */
import { fstatSync } from "node:fs";
import { Server } from "node:net";
import { systemClock } from "../../sdk/client";

/** Why a wait ended before its time. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}

/** An interruption with what became of the work and how to go on; any other error as it is. */
export function withWayOn(error: unknown, wayOn: string): unknown {
  return error instanceof InterruptedError
    ? new InterruptedError(`${error.message}: ${wayOn}`, { cause: error })
    : error;
}

/** From the end of the CLI to the end of this process; a request under way may still get its answer. */
const EXIT_DELAY_MS = 3000;

/** Aborted, with an InterruptedError, as soon as nothing new may be begun. */
export function watchInterruption(): AbortSignal {
  const controller = new AbortController();
  const interrupt = (why: string) => controller.abort(new InterruptedError(why));
  watchCancelCall(() => interrupt("Interrupted"));
  watchEndOfCli(() => {
    interrupt("The Pulumi CLI is gone");
    void systemClock.sleep(EXIT_DELAY_MS).then(() => process.exit(1));
  });
  return controller.signal;
}

function watchCancelCall(onCancel: () => void): void {
  for (const server of findHttp2Servers()) {
    server.on("stream", (_stream: unknown, headers: Record<string, unknown> | undefined) => {
      if (String(headers?.[":path"]).endsWith("/Cancel")) onCancel();
    });
  }
}

/** The host does not hand out its server; Node knows it as an open handle. */
function findHttp2Servers(): Server[] {
  const internals = process as unknown as { _getActiveHandles?: () => unknown[] };
  const handles = internals._getActiveHandles?.() ?? [];
  return handles.filter((handle): handle is Server => handle instanceof Server && handle.listenerCount("session") > 0);
}

/** The engine keeps the host's standard input open as long as it lives. */
function watchEndOfCli(onEnd: () => void): void {
  if (!isStdinPipe()) return;
  process.stdin.on("error", onEnd).on("end", onEnd).on("close", onEnd);
  process.stdin.resume();
}

function isStdinPipe(): boolean {
  try {
    const stdin = fstatSync(0);
    return stdin.isFIFO() || stdin.isSocket();
  } catch {
    return false;
  }
}
