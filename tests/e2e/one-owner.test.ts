// The option import with the real CLI: what it shows, what it refuses, and that it never costs the model.
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

  it("brings an existing model into the stack: the preview shows a create that trains nothing", async () => {
    declare(imported());
    const preview = assertSucceeded(await around.stack.preview());
    assert.equal(preview.changes.create, 3);
    assert.ok(preview.output.includes(`Trained model "a" imports ${arn}; no training starts`), preview.output);
    assertSucceeded(await around.stack.up());
    assert.deepEqual(around.modelsInState(), { current: [arn], replaced: [] });
    isUntouched();
  });

  it("may stay while the inputs are equal, also through a refresh", async () => {
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
    it(`is refused while an input changes that would replace the model: ${what}`, async () => {
      declare(model("a", { inputs: 'description: "2"', opts: `import: "${arn}", ${more}` }));
      const [command, ...flags] = args;
      await refuses(
        command === "preview" ? around.stack.preview() : around.stack.up(...flags),
        /cannot be replaced while its option import names the model that it has \(description changed\): make the inputs equal.*, or remove the option/,
      );
    });
  }

  it("is refused with another id while the inputs are equal", async () => {
    declare(model("a", { opts: `import: "${arn}-other"` }));
    await refuses(around.stack.preview(), /Remove the option import to keep that model, or run pulumi up --replace/);
  });

  for (const more of ["", "deleteBeforeReplace: true"]) {
    it(`survives a forced replacement ${more && `with ${more}`}`, async () => {
      declare(imported("a", more));
      assertSucceeded(await around.stack.up("--replace", urnOf("a")));
      assert.deepEqual(around.modelsInState(), { current: [arn], replaced: [] });
      isUntouched();
    });
  }

  it("is refused on a model of the same program, whichever comes first", async () => {
    // The engine may check b before it compares a, whichever the program has first.
    const refusal = /(Option import|Cannot keep trained model "a"): .* is the model of "[ab]" of this program/;
    declare(model("a"), imported("b"));
    await refuses(around.stack.preview(), refusal);
    declare(imported("b"), model("a"));
    await refuses(around.stack.preview(), refusal);
    declare(model("a"), imported("b"), imported("c"));
    await refuses(around.stack.preview(), /is the model of "[abc]" of this program/);
  });

  it("moves a model to another resource, whose old entry goes without it", async () => {
    declare(imported("b"));
    const up = assertSucceeded(await around.stack.up());
    assert.match(up.output, /a: not deleted, since it is the model of "b"/);
    assert.deepEqual(around.modelsInState(), { current: [arn], replaced: [] });
    isUntouched();
  });

  it("leads to a model that destroy deletes, also with --run-program", async () => {
    assertSucceeded(await around.stack.destroy("--run-program"));
    assert.equal(around.getModel(0).status, "INACTIVE");
  });
});
