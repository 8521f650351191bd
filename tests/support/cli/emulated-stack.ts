import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Behaviour, type Emulator, type ModelRecord, startEmulator } from "../../../emulator/server";
import { addMlConfiguration } from "../emulator/ml-configuration";
import { validInputs } from "../inputs/valid-inputs";
import { createStack, type ProgramStack, type ProgramStackOptions } from "./program-stack";
import type { StateResource } from "./stack";

/** A stack of trained models on its own emulator, and what the service itself reports. */
export interface EmulatedStack {
  readonly emulator: Emulator;
  readonly stack: ProgramStack;
  /** Number of trainings that the service has accepted since the start, from any client. */
  trained(): number;
  /** Statuses of all models that were ever created, oldest first. */
  statuses(): string[];
  /** Models that are not INACTIVE, oldest first. */
  living(): ModelRecord[];
  /** The model at this position in the order of creation. */
  getModel(index: number): ModelRecord;
  /** ARNs of the models in the state: current ones, and those that a replacement has not deleted yet. */
  modelsInState(): { current: string[]; replaced: string[] };
  /** What dependents received, oldest first. */
  moves(): Move[];
  /** When the service received the delete of a model. */
  deletedAtMs(trainedModelArn: string): number | undefined;
  dispose(): Promise<void>;
}

/** A dependent was created with an ARN or moved to it. */
export interface Move {
  readonly atMs: number;
  readonly name: string;
  readonly arn: string;
}

const { name: _, ...inputs } = validInputs();
const movesFile = "moves.log";

/**
 * The head of a program: `inputs` are the required inputs of a model, and `new Dependent(name, arn)` is a resource that
 * logs when it receives an ARN.
 */
export function programOf(body: string): string {
  return `
import { appendFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { TrainedModel, Training } from "pulumi-cleanroomsml";
const inputs = ${JSON.stringify(inputs)};
const write = (props: any) => {
  const move = JSON.stringify({ atMs: Date.now(), name: props.name, arn: props.arn });
  require("node:fs").appendFileSync(props.file, move + "\\n");
};
const dependents = {
  create: async (props: any) => { write(props); return { id: props.name, outs: props }; },
  update: async (_id: string, _olds: any, props: any) => { write(props); return { outs: props }; },
};
class Dependent extends pulumi.dynamic.Resource {
  constructor(name: string, arn: pulumi.Input<string>, opts?: pulumi.CustomResourceOptions) {
    super(dependents, name, { name, arn, file: process.cwd() + "/${movesFile}" }, opts);
  }
}
${body}
`;
}

/** A program with one model, `churn`, and a dependent. */
export function churnProgram(hyperparameters: Record<string, string>, options = "{}"): string {
  return programOf(`
const churn = new TrainedModel("churn", { ...inputs, hyperparameters: ${JSON.stringify(hyperparameters)} }, ${options});
new Dependent("service", churn.trainedModelArn);
export const arn = churn.trainedModelArn;
`);
}

/** Short trainings, so that a test waits mostly for the CLI. */
export const quick: Partial<Behaviour> = { pendingMs: 200, trainingMs: 800, cancelMs: 200, deleteMs: 200 };

export async function startEmulatedStack(
  program: string,
  behaviour: Partial<Behaviour> = quick,
  options: Partial<ProgramStackOptions> = {},
): Promise<EmulatedStack> {
  const emulator = await startEmulator({ behaviour });
  await addMlConfiguration(emulator);
  const stack = await createStack({ program, emulator, ...options });
  return {
    emulator,
    stack,
    trained: () => emulator.models().length,
    statuses: () => emulator.models().map(({ status }) => status),
    living: () => emulator.models().filter(({ status }) => status !== "INACTIVE"),
    getModel: (index) => emulator.models()[index] ?? assert.fail(`There are fewer than ${index + 1} models`),
    modelsInState: () => {
      const models = stack.state().resources.filter(isTrainedModel);
      const ids = (replaced: boolean) =>
        models.filter((model) => (model.delete === true) === replaced).map(({ id = "" }) => id);
      return { current: ids(false), replaced: ids(true) };
    },
    moves: () => readMoves(join(stack.folder, movesFile)),
    deletedAtMs: (trainedModelArn) =>
      emulator
        .calls()
        .find((call) => call.operation === "DeleteTrainedModelOutput" && call.trainedModelArn === trainedModelArn)
        ?.atMs,
    dispose: async () => {
      await stack.dispose();
      await emulator.close();
    },
  };
}

/** Checks that every existing model is in the state, so that `pulumi destroy` would delete it. */
export function assertNoOrphan({ living, modelsInState }: EmulatedStack): void {
  const { current, replaced } = modelsInState();
  const orphans = living().filter(({ trainedModelArn }) => ![...current, ...replaced].includes(trainedModelArn));
  assert.deepEqual(orphans, [], "the state does not contain an existing model");
}

/** Checks that the dependent moved after the new model was trained and before the old one was deleted. */
export function assertHandedOver(around: EmulatedStack, { from, to }: { from: ModelRecord; to: ModelRecord }): void {
  const move =
    around.moves().find(({ arn }) => arn === to.trainedModelArn) ?? assert.fail("no dependent received the model");
  const trainedAtMs = to.timeline.find(({ status }) => status === "ACTIVE")?.atMs ?? assert.fail("it was never ACTIVE");
  assert.ok(trainedAtMs <= move.atMs, `moved ${trainedAtMs - move.atMs} ms before the training had ended`);
  const deletedAtMs = around.deletedAtMs(from.trainedModelArn) ?? assert.fail("the old model was never deleted");
  assert.ok(move.atMs <= deletedAtMs, `moved ${move.atMs - deletedAtMs} ms after the old model was deleted`);
}

/** The object, not the component around it. */
function isTrainedModel({ type, id }: StateResource): boolean {
  return type.endsWith(":TrainedModel") && id !== undefined;
}

function readMoves(file: string): Move[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}
