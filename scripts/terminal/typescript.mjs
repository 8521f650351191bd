// Runs a TypeScript program of tests/ to its end, with the output of this process. Knows how it is started.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../system/paths.mjs";
import { colourEnvironment } from "./colours.mjs";

/**
 * @param {string} program  path from the root
 * @param {string[]} args
 * @returns {Promise<number>} the exit code; 1 where a signal ended it
 */
export function runTypeScript(program, args) {
  const commandLine = ["--require", "tsx/cjs", join(root, program), ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, commandLine, { cwd: root, env: colourEnvironment(), stdio: "inherit" });
    child.on("error", reject);
    child.on("exit", (exitCode) => resolve(exitCode ?? 1));
  });
}
