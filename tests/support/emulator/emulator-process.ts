import { execFile } from "node:child_process";
import { join } from "node:path";
import { root } from "../paths";
import { loadStartProcess, type RunningProcess } from "../process/running-process";

/** The emulator's command in its own process. */
export interface EmulatorProcess {
  /** The line that it prints once it listens. */
  readonly line: string;
  readonly url: string;
  readonly process: RunningProcess;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command's source and the package's build of it. */
export const sourceCommand = ["--require", "tsx/cjs", join(root, "emulator/cli.ts")];
export const builtCommand = [join(root, "emulator/bin.js")];

/** Starts the command and resolves when it listens. @throws {Error} with its output, if it ends before */
export async function startProcess(args: readonly string[], command = sourceCommand): Promise<EmulatorProcess> {
  const start = await loadStartProcess();
  const started = start([process.execPath, ...command, ...args], { cwd: root, timeoutMs: 600_000 });
  const [url] = await started.waitFor(/http:\/\/127\.0\.0\.1:\d+/);
  return { process: started, url, line: `${started.output()}\n` };
}

/** Ends the process with a signal. */
export async function endProcess(
  { process: started }: EmulatorProcess,
  signal: NodeJS.Signals,
): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  started.signal(signal);
  const ended = await started.ended;
  return { code: ended.exitCode, signal: ended.signal };
}

/** Runs the command until it exits. */
export function runCommand(args: readonly string[], command = sourceCommand): Promise<Ended> {
  return new Promise((resolve) =>
    execFile(process.execPath, [...command, ...args], { cwd: root }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    ),
  );
}
