import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startHost } from "../host/host";
import { startPluginFarm } from "../host/plugin-farm-host";
import { root } from "../paths";
import { condensedLines, countSteps, markdownTable, rowLines } from "./describe-table";
import { rowsOf } from "./fault-row";
import { faultTable } from "./fault-table";
import { runTable } from "./run-table";

const page = join(root, "docs/faults.md");

/**
 * Runs the rows of the fault table and prints them.
 *
 * @param options  isThroughPlugin: whether the plugin's process runs them, and not Pulumi's host of dynamic resources; text: part
 *   of the rows to run; isWriting: whether to write docs/faults.md if all rows hold
 */
export async function measureFaults({
  isThroughPlugin,
  isShowingRows,
  isWriting,
  text,
}: {
  isThroughPlugin: boolean;
  isShowingRows: boolean;
  isWriting: boolean;
  text: string;
}): Promise<void> {
  const all = rowsOf(faultTable);
  const rows = all.filter(({ object, step, operation, struck, kind }) =>
    `${object}: ${step} ${operation} ${struck} ${kind}`.includes(text),
  );
  if (rows.length === 0) throw new Error(`Cannot find a row with "${text}": try "create" or "reset-after"`);
  console.log(`Faults: running ${rows.length} rows in host processes`);
  let played = 0;
  const { startProgress } = await import("../../../scripts/terminal/progress.mjs");
  const progress = startProgress();
  const show = () => progress.show(`${played} of ${rows.length} rows`);
  show();
  const countRow = () => {
    played += 1;
    show();
  };
  const measured = await runTable(rows, countRow, isThroughPlugin ? startPluginFarm : startHost).finally(progress.end);

  const isWhole = rows.length === all.length;
  const lines = isShowingRows || !isWhole ? rowLines(measured.rows) : condensedLines(faultTable, measured.rows);
  console.log(lines.join("\n"));
  const failing = measured.rows.filter(({ problems }) => problems.length > 0);
  console.log("");
  for (const { step, rows: count, ok, gone, error } of countSteps(rows)) {
    console.log(`${step}: ${count} rows: ${ok} ok, ${gone} gone, ${error} with an error`);
  }
  console.log(
    `${rows.length - failing.length} of ${rows.length} rows match the table (${Math.round(measured.durationMs / 1000)} s)` +
      (failing.length > 0 ? `; the others:\n${rowLines(failing).join("\n")}` : ""),
  );
  if (failing.length > 0) process.exitCode = 1;
  else if (isWriting && isWhole) {
    mkdirSync(join(page, ".."), { recursive: true });
    writeFileSync(page, markdownTable(faultTable));
    console.log("Wrote docs/faults.md");
  }
}
