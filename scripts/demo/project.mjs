// The demo's Pulumi project: a copy of examples/basic with settings of its own, and the runs of the CLI on it.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readEngineReport } from "../pulumi/engine-events.mjs";
import { unattendedEnvironment } from "../pulumi/environment.mjs";
import { root, workFolder } from "../system/paths.mjs";
import { run } from "../system/processes.mjs";

const stack = "demo";
const membershipIdentifier = "11111111-2222-3333-4444-555555555555";
const owner = `arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/${membershipIdentifier}`;
const settings = {
  membershipIdentifier,
  configuredModelAlgorithmAssociationArn: `${owner}/configured-model-algorithm-association/churn`,
  mlInputChannelArn: `${owner}/ml-input-channel/customers`,
  instanceType: "ml.m5.2xlarge",
  volumeSizeInGB: "30",
};

/**
 * @typedef {import("../pulumi/engine-events.mjs").EngineReport & { exitCode: number | null }} DemoRun
 *
 * @typedef {object} DemoProject
 * @property {string} folder
 * @property {(...args: string[]) => Promise<DemoRun>} pulumi  runs the CLI, which shows its output itself
 * @property {(from: string, to: string) => void} edit  replaces a text that is in the program once
 * @property {() => Promise<string>} trainedModelArn  the stack's output; empty where there is none
 * @property {() => void} remove
 */

/**
 * Makes the project and its stack.
 *
 * @param {{ cli: import("../pulumi/cli.mjs").PulumiCli, emulatorUrl: string }} options
 * @returns {Promise<DemoProject>}
 */
export async function createDemoProject({ cli, emulatorUrl }) {
  // Inside the repository, so that the program finds the package by its name.
  const folder = join(workFolder, "demo", String(process.pid));
  const backendFolder = join(folder, "backend");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(backendFolder, { recursive: true });
  cpSync(join(root, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
  cpSync(join(root, "examples/basic/index.ts"), join(folder, "examples/basic/index.ts"));
  // Without a check of types, which takes seconds in each run and is that of `npm run check`.
  const compilerOptions = { rootDir: root, noCheck: true };
  // The first is what Pulumi.yaml names; the second is what Pulumi's older language hosts take whatever it says.
  for (const name of ["tsconfig.pulumi.json", "tsconfig.json"]) {
    writeFileSync(join(folder, "examples/basic", name), JSON.stringify({ compilerOptions }));
  }
  const env = unattendedEnvironment({ cli, backendFolder, emulatorUrl });
  const quietly = async (/** @type {string[]} */ ...args) => {
    const { exitCode, output } = await run([cli.command, ...args], { cwd: folder, env });
    if (exitCode !== 0)
      throw new Error(`Cannot make the demo's stack: pulumi ${args[0]} ended with ${exitCode}\n${output}`);
    return output.trim();
  };
  await quietly("stack", "init", stack);
  await quietly(
    "config",
    "set-all",
    ...Object.entries(settings).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]),
  );
  let runs = 0;
  return {
    folder,
    pulumi: async (...args) => {
      runs += 1;
      const eventLog = join(folder, `events-${runs}.json`);
      const exitCode = await runVisibly([cli.command, ...args, "--stack", stack, "--event-log", eventLog], {
        cwd: folder,
        env,
      });
      return { exitCode, ...readEngineReport(eventLog) };
    },
    edit: (from, to) => {
      const file = join(folder, "examples/basic/index.ts");
      const parts = readFileSync(file, "utf8").split(from);
      if (parts.length !== 2) throw new Error(`Cannot edit examples/basic/index.ts: ${from} is not in it just once`);
      writeFileSync(file, parts.join(to));
    },
    trainedModelArn: async () =>
      JSON.parse(await quietly("stack", "output", "--json", "--stack", stack)).trainedModelArn ?? "",
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * @param {string[]} commandLine
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number | null>}
 */
function runVisibly([command = "", ...args], { cwd, env }) {
  return new Promise((resolve, reject) => {
    // On a terminal the CLI redraws its rows in place; it needs the input for that, too.
    const input = process.stdin.isTTY ? "inherit" : "ignore";
    const child = spawn(command, args, { cwd, env, stdio: [input, "inherit", "inherit"] });
    child.on("error", reject);
    child.on("exit", resolve);
  });
}
