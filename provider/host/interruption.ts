/**
 * Detects that Pulumi has been interrupted (one Ctrl-C) or that the CLI has exited. Pulumi's host ignores the engine's
 * Cancel call, so this code listens on the host's server; if the host's internals differ, it detects only the end of
 * the CLI.
 */
import { fstatSync } from "node:fs";
import { Server } from "node:net";
import { systemClock } from "../../sdk/client";

/** Ends a wait early. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}

/** Adds the result so far and the next step to an interruption; returns any other error unchanged. */
export function withNextStep(error: unknown, nextStep: string): unknown {
  return error instanceof InterruptedError
    ? new InterruptedError(`${error.message}: ${nextStep}`, { cause: error })
    : error;
}

/** How long this process outlives the CLI, so that a request in progress can still receive its response. */
const EXIT_DELAY_MS = 3000;

/** Returns a signal that is aborted, with an InterruptedError, as soon as nothing new may start. */
export function watchInterruption(): AbortSignal {
  const controller = new AbortController();
  const interrupt = (why: string) => controller.abort(new InterruptedError(why));
  watchCancelCall(() => interrupt("Interrupted"));
  exitWithCli(interrupt);
  return controller.signal;
}

/** Calls back when the CLI has exited, and soon afterwards ends the process. */
export function exitWithCli(interrupt: (why: string) => void): void {
  watchEndOfCli(() => {
    interrupt("The Pulumi CLI has exited");
    void systemClock.sleep(EXIT_DELAY_MS).then(() => process.exit(1));
  });
}

function watchCancelCall(onCancel: () => void): void {
  for (const server of findHttp2Servers()) {
    server.on("stream", (_stream: unknown, headers: Record<string, unknown> | undefined) => {
      if (String(headers?.[":path"]).endsWith("/Cancel")) onCancel();
    });
  }
}

/** The host does not expose its server, but Node lists it as an open handle. */
function findHttp2Servers(): Server[] {
  const internals = process as unknown as { _getActiveHandles?: () => unknown[] };
  const handles = internals._getActiveHandles?.() ?? [];
  return handles.filter((handle): handle is Server => handle instanceof Server && handle.listenerCount("session") > 0);
}

/** The engine keeps the standard input of a provider's process open until it exits. */
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
