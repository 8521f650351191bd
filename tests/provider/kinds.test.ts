// What holds for every kind of object, by the same code: create, lost responses, import, ownership, read, update, delete.
import assert from "node:assert/strict";
import { InterruptedError } from "../../provider/host/interruption";
import { KINDS } from "../../provider/kinds/kinds";
import type { ResourceKind } from "../../provider/kinds/resource-kind";
import { parseId } from "../../provider/words/ids";
import { inputLimits } from "../support/inputs/input-limits";
import { inputsOfEveryKind } from "../support/inputs/kinds";
import { objectKinds } from "../support/inputs/marked-inputs";
import { onExistingModel } from "../support/lifecycle/existing-objects";
import { openSurroundings, type Surroundings } from "../support/lifecycle/surroundings";

type Props = Record<string, unknown>;
type Entry = { id: string; outs: Props };

/** Work ends at once. */
const behaviour = { pendingMs: 0, trainingMs: 0, channelMs: 0, exportMs: 0, inferenceMs: 0 };
const config = { "cleanroomsml:region": "us-east-1" };
let around: Surroundings;

for (const kind of objectKinds) {
  const row: ResourceKind = KINDS[kind];
  const { noun, calls, updates, inputs: table, isSingleton = false, passesRole = false, staysInState } = row;
  const operation = (method = "") => `${method.charAt(0).toUpperCase()}${method.slice(1)}` as never;
  const [create, read, remove] = [calls.create, calls.get ?? calls.list, calls.delete].map(operation) as never[] as [
    never,
    never,
    never,
  ];
  let given: Props;
  const urn = `urn:pulumi:dev::p::pulumi-nodejs:dynamic/cleanroomsml:${kind}::churn`;
  const newsOf = (change: Props = {}, options: Props = {}): Props => ({
    ...given,
    ...change,
    __options: { urn, ...options },
  });
  const provider = () => around.of(kind);
  const createNew = async (change: Props = {}, options: Props = {}) =>
    (await provider().create(newsOf(change, options))) as Entry;
  /** Writes: what is not a Get or a List. */
  const writes = () =>
    around.emulator.calls().flatMap(({ operation = "" }) => (/^(Get|List)/.test(operation) ? [] : [operation]));

  describe(`A ${noun}`, function () {
    this.timeout(20_000);
    beforeEach(async () => {
      around = await openSurroundings(behaviour, { config, hasMlConfiguration: false });
      given = await onExistingModel(around.emulator, kind, inputsOfEveryKind[kind]);
    });
    afterEach(() => around.close());

    it("is created as the program describes it, and read without a difference", async () => {
      const { id, outs } = await createNew();
      assert.deepEqual(writes(), [create]);
      const seen = await provider().read(id, outs);
      assert.equal(seen.id, id);
      const { __options, ...inputs } = seen.inputs as Props;
      assert.deepEqual(inputs, given);
      assert.equal((await provider().diff(id, outs, newsOf())).changes, false);
    });

    it("passes the check of its own inputs", async () => {
      const { failures } = await provider().check({}, newsOf());
      assert.deepEqual(failures, []);
    });

    it("is refused by check without its inputs, with one sentence for each", async () => {
      const { failures = [] } = await provider().check({}, { __options: { urn } });
      assert.ok(failures.length > 0);
      for (const { reason } of failures) assert.match(reason, /^\w+ is required; expected /);
    });

    it("has the required members of every structure among the words of the check", () => {
      const structures = inputLimits(KINDS[kind].createOperation).map(([, limit]) => limit.items ?? limit);
      const unnamed = structures.flatMap(({ required = [], expected }) =>
        (required as string[]).filter((member) => !expected.includes(member)),
      );
      assert.deepEqual(unnamed, []);
    });

    it("says how to continue where nobody can tell whether it exists", async () => {
      around.emulator.inject({ operation: create, kind: "reset-after", times: "always" });
      // Where a membership has one at most, a Get precedes the create.
      const check = operation(calls.list ?? calls.get);
      around.emulator.inject({ operation: check, kind: "access-denied", skip: isSingleton ? 1 : 0, times: "always" });
      await assert.rejects(createNew(), ({ message }: Error) => {
        assert.match(message, new RegExp(`Could not determine whether the ${noun.split(" ").at(-1)} exists`));
        return /aws cleanroomsml (list|get)-.*import it with the option import/.test(message);
      });
      assert.equal(around.emulator.objects(kind).length, 1);
    });

    it("shows no input where the service repeats them", async () => {
      around.emulator.inject({ operation: create, kind: "validation-echo", times: "always" });
      await assert.rejects(createNew(), ({ message }: Error) => {
        assert.match(message, /ValidationException/);
        for (const text of ["Predicts churn", "cleanrooms-ml-test", "amazonaws.com", "s3://bucket", "risk"])
          assert.ok(!message.includes(text), message);
        return true;
      });
    });

    it("is not created after an interruption", async () => {
      around.interrupt(new InterruptedError("Interrupted"));
      await assert.rejects(createNew(), { message: /Interrupted/ });
      assert.deepEqual(writes(), []);
    });

    it("is imported without a create, and refused where an input differs", async () => {
      const { id } = await createNew();
      around.nextCommand();
      around.emulator.clearCalls();
      const imported = await createNew({}, { import: id });
      assert.equal(imported.id, id);
      assert.deepEqual(writes(), []);
      for (const input of Object.keys(table).filter((name) => given[name] !== undefined)) {
        // Another id would be another object.
        if (input in parseId(row.id, id)) continue;
        around.nextCommand();
        const change = { [input]: otherValue(given[input]) };
        await assert.rejects(createNew(change, { import: id }), ({ message }: Error) => {
          assert.ok(
            message.startsWith(`Cannot import ${id} as "churn": it differs from the program in ${input}`),
            message,
          );
          const nextStep = isSingleton ? "and change it after the import" : "make them equal, or remove the option to ";
          assert.ok(message.includes(nextStep), message);
          return true;
        });
      }
    });

    it("has one owner: a second resource that imports it is refused", async () => {
      const { id, outs } = await createNew();
      around.nextCommand();
      await provider().check(outs, newsOf());
      await provider().diff(id, outs, newsOf());
      const other = { urn: urn.replace("churn", "other"), import: id };
      const { failures = [] } = await provider().check({}, newsOf({}, other));
      assert.match(failures[0]?.reason ?? "", /^Resource option import: .* belongs to "churn" of this program/);
    });

    if (isSingleton) {
      it("is refused for a second resource of the program, in the preview and in the create", async () => {
        const other = { urn: urn.replace("churn", "other") };
        await provider().check({}, newsOf());
        const { failures = [] } = await provider().check({}, newsOf({}, other));
        assert.match(failures[0]?.reason ?? "", / belongs to "churn" of this program; .* remove one of the two$/);
        await assert.rejects(createNew({}, other), { message: /^Cannot create .* belongs to "churn" of this program/ });
        assert.deepEqual(writes(), []);
      });
    }

    it("survives a forced replacement that imports it again", async () => {
      const { id, outs } = await createNew();
      around.nextCommand();
      const news = newsOf({}, { import: id });
      await provider().check(outs, news);
      await provider().check({}, news);
      await provider().create(news);
      await provider().delete(id, outs);
      assert.equal((await provider().read(id, outs)).id, id);
    });

    it("is replaced by a change of every input but those that are updated in place", async () => {
      const { id, outs } = await createNew();
      for (const input of Object.keys(table).filter((name) => given[name] !== undefined)) {
        const news = newsOf({ [input]: otherValue(given[input]) });
        const { changes, replaces } = await provider().diff(id, outs, news);
        assert.deepEqual([changes, replaces], [true, updates.includes(input) ? [] : [input]], input);
      }
    });

    for (const input of updates as readonly string[]) {
      it(`updates ${input} in place, and repeats what failed half-way`, async () => {
        const { id, outs } = await createNew();
        around.nextCommand();
        around.emulator.clearCalls();
        const value = input === "tags" ? { stage: "test" } : otherValue(given[input]);
        const news = newsOf({ [input]: value });
        const last = input === "tags" ? operation("untagResource") : create;
        around.emulator.inject({ operation: last, kind: "validation-echo" });
        await assert.rejects(provider().update(id, outs, news), { message: /ValidationException/ });
        const { outs: updated } = (await provider().update(id, outs, news)) as { outs: Props };
        assert.deepEqual(updated[input], value);
        assert.ok(writes().every((name) => [create, "TagResource", "UntagResource"].includes(name as never)));
        assert.equal((await provider().diff(id, updated, news)).changes, false);
      });
    }

    it(`${staysInState ? "stays in" : "is gone from"} the state where somebody else deleted it`, async () => {
      const { id, outs } = await createNew();
      await provider().delete(id, outs);
      assert.equal((await provider().read(id, outs)).id, staysInState ? id : "");
    });

    const written = calls.delete ? [create, remove] : [create];
    it(`is ${calls.delete ? "deleted" : "only forgotten"}, and a delete of what is not there is none`, async () => {
      const { id, outs } = await createNew();
      await provider().delete(id, outs);
      assert.deepEqual(writes(), written);
      await provider().delete(id, outs);
      assert.deepEqual(writes(), written);
    });

    if (calls.delete) {
      it("is deleted where the response to the delete is lost", async () => {
        const { id, outs } = await createNew();
        around.emulator.inject({ operation: remove, kind: "reset-after" });
        await provider().delete(id, outs);
        const left = around.emulator.objects(kind).filter(({ status }) => status !== "INACTIVE");
        assert.deepEqual(left, []);
      });
    }

    it("is kept in the state where it cannot be read", async () => {
      const { id, outs } = await createNew();
      around.emulator.inject({ operation: read, kind: "access-denied", times: "always" });
      await assert.rejects(provider().read(id, outs), { message: /AccessDenied/ });
    });

    if (passesRole) {
      it("waits up to 30 s for a role that is too new, and says so", async () => {
        around.emulator.inject({
          operation: create,
          kind: "access-denied",
          message: "Cannot assume the role",
          times: 2,
        });
        await createNew();
        assert.equal(around.calls(create), 3);
        assert.ok(around.shown().some((line) => /the role may be too new, retrying for up to 30 s/.test(line)));
      });
    }

    it("does not wait for a caller without permission", async () => {
      const message = "User: x is not authorized to perform: y";
      around.emulator.inject({ operation: create, kind: "access-denied", message, times: "always" });
      await assert.rejects(createNew(), { message: /AccessDeniedException/ });
      assert.equal(around.calls(create), 1);
    });
  });
}

/** Another value of the same kind, within the limits. */
function otherValue(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/.$/, (last) => (last === "1" ? "2" : "1"));
  if (typeof value === "number") return value - 1;
  // An empty list may mean what the service fills in.
  if (Array.isArray(value)) return value.length > 1 ? value.slice(0, -1) : value.map(otherValue);
  if (typeof value !== "object" || value === null) return value;
  const [[key, member] = ["", undefined]] = Object.entries(value);
  return { ...value, [key]: otherValue(member) };
}
