import type * as processes from "../../../scripts/system/processes.mjs" with { "resolution-mode": "import" };
import { findDescendants, listProcesses, type ProcessEntry } from "./process-tree";

export interface ProcessResult extends processes.Run {
  readonly durationMs: number;
}

/** A running program in its own process group. */
export interface RunningProcess {
  /** Id of the program and of its process group. */
  readonly pid: number;
  /** The output so far. */
  output(): string;
  /**
   * Waits for a match in the output, including the output before the call.
   *
   * @throws {Error} with the output, if the program ends without a match or reaches the time limit
   */
  waitFor(pattern: RegExp, timeoutMs?: number): Promise<RegExpExecArray>;
  /** Sends a signal to the program alone; a terminal's Ctrl-C goes to the whole group. */
  signal(name: NodeJS.Signals, to?: "program" | "group"): void;
  readonly ended: Promise<ProcessResult>;
  /** Kills the program and the processes that it had started before it received a signal. */
  kill(): void;
}

export interface ProcessOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** A program that runs longer is killed, and its result is an error. */
  readonly timeoutMs: number;
  /** Shows the output in this process's terminal, where Ctrl-C reaches the program, too. */
  readonly isVisible?: boolean;
}

/**
 * Starts a program without input.
 *
 * @param commandLine  program, then arguments
 */
export type StartProcess = (commandLine: readonly string[], options: ProcessOptions) => RunningProcess;

/** Returns `startProcess` once its dependencies are loaded. */
export async function loadStartProcess(): Promise<StartProcess> {
  const { startProgram, endWithin } = await import("../../../scripts/system/processes.mjs");
  return (commandLine, { timeoutMs, ...options }) => {
    const startedMs = performance.now();
    const listeners = new Set<() => void>();
    const notify = () => {
      for (const listener of [...listeners]) listener();
    };
    const program = startProgram(commandLine, { ...options, onLine: notify });
    const { pid, output } = program;
    if (pid === undefined) throw new Error(`Cannot start "${commandLine[0]}"`);

    const started = new Map<number, ProcessEntry>();
    const send = (name: NodeJS.Signals, target: number) => {
      // Later, nothing shows which program started them.
      for (const entry of findDescendants(pid)) started.set(entry.pid, entry);
      sendSignal(target, name);
    };
    let isOver = false;
    const kill = () => {
      if (!isOver) send("SIGKILL", options.isVisible ? pid : -pid);
      for (const { pid: leftover, command } of listProcesses()) {
        if (started.get(leftover)?.command === command) sendSignal(leftover, "SIGKILL");
      }
    };
    const ended = endWithin(timeoutMs, { ...program, kill }, commandLine)
      .finally(() => {
        isOver = true;
        notify();
      })
      .then((run) => ({ ...run, durationMs: performance.now() - startedMs }));
    // A test that does not wait for the end must not fail the whole run.
    ended.catch(() => undefined);

    return {
      pid,
      ended,
      output,
      kill,
      signal: (name, to = "program") => send(name, to === "program" ? pid : -pid),
      waitFor: (pattern, limitMs = 60_000) =>
        new Promise((resolve, reject) => {
          const finish = (settle: () => void) => {
            clearTimeout(timer);
            listeners.delete(check);
            settle();
          };
          const fail = (reason: string) =>
            finish(() => reject(new Error(`${reason} ${pattern}: ${commandLine.join(" ")}\n${output()}`)));
          const check = () => {
            const match = pattern.exec(output());
            if (match !== null) finish(() => resolve(match));
            else if (isOver) fail("It ended without");
          };
          const timer = setTimeout(() => fail(`For ${limitMs} ms there was no`), limitMs);
          listeners.add(check);
          check();
        }),
    };
  };
}

function sendSignal(target: number, name: NodeJS.Signals): void {
  try {
    process.kill(target, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
