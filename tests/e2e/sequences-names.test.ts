// Replacements with an unchanged explicit name, with and without deleteBeforeReplace, for each possible behavior of the
// service: AWS does not document whether names are unique.
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
  /** Replaces one of the two models, as the only change of the program. */
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
    it(`with deleteBeforeReplace and names as "${reading}": deletes the old model, then trains the new one`, async () => {
      const old = lastOf("freed");
      assertSucceeded(await replace("freed", reading));
      const made = lastOf("freed");
      assert.notEqual(made.trainedModelArn, old.trainedModelArn);
      assert.deepEqual([lastOf("freed", -2).status, made.status], ["INACTIVE", "ACTIVE"]);
      assert.ok((around.deletedAtMs(old.trainedModelArn) ?? Number.POSITIVE_INFINITY) < made.createdAtMs);
      assert.equal(serviceArn("freed-service"), made.trainedModelArn);
    });
  }

  it('names as "duplicate": replaces in the default order, after a hint that the names may conflict', async () => {
    const old = lastOf("explicit");
    const up = assertSucceeded(await replace("kept", "duplicate"));
    assert.match(up.output, /Its explicit name does not change, so the new model may conflict with the old one/);
    assert.match(up.output, /omit `name`, or set deleteBeforeReplace: true/);
    assertHandedOver(around, { from: old, to: lastOf("explicit") });
  });

  it('names as "conflict": fails with the old model in the error, which does not change', async () => {
    const old = lastOf("explicit");
    const up = await replace("kept", "conflict");
    assert.equal(up.exitCode, 1);
    assert.match(errorOf(up), /ConflictException/);
    assert.ok(errorOf(up).includes(old.trainedModelArn), errorOf(up));
    assert.match(
      errorOf(up),
      /To fix this, give the new one another name, or omit `name`; import .*the option import; delete .*; or set deleteBeforeReplace/,
    );
    assert.deepEqual([lastOf("explicit"), around.deletedAtMs(old.trainedModelArn)], [old, undefined]);
    assert.equal(serviceArn("kept-service"), old.trainedModelArn);
  });

  it('names as "existing": the returned old model does not count as the new one and is not deleted', async () => {
    const old = lastOf("explicit");
    const up = await replace("kept", "existing");
    assert.equal(up.exitCode, 1);
    assert.match(errorOf(up), /the service returned one that already existed/);
    assert.ok(errorOf(up).includes(old.trainedModelArn), errorOf(up));
    assert.deepEqual([lastOf("explicit"), around.deletedAtMs(old.trainedModelArn)], [old, undefined]);
    assert.deepEqual(around.modelsInState().current.includes(old.trainedModelArn), true);
    assert.equal(serviceArn("kept-service"), old.trainedModelArn);
  });

  it('names as "existing", if the returned model cannot be checked: the old model is not deleted as its own replacement', async () => {
    const old = lastOf("explicit");
    around.emulator.inject({ operation: "GetTrainedModel", kind: "access-denied", times: "always" });
    const up = assertSucceeded(await replace("kept", "existing"));
    around.emulator.clearFaults();
    assert.match(up.output, /kept: not deleted; the model belongs to "kept"/);
    assert.deepEqual([lastOf("explicit"), around.modelsInState().replaced], [old, []]);
    assert.equal(serviceArn("kept-service"), old.trainedModelArn);
  });

  it("trains one model for each successful replacement, and destroy deletes all of them", async () => {
    assert.deepEqual([modelsOf("explicit").length, modelsOf("freed").length], [2, 4]);
    assertSucceeded(await around.stack.destroy());
    assert.deepEqual(around.living(), []);
  });
});
