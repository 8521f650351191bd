// A create whose response is lost makes one object, whatever its kind and however the service handles a name that is taken.
import assert from "node:assert/strict";
import type { Behaviour, FaultKind } from "../../emulator/server";
import { KINDS } from "../../provider/kinds/kinds";
import type { ResourceKind } from "../../provider/kinds/resource-kind";
import { inputsOfEveryKind } from "../support/inputs/kinds";
import { objectKinds } from "../support/inputs/marked-inputs";
import { idOfRecord, onExistingModel } from "../support/lifecycle/existing-objects";
import { openSurroundings, type Surroundings } from "../support/lifecycle/surroundings";
import { jumpingClock } from "../support/time/jumping-clock";

const lostBefore: FaultKind[] = [
  "reset-before",
  "internal-error",
  "empty-503",
  "bad-gateway",
  "gateway-timeout",
  "not-json-before",
  "truncated-before",
];
const lostAfter: FaultKind[] = [
  "reset-after",
  "internal-error-after",
  "empty-503-after",
  "bad-gateway-after",
  "gateway-timeout-after",
  "not-json-after",
  "truncated-after",
  "empty-200-after",
  "answer-after",
];
/** The faults of the attempts of one create, in their order, and how many attempts it takes. */
const losses: (readonly [readonly FaultKind[], number])[] = [
  ...lostBefore.map((fault) => [[fault], 2] as const),
  ...lostAfter.map((fault) => [[fault], 1] as const),
  [["reset-before", "reset-before"], 3],
  [["reset-before", "reset-after"], 2],
];
const readings: Behaviour["nameUniqueness"][] = ["duplicate", "conflict", "existing"];
/** Longer than the provider searches, so that it sends the create again. */
const lateMs = 12_000;

/** The operation of one of the client's methods. */
function operationOf(method: string): never {
  return `${method.charAt(0).toUpperCase()}${method.slice(1)}` as never;
}

for (const kind of objectKinds) {
  const { calls, className, inputs, isSingleton, id: format }: ResourceKind = KINDS[kind];
  const operation = operationOf(calls.create);
  const isNamed = "name" in inputs;
  const urn = `urn:pulumi:dev::p::pulumi-nodejs:dynamic/cleanroomsml:${kind}::churn`;
  const answer = { httpStatusCode: 520, body: "error code: 520" };

  describe(`A lost response of the create of ${className}`, function () {
    this.timeout(20_000);
    let around: Surroundings;
    let given: Record<string, unknown>;
    const open = async (behaviour: Partial<Behaviour>, faults: readonly FaultKind[]) => {
      const options = {
        clock: jumpingClock(),
        config: { "cleanroomsml:region": "us-east-1" },
        hasMlConfiguration: false,
      };
      around = await openSurroundings(behaviour, options);
      given = await onExistingModel(around.emulator, kind, inputsOfEveryKind[kind]);
      for (const fault of faults) strike(fault);
    };
    const strike = (fault: FaultKind) =>
      around.emulator.inject({ operation, kind: fault, ...(fault === "answer-after" && { answer }) });
    const create = async (name?: string) => {
      const named = name === undefined ? {} : { name };
      const { id, outs } = await around.of(kind).create({ ...given, ...named, __options: { urn } });
      return { id, startTime: outs?.startTime };
    };
    const ids = () => around.emulator.objects(kind).map((record) => idOfRecord(kind, record));
    afterEach(() => around.close());

    for (const nameUniqueness of isNamed ? readings : readings.slice(0, 1)) {
      const names = isNamed ? [undefined, "churn-v1"] : [undefined];
      for (const name of names) {
        const named = isNamed ? ` (${nameUniqueness}, ${name === undefined ? "generated" : "explicit"} name)` : "";
        for (const [faults, attempts] of losses) {
          it(`leaves one object after ${faults.join(" and ")}${named}`, async () => {
            await open({ nameUniqueness }, faults);
            const { id } = await create(name);
            assert.deepEqual(ids(), [id]);
            // Put needs no search before it is repeated.
            if (isSingleton) return;
            assert.equal(around.calls(operation), attempts);
            assert.ok(
              attempts === 1 || around.calls(operationOf(calls.list ?? "")) >= 3,
              "it checks after 1, 3 and 8 s",
            );
          });
        }

        // With duplicates, nobody can tell an object that no list shows yet from one that does not exist.
        if (!isNamed || nameUniqueness === "duplicate") continue;
        it(`leaves one object where the list shows it too late${named}`, async () => {
          await open({ nameUniqueness, listLagMs: lateMs }, ["reset-after"]);
          const { id } = await create(name);
          assert.deepEqual(ids(), [id]);
          assert.equal(around.calls(operation), 2);
        });
      }

      if (!isNamed) continue;
      for (const fault of ["reset-before", "reset-after"] as const) {
        it(`never counts an older object of that name as the new one, after ${fault} (${nameUniqueness})`, async () => {
          await open({ nameUniqueness }, []);
          const { id: older } = await create("churn-v1");
          await around.clock.sleep(60_000);
          around.nextCommand();
          strike(fault);
          const confirmed = async () => {
            const { id: objectId, startTime } = await create("churn-v1");
            // Of two without an ARN of their own, the wait finds the new one.
            if (format.hasName) await around.of("Completion").create({ objectId, startTime, __options: { urn } });
            return objectId;
          };
          const created = await confirmed().catch(({ message }: Error) => message);
          if (nameUniqueness === "duplicate") assert.deepEqual(ids(), [older, created]);
          else
            assert.deepEqual(
              [ids(), /has that name|already existed|Could not determine whether|does not return it/.test(created)],
              [[older], true],
              created,
            );
        });
      }
    }
  });
}
