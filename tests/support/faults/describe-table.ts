/**
 * The fault table as text: the measured one for a terminal, the expected one for the documentation. Rows that differ
 * only in their fault are combined.
 */
import type { FaultKind } from "../../../emulator/server";
import { faultDescriptions } from "./fault-descriptions";
import { type FaultRow, type FaultSection, type Outcome, rowsOf } from "./fault-row";
import type { MeasuredRow } from "./run-row";
import { findWords } from "./service-words";

/** Counts of rows by step. */
interface StepCounts {
  readonly step: string;
  readonly rows: number;
  readonly ok: number;
  readonly gone: number;
  readonly error: number;
}

export function countSteps(rows: readonly Pick<FaultRow, "step" | "outcome">[]): StepCounts[] {
  return [...new Set(rows.map(({ step }) => step))].map((step) => {
    const ofStep = rows.filter((row) => row.step === step);
    const count = (ends: Outcome["ends"]) => ofStep.filter(({ outcome }) => outcome.ends === ends).length;
    return { step, rows: ofStep.length, ok: count("ok"), gone: count("gone"), error: count("error") };
  });
}

/**
 * One line for each row: step, operation, affected calls, fault, measured outcome, and how it differs from the table.
 */
export function rowLines(rows: readonly MeasuredRow[]): string[] {
  const cells = rows.map(({ row, measured, durationMs }) => [
    stepOf(row),
    row.operation,
    row.struck,
    row.kind,
    `${(durationMs / 1000).toFixed(1)} s`,
    describeOutcome(measured),
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells.flatMap((line, index) => [
    line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "),
    ...(rows[index]?.problems ?? []).map((problem) => `    DIFFERS: ${problem}`),
  ]);
}

/** The expected table, condensed, with the measured outcomes that differ. */
export function condensedLines(sections: readonly FaultSection[], measured: readonly MeasuredRow[]): string[] {
  return sections.flatMap((section) => {
    const { operation, struck, outcomes } = section;
    const ofSection = rowsOfSection(section, measured);
    const failing = ofSection.filter(({ problems }) => problems.length > 0);
    return [
      "",
      `${stepOf(section)}: ${struck} of ${operation}`,
      ...outcomes.flatMap(([outcome, kinds]) => [`  ${describeOutcome(outcome)}`, `      ${kinds.join(", ")}`]),
      ...failing.map(({ row, problems }) => `  DIFFERS: ${row.kind}: ${problems.join("; ")}`),
    ];
  });
}

/** The measured rows of a section. */
export function rowsOfSection(
  { step, operation, struck, isTransformed = false }: FaultSection,
  measured: readonly MeasuredRow[],
): MeasuredRow[] {
  return measured.filter(
    ({ row }) =>
      row.step === step &&
      row.operation === operation &&
      row.struck === struck &&
      (row.transformed !== undefined) === isTransformed,
  );
}

/** A step, and the source of its model's name unless it is generated. */
function stepOf(row: Pick<FaultRow, "step" | "transformed"> & { isTransformed?: boolean }): string {
  if (row.transformed) return `${row.step}, name by a transform of the ${row.transformed}`;
  return row.isTransformed ? `${row.step}, name by a transform` : row.step;
}

function describeOutcome({ ends, text, living }: Outcome): string {
  const left = living === undefined ? "" : ` (${living} ${living === 1 ? "model exists" : "models exist"})`;
  if (ends === "error") return text ?? "";
  return ends === "gone" ? "gone: removed from the state" : `ok${left}`;
}

/** The whole table as a page of documentation. */
export function markdownTable(sections: readonly FaultSection[]): string {
  const rows = rowsOf(sections);
  const counts = countSteps(rows);
  const kinds = Object.keys(faultDescriptions) as FaultKind[];
  return `# Faults

This page shows how create, wait, refresh and destroy end when a call to the service fails, for each kind of fault.

The emulator injects each fault into each operation of each step, for one call (\`one call\`) or for all calls of the step
(\`every call\`), while Pulumi's real provider host runs the step. A test runs all ${rows.length} rows of this page. After each row there is
no second model, every model is in the state or in the message, the same command succeeds without the fault, and destroy leaves
no model. \`npm run faults\` runs the rows, and \`npm run faults -- --write\` writes this page.

${markdown(
  ["step", "rows", "ok", "gone (removed from the state)", "error"],
  counts.map((step) => [step.step, step.rows, step.ok, step.gone, step.error]),
)}

The rows of a create run three times: with a generated name, and with a name that a transform of the resource or of its
component sets after the constructor has run, together with a secret that no message may show.

In the messages, \`<words>\` stands for the message of the fault in the second table. \`<arn>\`, \`<name>\`, \`<request>\`, \`<time>\`,
the machine's \`<reason>\` for the end of a connection and the beginning of a \`<response>\` differ from run to run. In this table,
waits and deletions have a limit of 24 s, and requests one of 3 s.

## Outcomes

${markdown(
  ["step", "operation", "calls", "faults", "outcome"],
  sections.flatMap((section) =>
    section.outcomes.map(([outcome, some]) => [
      stepOf(section),
      section.operation,
      section.struck,
      some.join(", "),
      outcomeCell(outcome),
    ]),
  ),
)}

## Faults

${markdown(
  ["fault", "what happens", "\\<words>"],
  kinds.map((kind) => [kind, faultDescriptions[kind], wordsCell(kind)]),
)}
`;
}

function outcomeCell(outcome: Outcome): string {
  return outcome.ends === "error" ? code(outcome.text ?? "") : describeOutcome(outcome);
}

function wordsCell(kind: FaultKind): string {
  const words = findWords({ kind, operation: "GetTrainedModel" });
  return words === undefined ? "" : code(words);
}

function code(text: string): string {
  return `\`${text.replaceAll("|", "\\|")}\``;
}

function markdown(head: string[], rows: (string | number)[][]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
