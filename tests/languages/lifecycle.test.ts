// The life of a model from a program in each language, through the plugin and the real CLI: one table.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/server";
import { quick } from "../support/cli/emulated-stack";
import { assertSucceeded } from "../support/cli/stack";
import { addMlConfiguration } from "../support/emulator/ml-configuration";
import { generatedSdks } from "../support/languages/generated-sdks";
import { createLanguageStack, type LanguageStack } from "../support/languages/language-stack";
import { findLanguageTools, type LanguageTools } from "../support/languages/language-tools";
import { modelPrograms, modelSettings } from "../support/languages/model-programs";
import { root } from "../support/paths";

const token = "token-93ab7c";
const plugin = { folder: join(root, "plugin/dist") };
/** The stack, the component with its object and its wait, and the dependent. */
const RESOURCES = 5;

for (const [language, programOf] of Object.entries(modelPrograms)) {
  describe(`a model from a program in ${language}`, function () {
    this.timeout(300_000);
    // Each step continues with the stack of the one before.
    this.retries(0);
    let tools: LanguageTools;
    let sdks: string | undefined;
    let emulator: Emulator;
    let stack: LanguageStack;
    const open = (program: string) =>
      createLanguageStack({
        tools,
        program,
        emulator,
        plugin,
        config: modelSettings,
        timeoutMs: 250_000,
        ...(sdks !== undefined && { sdks }),
      });
    before(async function () {
      tools = (await findLanguageTools(language as keyof typeof modelPrograms)) ?? this.skip();
      if (language !== "yaml") sdks = (await generatedSdks()) ?? this.skip();
      emulator = await startEmulator({ behaviour: quick });
      await addMlConfiguration(emulator);
      stack = await open(programOf("100"));
      await stack.setSecrets({ "tried:token": token });
    });
    beforeEach(() => emulator.clearCalls());
    after(async () => {
      await stack?.dispose();
      await emulator?.close();
    });
    const sent = () => emulator.calls().map(({ operation }) => operation);
    const changing = () => emulator.calls().flatMap(({ method, operation }) => (method === "GET" ? [] : [operation]));
    const statuses = () => emulator.models().map(({ status }) => status);

    it("is previewed, and nothing is sent", async () => {
      const { changes, diagnostics } = assertSucceeded(await stack.preview());
      // Go's host says while it compiles that it does.
      const lasting = diagnostics.filter(({ ephemeral }) => !ephemeral);
      assert.deepEqual([changes, lasting, sent()], [{ create: RESOURCES }, [], []]);
    });

    it("is trained once, before its dependent, and the state has no secret", async () => {
      const { output } = assertSucceeded(await stack.up());
      assert.deepEqual(changing(), ["CreateTrainedModel", "CreateConfiguredModelAlgorithm"]);
      const [model] = emulator.models();
      assert.deepEqual(model?.input.environment, { TOKEN: token });
      assert.deepEqual(stack.outputs(), { arn: model?.trainedModelArn });
      const texts = [output, ...stack.files().values()];
      assert.deepEqual(
        [true, false],
        ["n_estimators", token].map((word) => texts.some((text) => text.includes(word))),
      );
    });

    it("is unchanged afterwards, and nothing is sent", async () => {
      const { changes } = assertSucceeded(await stack.up("--expect-no-changes"));
      assert.deepEqual([changes, sent()], [{ same: RESOURCES }, []]);
    });

    it("is previewed with the one nested value that changes, and the cost", async () => {
      stack.setProgram(programOf("200"));
      const preview = assertSucceeded(await stack.preview("--diff"));
      assert.deepEqual(preview.changes, { replace: 2, update: 1, same: 2 });
      const object = preview.operations.find(({ op, type }) => op === "replace" && type.endsWith(":TrainedModel"));
      assert.deepEqual(object?.paths, ["hyperparameters.n_estimators"]);
      assert.match(preview.output, /~ n_estimators: "100" => "200"/);
      assert.match(preview.output, /at most 4 instance-hours/);
      assert.deepEqual(sent(), []);
    });

    it("is replaced: the dependent moves to the new model before the old one is deleted", async () => {
      assertSucceeded(await stack.up());
      assert.deepEqual(changing(), ["CreateTrainedModel", "TagResource", "DeleteTrainedModelOutput"]);
      const [, model] = emulator.models();
      const [service] = emulator.objects("ConfiguredModelAlgorithm");
      assert.deepEqual(service?.tags, { model: model?.trainedModelArn });
      assert.deepEqual(statuses(), ["INACTIVE", "ACTIVE"]);
    });

    it("is refreshed by reads alone", async () => {
      const { changes } = assertSucceeded(await stack.refresh("--expect-no-changes"));
      assert.deepEqual([changes, changing()], [{ same: RESOURCES }, []]);
      assert.ok(sent().includes("GetTrainedModel"));
    });

    it("is imported with generated code that shows no change", async function () {
      const [, model] = emulator.models();
      const other = await open(programOf("200"));
      try {
        const [file, id] = [join(other.folder, "generated"), model?.trainedModelArn ?? ""];
        const type = "cleanroomsml:api:TrainedModel";
        await other.setSecrets({ "tried:token": token });
        const imported = await other.run("import", type, "churn", id, "--yes", "--skip-preview", "--out", file);
        if (/method GenerateProgram/.test(imported.output)) {
          console.log(
            `      skipped: this language host cannot generate code in ${language}; that of the Pulumi CLI can`,
          );
          this.skip();
        }
        assertSucceeded(imported);
        other.setProgram(readFileSync(file, "utf8"));
        const { changes } = assertSucceeded(await other.preview("--expect-no-changes"));
        assert.deepEqual([changes, changing()], [{ same: 2 }, []]);
      } finally {
        await other.dispose();
      }
    });

    it("is destroyed", async () => {
      assertSucceeded(await stack.destroy());
      assert.deepEqual([stack.state().resources, statuses()], [[], ["INACTIVE", "INACTIVE"]]);
    });
  });
}
