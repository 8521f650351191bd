/**
 * Runs one row of the fault table, measures how the step ends, which models exist afterwards and whether the next
 * command succeeds, and compares that with the row.
 */
import { KINDS } from "../../../provider/kinds/kinds";
import { type ResourceKind, shortNoun } from "../../../provider/kinds/resource-kind";
import { transformedInputs } from "./constructed-inputs";
import type { FaultRow, Outcome } from "./fault-row";
import { withPlaceholders } from "./placeholders";
import { type LivingObject, openScene, type Scene, type Stage, type StateEntry } from "./scene";
import { findWords } from "./service-words";
import { type ReadyStep, readyStep } from "./steps";
import { faultOf, isRival, operationOf, selectorOf } from "./struck-fault";

/** The result of a row. */
export interface MeasuredRow {
  readonly row: FaultRow;
  readonly measured: Outcome;
  /** Operations that the step called. */
  readonly operations: readonly string[];
  readonly durationMs: number;
  /** How the result differs from the row; empty if it matches. */
  readonly problems: readonly string[];
}

/** Runs a row in host processes that may run others at the same time. */
export async function runRow(row: FaultRow, stage: Stage): Promise<MeasuredRow> {
  const startedMs = performance.now();
  const scene = await openScene(row, stage);
  try {
    const step = await readyStep(scene);
    scene.emulator.clearCalls();
    await strike(scene);
    const ended = await attempt(scene, step);
    const operations = [...new Set(scene.calls().map((call) => call.operation ?? "unknown"))];
    const problems = [
      ...compare(row, ended),
      ...(scene.calls().some(({ fault }) => fault === row.kind) ? [] : ["the fault affected no call"]),
      ...(await goOn(scene, ended)),
    ];
    return { row, measured: ended.measured, operations, problems, durationMs: performance.now() - startedMs };
  } finally {
    await scene.close();
  }
}

async function strike(scene: Scene): Promise<void> {
  const { emulator, name, row } = scene;
  emulator.inject(faultOf(row, scene));
  const { object, step, kind, struck, operation } = row;
  const { calls }: ResourceKind = KINDS[object];
  const isRead = operation === operationOf(calls.get ?? calls.create) || operation === "ListTrainedModelVersions";
  // If every response returns "not found", the object does not exist; of a model, the base version.
  if (kind === "resource-not-found" && struck === "every call" && step !== "create" && isRead) {
    await emulator.act({ action: "forget", ...selectorOf(row, name) });
  }
}

/** A step that has ended, and the state afterwards. */
interface Ended {
  readonly step: ReadyStep;
  readonly state: readonly StateEntry[];
  readonly measured: Outcome;
}

async function attempt(scene: Scene, step: ReadyStep): Promise<Ended> {
  try {
    const state = await step.run();
    const isGone = scene.row.step === "refresh" && state.length === 0;
    return { step, state, measured: { ends: isGone ? "gone" : "ok", living: scene.living().length } };
  } catch (error) {
    const text = withPlaceholders((error as Error).message, scene.name);
    return { step, state: step.before, measured: { ends: "error", text, living: scene.living().length } };
  }
}

function compare(row: FaultRow, { step, measured }: Ended): string[] {
  const { ends } = row.outcome;
  const text = row.outcome.text && expectedText(row, row.outcome.text);
  const living = row.outcome.living ?? livingAfter(row, step.before.length);
  return [
    ...(measured.ends === ends ? [] : [`ended with ${measured.ends}, not ${ends}`]),
    ...(measured.text === text ? [] : [`message: ${measured.text ?? "none"}`]),
    ...(measured.living === living ? [] : [`${measured.living} objects exist, not ${living}`]),
    ...(measured.text?.includes(transformedInputs.hyperparameters.k) ? ["the message shows a secret"] : []),
  ];
}

function expectedText({ object, ...row }: FaultRow, text: string): string {
  const kind: ResourceKind = KINDS[object];
  const list = operationOf(kind.calls.list ?? kind.calls.create)
    .replaceAll(/(?<=[a-zL])[A-Z]/g, "-$&")
    .toLowerCase();
  return text
    .replace("<words>", () => findWords({ object, ...row }) ?? "<no message for this fault>")
    .replaceAll("<noun>", kind.noun)
    .replaceAll("<kind>", shortNoun(kind))
    .replaceAll("<list>", list)
    .replaceAll("<id>", kind.id.hasName ? "<arn>|<name>" : kind.id.arnMember === undefined ? "<membership>" : "<arn>");
}

/** Number of objects after a step, if the row does not state it. */
function livingAfter({ step, outcome: { ends } }: FaultRow, livedBefore: number): number {
  if (step === "create") return ends === "ok" ? 1 : 0;
  const isOver = ends === "gone" || (step === "destroy" && ends === "ok");
  return isOver ? 0 : livedBefore;
}

/**
 * Runs the next command without the fault: the same again, or the next step in the message. Afterwards the state
 * contains every object, no object was recreated, and destroy leaves none.
 */
async function goOn(scene: Scene, ended: Ended): Promise<string[]> {
  const { emulator, row } = scene;
  emulator.clearFaults();
  if (row.step === "wait") await scene.finishWork();
  scene.nextCommand();
  const before = new Set(scene.living().map(({ id }) => id));
  try {
    const known = ended.measured.ends === "error" ? await repeat(scene, ended) : ended.state;
    const made = scene.living().filter(({ id }) => !before.has(id)).length;
    const orphans = scene.living().filter(({ id }) => !known.some((entry) => entry.id === id));
    scene.nextCommand();
    for (const model of known.slice(0, 1)) await scene.destroy(model);
    // A job that has ended stays, and nothing can end an export.
    const { remains, calls }: ResourceKind = KINDS[row.object];
    const isLeft = ({ status }: LivingObject) => !remains || (calls.cancel && !/^(ACTIVE|\w+_FAILED)$/.test(status));
    const left = scene.living().filter(isLeft).length - Math.max(0, known.length - 1);
    return [
      ...(orphans.length === 0 ? [] : [`${orphans.length} objects exist that the state does not contain`]),
      ...(row.step === "create" || made === 0 ? [] : [`${made} objects were recreated`]),
      ...(left <= 0 ? [] : [`${left} objects exist after destroy`]),
    ];
  } catch (error) {
    return [`afterwards: ${withPlaceholders((error as Error).message, scene.name)}`];
  }
}

async function repeat(scene: Scene, { step, state, measured }: Ended): Promise<readonly StateEntry[]> {
  const { row, emulator } = scene;
  const living = scene.living();
  const [object] = living;
  if (row.step === "create" && object !== undefined) {
    const { isSingleton }: ResourceKind = KINDS[row.object];
    // If a membership has one at most, the next create fails and tells it.
    const told = isSingleton ? await messageOf(step.run()) : (measured.text ?? "");
    const isTold = /option import/.test(told) && /<arn>|<name>|its name in the program|membership/.test(told);
    if (!isTold || living.length > 1) throw new Error("the message does not tell how to import the created object");
    return [await scene.create(object.id)];
  }
  // A refresh removes an object that someone else has deleted, and the next up creates another.
  if ((row.step === "wait" || row.step === "update") && living.length < step.before.length)
    return row.step === "wait" ? state : [];
  // Of what a membership has one at most, another client's must go first.
  const { isSingleton }: ResourceKind = KINDS[row.object];
  if (isSingleton && emulator.objects(row.object).some(({ input }) => isRival(input)))
    await emulator.act({ action: "delete", kind: row.object });
  return step.run();
}

const messageOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "",
    ({ message }: Error) => message,
  );
