import assert from "node:assert/strict";
import fc from "fast-check";
import { areApart, type Broken, breakagesOf } from "../support/inputs/breakages";
import { breakagesAcross } from "../support/inputs/breakages-across";
import { type Props, subjectOf } from "../support/inputs/input-path";
import { MARK, MARKED_NUMBER, objectKinds, randomEveryInput, SHOWN_PARTS } from "../support/inputs/marked-inputs";
import { type IsolatedCheck, isolatedCheck } from "../support/lifecycle/isolated-check";

const seed = Number(process.env.BAD_INPUT_SEED ?? 20_260_102);
const SINGLES = 1_000;
const PAIRS = 1_000;
/** Requirements that every reason meets. */
function assertPresentable(texts: string[]): void {
  for (const reason of texts) {
    assert.ok(!reason.replaceAll(SHOWN_PARTS, "").includes(MARK), `it shows a string: ${reason}`);
    assert.match(reason, /^[^\p{Cc}\p{Surrogate}\u202e]+$/u, "a reason is one line of plain text");
    assert.ok(reason.length < 1_500, `it is ${reason.length} characters long`);
  }
}

async function assertRefused({ check }: IsolatedCheck, base: Props, broken: readonly Broken[]): Promise<void> {
  const input = structuredClone(base);
  for (const { change } of broken) change(input);
  const subjects = broken.map(({ subject }) => subject(input)).sort();
  const { reasons, lines } = await check(input);
  assert.deepEqual([...new Set(reasons.map(subjectOf))].sort(), [...new Set(subjects)], reasons.join("\n"));
  assertPresentable([...reasons, ...lines]);

  const hidden = await check(input, { secretInputs: Object.keys(input) });
  assert.equal(hidden.reasons.length, reasons.length, "a secret is checked like any other value");
  for (const text of [...hidden.reasons, ...hidden.lines]) {
    assert.ok(!text.includes(MARK) && !text.includes(String(MARKED_NUMBER)), `it shows a secret: ${text}`);
  }
}

for (const kind of objectKinds) {
  describe(`check of invalid inputs of ${kind} (seed ${seed}; set BAD_INPUT_SEED to change it)`, function () {
    this.timeout(120_000);
    const isolated = isolatedCheck(kind);
    const breakages = [...breakagesOf(kind), ...breakagesAcross[kind]];
    /** Valid inputs, generated once, because generating takes longer than checking. */
    const inputs = fc.constantFrom(...fc.sample(randomEveryInput(kind), { seed, numRuns: 100 }));
    const pairs = fc
      .tuple(fc.constantFrom(...breakages), fc.constantFrom(...breakages))
      .filter(([one, other]) => areApart(one, other));
    let count = 0;
    const startMs = performance.now();
    after(() => {
      const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
      console.log(`      ${count} invalid inputs, ${breakages.length} limits, seed ${seed}, ${seconds} s`);
    });

    it("accepts the inputs before they are broken", async () => {
      await fc.assert(
        fc.asyncProperty(inputs, async (input) => assert.deepEqual((await isolated.check(input)).reasons, [])),
        { seed, numRuns: 100 },
      );
    });

    for (const { title, values } of breakages) {
      it(`rejects ${title}`, async () => {
        const numRuns = Math.ceil(SINGLES / breakages.length);
        await fc.assert(
          fc.asyncProperty(inputs, values, async (input, broken) => {
            count += 1;
            await assertRefused(isolated, input, [broken]);
          }),
          { seed, numRuns },
        );
      });
    }

    it(`rejects ${PAIRS} pairs of broken limits, with both paths`, async () => {
      const broken = pairs.chain(([one, other]) => fc.tuple(one.values, other.values));
      await fc.assert(
        fc.asyncProperty(inputs, broken, async (input, both) => {
          count += 1;
          await assertRefused(isolated, input, both);
        }),
        { seed, numRuns: PAIRS },
      );
    });
  });
}
