import { setTimeout as sleep } from "node:timers/promises";
import { findProviderProcess, isRunning } from "../process/process-tree";
import type { EmulatedStack } from "./emulated-stack";
import type { CommandResult, RunningCommand } from "./stack";

/** A signal and its receiver: the CLI, its process group as from a terminal, or the provider's process. */
export interface Blow {
  readonly signal: NodeJS.Signals;
  readonly to: "cli" | "group" | "provider";
  /** Milliseconds after the previous signal. */
  readonly afterMs?: number;
}

/** The result of an interruption. */
export interface Interruption {
  readonly result: CommandResult;
  /** From the last signal to the end of the CLI. */
  readonly endedAfterMs: number;
  /** From the last signal to the end of the provider's process; undefined if it had not started. */
  readonly providerGoneAfterMs: number | undefined;
  /** Creates sent after the first signal and the grace period. */
  readonly lateCreates: number;
}

/** How long the engine may take to pass the signal on. */
const PASSING_ON_MS = 1_000;
const PROVIDER_LIMIT_MS = 20_000;

/**
 * Starts a command, waits until it is ready, and interrupts it.
 *
 * @param ready  resolves at the moment of the first signal
 */
export async function interrupt(
  { stack, emulator }: EmulatedStack,
  { args, ready, blows }: { args: string[]; ready: (run: RunningCommand) => Promise<unknown>; blows: Blow[] },
): Promise<Interruption> {
  const run = stack.start(...args);
  await ready(run);
  const provider = findProviderProcess(run.pid);
  const firstAtMs = Date.now();
  for (const { signal, to, afterMs = 0 } of blows) {
    await sleep(afterMs);
    if (to !== "provider") run.signal(signal, to === "cli" ? "program" : "group");
    else if (provider !== undefined) process.kill(provider.pid, signal);
  }
  const lastMs = performance.now();
  const gone = provider && waitUntilGone(provider.pid).then(() => performance.now() - lastMs);
  const result = await run.ended;
  const endedAfterMs = performance.now() - lastMs;
  const providerGoneAfterMs = await gone;
  const lateCreates = emulator
    .calls()
    .filter(({ operation = "", atMs }) => /^(Create|Start)/.test(operation) && atMs > firstAtMs + PASSING_ON_MS).length;
  return { result, endedAfterMs, providerGoneAfterMs, lateCreates };
}

/** Removes the lock that a killed CLI has left in the backend. */
export async function unlock({ stack }: EmulatedStack): Promise<void> {
  const { exitCode, output } = await stack.run("cancel", "--yes");
  if (exitCode !== 0) throw new Error(`pulumi cancel ended with ${exitCode}:\n${output}`);
}

async function waitUntilGone(pid: number): Promise<void> {
  const endMs = performance.now() + PROVIDER_LIMIT_MS;
  while (isRunning(pid)) {
    if (performance.now() > endMs)
      throw new Error(`The provider's process is still running after ${PROVIDER_LIMIT_MS} ms`);
    await sleep(20);
  }
}
