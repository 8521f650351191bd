// The examples in Python and Go, through the plugin and the real CLI. tests/languages/demo.test.ts runs the pipelines.
import assert from "node:assert/strict";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/server";
import { quick } from "../support/cli/emulated-stack";
import { exampleSettings, examplesFolder } from "../support/cli/example-project";
import { assertSucceeded } from "../support/cli/stack";
import { addMlConfiguration } from "../support/emulator/ml-configuration";
import { generatedSdks } from "../support/languages/generated-sdks";
import { createLanguageStack, type LanguageStack, readProgram } from "../support/languages/language-stack";
import { findLanguageTools } from "../support/languages/language-tools";
import { root } from "../support/paths";

interface Seen {
  readonly stack: LanguageStack;
  readonly emulator: Emulator;
}

const receiverAccountId = "123456789012";

/** The stack and, for each model, the component, its object and its wait. */
const resourcesOf = (models: number) => 1 + 3 * models;

const examples = [
  { name: "python/basic", language: "python", models: 1, settings: {}, also: ranFromSettings },
  { name: "python/sweep", language: "python", models: 6, settings: { receiverAccountId }, also: exportsTheChosenOne },
  { name: "go", language: "go", models: 1, settings: {}, also: ranFromSettings },
] as const;

async function ranFromSettings({ stack, emulator }: Seen): Promise<void> {
  const [model] = emulator.models();
  assert.deepEqual(model?.input.resourceConfig, { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 30 });
  assert.deepEqual(stack.outputs(), { trainedModelArn: model?.trainedModelArn });
}

async function exportsTheChosenOne({ stack, emulator }: Seen): Promise<void> {
  const point = (rate: string) => `rate${rate}-depth5`;
  const arns = stack.outputs().trainedModelArns as Record<string, string>;
  const exported = () => emulator.objects("TrainedModelExportJob").map(({ input }) => input.trainedModelArn);
  for (const [index, rate] of ["0.03", "0.1"].entries()) {
    await stack.setConfig({ export: point(rate) });
    const { changes } = assertSucceeded(await stack.up());
    assert.deepEqual(changes, { same: resourcesOf(6), create: 3, ...(index > 0 && { delete: 3 }) });
  }
  assert.deepEqual(exported(), [arns[point("0.03")], arns[point("0.1")]]);
  await stack.setConfig({ export: "rate7" });
  const wrong = await stack.preview();
  assert.match(wrong.output, /Cannot export 'rate7': expected one of rate0\.01-depth3, /);
  await stack.setConfig({ export: point("0.1") });
  assert.equal(emulator.models().length, 6);
}

for (const { name, language, models, settings, also } of examples) {
  describe(`examples/${name}`, function () {
    this.timeout(400_000);
    let seen: Seen | undefined;
    afterEach(async () => {
      await seen?.stack.dispose();
      await seen?.emulator.close();
    });

    it("trains its models in one up, does what its page says, changes nothing, and is destroyed", async function () {
      const tools = (await findLanguageTools(language)) ?? this.skip();
      const sdks = (await generatedSdks()) ?? this.skip();
      const emulator = await startEmulator({ behaviour: { ...quick, exportMs: 200 } });
      await addMlConfiguration(emulator);
      const program = readProgram(join(examplesFolder, name), language);
      const plugin = { folder: join(root, "plugin/dist") };
      const stack = await createLanguageStack({ tools, program, sdks, emulator, plugin, timeoutMs: 300_000 });
      seen = { stack, emulator };
      await stack.setConfig({ ...exampleSettings, ...settings });
      const up = assertSucceeded(await stack.up("--parallel", "32"));
      assert.deepEqual(up.changes, { create: resourcesOf(models) });
      assert.deepEqual(
        emulator.models().map(({ status }) => status),
        Array(models).fill("ACTIVE"),
      );
      await also(seen);
      const again = assertSucceeded(await stack.preview("--expect-no-changes"));
      assert.deepEqual(Object.keys(again.changes), ["same"]);
      assertSucceeded(await stack.destroy());
      assert.deepEqual(new Set(emulator.models().map(({ status }) => status)), new Set(["INACTIVE"]));
    });
  });
}
