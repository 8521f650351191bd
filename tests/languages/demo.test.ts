// Runs the whole of `npm run demo` in Python and YAML: examples/python/pipeline and examples/yaml, through the plugin.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { demoSteps } from "../../scripts/demo/steps";
import { generatedSdks } from "../support/languages/generated-sdks";
import { findLanguageTools } from "../support/languages/language-tools";
import { root } from "../support/paths";

describe("npm run demo", function () {
  this.timeout(600_000);

  for (const language of ["python", "yaml"] as const) {
    it(`runs all steps with --language ${language}`, async function () {
      if ((await findLanguageTools(language)) === undefined) this.skip();
      if (language !== "yaml" && (await generatedSdks()) === undefined) this.skip();
      const args = [join(root, "scripts/demo.mjs"), "--language", language, "--training-seconds", "1"];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: 400_000 });
      assert.equal(status, 0, stdout + stderr);
      const table = stdout.slice(stdout.indexOf("Step by step:"));
      assert.equal(table.match(/^ {2}ok /gm)?.length, demoSteps({ throughPlugin: true }).length, table);
      assert.match(stdout, /cleanroomsml:index:TrainedModel churn/);
    });
  }

  it("rejects another language", () => {
    const args = [join(root, "scripts/demo.mjs"), "--language", "cobol"];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: 60_000 });
    assert.deepEqual([status, /--language: expected one of typescript, python, yaml/.test(stderr)], [1, true]);
  });
});
