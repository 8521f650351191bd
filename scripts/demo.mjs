// `npm run demo`: the whole story with the real Pulumi CLI against the emulator, each step checked. Knows the order only.

import { startDemoEmulator } from "./demo/emulator.mjs";
import { createDemoProject } from "./demo/project.mjs";
import { steps } from "./demo/steps.mjs";
import { prepare } from "./setup/preparation.mjs";
import { readArguments } from "./terminal/arguments.mjs";
import { formatDuration, startProgress } from "./terminal/progress.mjs";

const help = `Usage: npm run demo [-- --training-seconds N]

Sets up what is missing, starts the emulator, and drives the real Pulumi CLI on a local backend: preview, up, up again,
a changed hyperparameter, refresh, destroy. Each step is checked against the emulator's own log of calls.
It needs no AWS account, takes about a minute, and leaves nothing behind but the folder .work.

  --training-seconds N  how long the emulator trains (6)
  --help                show this text`;

/** @typedef {{ name: string, durationMs: number, isGood: boolean, seen: string }} Row */

/** @param {{ trainingSeconds: number }} options */
async function main({ trainingSeconds }) {
  const cli = await prepare();
  if (cli === undefined) throw new Error("Cannot run the demo without the Pulumi CLI");
  const emulator = await startDemoEmulator({ trainingSeconds });
  console.log(`Emulator: ${emulator.url}, a training takes ${trainingSeconds} s`);
  let isInterrupted = false;
  // The CLI gets a terminal's Ctrl-C as well and ends in its own time; the demo then stops after the step.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => (isInterrupted = true));
  try {
    const progress = startProgress();
    progress.show("Making the demo's project and its stack");
    const project = await createDemoProject({ cli, emulatorUrl: emulator.url }).finally(progress.end);
    /** @type {Row[]} */
    const rows = [];
    for (const [index, step] of steps.entries()) {
      const row = await perform(step, { number: index + 1, project, emulator });
      rows.push(row);
      // What follows builds on it.
      if (!row.isGood || isInterrupted) break;
    }
    showTable(rows);
    const isGood = rows.length === steps.length && rows.every((row) => row.isGood);
    if (isGood) project.remove();
    else console.error(`The demo stopped early. Its project is left in ${project.folder}`);
    process.exitCode = isGood ? 0 : 1;
  } finally {
    await emulator.stop();
  }
}

/**
 * @param {import("./demo/steps.mjs").Step} step
 * @param {{ number: number, project: import("./demo/project.mjs").DemoProject, emulator: import("./demo/emulator.mjs").DemoEmulator }} on
 * @returns {Promise<Row>}
 */
async function perform(step, { number, project, emulator }) {
  console.log(`\n== ${number} of ${steps.length}: ${step.headline}`);
  if (step.edit !== undefined) project.edit(step.edit.from, step.edit.to);
  console.log(`$ pulumi ${step.command.join(" ")}`);
  const before = (await emulator.calls()).length;
  const startedMs = performance.now();
  const run = await project.pulumi(...step.command);
  const durationMs = performance.now() - startedMs;
  try {
    if (run.exitCode !== 0) throw new Error(`pulumi ended with ${run.exitCode ?? "a signal"}`);
    const calls = (await emulator.calls()).slice(before);
    const evidence = { run, calls, models: await emulator.models(), trainedModelArn: await project.trainedModelArn() };
    return { name: step.name, durationMs, isGood: true, seen: step.check(evidence) };
  } catch (error) {
    return { name: step.name, durationMs, isGood: false, seen: /** @type {Error} */ (error).message };
  }
}

/** @param {Row[]} rows */
function showTable(rows) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  console.log("\nStep by step:");
  for (const { name, durationMs, isGood, seen } of rows) {
    console.log(
      `  ${isGood ? "ok    " : "FAILED"}  ${name.padEnd(width)}  ${formatDuration(durationMs).padStart(7)}  ${seen}`,
    );
  }
}

try {
  const { values } = readArguments({ "training-seconds": { type: "string", default: "6" } });
  const trainingSeconds = Number(values["training-seconds"]);
  if (!(trainingSeconds > 0)) throw new Error("--training-seconds wants a number above 0");
  if (values.help) console.log(help);
  else await main({ trainingSeconds });
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 1;
}
