import assert from "node:assert/strict";
import fc from "fast-check";
import { type Emulator, startEmulator } from "../../emulator/server";
import { hostDoors } from "../support/host/doors";
import type { Host } from "../support/host/host";
import { breakagesOf } from "../support/inputs/breakages";
import { breakagesAcross } from "../support/inputs/breakages-across";
import { type Props, positionsOf, setAt, subjectOf } from "../support/inputs/input-path";
import { everyInput, MARK, type ObjectKind, objectKinds, SHOWN_PARTS } from "../support/inputs/marked-inputs";

const seed = Number(process.env.BAD_INPUT_SEED ?? 20_260_102);
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

for (const [door, start] of Object.entries(hostDoors)) {
  describe(`${door} and invalid inputs (seed ${seed})`, function () {
    this.timeout(60_000);
    let emulator: Emulator;
    let host: Host;
    before(async () => {
      emulator = await startEmulator();
      host = await start({ emulator, config: { "cleanroomsml:region": "us-east-1" } });
    });
    after(async () => {
      await host.close();
      await emulator.close();
    });
    const reasonsOf = async (kind: ObjectKind, input: Props): Promise<string[]> => {
      const { failures } = await host.check(kind, { news: { ...input, __options: { logicalName: "m" } } });
      for (const { property } of failures) assert.equal(property, "");
      return failures.map(({ reason }) => reason);
    };

    for (const kind of objectKinds) {
      it(`returns the failure of each of ${kind}, sends nothing, and continues`, async () => {
        let count = 0;
        for (const { title, values } of [...breakagesOf(kind), ...breakagesAcross[kind]]) {
          for (const { change, subject } of fc.sample(values, { seed, numRuns: 5 })) {
            const input = everyInput(kind);
            change(input);
            // Protobuf's JavaScript sets the prototype for such a key, so the provider never receives it.
            if (isLostOnTheWay(input)) continue;
            const reasons = await reasonsOf(kind, input);
            assert.deepEqual([...new Set(reasons.map(subjectOf))], [subject(input)], `${title}: ${reasons.join("\n")}`);
            for (const reason of reasons) assert.ok(!reason.replaceAll(SHOWN_PARTS, "").includes(MARK), reason);
            count += 1;
          }
        }
        for (const path of positionsOf(everyInput(kind))) {
          const input = everyInput(kind);
          setAt(input, path, unknown);
          assert.deepEqual(await reasonsOf(kind, input), []);
        }
        assert.ok(count > 70, `${count} inputs`);
        assert.deepEqual(emulator.calls(), []);
        assert.equal(host.output(), "", "the console shows no stack trace and no unhandled rejection");
      });
    }

    it("still creates a model afterwards", async () => {
      const { incrementalTrainingDataChannels: _, ...news } = everyInput();
      const { inputs, failures } = await host.check("TrainedModel", {
        news: { ...news, __options: { logicalName: "m" } },
      });
      assert.deepEqual(failures, []);
      await host.create("TrainedModel", inputs);
      assert.equal(emulator.models().length, 1);
    });
  });
}

function isLostOnTheWay(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(isLostOnTheWay);
}
