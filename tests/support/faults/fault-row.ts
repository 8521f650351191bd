/**
 * The types of the fault table: which fault affects which call of which step, and how the step ends. The rows are in
 * fault-table.ts, the faults in struck-fault.ts, and run-row.ts runs a row.
 */
import type { FaultKind, OperationName } from "../../../emulator/server";
import type { ObjectKind } from "../inputs/marked-inputs";

/** What Pulumi does with an object: create it, wait for a model's training, read it, change its tags or inputs, delete it. */
export type Step = "create" | "wait" | "refresh" | "update" | "destroy";

/** Whether a fault affects one call or all calls of the step. */
export type Struck = "one call" | "every call";

/** How a step ends. */
export interface Outcome {
  /** `gone`: a refresh removes the model from the state. */
  readonly ends: "ok" | "gone" | "error";
  /**
   * The whole message of the error; `<words>` stands for the part that depends on the fault (see service-words.ts), `<noun>`,
   * `<kind>` and `<list>` for words of the kind of object.
   */
  readonly text?: string;
  /** Number of objects of the program that exist afterwards, if it does not follow from `ends`. */
  readonly living?: number;
}

/** Which transform has set the name of the model; without one, the name is generated. */
export type Transformed = "resource" | "component";

export interface FaultRow {
  readonly object: ObjectKind;
  readonly transformed?: Transformed;
  readonly step: Step;
  readonly operation: OperationName;
  readonly struck: Struck;
  readonly kind: FaultKind;
  readonly outcome: Outcome;
}

/** Rows that differ only in their kind, in the order of their outcomes. */
export interface FaultSection {
  readonly object: ObjectKind;
  /** Whether each row runs with a transform of the resource and with one of its component. */
  readonly isTransformed?: boolean;
  readonly step: Step;
  readonly operation: OperationName;
  readonly struck: Struck;
  readonly outcomes: readonly (readonly [Outcome, readonly FaultKind[]])[];
}

export const ok: Outcome = { ends: "ok" };
export const gone: Outcome = { ends: "gone" };

/** The step fails with this message. */
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
