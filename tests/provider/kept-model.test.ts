// A model that moves from one resource of a stack to another in the same update.
import assert from "node:assert/strict";
import { modelInputs, namedInputs, openSurroundings, type Surroundings } from "../support/lifecycle/surroundings";

type Props = Record<string, unknown>;

describe("A replaced model that the program imports again", () => {
  let around: Surroundings;
  let old: { id: string; outs?: Props };
  beforeEach(async () => {
    around = await openSurroundings({ pendingMs: 0, trainingMs: 0 });
    old = await around.models.create(modelInputs());
    around.nextCommand();
  });
  afterEach(() => around.close());

  const adopting = () => modelInputs({ name: undefined }, { logicalName: "again", import: old.id });

  it("remains when the replaced resource is deleted", async () => {
    const adopted = await around.models.create(adopting());
    assert.equal(adopted.id, old.id);
    await around.models.delete(old.id, old.outs as Props);
    assert.deepEqual([around.calls("DeleteTrainedModelOutput"), around.emulator.models()[0]?.status], [0, "ACTIVE"]);
    assert.ok(around.shown().includes('churn: not deleted; the model belongs to "again"'));
  });

  it("remains in a later update, too, if the first one ended before its deletes", async () => {
    const outs = { ...old.outs, ...adopting(), name: "fraud-v2" };
    await around.models.check(outs, adopting());
    assert.deepEqual(await around.models.diff(old.id, outs, { ...outs }), { changes: false, replaces: [] });
    await around.models.delete(old.id, old.outs as Props);
    assert.equal(around.calls("DeleteTrainedModelOutput"), 0);
  });

  it("is deleted with the stack if Pulumi only deletes", async () => {
    await around.models.delete(old.id, { ...old.outs, ...adopting() });
    assert.equal(around.emulator.models()[0]?.status, "INACTIVE");
  });

  it("is announced as a replacement without cost", async () => {
    const news = adopting();
    await around.models.diff("arn:failed", { ...old.outs, hyperparameters: { n: "2" } }, news);
    assert.deepEqual(around.shown().slice(-1), [
      'Trained model "again" will be replaced: hyperparameters changed. ' +
        "The model that the resource option import names takes its place; no training starts.",
    ]);
  });
});

describe("A replaced model with an unchanged name, if the service returns the old model", () => {
  let around: Surroundings;
  let old: { id: string; outs?: Props };
  beforeEach(async () => {
    around = await openSurroundings({ pendingMs: 0, trainingMs: 0, nameUniqueness: "existing" });
    old = await around.models.create(namedInputs());
    around.nextCommand();
  });
  afterEach(() => around.close());

  const changed = () => namedInputs({ description: "changed" });
  const assertKept = () =>
    assert.deepEqual([around.calls("DeleteTrainedModelOutput"), around.emulator.models()[0]?.status], [0, "ACTIVE"]);

  it("remains if its age cannot be read", async () => {
    around.emulator.inject({ operation: "GetTrainedModel", kind: "access-denied", times: "always" });
    assert.equal((await around.models.create(changed())).id, old.id);
    around.emulator.clearFaults();
    await around.models.delete(old.id, old.outs as Props);
    assertKept();
  });

  it("remains in a later update if an interruption prevented the read of its age", async () => {
    await around.models.check(old.outs as Props, namedInputs());
    await around.models.diff(old.id, old.outs as Props, namedInputs());
    await around.models.delete(old.id, old.outs as Props);
    assertKept();
    assert.ok(around.shown().includes('churn: not deleted; the model belongs to "churn"'));
  });

  it("is deleted if a refresh compared it with itself, and then the program's own model", async () => {
    await around.models.diff(old.id, old.outs as Props, namedInputs());
    await around.models.check(old.outs as Props, changed());
    await around.models.diff("arn:another", { ...old.outs, description: "changed" }, changed());
    await around.models.delete(old.id, old.outs as Props);
    assert.equal(around.emulator.models()[0]?.status, "INACTIVE");
  });

  it("is deleted if a preview checked the replacement before the refresh of the update", async () => {
    await around.models.check(old.outs as Props, changed());
    await around.models.diff("arn:another", old.outs as Props, changed());
    await around.models.check({}, changed());
    await around.models.diff(old.id, old.outs as Props, namedInputs());
    await around.models.delete(old.id, old.outs as Props);
    assert.equal(around.emulator.models()[0]?.status, "INACTIVE");
  });

  it("is deleted if a preview kept it and the update then replaces it", async () => {
    await around.models.check(old.outs as Props, namedInputs());
    await around.models.diff(old.id, old.outs as Props, { ...(old.outs as Props) });
    await around.models.diff(old.id, old.outs as Props, changed());
    await around.models.delete(old.id, old.outs as Props);
    assert.equal(around.emulator.models()[0]?.status, "INACTIVE");
  });
});
