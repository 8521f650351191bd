// The last good model and its dependent when a replacement fails to train. All tests use one stack, so each one
// continues where the previous one ended.
import assert from "node:assert/strict";
import {
  assertHandedOver,
  assertNoOrphan,
  churnProgram,
  type EmulatedStack,
  startEmulatedStack,
} from "../support/cli/emulated-stack";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";

const failure = { statusCode: "ALGORITHM_ERROR", message: "The container ran out of memory" };

describe("A replacement that fails to train, with a dependent", function () {
  this.timeout(300_000);
  let around: EmulatedStack;
  const failTrainings = (whether: boolean) => around.emulator.set({ trainingFailure: whether ? failure : undefined });
  /** Runs a program with a new model that fails. */
  const failToReplace = async (n: string, ...args: string[]): Promise<CommandResult> => {
    failTrainings(true);
    around.stack.setProgram(churnProgram({ n }));
    const result = await around.stack.up(...args);
    failTrainings(false);
    return result;
  };
  const trainedBy = async (run: () => Promise<CommandResult>): Promise<{ result: CommandResult; trained: number }> => {
    const before = around.trained();
    return { result: await run(), trained: around.trained() - before };
  };
  const serviceArn = () => around.moves().at(-1)?.arn;
  const errors = ({ diagnostics }: CommandResult) =>
    diagnostics.filter(({ severity, urn }) => severity === "error" && urn?.includes("Training::"));

  before(async () => {
    around = await startEmulatedStack(churnProgram({ n: "1" }));
    assertSucceeded(await around.stack.up());
  });
  after(() => around?.dispose());
  afterEach(() => assertNoOrphan(around));

  it("keeps the dependent on the last good model", async () => {
    const { result, trained } = await trainedBy(() => failToReplace("2"));
    assert.equal(result.exitCode, 1);
    assert.match(
      errors(result)[0]?.message ?? "",
      /CREATE_FAILED \(ALGORITHM_ERROR: The container ran out of memory\)/,
    );
    assert.match(errors(result)[0]?.message ?? "", /run pulumi up --refresh to train it again/);
    assert.deepEqual([trained, around.statuses()], [1, ["ACTIVE", "CREATE_FAILED"]]);
    assert.equal(serviceArn(), around.getModel(0).trainedModelArn);
    assert.deepEqual(around.modelsInState(), {
      current: [around.getModel(1).trainedModelArn],
      replaced: [around.getModel(0).trainedModelArn],
    });
  });

  it("repeats its error in the next up and trains nothing", async () => {
    const { result, trained } = await trainedBy(() => around.stack.up());
    assert.deepEqual([result.exitCode, trained, around.statuses()], [1, 0, ["ACTIVE", "CREATE_FAILED"]]);
    assert.match(errors(result)[0]?.message ?? "", /ALGORITHM_ERROR/);
    assert.equal(serviceArn(), around.getModel(0).trainedModelArn);
  });

  it("is trained again by up --refresh; the dependent moves once the new model is ACTIVE, then the others are deleted", async () => {
    const { result, trained } = await trainedBy(() => around.stack.up("--refresh"));
    assertSucceeded(result);
    assert.deepEqual([trained, around.statuses()], [1, ["INACTIVE", "INACTIVE", "ACTIVE"]]);
    assertHandedOver(around, { from: around.getModel(0), to: around.getModel(2) });
    assertHandedOver(around, { from: around.getModel(1), to: around.getModel(2) });
    assert.equal(around.stack.outputs().arn, around.getModel(2).trainedModelArn);
  });

  it("causes another training if the program is reverted, after which the last good model is deleted", async () => {
    await failToReplace("3");
    around.stack.setProgram(churnProgram({ n: "2" }));
    const { result, trained } = await trainedBy(() => around.stack.up());
    assertSucceeded(result);
    const [good, failed, reverted] = [2, 3, 4].map(around.getModel);
    assert.ok(good && failed && reverted);
    assert.deepEqual(good.input.hyperparameters, reverted.input.hyperparameters);
    assert.deepEqual([trained, good.status, failed.status, reverted.status], [1, "INACTIVE", "INACTIVE", "ACTIVE"]);
    assertHandedOver(around, { from: good, to: reverted });
  });

  it("causes no training if the last good model is imported again", async () => {
    await failToReplace("4");
    const [good, failed] = [4, 5].map(around.getModel);
    assert.ok(good && failed);
    const options = JSON.stringify({ import: good.trainedModelArn });
    around.stack.setProgram(churnProgram({ n: "2" }, options));
    const { result, trained } = await trainedBy(() => around.stack.up());
    assertSucceeded(result);
    assert.equal(trained, 0);
    assert.deepEqual([around.getModel(4).status, around.getModel(5).status], ["ACTIVE", "INACTIVE"]);
    assert.deepEqual(around.modelsInState(), { current: [good.trainedModelArn], replaced: [] });
    assert.equal(serviceArn(), good.trainedModelArn);
    assert.doesNotMatch(result.output, /trained again|instance-hour|imports/);

    around.stack.setProgram(churnProgram({ n: "2" }));
    assertSucceeded(await around.stack.preview("--expect-no-changes"));
  });

  it("keeps the last good model with --continue-on-error, and no output has the failed one", async () => {
    const { result, trained } = await trainedBy(() => failToReplace("5", "--continue-on-error"));
    assert.deepEqual([result.exitCode, trained], [1, 1]);
    const [good, failed] = [4, 6].map(around.getModel);
    assert.ok(good && failed);
    assert.deepEqual([good.status, failed.status, serviceArn()], ["ACTIVE", "CREATE_FAILED", good.trainedModelArn]);
    assert.notEqual(around.stack.outputs().arn, failed.trainedModelArn);
  });

  it("loses the last good model with a second --continue-on-error, because Pulumi deletes it although the dependent uses it", async () => {
    const { result, trained } = await trainedBy(() => around.stack.up("--continue-on-error"));
    assert.deepEqual([result.exitCode, trained], [1, 0]);
    const [good, failed] = [4, 6].map(around.getModel);
    assert.ok(good && failed);
    assert.deepEqual([good.status, failed.status], ["INACTIVE", "CREATE_FAILED"]);
    assert.equal(serviceArn(), good.trainedModelArn);
  });

  it("is deleted with everything else by destroy", async () => {
    assertSucceeded(await around.stack.destroy());
    assert.deepEqual(around.living(), []);
  });
});
