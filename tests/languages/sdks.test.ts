// The SDKs that npm run sdks generates, from the plugin's schema: they build, compile and run, with the schema's version.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type * as sdks from "../../scripts/pulumi/sdks.mjs" with { "resolution-mode": "import" };
import { assertSucceeded } from "../support/cli/stack";
import { createLanguageStack, type LanguageStack } from "../support/languages/language-stack";
import { findLanguageTools } from "../support/languages/language-tools";
import { root, workFolder } from "../support/paths";
import { pythonEnv } from "../support/python/python-env";

const schema = JSON.parse(readFileSync(join(root, "plugin/dist/schema.json"), "utf8"));
const { version } = schema;
const silent = { say: () => undefined, show: () => undefined, end: () => undefined };

const programs = {
  python: `
import pulumi
import pulumi_cleanroomsml as ml
assert issubclass(ml.TrainedModel, pulumi.ComponentResource) and issubclass(ml.api.TrainedModel, pulumi.CustomResource)
pulumi.export("instanceType", ml.ResourceConfigArgs(instance_type="ml.m5.xlarge", volume_size_in_gb=30).instance_type)
`,
  go: `
package main

import (
	"example.com/pulumi-cleanroomsml/sdk/go/cleanroomsml"
	"example.com/pulumi-cleanroomsml/sdk/go/cleanroomsml/api"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

var _ pulumi.ComponentResource = &cleanroomsml.TrainedModel{}
var _ pulumi.CustomResource = &api.TrainedModel{}

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		config := cleanroomsml.ResourceConfigArgs{InstanceType: pulumi.String("ml.m5.xlarge")}
		ctx.Export("instanceType", config.ToResourceConfigOutput().InstanceType())
		return nil
	})
}
`,
};

describe("npm run sdks", function () {
  this.timeout(600_000);
  let folder: string;
  let stack: LanguageStack | undefined;
  let generate: (schema: object) => ReturnType<typeof sdks.generateSdks>;
  before(async function () {
    const { findOnPath } = await import("../../scripts/pulumi/cli.mjs");
    if (findOnPath("go", process.env.PATH ?? "").length === 0) {
      console.log("      skipped: Go, which builds the generator, is not on PATH");
      this.skip();
    }
    mkdirSync(join(workFolder, "languages"), { recursive: true });
    folder = mkdtempSync(join(workFolder, "languages/sdks-"));
    const { generateSdks } = await import("../../scripts/pulumi/sdks.mjs");
    generate = (schema) => {
      writeFileSync(join(folder, "schema.json"), JSON.stringify(schema));
      return generateSdks(silent, { schema: join(folder, "schema.json"), folder: join(folder, "sdks") });
    };
    await generate(schema);
  });
  afterEach(() => stack?.dispose());
  after(() => folder && rmSync(folder, { recursive: true, force: true }));

  const run = async (...commandLine: string[]) => {
    const { run } = await import("../../scripts/system/processes.mjs");
    const { exitCode, output } = await run(commandLine, { cwd: folder });
    assert.equal(exitCode, 0, output);
    return output;
  };

  it("replaces what an earlier run wrote, and leaves nothing else", async () => {
    const outdated = join(folder, "sdks/python/outdated.py");
    writeFileSync(outdated, "");
    await generate(schema);
    assert.ok(!existsSync(outdated));
    assert.deepEqual(readdirSync(join(folder, "sdks")).sort(), ["go", "nodejs", "python"]);
    assert.deepEqual(readdirSync(folder).sort(), ["schema.json", "sdks"]);
  });

  it("reports what is wrong in a schema, and keeps what an earlier run wrote", async () => {
    const wrong = { ...schema, types: {} };
    await assert.rejects(
      generate(wrong),
      /^Error: Cannot generate the SDKs of ".*schema\.json": .*ResourceConfig.*not found/s,
    );
    assert.ok(existsSync(join(folder, "sdks/python/pyproject.toml")));
    assert.deepEqual(readdirSync(folder).sort(), ["schema.json", "sdks"]);
  });

  it("writes a Python package that builds as sdist and wheel, with the plugin's version", async function () {
    const python = (await pythonEnv("programs")) ?? this.skip();
    await run(python.python, "-m", "build", "--no-isolation", "--outdir", "dist", "sdks/python");
    const files = readdirSync(join(folder, "dist")).sort();
    assert.deepEqual(files, [
      `pulumi_cleanroomsml-${version}-py3-none-any.whl`,
      `pulumi_cleanroomsml-${version}.tar.gz`,
    ]);
    const script = `import zipfile; print(zipfile.ZipFile("dist/${files[0]}").read("pulumi_cleanroomsml/pulumi-plugin.json").decode())`;
    const plugin = JSON.parse(await run(python.python, "-c", script));
    assert.deepEqual(plugin, { resource: true, name: "cleanroomsml", version });
  });

  for (const [language, program] of Object.entries(programs)) {
    it(`writes a package that programs in ${language} import`, async function () {
      const tools = (await findLanguageTools(language as keyof typeof programs)) ?? this.skip();
      stack = await createLanguageStack({ tools, program, sdks: join(folder, "sdks"), timeoutMs: 400_000 });
      assertSucceeded(await stack.up());
      assert.deepEqual(stack.outputs(), { instanceType: "ml.m5.xlarge" });
    });
  }

  it("writes a Node.js package that compiles", () =>
    run(process.execPath, join(root, "node_modules/typescript/bin/tsc"), "--noEmit", "--project", "sdks/nodejs"));

  for (const [language, file] of [
    ["Node.js", "nodejs/package.json"],
    ["Go", "go/cleanroomsml/pulumi-plugin.json"],
  ] as const) {
    it(`writes the plugin's version into the ${language} package, which selects the plugin`, () => {
      assert.equal(JSON.parse(readFileSync(join(folder, "sdks", file), "utf8")).version, version);
    });
  }
});
