import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { Emulator } from "../../../emulator/server";
import { createStack, type ProgramStack } from "../cli/program-stack";
import { validInputs } from "../inputs/valid-inputs";
import { isolatedEnvironment } from "../isolated-environment";
import { root, workFolder } from "../paths";
import { loadStartProcess, type RunningProcess } from "../process/running-process";

const folder = join(root, "tests/support/comparison");

/** The parts of a model that the scenarios change. */
export interface Declaration {
  readonly hyperparameters: Readonly<Record<string, string>>;
  readonly channelNames: readonly string[];
  /** Value of an environment variable of the training, a secret. */
  readonly token: string;
}

/** A way to train one model. */
export interface Contender {
  declare(declaration: Declaration): Promise<void>;
  /** Starts the command that trains the model and waits for it. */
  train(): RunningProcess;
  /** Shows in advance what the command would do; undefined if there is no such command. */
  preview(): Promise<string | undefined>;
  /** Removes what blocks the next command after a kill. */
  unlock(): Promise<void>;
  /** ARNs of the models that it can find again. */
  known(): string[];
  dispose(): Promise<void>;
}

/** The inputs of every contender; a program of Pulumi generates the name. */
function inputsOf({ hyperparameters, channelNames, token }: Declaration) {
  const { dataChannels, ...others } = validInputs();
  const [channel] = dataChannels;
  return {
    ...others,
    dataChannels: channelNames.map((channelName) => ({ ...channel, channelName })),
    hyperparameters,
    environment: { TOKEN: token },
    stoppingCondition: { maxRuntimeInSeconds: 3600 },
  };
}

/** How often the other two check the status; for a real training, every 30 seconds. */
const pollSeconds = { POLL_SECONDS: "0.3" };

async function openPulumi(
  emulator: Emulator,
  programOf: (inputs: string) => string,
  files: Readonly<Record<string, string>> = {},
): Promise<Contender> {
  const stack: ProgramStack = await createStack({ program: "", emulator, env: pollSeconds });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(stack.folder, name), text);
  return {
    async declare(declaration) {
      const { environment, ...inputs } = inputsOf(declaration);
      const token = `pulumi.secret(${JSON.stringify(environment.TOKEN)})`;
      stack.setProgram(programOf(`{ ...${JSON.stringify(inputs)}, environment: { TOKEN: ${token} } }`));
    },
    train: () => stack.start("up", ...stack.unattended),
    preview: async () => (await stack.preview()).output,
    unlock: async () => void (await stack.run("cancel", "--yes")),
    known: () => stack.state().resources.flatMap(({ id = "" }) => (id.startsWith("arn:") ? [id] : [])),
    dispose: () => stack.dispose(),
  };
}

export function openOurs(emulator: Emulator): Promise<Contender> {
  return openPulumi(
    emulator,
    (inputs) => `
import * as pulumi from "@pulumi/pulumi";
import { TrainedModel } from "pulumi-cleanroomsml";
const { name, ...inputs } = ${inputs};
export const { trainedModelArn } = new TrainedModel("churn", inputs);
`,
  );
}

export function openDynamicProvider(emulator: Emulator): Promise<Contender> {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  const { outputText } = ts.transpileModule(readFileSync(join(folder, "dynamic-provider.ts"), "utf8"), {
    compilerOptions,
  });
  return openPulumi(
    emulator,
    (inputs) => `
import * as pulumi from "@pulumi/pulumi";
import { SmallTrainedModel } from "./dynamic-provider.js";
export const { trainedModelArn } = new SmallTrainedModel("churn", ${inputs});
`,
    { "dynamic-provider.js": outputText },
  );
}

/** @param python  path of an interpreter that has boto3 */
export async function openScript(emulator: Emulator, python: string): Promise<Contender> {
  const startProcess = await loadStartProcess();
  const home = join(workFolder, "comparison", `${process.pid}-${new URL(emulator.url).port}`);
  mkdirSync(home, { recursive: true });
  const file = join(home, "inputs.json");
  const env = { ...isolatedEnvironment(emulator), ...pollSeconds };
  let last: RunningProcess | undefined;
  return {
    declare: async (declaration) => writeFileSync(file, JSON.stringify(inputsOf(declaration))),
    train() {
      last = startProcess([python, join(folder, "train.py"), file], { cwd: home, env, timeoutMs: 60_000 });
      return last;
    },
    preview: async () => undefined,
    unlock: async () => undefined,
    known: () => [...new Set(last?.output().match(/arn:\S+trained-model\/[\w-]+/g))],
    dispose: async () => rmSync(home, { recursive: true, force: true }),
  };
}
