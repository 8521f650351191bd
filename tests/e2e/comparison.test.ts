// Measures the README's comparison with a script and a small dynamic provider, with the real CLI, boto3 and the
// emulator.
import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator/server";
import { quick } from "../support/cli/emulated-stack";
import { type Contender, openDynamicProvider, openOurs, openScript } from "../support/comparison/contenders";
import { scenarios } from "../support/comparison/scenarios";
import { rowsOf, sectionOf } from "../support/docs/pages";
import { pythonEnv } from "../support/python/python-env";

/** The contenders in the order of the README's columns. */
const contenders: readonly (readonly [string, (emulator: Emulator, python: string) => Promise<Contender>])[] = [
  ["this package", openOurs],
  ["a script with boto3", openScript],
  ["a short dynamic provider", openDynamicProvider],
];

describe("The README's comparison", function () {
  this.timeout(300_000);
  const rows = rowsOf(sectionOf("README.md", "Compared with a script"));

  it("has a row for each scenario", () =>
    assert.deepEqual(
      rows.map(([name]) => name),
      scenarios.map(({ name }) => name),
    ));

  for (const [index, [title, open]] of contenders.entries()) {
    describe(`of ${title}`, () => {
      let python = "";
      before(async function () {
        if (open !== openScript) return;
        const environment = await pythonEnv();
        // Skipped without Python 3.10: the script needs boto3.
        if (environment === undefined) this.skip();
        python = environment.python;
      });

      for (const { name, behaviour, measure } of scenarios) {
        it(`matches for ${name}`, async () => {
          const emulator = await startEmulator({ behaviour: { ...quick, ...behaviour } });
          const contender = await open(emulator, python);
          try {
            const measured = await measure(contender, emulator);
            const cell = rows.find(([first]) => first === name)?.[index + 1];
            assert.equal(measured, cell);
          } finally {
            await contender.dispose();
            await emulator.close();
          }
        });
      }
    });
  }
});
