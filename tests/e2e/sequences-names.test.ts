// An explicit name that stays while another input is replaced, under each reading of what the service does about names:
// nothing public says whether they are unique. Both ways to replace, with and without deleteBeforeReplace.
import assert from "node:assert/strict";
import type { Behaviour } from "../../emulator/server";
import {
  assertHandedOver,
  assertNoOrphan,
  type EmulatedStack,
  programOf,
  startEmulatedStack,
} from "../support/cli/emulated-stack";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";

const programWith = (n: { kept: number; freed: number }) =>
  programOf(`
const kept = new TrainedModel("kept", { ...inputs, name: "explicit", hyperparameters: { n: "${n.kept}" } });
const freed = new TrainedModel("freed", { ...inputs, name: "freed", hyperparameters: { n: "${n.freed}" } }, {
  deleteBeforeReplace: true,
});
new Dependent("kept-service", kept.trainedModelArn);
new Dependent("freed-service", freed.trainedModelArn);
`);

describe("An explicit name under replacement", function () {
  this.timeout(300_000);
  let around: EmulatedStack;
  const n = { kept: 1, freed: 1 };
  /** Replaces one of the two models, which is the program's only change. */
  const replace = async (name: keyof typeof n, nameUniqueness: Behaviour["nameUniqueness"]): Promise<CommandResult> => {
    around.emulator.set({ nameUniqueness });
    n[name] += 1;
    around.stack.setProgram(programWith(n));
    return around.stack.up();
  };
  const modelsOf = (name: string) => around.emulator.models().filter((model) => model.name === name);
  const lastOf = (name: string, place = -1) => modelsOf(name).at(place) ?? assert.fail(`No model ${name}`);
  const serviceArn = (name: string) => around.moves().findLast((move) => move.name === name)?.arn;
  const errorOf = ({ diagnostics }: CommandResult) =>
    diagnostics.find(({ severity, urn }) => severity === "error" && urn?.includes("::kept"))?.message ?? "";

  before(async () => {
    around = await startEmulatedStack(programWith(n));
    assertSucceeded(await around.stack.up());
  });
  after(() => around?.dispose());
  afterEach(() => assertNoOrphan(around));

  for (const reading of ["duplicate", "conflict", "existing"] as const) {
    it(`with deleteBeforeReplace, names read as "${reading}": the old model goes first, then the new one is trained`, async () => {
      const old = lastOf("freed");
      assertSucceeded(await replace("freed", reading));
      const made = lastOf("freed");
      assert.notEqual(made.trainedModelArn, old.trainedModelArn);
      assert.deepEqual([lastOf("freed", -2).status, made.status], ["INACTIVE", "ACTIVE"]);
      assert.ok((around.deletedAtMs(old.trainedModelArn) ?? Number.POSITIVE_INFINITY) < made.createdAtMs);
      assert.equal(serviceArn("freed-service"), made.trainedModelArn);
    });
  }

  it('names read as "duplicate": replaced in the default order, after a hint that they may collide', async () => {
    const old = lastOf("explicit");
    const up = assertSucceeded(await replace("kept", "duplicate"));
    assert.match(up.output, /Its explicit name stays, so the new model may collide with the living old one/);
    assert.match(up.output, /leave name out, or set deleteBeforeReplace: true/);
    assertHandedOver(around, { from: old, to: lastOf("explicit") });
  });

  it('names read as "conflict": an error that names the living old model, which stays as it is', async () => {
    const old = lastOf("explicit");
    const up = await replace("kept", "conflict");
    assert.equal(up.exitCode, 1);
    assert.match(errorOf(up), /ConflictException/);
    assert.ok(errorOf(up).includes(old.trainedModelArn), errorOf(up));
    assert.match(
      errorOf(up),
      /Ways out: another name, or none; .*the option import .*; deleting it; deleteBeforeReplace/,
    );
    assert.deepEqual([lastOf("explicit"), around.deletedAtMs(old.trainedModelArn)], [old, undefined]);
    assert.equal(serviceArn("kept-service"), old.trainedModelArn);
  });

  it('names read as "existing": the answered old model is never taken for the new one, nor deleted', async () => {
    const old = lastOf("explicit");
    const up = await replace("kept", "existing");
    assert.equal(up.exitCode, 1);
    assert.match(errorOf(up), /the service answered with a model that already existed/);
    assert.ok(errorOf(up).includes(old.trainedModelArn), errorOf(up));
    assert.deepEqual([lastOf("explicit"), around.deletedAtMs(old.trainedModelArn)], [old, undefined]);
    assert.deepEqual(around.modelsInState().current.includes(old.trainedModelArn), true);
    assert.equal(serviceArn("kept-service"), old.trainedModelArn);
  });

  it('names read as "existing", and the answer cannot be looked at: the old model is not deleted as its own replacement', async () => {
    const old = lastOf("explicit");
    around.emulator.inject({ operation: "GetTrainedModel", kind: "access-denied", times: "always" });
    const up = assertSucceeded(await replace("kept", "existing"));
    around.emulator.clearFaults();
    assert.match(up.output, /kept: not deleted, since it is the model of "kept"/);
    assert.deepEqual([lastOf("explicit"), around.modelsInState().replaced], [old, []]);
    assert.equal(serviceArn("kept-service"), old.trainedModelArn);
  });

  it("trains one model for each replacement that went through, and destroy ends them all", async () => {
    assert.deepEqual([modelsOf("explicit").length, modelsOf("freed").length], [2, 4]);
    assertSucceeded(await around.stack.destroy());
    assert.deepEqual(around.living(), []);
  });
});
