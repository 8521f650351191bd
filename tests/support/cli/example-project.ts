// An example, driven by the real CLI from its own folder, as a user does it: a stack, settings, commands. It knows the folder
// and the emulator, and nothing of what the programs in it declare.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Behaviour, type Emulator, startEmulator } from "../../../emulator/server";
import { root } from "../paths";
import { type CommandResult, startCommand } from "./command";
import { assertSucceeded } from "./stack";

export interface ExampleOptions {
  /** Values of `pulumi config set`, without a namespace. */
  readonly settings: Readonly<Record<string, string>>;
  /** The same, with --secret. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly behaviour: Partial<Behaviour>;
}

export interface ExampleProject {
  readonly emulator: Emulator;
  /** Runs the CLI on the stack; `up` and `destroy` ask nothing. */
  pulumi(...args: string[]): Promise<CommandResult>;
  outputs(): Promise<Record<string, unknown>>;
  /** Path of the folder that holds the state. */
  readonly backendFolder: string;
  dispose(): Promise<void>;
}

export const examplesFolder = join(root, "examples");

/**
 * Makes a stack of an example and sets its settings.
 *
 * @param name  of the folder in examples/
 */
export async function openExample(name: string, options: ExampleOptions): Promise<ExampleProject> {
  const { getPulumiCli } = await import("../../../scripts/pulumi/cli.mjs");
  const { unattendedEnvironment } = await import("../../../scripts/pulumi/environment.mjs");
  const { readEngineReport } = await import("../../../scripts/pulumi/engine-events.mjs");
  const { workFolder } = await import("../../../scripts/system/paths.mjs");
  const folder = join(examplesFolder, name);
  const stackName = `e2e-${process.pid}`;
  const backendFolder = join(workFolder, "e2e", `example-${name}-${process.pid}`);
  mkdirSync(backendFolder, { recursive: true });
  const emulator = await startEmulator({ behaviour: options.behaviour });
  const cli = await getPulumiCli();
  const env = {
    ...unattendedEnvironment({ cli, backendFolder, emulatorUrl: emulator.url }),
    // What a language host does with the option of Pulumi.yaml; the one that is built from Go modules is too old for it.
    PULUMI_NODEJS_TSCONFIG_PATH: getTsconfig(folder),
  };
  const eventLog = join(backendFolder, "events.json");
  const pulumi = (...args: string[]) => {
    rmSync(eventLog, { force: true });
    const [command = ""] = args;
    const log = ["preview", "up", "destroy"].includes(command) ? ["--event-log", eventLog] : [];
    const unattended = ["up", "destroy"].includes(command) ? ["--yes", "--skip-preview"] : [];
    const commandLine = [cli.command, ...args, ...unattended, ...log, "--stack", stackName, "--non-interactive"];
    const readReport = () => readEngineReport(eventLog);
    return startCommand(commandLine, { cwd: folder, env, timeoutMs: 120_000, readReport }).ended;
  };
  const dispose = async () => {
    rmSync(join(folder, `Pulumi.${stackName}.yaml`), { force: true });
    rmSync(backendFolder, { recursive: true, force: true });
    await emulator.close();
  };
  try {
    assertSucceeded(await pulumi("stack", "init"));
    assertSucceeded(await pulumi("config", "set-all", ...settingArguments(options)));
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    emulator,
    pulumi,
    outputs: async () => JSON.parse(assertSucceeded(await pulumi("stack", "output", "--json")).output),
    backendFolder,
    dispose,
  };
}

/**
 * The file that Pulumi.yaml names for the compiler.
 *
 * @throws {Error} where it names none
 */
export function getTsconfig(folder: string): string {
  const [, name] = /^ {4}tsconfig: (\S+)$/m.exec(readFileSync(join(folder, "Pulumi.yaml"), "utf8")) ?? [];
  if (name === undefined) throw new Error(`Cannot find the option tsconfig in the Pulumi.yaml of "${folder}"`);
  return name;
}

function settingArguments({ settings, secrets = {} }: ExampleOptions): string[] {
  return [
    ...Object.entries(settings).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]),
    ...Object.entries(secrets).flatMap(([key, value]) => ["--secret", `${key}=${value}`]),
  ];
}
