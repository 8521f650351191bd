import { setTimeout as sleep } from "node:timers/promises";
import type { Behaviour, CreateBody, Emulator } from "../../../emulator/server";
import { membershipIdentifier, validInputs } from "../inputs/valid-inputs";
import type { RunningProcess } from "../process/running-process";
import type { Contender, Declaration } from "./contenders";

/** One row of the README's comparison. */
export interface Scenario {
  /** The first cell of the row. */
  readonly name: string;
  readonly behaviour?: Partial<Behaviour>;
  /** Returns what happens with one contender, in the README's words. */
  measure(contender: Contender, emulator: Emulator): Promise<string>;
}

const declaration: Declaration = {
  hyperparameters: { n_estimators: "100", max_depth: "6" },
  channelNames: ["customers", "orders"],
  token: "k3-secret-of-the-program",
};

export const scenarios: readonly Scenario[] = [
  {
    name: "The response to the create request is lost",
    async measure(contender, emulator) {
      await contender.declare(declaration);
      emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after" });
      const first = await contender.train().ended;
      if (first.exitCode !== 0) await succeed(contender);
      return countModels(contender, emulator) + (first.exitCode === 0 ? "" : ", after a failed run");
    },
  },
  {
    name: "SIGKILL during the training, then the same command",
    measure: (contender, emulator) => interrupt(contender, emulator, async (run) => run.signal("SIGKILL")),
  },
  {
    name: "Two Ctrl-C during the training, then the same command",
    measure: (contender, emulator) =>
      interrupt(contender, emulator, async (run) => {
        run.signal("SIGINT", "group");
        await sleep(1_000);
        run.signal("SIGINT", "group");
      }),
  },
  {
    name: "The quota of running trainings is full",
    behaviour: { runningQuota: 1, trainingMs: 3_600_000 },
    async measure(contender, emulator) {
      const input = { ...validInputs(), name: "another" } as CreateBody;
      const { trainedModelArn } = await emulator.act({ action: "create", membershipIdentifier, input });
      await contender.declare(declaration);
      const run = contender.train();
      while (!emulator.calls().some(({ status }) => status === 402)) await sleep(50);
      emulator.set({ trainingMs: 500 });
      await emulator.act({ action: "finish-training", trainedModelArn });
      const { exitCode } = await run.ended;
      return exitCode === 0 ? "waits, then trains" : "fails";
    },
  },
  {
    name: "Keys and channels in another order",
    async measure(contender, emulator) {
      await contender.declare(declaration);
      await succeed(contender);
      const { hyperparameters, channelNames } = declaration;
      await contender.declare({
        ...declaration,
        hyperparameters: Object.fromEntries(Object.entries(hyperparameters).reverse()),
        channelNames: [...channelNames].reverse(),
      });
      await succeed(contender);
      return emulator.models().length === 1 ? "trains nothing" : "trains again";
    },
  },
  {
    name: "A changed hyperparameter",
    async measure(contender, emulator) {
      await contender.declare(declaration);
      await succeed(contender);
      await contender.declare({ ...declaration, hyperparameters: { n_estimators: "200", max_depth: "6" } });
      const statesCost = (await contender.preview())?.includes("instance-hour") ?? false;
      await succeed(contender);
      const [old, current] = emulator.models();
      if (current === undefined) return "trains nothing, keeps the old model";
      const trains = statesCost ? "states the cost, trains" : "trains";
      return old?.status === "ACTIVE" ? trains : `${trains}, deletes the old model`;
    },
  },
  {
    name: "A service error that repeats a secret of the program",
    async measure(contender, emulator) {
      await contender.declare(declaration);
      emulator.inject({ operation: "CreateTrainedModel", kind: "validation-echo" });
      const { exitCode, output } = await contender.train().ended;
      if (exitCode === 0) throw new Error(`The command succeeded in spite of the service's error:\n${output}`);
      return output.includes(declaration.token) ? "shows it" : "hides it";
    },
  },
];

async function succeed(contender: Contender): Promise<void> {
  const { exitCode, output } = await contender.train().ended;
  if (exitCode !== 0) throw new Error(`The command ended with ${exitCode}:\n${output}`);
}

async function interrupt(
  contender: Contender,
  emulator: Emulator,
  strike: (run: RunningProcess) => Promise<void>,
): Promise<string> {
  emulator.set({ trainingMs: 6_000 });
  await contender.declare(declaration);
  const run = contender.train();
  while (emulator.models()[0]?.status !== "CREATE_IN_PROGRESS") await sleep(50);
  // Enough time for the engine to record results.
  await sleep(1_000);
  await strike(run);
  await run.ended;
  await contender.unlock();
  await succeed(contender);
  return countModels(contender, emulator);
}

/** Describes the started trainings and the models that the contender cannot find again. */
function countModels(contender: Contender, emulator: Emulator): string {
  const models = emulator.models();
  const known = contender.known();
  const orphans = models.filter(
    ({ trainedModelArn, status }) => status === "ACTIVE" && !known.includes(trainedModelArn),
  );
  const trainings = `${models.length} ${models.length === 1 ? "training" : "trainings"}`;
  if (orphans.length === 0) return trainings;
  return `${trainings}, ${orphans.length} ${orphans.length === 1 ? "orphan" : "orphans"}`;
}
