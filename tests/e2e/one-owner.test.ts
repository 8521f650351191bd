// The option import with the real CLI: what it shows, what it rejects, and that it never deletes the model.
import assert from "node:assert/strict";
import type { CreateBody } from "../../emulator/server";
import { type EmulatedStack, programOf, startEmulatedStack } from "../support/cli/emulated-stack";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";
import { validInputs } from "../support/inputs/valid-inputs";

const model = (name: string, { inputs = "", opts = "" } = {}) =>
  `new TrainedModel("${name}", { ...inputs, ${inputs} }, { ${opts} });\n`;
const errorsOf = ({ diagnostics }: CommandResult) =>
  diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ message }) => message)
    .join("\n");

describe("The option import", function () {
  this.timeout(300_000);
  let around: EmulatedStack;
  let arn: string;
  before(async () => {
    around = await startEmulatedStack(programOf(""));
    const { membershipIdentifier, ...input } = validInputs();
    const body = { ...input, name: "made by hand" } as CreateBody;
    ({ trainedModelArn: arn } = await around.emulator.act({ action: "create", membershipIdentifier, input: body }));
    await around.emulator.act({ action: "finish-training", trainedModelArn: arn });
  });
  after(() => around?.dispose());

  const declare = (...models: string[]) => around.stack.setProgram(programOf(models.join("")));
  const imported = (name = "a", more = "") => model(name, { opts: `import: "${arn}", ${more}` });
  const isUntouched = () => assert.deepEqual([around.trained(), around.getModel(0).status], [1, "ACTIVE"]);
  const urnOf = (name: string) =>
    around.stack.state().resources.find(({ urn }) => urn.endsWith(`:TrainedModel::${name}`))?.urn ?? "";
  const refuses = async (command: Promise<CommandResult>, message: RegExp) => {
    const result = await command;
    assert.equal(result.exitCode, 1, result.output);
    assert.match(errorsOf(result), message);
    isUntouched();
  };

  it("adds an existing model to the stack; the preview shows a create without a training", async () => {
    declare(imported());
    const preview = assertSucceeded(await around.stack.preview());
    assert.equal(preview.changes.create, 3);
    assert.ok(preview.output.includes(`Trained model "a" imports ${arn}; no training starts`), preview.output);
    assertSucceeded(await around.stack.up());
    assert.deepEqual(around.modelsInState(), { current: [arn], replaced: [] });
    isUntouched();
  });

  it("may be kept while the inputs are equal, even through a refresh", async () => {
    assertSucceeded(await around.stack.preview("--expect-no-changes"));
    assertSucceeded(await around.stack.up("--refresh", "--expect-no-changes"));
    isUntouched();
  });

  for (const [what, more, args] of [
    ["preview", "", ["preview"]],
    ["up", "", ["up"]],
    ["up with deleteBeforeReplace", "deleteBeforeReplace: true", ["up"]],
    ["up --refresh", "", ["up", "--refresh"]],
  ] as const) {
    it(`is rejected if a changed input would replace the model: ${what}`, async () => {
      declare(model("a", { inputs: 'description: "2"', opts: `import: "${arn}", ${more}` }));
      const [command, ...flags] = args;
      await refuses(
        command === "preview" ? around.stack.preview() : around.stack.up(...flags),
        /cannot be replaced while the resource option import names its current model \(description changed\); restore the inputs.*, or remove the option/,
      );
    });
  }

  it("is rejected with another id while the inputs are equal", async () => {
    declare(model("a", { opts: `import: "${arn}-other"` }));
    await refuses(
      around.stack.preview(),
      /Remove the resource option import to keep that model, or run pulumi up --replace/,
    );
  });

  for (const more of ["", "deleteBeforeReplace: true"]) {
    it(`survives a forced replacement ${more && `with ${more}`}`, async () => {
      declare(imported("a", more));
      assertSucceeded(await around.stack.up("--replace", urnOf("a")));
      assert.deepEqual(around.modelsInState(), { current: [arn], replaced: [] });
      isUntouched();
    });
  }

  it("is rejected for a model of the same program, in either order", async () => {
    // The engine may check b before the diff of a, in either order of the program.
    const refusal = /(Resource option import|Cannot manage trained model "a"): .* belongs to "[ab]" of this program/;
    declare(model("a"), imported("b"));
    await refuses(around.stack.preview(), refusal);
    declare(imported("b"), model("a"));
    await refuses(around.stack.preview(), refusal);
    declare(model("a"), imported("b"), imported("c"));
    await refuses(around.stack.preview(), /belongs to "[abc]" of this program/);
  });

  it("moves a model to another resource, and the old entry is removed without it", async () => {
    declare(imported("b"));
    const up = assertSucceeded(await around.stack.up());
    assert.match(up.output, /a: not deleted; the model belongs to "b"/);
    assert.deepEqual(around.modelsInState(), { current: [arn], replaced: [] });
    isUntouched();
  });

  it("adds a model that destroy deletes, even with --run-program", async () => {
    assertSucceeded(await around.stack.destroy("--run-program"));
    assert.equal(around.getModel(0).status, "INACTIVE");
  });
});
