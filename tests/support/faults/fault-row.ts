/**
 * The rows of the fault table: which fault strikes which call of which step, and how the step ends. The rows themselves
 * stand in fault-table.ts, what each fault is in struck-fault.ts, what is done about a row in run-row.ts.
 */
import type { FaultKind, OperationName } from "../../../emulator/server";

/** What Pulumi does to a model: start its training, wait for it, look at it, delete it. */
export type Step = "create" | "wait" | "refresh" | "destroy";

/** Whether a fault passes, or stays as long as the step lasts. */
export type Struck = "one call" | "every call";

/** How a step ends. */
export interface Outcome {
  /** `gone`: a refresh takes the model out of the state. */
  readonly ends: "ok" | "gone" | "error";
  /** The whole text of the error, where `<words>` stands for what the provider says of the fault (see service-words.ts). */
  readonly text?: string;
  /** How many models of the program live afterwards, where it is not what the ending says by itself. */
  readonly living?: number;
}

/** What has set the name of the model after its constructor ran; where nothing has, the name is a generated one. */
export type Transformed = "resource" | "component";

export interface FaultRow {
  readonly transformed?: Transformed;
  readonly step: Step;
  readonly operation: OperationName;
  readonly struck: Struck;
  readonly kind: FaultKind;
  readonly outcome: Outcome;
}

/** Rows that differ in their kind only, in the order of their outcomes. */
export interface FaultSection {
  /** Each row is played with a transform of the resource, and with one of its component. */
  readonly isTransformed?: boolean;
  readonly step: Step;
  readonly operation: OperationName;
  readonly struck: Struck;
  readonly outcomes: readonly (readonly [Outcome, readonly FaultKind[]])[];
}

export const ok: Outcome = { ends: "ok" };
export const gone: Outcome = { ends: "gone" };

/** The step fails with this text. */
export function fails(text: string, living?: number): Outcome {
  return { ends: "error", text, ...(living !== undefined && { living }) };
}

export function rowsOf(sections: readonly FaultSection[]): FaultRow[] {
  return sections.flatMap(({ outcomes, isTransformed, ...section }) => {
    const rows = outcomes.flatMap(([outcome, kinds]) => kinds.map((kind) => ({ ...section, kind, outcome })));
    if (!isTransformed) return rows;
    return rows.flatMap((row) => (["resource", "component"] as const).map((transformed) => ({ ...row, transformed })));
  });
}
