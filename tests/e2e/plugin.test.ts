// What only the plugin has, through the real CLI: components, explicit providers, options of a component, imports, and stacks
// that move from the dynamic resources.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CreateBody, startEmulator } from "../../emulator/server";
import { type EmulatedStack, programOf, quick, startEmulatedStack } from "../support/cli/emulated-stack";
import { assertSucceeded, type StateResource } from "../support/cli/stack";
import { membershipIdentifier, validInputs } from "../support/inputs/valid-inputs";

const OBJECT = "cleanroomsml:api:TrainedModel";

/** A model in a component of the program, and a dependent of it. */
const nested = programOf(`
class Pipeline extends pulumi.ComponentResource {
  constructor(name: string) {
    super("my:index:Pipeline", name);
    const model = new TrainedModel("churn", inputs, { parent: this });
    new Dependent("service", model.trainedModelArn, { parent: this });
  }
}
new Pipeline("pipeline");
new TrainedModel("top", inputs);
`);

describe("The plugin", function () {
  this.timeout(600_000);
  let around: EmulatedStack;
  afterEach(() => around?.dispose());
  const objects = () => around.stack.state().resources.filter(({ type }) => type === OBJECT);

  it("takes over the dynamic resources of a Node program, also below its own components, and trains nothing", async () => {
    around = await startEmulatedStack(nested, quick);
    assertSucceeded(await around.stack.up());
    const before = around.modelsInState().current.sort();
    const moves = around.moves().length;
    around.stack.setDoor("plugin");
    const preview = assertSucceeded(await around.stack.preview());
    assert.deepEqual(
      [preview.changes.create, preview.changes.replace, preview.changes.delete],
      [2, undefined, undefined],
    );
    assertSucceeded(await around.stack.up());
    assert.deepEqual([around.trained(), around.modelsInState().current.sort()], [2, before]);
    assert.deepEqual([objects().length, around.moves().length], [2, moves]);
    const again = assertSucceeded(await around.stack.up("--refresh"));
    assert.deepEqual([Object.keys(again.changes), around.trained()], [["same"], 2]);
    assertSucceeded(await around.stack.destroy());
    assert.deepEqual(around.statuses(), ["INACTIVE", "INACTIVE"]);
  });

  it("takes over an imported object as part of a component, with no change and nothing created", async () => {
    const program = programOf(`
new TrainedModel("churn", { ...inputs, name: "existing" });
`);
    around = await startEmulatedStack("", quick, { door: "plugin" });
    const { membershipIdentifier: _, ...input } = validInputs();
    const body = { ...input, name: "existing" } as CreateBody;
    const { trainedModelArn } = await around.emulator.act({ action: "create", membershipIdentifier, input: body });
    await around.emulator.act({ action: "finish-training", trainedModelArn });
    assertSucceeded(
      await around.stack.run(
        "import",
        OBJECT,
        "churn",
        trainedModelArn,
        "--yes",
        "--skip-preview",
        "--generate-code=false",
      ),
    );
    around.stack.setProgram(program);
    const up = assertSucceeded(await around.stack.up());
    const changed = up.operations.filter(({ op }) => op !== "same").map(({ op, type }) => `${op} ${type}`);
    // The component, and the wait, which ends at once.
    assert.deepEqual(changed.sort(), ["create cleanroomsml:api:Training", "create cleanroomsml:index:TrainedModel"]);
    assert.deepEqual([around.trained(), around.modelsInState().current], [1, [trainedModelArn]]);
  });

  // Not hooks, which the old Node host of the tests refuses: tests/languages/python.test.ts has them.
  it("gives the options of a component to its object", async () => {
    const program = (more: string) =>
      programOf(`
const base = new TrainedModel("base", inputs, { waitForTraining: false });
new TrainedModel("churn", { ...inputs, description: "${more}" }, {
  ignoreChanges: ["description"], customTimeouts: { create: "90m" }, retainOnDelete: true, protect: true,
  deletedWith: base, additionalSecretOutputs: ["trainedModelArn"],
});
`);
    around = await startEmulatedStack(program("first"), quick, { door: "plugin" });
    assertSucceeded(await around.stack.up());
    const churn = objects().find(({ urn }) => urn.endsWith("::churn")) as StateResource & Record<string, unknown>;
    const { protect, retainOnDelete, customTimeouts, additionalSecretOutputs, deletedWith, outputs } = churn;
    assert.deepEqual([protect, retainOnDelete, customTimeouts], [true, true, { create: 5400 }]);
    assert.deepEqual(additionalSecretOutputs, ["trainedModelArn"]);
    assert.match(String(deletedWith), /::base$/);
    assert.ok(JSON.stringify(outputs?.trainedModelArn).includes("ciphertext"), "the ARN is encrypted");
    around.stack.setProgram(program("second"));
    const up = assertSucceeded(await around.stack.up());
    assert.deepEqual([Object.keys(up.changes), around.trained()], [["same"], 2]);
  });

  it("replaces the object as the options of its component say", async () => {
    const program = (value: string) =>
      programOf(`
const quiet = { ...inputs, updateTagsInPlace: true, waitForTraining: false };
const of = (name: string, more: any, opts: any = {}) => new TrainedModel(name, { ...quiet, ...more }, opts);
of("in-place", { tags: { team: "${value}" } });
of("on-changes", { tags: { team: "${value}" } }, { replaceOnChanges: ["tags"] });
of("trigger", {}, { replacementTrigger: "${value}" });
const first = of("delete-first", { description: "${value}" }, { deleteBeforeReplace: true });
of("with", {}, { replaceWith: [first] });
`);
    around = await startEmulatedStack(
      program("first"),
      { ...quick, pendingMs: 10, trainingMs: 10 },
      { door: "plugin" },
    );
    assertSucceeded(await around.stack.up());
    around.stack.setProgram(program("second"));
    const { operations } = assertSucceeded(await around.stack.up());
    const stepsOf = (name: string) =>
      operations.filter((step) => step.type === OBJECT && step.name === name).map(({ op }) => op);
    assert.deepEqual(stepsOf("in-place"), ["update"]);
    for (const name of ["on-changes", "trigger"])
      assert.deepEqual(stepsOf(name), ["create-replacement", "replace", "delete-replaced"]);
    assert.deepEqual(stepsOf("delete-first"), ["delete-replaced", "replace", "create-replacement"]);
    assert.ok(stepsOf("with").includes("replace"), stepsOf("with").join());
    assert.equal(around.trained(), 5 + 4);
    assert.deepEqual(Object.keys(assertSucceeded(await around.stack.up()).changes), ["same"]);
  });

  it("serves two explicit providers with different endpoints and profiles in one stack", async () => {
    const theirs = { accessKeyId: "AKIDTHEIRS", secretAccessKey: "theirs" };
    const other = await startEmulator({ behaviour: quick, credentials: [theirs] });
    around = await startEmulatedStack("", quick, { door: "plugin" });
    try {
      const file = join(around.stack.folder, "credentials");
      const keys = `aws_access_key_id=${theirs.accessKeyId}\naws_secret_access_key=${theirs.secretAccessKey}\n`;
      writeFileSync(file, `[theirs]\n${keys}`);
      around.stack.setEnv({ AWS_SHARED_CREDENTIALS_FILE: file });
      const program = (more: string) =>
        programOf(`
const { Provider } = require("pulumi-cleanroomsml");
const eu = new Provider("eu", { endpoint: ${JSON.stringify(other.url)}, profile: "theirs", maxAttempts: ${more} });
new TrainedModel("ours", inputs, { provider: new Provider("us", {}) });
new TrainedModel("theirs", inputs, { provider: eu });
`);
      around.stack.setProgram(program("1"));
      assertSucceeded(await around.stack.up());
      assert.deepEqual([around.statuses(), other.models().map(({ status }) => status)], [["ACTIVE"], ["ACTIVE"]]);
      around.stack.setProgram(program("2"));
      const { changes } = assertSucceeded(await around.stack.up());
      assert.deepEqual([changes.update, changes.create, changes.replace], [1, undefined, undefined]);
      around.stack.setProgram(program("0"));
      const { output } = await around.stack.preview();
      assert.match(output, /Provider "eu": maxAttempts: expected an integer from 1 to 100, got 0/);
    } finally {
      await other.close();
    }
  });

  it("ends a failed training in its own error alone, and a dependent on the component is not created", async () => {
    around = await startEmulatedStack(
      programOf(`
for (const name of ["good", "bad", "late"]) {
  const model = new TrainedModel(name, { ...inputs, name });
  new Dependent(name + "-service", "x", { dependsOn: [model] });
}
`),
      { ...quick, trainingMs: 4000 },
      { door: "plugin" },
    );
    around.emulator.inject({
      operation: "CreateTrainedModel",
      kind: "training-fails",
      modelName: "bad",
      afterMs: 500,
    } as never);
    const up = await around.stack.up();
    const errors = up.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
    assert.equal(up.exitCode, 1);
    assert.deepEqual(
      errors.filter((message) => !/failed to train|continues to train|update failed/.test(message)),
      [],
    );
    assert.ok(!around.moves().some(({ name }) => name === "bad-service"));
    assert.ok(!up.output.includes("client connection is closing"), up.output);
  });
});
