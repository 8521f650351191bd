import assert from "node:assert/strict";
import fc from "fast-check";
import { KINDS } from "../../provider/kinds/kinds";
import type { ResourceKind } from "../../provider/kinds/resource-kind";
import { areApart, type Breakage, breakagesOf } from "../support/inputs/breakages";
import { breakagesAcross } from "../support/inputs/breakages-across";
import { type Path, type Props, positionsOf, setAt, subjectOf, textOf } from "../support/inputs/input-path";
import { everyInput, MARK, type ObjectKind, objectKinds, SHOWN_PARTS } from "../support/inputs/marked-inputs";
import { isolatedCheck } from "../support/lifecycle/isolated-check";

const seed = Number(process.env.BAD_INPUT_SEED ?? 20_260_102);
/** Pulumi's placeholders for unknown values, in Node.js and, for numbers, lists and objects, in other languages. */
const NODE_MARK = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const OTHER_MARKS = [
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
];

function withUnknown(kind: ObjectKind, paths: readonly Path[], mark = NODE_MARK): Props {
  const input = everyInput(kind);
  // Longest path first, so that a part is replaced before the whole that contains it.
  for (const path of [...paths].sort((a, b) => b.length - a.length)) setAt(input, path, mark);
  return input;
}

for (const kind of objectKinds) {
  const { check } = isolatedCheck(kind);
  const { updates }: ResourceKind = KINDS[kind];
  const positions = positionsOf(everyInput(kind));
  const breakages = [...breakagesOf(kind), ...breakagesAcross[kind]];

  describe(`check of unknown values of ${kind} (seed ${seed})`, function () {
    this.timeout(60_000);

    for (const path of positions) {
      it(`passes ${textOf(path)}`, async () => {
        for (const mark of [NODE_MARK, ...OTHER_MARKS]) {
          const { reasons, lines } = await check(withUnknown(kind, [path], mark));
          assert.deepEqual({ reasons, lines }, { reasons: [], lines: [] });
        }
      });
    }

    it("keeps an unknown value unchanged", async () => {
      for (const path of positions) {
        const input = withUnknown(kind, [path]);
        const { inputs } = await check(input);
        assert.deepEqual(inputs, { ...input, __options: { logicalName: "m" } }, textOf(path));
      }
    });

    it("accepts any combination of them", async () => {
      await fc.assert(
        fc.asyncProperty(fc.subarray(positions), async (paths) => {
          assert.deepEqual((await check(withUnknown(kind, paths))).reasons, []);
        }),
        { seed, numRuns: 500 },
      );
    });

    it("reports every broken limit of the other values", async () => {
      const both = fc
        .tuple(fc.constantFrom(...breakages), fc.constantFrom(...positions))
        .filter(([broken, path]) => areApart(broken, { path } as Breakage))
        .chain(([broken, path]) => fc.tuple(broken.values, fc.constant(path)));
      await fc.assert(
        fc.asyncProperty(both, async ([{ change, subject }, path]) => {
          const input = withUnknown(kind, [path]);
          change(input);
          const { reasons } = await check(input);
          assert.deepEqual([...new Set(reasons.map(subjectOf))], [subject(input)], reasons.join("\n"));
        }),
        { seed, numRuns: 1_000 },
      );
    });
  });

  describe(`diff of ${kind} with unknown values`, () => {
    for (const path of positions) {
      const isUpdated = updates.includes(String(path[0]));
      it(`reports that ${textOf(path)} may ${isUpdated ? "update" : "replace"} the object, without a value`, async () => {
        const { replaces, lines } = await isolatedCheck(kind).diff(everyInput(kind), withUnknown(kind, [path]));
        assert.deepEqual(replaces, isUpdated ? [] : [path[0]]);
        if (!isUpdated)
          assert.match(lines.join("\n"), /may be replaced \(depending on values that are not known yet\)/);
        assert.ok(!lines.join("\n").replaceAll(SHOWN_PARTS, "").includes(MARK), lines.join("\n"));
        assert.ok(!lines.join("\n").includes(NODE_MARK), lines.join("\n"));
      });
    }
  });
}

describe("check of unknown channels", () => {
  const { check } = isolatedCheck();

  it("accepts channels with unknown names, and channels that are unknown as a whole", async () => {
    const channel = (everyInput().dataChannels as Props[])[0];
    const nameless = { ...channel, channelName: NODE_MARK };
    for (const dataChannels of [Array(20).fill(NODE_MARK), [nameless, nameless], [nameless, NODE_MARK, nameless]]) {
      const { incrementalTrainingDataChannels: _, ...others } = everyInput();
      assert.deepEqual((await check({ ...others, dataChannels })).reasons, []);
    }
  });

  it("counts unknown channels", async () => {
    const { reasons } = await check({ ...everyInput(), dataChannels: Array(21).fill(NODE_MARK) });
    assert.deepEqual(reasons, ["dataChannels: expected a list of 1 to 20 entries, got a list of 21 entries"]);
  });
});
