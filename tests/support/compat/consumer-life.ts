import assert from "node:assert/strict";
import { join } from "node:path";
import { startEmulator } from "../../../emulator/server";
import { quick } from "../cli/emulated-stack";
import { assertSucceeded, openStack, type Stack } from "../cli/stack";
import { type ConsumerProject, getManager } from "./consumer-project";
import type { Consumer } from "./consumers";
import { cacheFolder, plainEnvironment, type Tool } from "./tools";

/**
 * Runs a project with the real CLI and its own emulator: up, an unchanged preview, destroy.
 *
 * @throws {Error} with what is wrong
 */
export async function liveThrough(consumer: Consumer, project: ConsumerProject, node: Tool): Promise<void> {
  const emulator = await startEmulator({ behaviour: quick });
  let stack: Stack | undefined;
  try {
    stack = await openStack({
      folder: project.programFolder,
      home: join(project.folder, "stack"),
      emulator,
      from: plainEnvironment(),
      folders: [join(node.folder, "bin")],
      timeoutMs: 180_000,
      ...(consumer.isRunByYarn && {
        launcher: [await getManager("yarn"), "exec"],
        env: { YARN_GLOBAL_FOLDER: await cacheFolder("yarn") },
      }),
    });
    const up = await stack.up();
    if (consumer.refusal !== undefined) {
      assert.notEqual(up.exitCode, 0, "it must be rejected");
      assert.match(up.output, consumer.refusal);
      assert.deepEqual(emulator.calls(), []);
      return;
    }
    assertSucceeded(up);
    assert.deepEqual(up.changes, { create: consumer.resources });
    const [model, ...others] = emulator.models();
    assert.deepEqual([model?.status, others], ["ACTIVE", []]);
    const nodeOutput = consumer.isFromTemplate ? {} : { node: `v${node.version}` };
    assert.deepEqual(stack.outputs(), { trainedModelArn: model?.trainedModelArn, ...nodeOutput });

    const calls = emulator.calls().length;
    const preview = assertSucceeded(await stack.preview());
    assert.deepEqual(preview.changes, { same: consumer.resources });
    assert.equal(emulator.calls().length, calls, "a preview must send nothing");

    assertSucceeded(await stack.destroy());
    assert.deepEqual(
      emulator.models().map(({ status }) => status),
      ["INACTIVE"],
    );
  } finally {
    await stack?.dispose();
    await emulator.close();
  }
}
