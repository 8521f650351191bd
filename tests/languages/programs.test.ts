// Programs in other languages than Node's, with the real CLI and each language's host: an output, without resources.
import assert from "node:assert/strict";
import { assertSucceeded } from "../support/cli/stack";
import { createLanguageStack, type LanguageStack } from "../support/languages/language-stack";
import { findLanguageTools, type LanguageTools } from "../support/languages/language-tools";

const programs = {
  yaml: (greeting: string) => `outputs: { greeting: "${greeting} \${cleanroomsml:endpoint}" }\n`,
  python: (greeting: string) => `
import pulumi
pulumi.export("greeting", f"${greeting} {pulumi.Config('cleanroomsml').require('endpoint')}")
`,
  go: (greeting: string) => `
package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		ctx.Export("greeting", pulumi.String("${greeting} "+config.Require(ctx, "cleanroomsml:endpoint")))
		return nil
	})
}
`,
};

for (const [language, programOf] of Object.entries(programs)) {
  describe(`a program in ${language}`, function () {
    this.timeout(300_000);
    let tools: LanguageTools;
    let stack: LanguageStack | undefined;
    before(async function () {
      tools = (await findLanguageTools(language as keyof typeof programs)) ?? this.skip();
    });
    afterEach(() => stack?.dispose());

    it("is previewed, run, found unchanged, changed and destroyed", async () => {
      stack = await createLanguageStack({
        tools,
        program: programOf("hello"),
        emulator: { url: "http://127.0.0.1:1" },
        timeoutMs: 250_000,
      });
      const preview = assertSucceeded(await stack.preview());
      assert.deepEqual(preview.changes, { create: 1 });
      assert.deepEqual(stack.outputs(), {});
      assertSucceeded(await stack.up());
      assert.deepEqual(stack.outputs(), { greeting: "hello http://127.0.0.1:1" });
      const unchanged = assertSucceeded(await stack.preview("--expect-no-changes"));
      assert.deepEqual(unchanged.diagnostics, []);
      stack.setProgram(programOf("goodbye"));
      assertSucceeded(await stack.up());
      assert.deepEqual(stack.outputs(), { greeting: "goodbye http://127.0.0.1:1" });
      assertSucceeded(await stack.destroy());
      assert.deepEqual(stack.state().resources, []);
    });
  });
}
