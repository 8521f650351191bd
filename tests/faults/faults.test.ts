import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OperationName } from "../../emulator/server";
import { markdownTable, rowsOfSection } from "../support/faults/describe-table";
import { rowsOf } from "../support/faults/fault-row";
import { faultTable } from "../support/faults/fault-table";
import type { MeasuredRow } from "../support/faults/run-row";
import { type MeasuredTable, runTable } from "../support/faults/run-table";
import { kindsFor } from "../support/faults/struck-fault";

const rows = rowsOf(faultTable);

describe("the fault table", () => {
  it("has one row for each fault of the emulator and each operation that it can affect, for one call and for every call", () => {
    const sections = new Set(rows.map(({ step, operation, transformed }) => `${step} ${operation} ${transformed}`));
    const wanted = [...sections].flatMap((section) =>
      kindsFor(section.split(" ")[1] as OperationName).flatMap((kind) =>
        ["one call", "every call"].map((struck) => `${section} ${struck} ${kind}`),
      ),
    );
    const stated = rows.map(
      ({ step, operation, transformed, struck, kind }) => `${step} ${operation} ${transformed} ${struck} ${kind}`,
    );
    assert.deepEqual(stated.sort(), wanted.sort());
  });

  it("equals docs/faults.md (npm run faults -- --write)", () => {
    const page = readFileSync(join(__dirname, "../../docs/faults.md"), "utf8");
    assert.equal(page, markdownTable(faultTable));
  });
});

describe(`the fault table in Pulumi's provider host, ${rows.length} rows`, function () {
  this.timeout(300_000);
  let table: MeasuredTable;
  before(async () => {
    table = await runTable(rows);
    console.log(`      ${rows.length} rows in ${Math.round(table.durationMs / 1000)} s`);
  });

  for (const section of faultTable) {
    const { step, operation, struck, isTransformed } = section;
    const name = isTransformed ? ", with a name from a transform" : "";
    it(`matches for ${struck} of ${operation} during ${step}${name}`, () => {
      const measured = rowsOfSection(section, table.rows);
      assert.deepEqual(measured.flatMap(describeProblems), []);
      assert.ok(measured.length > 0);
    });
  }

  it("covers every operation that a step uses", () => {
    for (const step of new Set(rows.map((row) => row.step))) {
      const ofStep = table.rows.filter(({ row }) => row.step === step);
      const used = new Set(ofStep.flatMap(({ operations }) => operations));
      assert.deepEqual(used, new Set(ofStep.map(({ row }) => row.operation)), step);
    }
  });
});

function describeProblems({ row, problems }: MeasuredRow): string[] {
  return problems.map((problem) => `${row.kind}${row.transformed ? ` (${row.transformed})` : ""}: ${problem}`);
}
