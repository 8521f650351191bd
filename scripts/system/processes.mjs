// Runs other programs to their end, within a time limit. Knows nothing of what they do.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]  the whole environment; the caller's own where absent
 * @property {(line: string) => void} [onLine]  called for each line of stdout and stderr
 * @property {AbortSignal} [signal]  ends the program, and what it started, when aborted
 *
 * @typedef {object} Run
 * @property {number | null} exitCode  null where a signal ended it
 * @property {string} output  stdout and stderr together, in the order they came
 */

/** Process groups that run now: they are ended when this process ends. @type {Set<number>} */
const running = new Set();

/**
 * Runs a program without input and gives back its exit code and output.
 *
 * It is put in a process group of its own, so that ending it also ends what it started.
 *
 * @param {string[]} commandLine  program, then arguments
 * @param {RunOptions} [options]
 * @returns {Promise<Run>}
 * @throws {Error} where the program cannot be started (code ENOENT and the like)
 */
export function run([command = "", ...args], { cwd, env, onLine, signal } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    /** @type {string[]} */
    const lines = [];
    const streams = [child.stdout, child.stderr].map((input) =>
      createInterface({ input }).on("line", (line) => {
        lines.push(line);
        onLine?.(line);
      }),
    );
    const end = () => endGroup(child.pid);
    child.on("error", reject);
    child.on("spawn", () => {
      watchGroup(child.pid);
      signal?.addEventListener("abort", end);
      if (signal?.aborted) end();
    });
    child.on("close", (exitCode) => {
      unwatchGroup(child.pid);
      signal?.removeEventListener("abort", end);
      for (const stream of streams) stream.close();
      resolve({ exitCode, output: lines.join("\n") });
    });
  });
}

const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
const endAll = () => running.forEach(endGroup);
const exit = () => process.exit(1);

/** @param {number | undefined} pid */
function watchGroup(pid) {
  if (pid === undefined) return;
  if (running.size === 0) {
    process.on("exit", endAll);
    for (const signal of signals) process.on(signal, exit);
  }
  running.add(pid);
}

/** Leaves signals to whoever else wants them once nothing runs. @param {number | undefined} pid */
function unwatchGroup(pid) {
  if (pid === undefined || !running.delete(pid) || running.size > 0) return;
  process.off("exit", endAll);
  for (const signal of signals) process.off(signal, exit);
}

/** @param {number | undefined} pid */
function endGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
