// One run of the Pulumi CLI: started, watched line by line, given signals, ended. It knows nothing of stacks.
import { spawn } from "node:child_process";
import type { EngineReport } from "../../../scripts/pulumi/engine-events.mjs" with { "resolution-mode": "import" };
import { findDescendants, listProcesses, type ProcessEntry } from "./process-tree";

export interface CommandResult extends EngineReport {
  /** null where a signal ended the CLI. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** stdout and stderr in the order in which they came. */
  readonly output: string;
  readonly durationMs: number;
}

/** A run that goes on. */
export interface RunningCommand {
  /** Of the CLI itself, which is also its process group. */
  readonly pid: number;
  /** What has come so far. */
  output(): string;
  /**
   * Waits for a text in the output, also in what has come before the call.
   *
   * @throws {Error} with the output, where the run ends without it or it takes longer than the limit
   */
  waitFor(pattern: RegExp, timeoutMs?: number): Promise<RegExpExecArray>;
  /** Sends a signal to the CLI alone; as a terminal's Ctrl-C it goes to all of its group. */
  signal(name: NodeJS.Signals, to?: "cli" | "group"): void;
  readonly ended: Promise<CommandResult>;
  /** Ends the CLI, and what it had started when it got a signal, where they are still there. */
  kill(): void;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** A run that takes longer is killed, and its result is an error. */
  readonly timeoutMs: number;
  readonly readReport: () => EngineReport;
}

/**
 * Starts a program in a process group of its own, without input.
 *
 * @param commandLine  program, then arguments
 */
export function startCommand(commandLine: readonly string[], options: CommandOptions): RunningCommand {
  const [command = "", ...args] = commandLine;
  const startedMs = performance.now();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let listeners: (() => void)[] = [];
  const notify = () => {
    for (const listener of [...listeners]) listener();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      notify();
    });
  }
  const { pid } = child;
  if (pid === undefined) throw new Error(`Cannot start "${command}"`);
  const describe = () => `pulumi ${args.join(" ")}\n${output}`;

  const started = new Map<number, ProcessEntry>();
  const send = (name: NodeJS.Signals, target: number) => {
    // Afterwards nobody could tell any more whose they are.
    for (const entry of findDescendants(pid)) started.set(entry.pid, entry);
    sendSignal(target, name);
  };
  let isOver = false;
  const ended = new Promise<CommandResult>((resolve, reject) => {
    let isOverdue = false;
    const timer = setTimeout(() => {
      isOverdue = true;
      send("SIGKILL", -pid);
    }, options.timeoutMs);
    // "exit", not "close": a provider that outlives a killed CLI holds the pipes open.
    child.on("exit", (exitCode, signal) => {
      clearTimeout(timer);
      const finish = () => {
        child.stdout.destroy();
        child.stderr.destroy();
        isOver = true;
        notify();
        if (isOverdue) reject(new Error(`It took longer than ${options.timeoutMs} ms: ${describe()}`));
        else resolve({ exitCode, signal, output, durationMs: performance.now() - startedMs, ...options.readReport() });
      };
      // What the CLI wrote last is still in the pipe.
      const grace = setTimeout(finish, 500);
      child.on("close", () => {
        clearTimeout(grace);
        if (!isOver) finish();
      });
    });
    child.on("error", reject);
  });
  // Whoever waits for the end gets it; a test that never does must not end the whole run.
  ended.catch(() => undefined);

  return {
    pid,
    ended,
    output: () => output,
    signal: (name, to = "cli") => send(name, to === "cli" ? pid : -pid),
    kill: () => {
      if (!isOver) send("SIGKILL", -pid);
      for (const { pid: leftover, command: text } of listProcesses()) {
        if (started.get(leftover)?.command === text) sendSignal(leftover, "SIGKILL");
      }
    },
    waitFor: (pattern, timeoutMs = 60_000) =>
      new Promise((resolve, reject) => {
        const finish = (settle: () => void) => {
          clearTimeout(timer);
          listeners = listeners.filter((listener) => listener !== look);
          settle();
        };
        const fail = (why: string) => finish(() => reject(new Error(`${why} ${pattern}: ${describe()}`)));
        const look = () => {
          const match = pattern.exec(output);
          if (match !== null) finish(() => resolve(match));
          else if (isOver) fail("It ended without");
        };
        const timer = setTimeout(() => fail(`For ${timeoutMs} ms there was no`), timeoutMs);
        listeners.push(look);
        look();
      }),
  };
}

function sendSignal(target: number, name: NodeJS.Signals): void {
  try {
    process.kill(target, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
