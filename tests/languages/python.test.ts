// What Python users expect beyond the common table: their own components, types that mypy and pyright check, functions.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/server";
import { activeAtMs } from "../support/cli/describe-example";
import { quick } from "../support/cli/emulated-stack";
import { exampleSettings, examplesFolder } from "../support/cli/example-project";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";
import { generatedSdks } from "../support/languages/generated-sdks";
import { createLanguageStack, type LanguageStack } from "../support/languages/language-stack";
import { findLanguageTools, type LanguageTools } from "../support/languages/language-tools";
import { modelPrograms, modelSettings } from "../support/languages/model-programs";
import { root, workFolder } from "../support/paths";

const userProgram = join(root, "tests/support/languages/user_program.py");
const token = "token-93ab7c";

/** A model with hooks that write their names. Not `on_error`: the engine does not give it to components. */
const withHooks = (team: string) =>
  modelPrograms
    .python("100")
    .replace(
      "\nchurn =",
      `
def note(name):
    def hook(args):
        assert args.urn.endswith("cleanroomsml:api:TrainedModel::churn"), args.urn
        with open("hooks", "a") as file:
            file.write(name + "\\n")
    return pulumi.ResourceHook(name, hook)

names = ["before_create", "after_create", "before_update", "after_update", "before_delete", "after_delete"]
hooks = pulumi.ResourceHookBinding(**{name: [note(name)] for name in names})
churn =`,
    )
    .replace(
      "\n)\n",
      `
    tags={"team": "${team}"},
    update_tags_in_place=True,
    opts=pulumi.ResourceOptions(hooks=hooks),
)
`,
    );

describe("a Python user", function () {
  this.timeout(300_000);
  let tools: LanguageTools;
  let sdks: string;
  let folder: string | undefined;
  let seen: { emulator: Emulator; stack: LanguageStack } | undefined;
  before(async function () {
    tools = (await findLanguageTools("python")) ?? this.skip();
    sdks = (await generatedSdks()) ?? this.skip();
  });
  afterEach(async () => {
    await seen?.stack.dispose();
    await seen?.emulator.close();
    seen = undefined;
    if (folder) rmSync(folder, { recursive: true, force: true });
    folder = undefined;
  });

  it("puts models into a component, with dependencies, secrets, Outputs at every place and a function", async () => {
    const emulator = await startEmulator({ behaviour: quick });
    const program = readFileSync(userProgram, "utf8");
    const plugin = { folder: join(root, "plugin/dist") };
    const stack = await createLanguageStack({ tools, program, sdks, emulator, plugin, timeoutMs: 250_000 });
    seen = { emulator, stack };
    await stack.setConfig(exampleSettings);
    await stack.setSecrets({ token });
    const preview = assertSucceeded(await stack.preview());
    assert.deepEqual([preview.changes, emulator.calls()], [{ create: 8 }, []]);
    assertSucceeded(await stack.up());
    const [smoke, model, ...others] = emulator.models();
    assert.ok(smoke && model && others.length === 0);
    assert.ok(activeAtMs(smoke) <= model.createdAtMs, "the model began before the short training had ended");
    assert.deepEqual(model.input.dataChannels[0]?.mlInputChannelArn, exampleSettings.mlInputChannelArn);
    assert.deepEqual([model.input.environment, model.tags], [{ TOKEN: token }, { name: "model-churn" }]);
    assert.deepEqual(stack.outputs(), { status: "ACTIVE", instanceType: exampleSettings.instanceType });
    assert.ok(![...stack.files().values()].some((text) => text.includes(token)));
    const parents = stack.state().resources.filter(({ parent }) => parent?.endsWith("SmokeTestedModel::churn"));
    assert.deepEqual(
      parents.map(({ type }) => type),
      Array(2).fill("cleanroomsml:index:TrainedModel"),
    );
    const again = assertSucceeded(await stack.up("--refresh", "--expect-no-changes"));
    assert.deepEqual(again.changes, { same: 8 });
    assertSucceeded(await stack.destroy());
  });

  it("gives a model hooks, which run at the steps of the object in it", async () => {
    const emulator = await startEmulator({ behaviour: quick });
    const plugin = { folder: join(root, "plugin/dist") };
    const program = withHooks("first");
    const config = modelSettings;
    const stack = await createLanguageStack({ tools, program, sdks, config, emulator, plugin, timeoutMs: 250_000 });
    seen = { emulator, stack };
    await stack.setSecrets({ token });
    const hooksOf = async (command: () => Promise<CommandResult>) => {
      const file = join(stack.folder, "hooks");
      writeFileSync(file, "");
      assertSucceeded(await command());
      return readFileSync(file, "utf8").trim().split("\n");
    };
    assert.deepEqual(await hooksOf(() => stack.up()), ["before_create", "after_create"]);
    stack.setProgram(withHooks("second"));
    assert.deepEqual(await hooksOf(() => stack.up()), ["before_update", "after_update"]);
    assert.deepEqual(await hooksOf(() => stack.destroy("--run-program")), ["before_delete", "after_delete"]);
  });

  const checkers = {
    // Silent about the generated package, as about any that is installed.
    "mypy --strict": (python: string) => [
      ...[python, "-m", "mypy", "--strict", "--no-incremental", "--follow-imports=silent"],
      ...["."],
    ],
    pyright: (python: string) => [
      process.execPath,
      join(root, "node_modules/pyright/index.js"),
      "--pythonpath",
      python,
    ],
  };
  for (const [checker, commandOf] of Object.entries(checkers)) {
    it(`has types that ${checker} accepts, and with which it finds mistakes`, async () => {
      mkdirSync(join(workFolder, "languages"), { recursive: true });
      folder = mkdtempSync(join(workFolder, "languages/types-"));
      const files: Record<string, string> = { "user.py": readFileSync(userProgram, "utf8") };
      for (const name of ["basic", "sweep", "pipeline"])
        files[`${name}.py`] = readFileSync(join(examplesFolder, "python", name, "__main__.py"), "utf8");
      const { "basic.py": basic = "" } = files;
      files["typo.py"] = basic.replace("stopping_condition=", "stoping_condition=");
      files["kind.py"] = basic.replace('config.require_int("volumeSizeInGB")', '"30"');
      files["pyrightconfig.json"] = JSON.stringify({ include: ["*.py"], extraPaths: [join(sdks, "python")] });
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      const { run } = await import("../../scripts/system/processes.mjs");
      const { exitCode, output } = await run(commandOf(join(tools.folder ?? "", "python")), {
        cwd: folder,
        env: { ...process.env, MYPYPATH: join(sdks, "python") },
      });
      assert.equal(exitCode, 1, output);
      const named = [...output.matchAll(/^\s*\S*?(\w+\.py):\d+.* error\b/gm)].map(([, file]) => file);
      assert.deepEqual([...new Set(named)].sort(), ["kind.py", "typo.py"], output);
    });
  }
});
