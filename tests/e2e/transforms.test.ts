// Transforms change a model after its constructor has run; what they set counts like the program's inputs.
import assert from "node:assert/strict";
import {
  assertNoOrphan,
  type EmulatedStack,
  programOf,
  quick,
  startEmulatedStack,
} from "../support/cli/emulated-stack";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";

/** A transform of models only, as one of Pulumi's newer transforms, which the engine calls. */
const transform = (props: string, opts = "a.opts") =>
  `[(a: any) => a.type.endsWith(":TrainedModel") ? { props: { ...a.props, ...(${props}) }, opts: ${opts} } : undefined]`;
/** A transform on the resource, on its component, or as one of the older transformations. */
const places: Record<string, (name: string, args: string, transforms: string) => string> = {
  "its resource": (name, args, transforms) => `new TrainedModel("${name}", ${args}, { transforms: ${transforms} });`,
  "its component": (name, args, transforms) => `
const group = new pulumi.ComponentResource("tests:Group", "group", {}, { transforms: ${transforms} });
new TrainedModel("${name}", ${args}, { parent: group });`,
  "its resource, in the older form": (name, args, transforms) =>
    `new TrainedModel("${name}", ${args}, { transformations: ${transforms} });`,
};

const errorsOf = ({ diagnostics }: CommandResult) =>
  diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ message }) => message)
    .join("\n");

describe("A name that a transform sets", function () {
  this.timeout(300_000);
  let around: EmulatedStack;
  afterEach(() => around?.dispose());

  for (const [place, program] of Object.entries(places)) {
    it(`on ${place} is explicit: a replacement for which the service returns the old model fails and deletes nothing`, async () => {
      const withDescription = (text: string) =>
        programOf(program("m", `{ ...inputs, description: "${text}" }`, transform('{ name: "churn" }')));
      around = await startEmulatedStack(withDescription("1"), { ...quick, nameUniqueness: "existing" });
      assertSucceeded(await around.stack.up());
      const old = around.getModel(0);
      assert.equal(old.name, "churn");
      await new Promise((resolve) => setTimeout(resolve, 3000));
      around.stack.setProgram(withDescription("2"));
      const up = await around.stack.up();
      assert.equal(up.exitCode, 1, up.output);
      assert.match(errorsOf(up), /the service returned one that already existed/);
      assert.deepEqual([around.trained(), around.statuses()], [1, ["ACTIVE"]]);
      assertNoOrphan(around);
    });
  }

  it("is explicit in a forced replacement, too, if its first create does not reach the service", async () => {
    const program = programOf(`new TrainedModel("m", inputs, { transforms: ${transform('{ name: "churn" }')} });`);
    around = await startEmulatedStack(program);
    assertSucceeded(await around.stack.up());
    const [old] = around.living();
    const urn = around.stack.state().resources.find(({ type }) => type.endsWith(":TrainedModel"))?.urn ?? "";
    await new Promise((resolve) => setTimeout(resolve, 3000));
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-before" });
    assertSucceeded(await around.stack.up("--replace", urn));
    const [made, ...others] = around.living();
    assert.deepEqual([others, made?.status], [[], "ACTIVE"]);
    assert.notEqual(made?.trainedModelArn, old?.trainedModelArn);
    assertNoOrphan(around);
  });
});

describe("A secret that a transform sets", function () {
  this.timeout(120_000);
  let around: EmulatedStack;
  before(async () => {
    around = await startEmulatedStack(programOf(""));
  });
  after(() => around?.dispose());

  for (const [input, secret, shown] of [
    ["hyperparameters", "{ k: 987654321 }", "987654321"],
    ["kmsKeyArn", '"arn:aws:kms:us-east-1:123456789012:alias/hunter2"', "hunter2"],
    ["resourceConfig", '{ instanceType: "ml.p4de.24xlarge", volumeSizeInGB: 76543 }', "p4de|76543"],
  ] as const) {
    it(`does not appear in a message about ${input}`, async () => {
      around.stack.setProgram(
        programOf(
          `new TrainedModel("m", inputs, { transforms: ${transform(`{ ${input}: pulumi.secret(${secret}) }`)} });`,
        ),
      );
      const preview = await around.stack.preview();
      assert.equal(preview.exitCode, 1);
      assert.match(errorsOf(preview), new RegExp(`${input}.*: expected `));
      assert.doesNotMatch(preview.output, new RegExp(shown));
    });
  }

  it("does not appear in a message of the service, either", async () => {
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "validation-echo", times: "always" });
    const change =
      '{ hyperparameters: pulumi.secret({ k: "987654321" }), stoppingCondition: { maxRuntimeInSeconds: 76543 } }';
    around.stack.setProgram(programOf(`new TrainedModel("m", inputs, { transforms: ${transform(change)} });`));
    const up = await around.stack.up();
    assert.match(errorsOf(up), /ValidationException/);
    assert.doesNotMatch(errorsOf(up), /987654321|76543/);
  });
});

describe("A time that a transform sets", function () {
  this.timeout(120_000);
  let around: EmulatedStack;
  afterEach(() => around?.dispose());

  it("limits the wait, as customTimeouts of the model", async () => {
    const opts = '{ ...a.opts, customTimeouts: { create: "3s" } }';
    around = await startEmulatedStack(
      programOf(`new TrainedModel("m", inputs, { transforms: ${transform("{}", opts)} });`),
      { ...quick, trainingMs: 3_600_000 },
    );
    const up = await around.stack.up();
    assert.equal(up.exitCode, 1);
    assert.match(errorsOf(up), /Trained model "m" is still training after 3 s/);
  });

  it("limits the wait, as stoppingCondition of the model", async () => {
    around = await startEmulatedStack(
      programOf(`
new TrainedModel("m", { ...inputs, stoppingCondition: { maxRuntimeInSeconds: 7200 } }, {
  transforms: ${transform("{ stoppingCondition: { maxRuntimeInSeconds: 60 } }")},
});`),
    );
    assertSucceeded(await around.stack.up());
    const training = around.stack.state().resources.find(({ type }) => type.endsWith(":Training"));
    assert.equal((training as { inputs?: Record<string, unknown> } | undefined)?.inputs?.maxRuntimeInSeconds, 60);
  });
});
