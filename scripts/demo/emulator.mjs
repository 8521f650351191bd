// The emulator of the demo, in a process of its own, and its control over HTTP. Knows nothing of Pulumi.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../system/paths.mjs";

/**
 * What the demo reads of a call and of a model; the emulator tells more.
 *
 * @typedef {{ sequence: number, atMs: number, operation?: string, status?: number, trainedModelArn?: string }} Call
 * @typedef {{ trainedModelArn: string, name: string, status: string, timeline: { status: string, atMs: number }[] }} Model
 *
 * @typedef {object} DemoEmulator
 * @property {string} url
 * @property {() => Promise<Call[]>} calls  all so far
 * @property {() => Promise<Model[]>} models  all that were ever made
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ trainingSeconds: number }} options
 * @returns {Promise<DemoEmulator>} when it listens
 * @throws {Error} where it ends instead
 */
export async function startDemoEmulator({ trainingSeconds }) {
  const args = [join(root, "emulator/bin.js"), "--port", "0", "--training-seconds", String(trainingSeconds)];
  // In a group of its own: a Ctrl-C reaches the CLI, which then still needs the emulator to end well.
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"], detached: true });
  const ended = once(child, "exit");
  process.once("exit", () => child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, "line"), ended.then(() => [""])]);
  const url = /http:\/\/\S+/.exec(line)?.[0];
  if (url === undefined) throw new Error("Cannot start the emulator: it ended before it listened");
  const read = async (/** @type {string} */ what) => {
    const response = await fetch(`${url}/_emulator/${what}`);
    if (!response.ok) throw new Error(`Cannot read the emulator's ${what}: status ${response.status}`);
    return /** @type {Promise<any>} */ (response.json());
  };
  return {
    url,
    calls: () => read("calls"),
    models: () => read("models"),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
