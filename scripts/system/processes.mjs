import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/**
 * @typedef {object} ProgramOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]  the whole environment; by default the caller's own
 * @property {(line: string) => void} [onLine]  called for each line of stdout and stderr
 * @property {boolean} [isVisible]  the program uses this process's terminal and also receives its Ctrl-C; its output is then ""
 *
 * @typedef {object} Run
 * @property {number | null} exitCode  null if a signal ended the program
 * @property {NodeJS.Signals | null} signal
 * @property {string} output  stdout and stderr together, in the order of their lines
 *
 * @typedef {object} Program
 * @property {number | undefined} pid  undefined if the program could not be started
 * @property {() => string} output  so far
 * @property {() => void} kill  ends the program and the rest of its process group
 * @property {Promise<Run>} ended  rejects if the program could not be started (code ENOENT and the like)
 */

/** How long output may still arrive after a program's exit: what it started may keep the pipes open. */
const graceMs = 500;

/** Of the programs that are running, for the end of this process. @type {Set<() => void>} */
const kills = new Set();

/**
 * Starts a program without input, in a process group of its own.
 *
 * @param {readonly string[]} commandLine  program, then arguments
 * @param {ProgramOptions} [options]
 * @returns {Program}
 */
export function startProgram([command = "", ...args], { cwd, env, onLine, isVisible = false } = {}) {
  const input = isVisible && process.stdin.isTTY ? "inherit" : "ignore";
  const output = isVisible ? "inherit" : "pipe";
  const child = spawn(command, args, { cwd, env, detached: !isVisible, stdio: [input, output, output] });
  const { pid } = child;
  const kill = () => {
    try {
      if (pid !== undefined) process.kill(isVisible ? pid : -pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
  };
  /** @type {string[]} */
  const lines = [];
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  for (const stream of streams) {
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      onLine?.(line);
    });
  }
  if (!isVisible && pid !== undefined) watch(kill);
  /** @type {Promise<Run>} */
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (exitCode, signal) => {
      unwatch(kill);
      const grace = setTimeout(() => {
        for (const stream of streams) stream.destroy();
      }, graceMs);
      child.on("close", () => {
        clearTimeout(grace);
        resolve({ exitCode, signal, output: lines.join("\n") });
      });
    });
  });
  return { pid, ended, output: () => lines.join("\n"), kill };
}

/**
 * Runs a program to its end.
 *
 * @param {readonly string[]} commandLine  program, then arguments
 * @param {ProgramOptions & { timeoutMs?: number }} [options]
 * @returns {Promise<Run>}
 * @throws {Error} if the program cannot be started, or runs longer than `timeoutMs`
 */
export function run(commandLine, { timeoutMs, ...options } = {}) {
  const program = startProgram(commandLine, options);
  return timeoutMs === undefined ? program.ended : endWithin(timeoutMs, program, commandLine);
}

/**
 * Waits for the end of a program, and kills it at its time limit.
 *
 * @param {number} timeoutMs
 * @param {Pick<Program, "ended" | "output" | "kill">} program
 * @param {readonly string[]} commandLine  for the error
 * @returns {Promise<Run>}
 * @throws {Error} with the output, if the program reached the limit
 */
export async function endWithin(timeoutMs, { ended, output, kill }, commandLine) {
  let isOverdue = false;
  const timer = setTimeout(() => {
    isOverdue = true;
    kill();
  }, timeoutMs);
  const result = await ended.finally(() => clearTimeout(timer));
  if (isOverdue) throw new Error(`It took longer than ${timeoutMs} ms: ${commandLine.join(" ")}\n${output()}`);
  return result;
}

const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
const killAll = () => {
  for (const kill of kills) kill();
};
const exit = () => process.exit(1);

/** @param {() => void} kill */
function watch(kill) {
  if (kills.size === 0) {
    process.on("exit", killAll);
    for (const signal of signals) process.on(signal, exit);
  }
  kills.add(kill);
}

/** Stops handling signals when no program is running. @param {() => void} kill */
function unwatch(kill) {
  if (!kills.delete(kill) || kills.size > 0) return;
  process.off("exit", killAll);
  for (const signal of signals) process.off(signal, exit);
}
