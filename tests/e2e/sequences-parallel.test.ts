// Many models with a low --parallel: a waiting Training occupies one of the engine's parallel operations, but must not
// block others.
import assert from "node:assert/strict";
import { type EmulatedStack, programOf, startEmulatedStack } from "../support/cli/emulated-stack";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";

const count = 40;
const trainingMs = 8_000;

describe(`${count} models at --parallel 2`, function () {
  this.timeout(240_000);
  let around: EmulatedStack;
  let up: CommandResult;

  before(async () => {
    const program = programOf(`
const models = Array.from({ length: ${count} }, (_, i) => new TrainedModel("model-" + i, inputs));
new Dependent("late", models[${count - 1}].trainedModelArn);
`);
    around = await startEmulatedStack(program, { pendingMs: 500, trainingMs });
    up = assertSucceeded(await around.stack.up("--parallel", "2"));
  });
  after(() => around?.dispose());

  it("train once each, and are all in the state", () => {
    assert.equal(around.trained(), count);
    const arns = around.emulator.models().map(({ trainedModelArn }) => trainedModelArn);
    assert.deepEqual(around.modelsInState().current.sort(), arns.sort());
    assert.deepEqual(new Set(around.statuses()), new Set(["ACTIVE"]));
  });

  it("all start before the first one ends", () => {
    const created = around.emulator.models().map(({ createdAtMs }) => createdAtMs);
    const spreadMs = Math.max(...created) - Math.min(...created);
    console.log(`      all creates within ${spreadMs} ms; up took ${Math.round(up.durationMs)} ms`);
    assert.ok(spreadMs < trainingMs, `the last one started ${spreadMs} ms after the first`);
  });

  it("pass the model to the late dependent", () => {
    const last = around.emulator.models().find(({ name }) => name.startsWith(`model-${count - 1}-`));
    assert.deepEqual(
      around.moves().map(({ arn }) => arn),
      [last?.trainedModelArn],
    );
  });

  it("need few calls: each create with its check, and the polls", () => {
    const calls = around.emulator.calls().length;
    console.log(`      ${calls} calls for ${count} models`);
    assert.ok(calls <= 6 * count, `${calls} calls`);
  });
});
