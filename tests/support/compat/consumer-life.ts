// What a consumer project goes through with the real CLI against an emulator of its own: up, a preview that finds nothing to do,
// destroy. Knows the CLI and the emulator, and nothing of how the project was made.
import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { startEmulator } from "../../../emulator/server";
import { type CommandResult, startCommand } from "../cli/command";
import { quick } from "../cli/emulated-stack";
import { assertSucceeded } from "../cli/stack";
import { type ConsumerProject, getManager } from "./consumer-project";
import type { Consumer } from "./consumers";
import { cacheFolder, plainEnvironment, type Tool } from "./tools";

/** Longest time of one command. */
const timeoutMs = 180_000;

/**
 * Takes a project through its life.
 *
 * @throws {Error} saying what was not as it should be
 */
export async function liveThrough(consumer: Consumer, project: ConsumerProject, node: Tool): Promise<void> {
  const emulator = await startEmulator({ behaviour: quick });
  const backendFolder = join(project.folder, "backend");
  try {
    const pulumi = await openStack(consumer, project, { node, backendFolder, emulatorUrl: emulator.url });
    const up = await pulumi("up", "--yes", "--skip-preview");
    if (consumer.refusal !== undefined) {
      assert.notEqual(up.exitCode, 0, "it was to be refused");
      assert.match(up.output, consumer.refusal);
      assert.deepEqual(emulator.calls(), []);
      return;
    }
    assertSucceeded(up);
    assert.deepEqual(up.changes, { create: consumer.resources });
    const [model, ...others] = emulator.models();
    assert.deepEqual([model?.status, others], ["ACTIVE", []]);
    const outputs = JSON.parse(assertSucceeded(await pulumi("stack", "output", "--json")).output);
    const asked = consumer.isFromTemplate ? {} : { node: `v${node.version}` };
    assert.deepEqual(outputs, { trainedModelArn: model?.trainedModelArn, ...asked });

    const calls = emulator.calls().length;
    const preview = assertSucceeded(await pulumi("preview"));
    assert.deepEqual(preview.changes, { same: consumer.resources });
    assert.equal(emulator.calls().length, calls, "a preview must send nothing");

    assertSucceeded(await pulumi("destroy", "--yes", "--skip-preview"));
    assert.deepEqual(
      emulator.models().map(({ status }) => status),
      ["INACTIVE"],
    );
  } finally {
    await emulator.close();
    rmSync(backendFolder, { recursive: true, force: true });
    rmSync(join(project.programFolder, "Pulumi.dev.yaml"), { force: true });
  }
}

interface Surroundings {
  readonly node: Tool;
  readonly backendFolder: string;
  readonly emulatorUrl: string;
}

async function openStack(
  { isRunByYarn }: Consumer,
  project: ConsumerProject,
  { node, backendFolder, emulatorUrl }: Surroundings,
): Promise<(...args: string[]) => Promise<CommandResult>> {
  const { getPulumiCli } = await import("../../../scripts/pulumi/cli.mjs");
  const { unattendedEnvironment } = await import("../../../scripts/pulumi/environment.mjs");
  const { readEngineReport } = await import("../../../scripts/pulumi/engine-events.mjs");
  mkdirSync(backendFolder);
  const cli = await getPulumiCli();
  const unattended = unattendedEnvironment({ cli, backendFolder, emulatorUrl }, plainEnvironment());
  const env = {
    ...unattended,
    // The CLI's language host and its provider take the first Node on PATH.
    PATH: [join(node.folder, "bin"), unattended.PATH].join(delimiter),
    ...(isRunByYarn && { YARN_GLOBAL_FOLDER: await cacheFolder("yarn") }),
  };
  const command = [...(isRunByYarn ? [await getManager("yarn"), "exec"] : []), cli.command];
  const eventLog = join(backendFolder, "events.json");
  const pulumi = (...args: string[]) => {
    rmSync(eventLog, { force: true });
    const log = args[0] === "stack" ? [] : ["--event-log", eventLog];
    const commandLine = [...command, ...args, "--stack", "dev", "--non-interactive", ...log];
    const readReport = () => readEngineReport(eventLog);
    return startCommand(commandLine, { cwd: project.programFolder, env, timeoutMs, readReport }).ended;
  };
  assertSucceeded(await pulumi("stack", "init"));
  return pulumi;
}
