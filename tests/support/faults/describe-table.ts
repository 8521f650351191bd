/**
 * The fault table as text: the measured one for a terminal, the expected one for the documentation. Rows that differ
 * only in their fault are combined.
 */
import type { FaultKind } from "../../../emulator/server";
import { KINDS } from "../../../provider/kinds/kinds";
import type { ResourceKind } from "../../../provider/kinds/resource-kind";
import { faultDescriptions } from "./fault-descriptions";
import { faultGroups } from "./fault-groups";
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
    `${row.object}: ${stepOf(row)}`,
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
      `${section.object}: ${stepOf(section)}: ${struck} of ${operation}`,
      ...outcomes.flatMap(([outcome, kinds]) => [`  ${describeOutcome(outcome)}`, `      ${kinds.join(", ")}`]),
      ...failing.map(({ row, problems }) => `  DIFFERS: ${row.kind}: ${problems.join("; ")}`),
    ];
  });
}

/** The measured rows of a section. */
export function rowsOfSection(
  { object, step, operation, struck, isTransformed = false }: FaultSection,
  measured: readonly MeasuredRow[],
): MeasuredRow[] {
  return measured.filter(
    ({ row }) =>
      row.object === object &&
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
  const left = living === undefined ? "" : ` (${living} ${living === 1 ? "object exists" : "objects exist"})`;
  if (ends === "error") return text ?? "";
  return ends === "gone" ? "gone: removed from the state" : `ok${left}`;
}

/** The whole table as a page of documentation. */
export function markdownTable(sections: readonly FaultSection[]): string {
  const rows = rowsOf(sections);
  const counts = countSteps(rows);
  const kinds = Object.keys(faultDescriptions) as FaultKind[];
  return `# Faults

This page shows how create, wait, refresh, update and destroy end when a call to the service fails, for each kind of fault.

The emulator injects each fault into each operation of each step, for one call (\`one call\`) or for all calls of the step
(\`every call\`), while Pulumi's real provider host runs the step. A test runs all ${rows.length} rows of this page. After each row there is
no second object, every object is in the state or in the message, the same command succeeds without the fault, and destroy
leaves no object. \`npm run faults\` runs the rows, and \`npm run faults -- --write\` writes this page.

${markdown(
  ["step", "rows", "ok", "gone (removed from the state)", "error"],
  counts.map((step) => [step.step, step.rows, step.ok, step.gone, step.error]),
)}

The rows of a trained model's create run three times: with a generated name, and with a name that a transform of the resource
or of its component sets after the constructor has run, together with a secret that no message may show.

Words in *italics* are groups of faults, which a table below lists. In the messages, \`<words>\` stands for the message of the
fault in the last table, \`<noun>\` for the kind of object, \`<kind>\` for the last word of that, \`<list>\` for the command of the
AWS CLI that lists such objects, and \`<id>\` for the ID. \`<arn>\`, \`<urn>\`, \`<membership>\`, \`<name>\`, \`<request>\`,
\`<time>\`, the machine's \`<reason>\` for the end of a connection and the beginning of a \`<response>\` differ from run to run.
In this table, waits and deletions have a limit of 24 s, and requests one of 3 s.

## Outcomes

${markdown(["step", "operation", "calls", "faults", "outcome"], outcomeRows(sections))}

## Groups of faults

${markdown(
  ["group", "faults"],
  Object.entries(faultGroups).map(([group, faults]) => [`*${group}*`, faults.join(", ")]),
)}

## Faults

${markdown(
  ["fault", "what happens", "\\<words>"],
  kinds.map((kind) => [kind, faultDescriptions[kind], wordsCell(kind)]),
)}
`;
}

/** Rows that are equal but for their operations, calls or steps are one row. */
function outcomeRows(sections: readonly FaultSection[]): string[][] {
  const rows = sections.flatMap((section) => {
    const cells = section.outcomes.map(([outcome, faults]) => [outcomeCell(outcome), faults] as const);
    return [...new Set(cells.map(([outcome]) => outcome))].map((outcome) => {
      const faults = cells.flatMap(([other, some]) => (other === outcome ? some : []));
      return [stepOf(section), operationCell(section), section.struck, faultCell(faults), outcome];
    });
  });
  return [1, 2, 0].reduce(foldColumn, rows);
}

function foldColumn(rows: string[][], column: number): string[][] {
  const folded = new Map<string, string[]>();
  for (const row of rows) {
    const key = JSON.stringify(row.filter((_, index) => index !== column));
    const earlier = folded.get(key);
    const [cell = "", added = ""] = [earlier?.[column], row[column]];
    if (!earlier) folded.set(key, [...row]);
    else if (!cell.split("; ").includes(added)) earlier[column] = `${cell}; ${added}`;
  }
  return [...folded.values()];
}

/** The operation, and the kind of object with statuses if it is not an operation of that kind alone. */
function operationCell({ object, operation }: FaultSection): string {
  const { noun, work }: ResourceKind = KINDS[object];
  const method = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
  const isOwn = Object.values<unknown>(KINDS[object].calls).includes(method);
  return isOwn || !work ? operation : `${operation} (of a ${noun})`;
}

function faultCell(faults: readonly FaultKind[]): string {
  const left = new Set<string>(faults);
  const groups = Object.entries(faultGroups).filter(([, group]) => {
    const isWhole = group.every((fault) => left.has(fault));
    if (isWhole) for (const fault of group) left.delete(fault);
    return isWhole;
  });
  const order = Object.keys(faultDescriptions);
  const single = [...left].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return [...groups.map(([name]) => `*${name}*`), ...single].join(", ");
}

function outcomeCell(outcome: Outcome): string {
  return outcome.ends === "error" ? code(outcome.text ?? "") : describeOutcome(outcome);
}

function wordsCell(kind: FaultKind): string {
  const words = findWords({ object: "TrainedModel", kind, operation: "GetTrainedModel" });
  return words === undefined ? "" : code(words);
}

function code(text: string): string {
  return `\`${text.replaceAll("|", "\\|")}\``;
}

function markdown(head: string[], rows: (string | number)[][]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
