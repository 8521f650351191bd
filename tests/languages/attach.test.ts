// A program that the engine connects to a plugin that already runs, as under a debugger.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { startEmulator } from "../../emulator/server";
import { quick } from "../support/cli/emulated-stack";
import { assertSucceeded } from "../support/cli/stack";
import { isolatedEnvironment } from "../support/isolated-environment";
import { createLanguageStack } from "../support/languages/language-stack";
import { findLanguageTools } from "../support/languages/language-tools";
import { modelPrograms, modelSettings } from "../support/languages/model-programs";
import { root } from "../support/paths";

describe("a plugin that already runs", function () {
  this.timeout(120_000);

  it("serves a program that names its port", async function () {
    const tools = (await findLanguageTools("yaml")) ?? this.skip();
    const emulator = await startEmulator({ behaviour: quick });
    const plugin = spawn(join(root, "plugin/dist/pulumi-resource-cleanroomsml"), {
      env: isolatedEnvironment(emulator),
    });
    const [line] = await once(plugin.stdout, "data");
    const stack = await createLanguageStack({
      tools,
      program: modelPrograms.yaml("100"),
      emulator,
      plugin: { port: Number(line) },
      config: modelSettings,
    });
    try {
      await stack.setSecrets({ "tried:token": "token" });
      assertSucceeded(await stack.up());
      assert.deepEqual(
        emulator.models().map(({ status }) => status),
        ["ACTIVE"],
      );
      assert.equal(plugin.exitCode, null, "the plugin outlives the command");
    } finally {
      plugin.kill();
      await stack.dispose();
      await emulator.close();
    }
  });
});
