// A model has one owner: a second resource for the same model is rejected, and no delete removes another resource's
// model.
import assert from "node:assert/strict";
import { modelInputs, openSurroundings, type Surroundings } from "../support/lifecycle/surroundings";

type Props = Record<string, unknown>;

const urnOf = (logicalName: string) =>
  `urn:pulumi:dev::p::pulumi-nodejs:dynamic/cleanroomsml:TrainedModel::${logicalName}`;
const inputsOf = (logicalName: string, options: Props = {}, change: Props = {}) =>
  modelInputs(change, { urn: urnOf(logicalName), logicalName, ...options });

describe("A model of the stack", () => {
  let around: Surroundings;
  let a: { id: string; outs: Props };
  beforeEach(async () => {
    around = await openSurroundings({ pendingMs: 0, trainingMs: 0 });
    a = (await around.models.create(inputsOf("a"))) as typeof a;
    around.nextCommand();
  });
  afterEach(() => around.close());

  const reasons = async (olds: Props, news: Props) => {
    const { failures = [] } = await around.models.check(olds, news);
    return failures.map(({ reason }) => reason);
  };
  /** The engine's calls for a resource in the state. */
  const update = async (entry: typeof a, news: Props) => {
    assert.deepEqual(await reasons(entry.outs, news), []);
    return around.models.diff(entry.id, entry.outs, news);
  };
  const isLiving = () => around.emulator.models()[0]?.status !== "INACTIVE";
  const conflictWith = (name: string) => `${a.id} belongs to "${name}" of this program; one model has one resource`;

  it("is not imported by a second resource that is declared later", async () => {
    await update(a, inputsOf("a"));
    const [reason = "", ...more] = await reasons({}, inputsOf("b", { import: a.id }));
    assert.deepEqual(more, []);
    assert.ok(reason.startsWith(`Resource option import: ${conflictWith("a")}`), reason);
  });

  it("is not imported by a second resource that is declared first", async () => {
    assert.deepEqual(await reasons({}, inputsOf("b", { import: a.id })), []);
    await assert.rejects(update(a, inputsOf("a")), ({ message }: Error) =>
      message.startsWith(`Cannot manage trained model "a": ${conflictWith("b")}`),
    );
  });

  it("is not imported if its own resource is declared during the import", async () => {
    around.emulator.inject({ operation: "GetTrainedModel", kind: "slow", delayMs: 200 });
    const news = inputsOf("b", { import: a.id });
    const importing = around.models.create(news);
    await update(a, inputsOf("a"));
    await assert.rejects(importing, { message: /^Cannot import .* as "b": .*belongs to "a"/ });
  });

  it("is not imported by two new resources", async () => {
    assert.deepEqual(await reasons({}, inputsOf("b", { import: a.id })), []);
    const [reason = ""] = await reasons({}, inputsOf("c", { import: a.id }));
    assert.ok(reason.startsWith(`Resource option import: ${conflictWith("b")}`), reason);
  });

  it("moves to another resource if its own is removed from the program, and remains when that entry is deleted", async () => {
    const news = inputsOf("b", { import: a.id });
    assert.deepEqual(await reasons({}, news), []);
    assert.equal((await around.models.create(news)).id, a.id);
    await around.models.delete(a.id, a.outs);
    assert.ok(isLiving());
  });

  it("moves if its own resource is replaced", async () => {
    for (const isFirst of [true, false]) {
      around.nextCommand();
      if (isFirst) assert.deepEqual(await reasons({}, inputsOf("b", { import: a.id })), []);
      assert.equal((await update(a, inputsOf("a", {}, { description: "2" }))).changes, true);
      if (!isFirst) assert.deepEqual(await reasons({}, inputsOf("b", { import: a.id })), []);
    }
  });

  it("may keep its import while the inputs are equal", async () => {
    assert.deepEqual(await update(a, inputsOf("a", { import: a.id })), { changes: false, replaces: [] });
  });

  it("is not replaced while the program keeps its import, whichever is deleted first", async () => {
    const changed = inputsOf("a", { import: a.id }, { description: "2" });
    await assert.rejects(update(a, changed), {
      message: /cannot be replaced while the resource option import names its current model/,
    });
  });

  it("is not swapped for another model with equal inputs by a changed import alone", async () => {
    const other = await around.models.create(inputsOf("other"));
    around.nextCommand();
    await assert.rejects(update(a, inputsOf("a", { import: other.id })), ({ message }: Error) => {
      assert.ok(message.startsWith(`Cannot import ${other.id} as "a": the state has ${a.id} under that name`), message);
      return /Remove the resource option import .*pulumi up --replace/.test(message);
    });
  });

  it("is swapped for another model if the inputs change to those of that model", async () => {
    const change = { description: "2" };
    const other = await around.models.create(inputsOf("other", {}, change));
    around.nextCommand();
    const news = inputsOf("a", { import: other.id }, change);
    assert.deepEqual((await update(a, news)).replaces, ["description"]);
    assert.deepEqual(await reasons({}, news), []);
    assert.equal((await around.models.create(news)).id, other.id);
    await around.models.delete(a.id, a.outs);
    assert.deepEqual(
      around.emulator.models().map(({ status }) => status),
      ["INACTIVE", "ACTIVE"],
    );
  });

  // A forced replacement (--replace, a taint, a trigger) is checked twice, the second time without olds, and has no
  // diff.
  for (const order of ["create first", "delete first"] as const) {
    it(`survives a forced replacement that imports it again: ${order}`, async () => {
      const news = inputsOf("a", { import: a.id });
      assert.deepEqual(await reasons(a.outs, news), []);
      assert.deepEqual(await reasons({}, news), []);
      if (order === "delete first") await around.models.delete(a.id, a.outs);
      assert.equal((await around.models.create(news)).id, a.id);
      if (order === "create first") await around.models.delete(a.id, a.outs);
      assert.ok(isLiving());
    });
  }

  it("never counts as a lost create of another resource", async () => {
    await update(a, inputsOf("a", {}, { name: a.outs.name }));
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "internal-error" });
    const b = await around.models.create(inputsOf("b", {}, { name: a.outs.name }));
    assert.notEqual(b.id, a.id);
  });
});

