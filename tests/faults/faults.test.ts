import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { markdownTable, rowsOfSection } from "../support/faults/describe-table";
import { type FaultRow, rowsOf } from "../support/faults/fault-row";
import { faultTable } from "../support/faults/fault-table";
import type { MeasuredRow } from "../support/faults/run-row";
import { type MeasuredTable, runTable } from "../support/faults/run-table";
import { kindsFor } from "../support/faults/struck-fault";
import { hostDoorsWithProfiles } from "../support/host/doors";
import { objectKinds } from "../support/inputs/marked-inputs";

const rows = rowsOf(faultTable);
/** One row of each outcome: the doors differ in how calls come and how errors go, not in what a fault does. */
const sample = rowsOf(
  faultTable.map((section) => ({
    ...section,
    outcomes: section.outcomes.map(([outcome, kinds]) => [outcome, kinds.slice(0, 1)] as const),
  })),
);

describe("the fault table", () => {
  it("has one row for each fault of the emulator and each operation that it can affect, for one call and for every call", () => {
    const sections = new Map(rows.map((row) => [sectionOf(row), row]));
    const expected = [...sections].flatMap(([section, row]) =>
      (["one call", "every call"] as const).flatMap((struck) =>
        kindsFor(row.operation, { ...row, struck }).map((kind) => `${section} ${struck} ${kind}`),
      ),
    );
    const stated = rows.map((row) => `${sectionOf(row)} ${row.struck} ${row.kind}`);
    assert.deepEqual(stated.sort(), expected.sort());
  });

  it("equals docs/faults.md (npm run faults -- --write)", () => {
    const page = readFileSync(join(__dirname, "../../docs/faults.md"), "utf8");
    assert.equal(page, markdownTable(faultTable));
  });
});

// npm run faults -- --plugin runs all rows through the plugin.
for (const [index, [door, start]] of Object.entries(hostDoorsWithProfiles).entries()) {
  const given = index === 0 ? rows : sample;
  describe(`the fault table in ${door}, ${given.length} rows`, function () {
    this.timeout(900_000);
    let table: MeasuredTable;
    before(async () => {
      table = await runTable(given, undefined, start);
      console.log(`      ${given.length} rows in ${Math.round(table.durationMs / 1000)} s`);
    });

    for (const section of faultTable) {
      const { object, step, operation, struck, isTransformed } = section;
      const name = isTransformed ? ", with a name from a transform" : "";
      it(`matches for ${struck} of ${operation} during ${step} of ${object}${name}`, () => {
        const measured = rowsOfSection(section, table.rows);
        assert.deepEqual(measured.flatMap(describeProblems), []);
        assert.ok(measured.length > 0);
      });
    }

    it("covers every operation that a step uses, and every kind of object", () => {
      assert.deepEqual(new Set(given.map(({ object }) => object)), new Set(objectKinds));
      for (const step of new Set(given.map(stepOf))) {
        const ofStep = table.rows.filter(({ row }) => stepOf(row) === step);
        const used = new Set(ofStep.flatMap(({ operations }) => operations));
        assert.deepEqual(used, new Set(ofStep.map(({ row }) => row.operation)), step);
      }
    });
  });
}

const stepOf = ({ object, step }: FaultRow) => `${object} ${step}`;
const sectionOf = ({ operation, transformed, ...row }: FaultRow) =>
  `${stepOf(row as FaultRow)} ${operation} ${transformed}`;

function describeProblems({ row, problems }: MeasuredRow): string[] {
  return problems.map((problem) => `${row.kind}${row.transformed ? ` (${row.transformed})` : ""}: ${problem}`);
}
