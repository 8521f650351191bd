// Changes of a program and of the package that must not train anything; one model for each, all changed at once.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EmulatedStack, programOf, startEmulatedStack } from "../support/cli/emulated-stack";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";

const dependents = `
for (const [name, model] of Object.entries(models)) new Dependent(name + "-service", model.trainedModelArn);
`;
const earlier = programOf(`
const models = {
  renamed: new TrainedModel("renamed", inputs),
  moved: new TrainedModel("moved", inputs),
  patient: new TrainedModel("patient", inputs),
  unawaited: new TrainedModel("unawaited", inputs),
  awaited: new TrainedModel("awaited", inputs, { waitForTraining: false }),
  older: new TrainedModel("older", inputs),
};
${dependents}`);
const later = programOf(`
class Group extends pulumi.ComponentResource {
  constructor(name: string) { super("tests:Group", name); }
}
const models = {
  renamed: new TrainedModel("renamed-since", inputs, { aliases: [{ name: "renamed" }] }),
  moved: new TrainedModel("moved", inputs, {
    parent: new Group("group"),
    aliases: [{ parent: pulumi.rootStackResource }],
  }),
  patient: new TrainedModel("patient", inputs, { customTimeouts: { create: "3h" } }),
  unawaited: new TrainedModel("unawaited", inputs, { waitForTraining: false }),
  awaited: new TrainedModel("awaited", inputs),
  older: new TrainedModel("older", inputs),
};
${dependents}`);

describe("A change that does not concern the model", function () {
  this.timeout(240_000);
  let around: EmulatedStack;
  let preview: CommandResult;
  let up: CommandResult;
  let callsOfUp: (string | undefined)[];
  /** The steps on resources with this prefix, without unchanged ones. */
  const steps = ({ operations }: CommandResult, name: string) =>
    operations
      .filter((operation) => operation.name.startsWith(name) && operation.op !== "same")
      .map(({ op, type }) => `${op} ${type.split(":").at(-1)}`);

  before(async () => {
    around = await startEmulatedStack(earlier);
    assertSucceeded(await around.stack.up());
    await becomeOlder(around);
    around.stack.setProgram(later);
    around.emulator.clearCalls();
    preview = assertSucceeded(await around.stack.preview("--diff"));
    assert.deepEqual(around.emulator.calls(), []);
    up = assertSucceeded(await around.stack.up());
    callsOfUp = around.emulator.calls().map(({ operation }) => operation);
  });
  after(() => around?.dispose());

  for (const [what, name] of Object.entries({
    "a rename with an alias": "renamed",
    "changed customTimeouts": "patient",
    "another release of the package": "older",
  })) {
    it(`${what} changes nothing`, () => {
      assert.deepEqual([steps(preview, name), steps(up, name)], [[], []]);
    });
  }

  it("a move under a component with an alias only creates the component", () => {
    assert.deepEqual([steps(preview, "moved"), steps(up, "moved")], [[], []]);
    assert.deepEqual([steps(preview, "group"), steps(up, "group")], [["create Group"], ["create Group"]]);
  });

  it("waitForTraining set to false only deletes the Training", () => {
    assert.deepEqual([steps(preview, "unawaited"), steps(up, "unawaited")], [["delete Training"], ["delete Training"]]);
  });

  it("waitForTraining set to true again only creates a Training, which reads the model", () => {
    // The ARN is known once the model is ACTIVE, so the preview cannot tell that it does not change for the dependent.
    assert.deepEqual(steps(preview, "awaited"), ["create Training", "update Resource"]);
    assert.deepEqual(steps(up, "awaited"), ["create Training"]);
  });

  it("trains nothing and makes no calls except that read", () => {
    assert.deepEqual(callsOfUp, ["GetTrainedModel"]);
    assert.deepEqual([around.trained(), around.living().length], [6, 6]);
    assert.doesNotMatch(preview.output + up.output, /replace|trained again/);
  });

  it("leaves no further changes", async () => {
    assertSucceeded(await around.stack.preview("--expect-no-changes"));
  });
});

/** Sets the text of another release in the state of one model and its Training. */
async function becomeOlder({ stack }: EmulatedStack): Promise<void> {
  const file = join(stack.folder, "exported.json");
  assertSucceeded(await stack.run("stack", "export", "--file", file));
  const exported = JSON.parse(readFileSync(file, "utf8"));
  let changed = 0;
  for (const { urn, inputs, outputs } of exported.deployment.resources) {
    if (!urn.endsWith("::older")) continue;
    for (const props of [inputs, outputs]) props.__provider = `// Of another release\n${props.__provider}`;
    changed += 1;
  }
  assert.equal(changed, 2);
  writeFileSync(file, JSON.stringify(exported));
  assertSucceeded(await stack.run("stack", "import", "--file", file));
}