describe("An explicit name from any source", () => {
  let around: Surroundings;
  afterEach(() => around.close());

  // A transform sets the name after the constructor has run, so only the inputs show it.
  const named = (change: Props = {}) => inputsOf("m", {}, { name: "churn", ...change });

  for (const nameUniqueness of ["existing", "conflict", "duplicate"] as const) {
    it(`does not delete the old model in a replacement (names are "${nameUniqueness}")`, async () => {
      around = await openSurroundings({ pendingMs: 0, trainingMs: 0, nameUniqueness });
      const old = (await around.models.create(named({ description: "1" }))) as { id: string; outs: Props };
      await around.clock.sleep(7000);
      around.nextCommand();
      const news = named({ description: "2" });
      await around.models.check(old.outs, news);
      assert.deepEqual((await around.models.diff(old.id, old.outs, news)).replaces, ["description"]);
      await around.models.check({}, news);
      const created = await around.models.create(news).catch((error: Error) => error);
      if (nameUniqueness === "duplicate") assert.notEqual((created as { id: string }).id, old.id);
      else assert.match((created as Error).message, /already existed|ConflictException/);
      assert.equal(around.emulator.models()[0]?.status, "ACTIVE");
    });

    it(`does not delete the old model if the create of a forced replacement is lost (names are "${nameUniqueness}")`, async () => {
      around = await openSurroundings({ pendingMs: 0, trainingMs: 0, nameUniqueness });
      const old = (await around.models.create(named())) as { id: string; outs: Props };
      await around.clock.sleep(7000);
      around.nextCommand();
      await around.models.check(old.outs, named());
      await around.models.check({}, named());
      around.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-before" });
      const created = await around.models.create(named()).catch((error: Error) => error);
      assert.notEqual((created as { id?: string }).id, old.id);
      // The engine deletes the old model after a successful create.
      if (!(created instanceof Error)) await around.models.delete(old.id, old.outs);
      const living = around.emulator.models().filter(({ status }) => status === "ACTIVE");
      assert.equal(living.length, 1);
    });
  }
});
