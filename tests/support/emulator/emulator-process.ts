/** The emulator's command in a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../paths";

export interface EmulatorProcess {
  readonly child: ChildProcess;
  /** The line that it prints when it listens. */
  readonly line: string;
  readonly url: string;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command's source, and what is made of it for the package. */
export const sourceCommand = ["--require", "tsx/cjs", join(root, "emulator/cli.ts")];
export const builtCommand = [join(root, "emulator/bin.js")];

const children: ChildProcess[] = [];
// A test that fails half-way must leave no process behind.
after(() => {
  for (const child of children) child.kill("SIGKILL");
});

/** Starts the command and resolves when it listens. @throws {Error} with its output where it ends before */
export function startProcess(args: readonly string[], command = sourceCommand): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, [...command, ...args], { stdio: ["ignore", "pipe", "pipe"], cwd: root });
  children.push(child);
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
      if (text.includes("\n") && url !== undefined) resolve({ child, line: text, url });
    });
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk;
    });
    child.on("exit", (code) => reject(new Error(`The emulator ended with ${code}: ${text}${errors}`)));
  });
}

/** Ends the process by a signal and tells how it ended. */
export function endProcess(
  { child }: EmulatorProcess,
  signal: NodeJS.Signals,
): Promise<Pick<Ended, "code" | "signal">> {
  return new Promise((resolve) => {
    child.on("exit", (code, ended) => resolve({ code, signal: ended }));
    child.kill(signal);
  });
}

/** Runs the command to its end. */
export function runCommand(args: readonly string[], command = sourceCommand): Promise<Ended> {
  const child = spawn(process.execPath, [...command, ...args], { stdio: ["ignore", "pipe", "pipe"], cwd: root });
  const ended = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    ended.stdout += chunk;
  });
  child.stderr.on("data", (chunk: Buffer) => {
    ended.stderr += chunk;
  });
  return new Promise((resolve) => child.on("close", (code, signal) => resolve({ ...ended, code, signal })));
}
