import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { loadStartProcess, type ProcessResult, type RunningProcess } from "../process/running-process";
import { type EngineReport, readEngineReport } from "./engine-report";
import { unattendedEnvironment } from "./environment";

export interface CommandResult extends ProcessResult, EngineReport {}

/** A running command of the CLI. */
export interface RunningCommand extends RunningProcess {
  readonly ended: Promise<CommandResult>;
}

export interface StackOptions {
  /** Holds Pulumi.yaml. */
  readonly folder: string;
  /** A folder for the state and the engine's logs, which `dispose` removes; the folder of Pulumi.yaml by default. */
  readonly home?: string;
  readonly stackName?: string;
  /** Receives the calls of provider and program, which otherwise fail. */
  readonly emulator?: { readonly url: string };
  /** Further variables; undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The base environment; this process's own by default. */
  readonly from?: NodeJS.ProcessEnv;
  /** Folders in front of PATH, such as that of the Node that runs the program. */
  readonly folders?: readonly string[];
  /** Arguments in front of the CLI, such as `yarn exec`. */
  readonly launcher?: readonly string[];
  /** Limit of each command. */
  readonly timeoutMs?: number;
}

/** The parts of a resource in the state that tests use. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly parent?: string;
  readonly delete?: boolean;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

export interface StackState {
  readonly resources: readonly StateResource[];
  readonly pendingOperations: readonly { readonly type: string; readonly resource: StateResource }[];
}

/** A stack of a project that the real CLI runs with a local file backend. */
export interface Stack {
  readonly folder: string;
  readonly home: string;
  preview(...args: string[]): Promise<CommandResult>;
  /** Without a preview and without prompts, like refresh and destroy. */
  up(...args: string[]): Promise<CommandResult>;
  refresh(...args: string[]): Promise<CommandResult>;
  destroy(...args: string[]): Promise<CommandResult>;
  /** Any command, with the stack's name added. */
  run(...args: string[]): Promise<CommandResult>;
  /** The same in the background, for tests that interrupt it. */
  start(...args: string[]): RunningCommand;
  /** The same with its output in this process's terminal. */
  show(...args: string[]): Promise<CommandResult>;
  /** The arguments that `up`, `refresh` and `destroy` add. */
  readonly unattended: readonly string[];
  setEnv(change: Readonly<Record<string, string | undefined>>): void;
  setConfig(settings: Readonly<Record<string, string>>): Promise<void>;
  setSecrets(settings: Readonly<Record<string, string>>): Promise<void>;
  /** The state in the backend's file: secrets stay encrypted. */
  state(): StackState;
  /** Outputs of the stack; secrets stay encrypted. */
  outputs(): Readonly<Record<string, unknown>>;
  /** Contents of every file of the backend (state, history, backups, locks) by path, decompressed. */
  files(): Map<string, string>;
  /** Kills running commands and removes the stack's files. */
  dispose(): Promise<void>;
}

/** The arguments that prevent prompts of the CLI. */
export const unattended = ["--yes", "--skip-preview"] as const;

/**
 * Creates a stack of a project.
 *
 * @throws {Error} if the CLI is not set up
 */
export async function openStack({
  folder,
  home = folder,
  stackName = "dev",
  from,
  launcher = [],
  timeoutMs = 120_000,
  ...options
}: StackOptions): Promise<Stack> {
  const { getPulumiCli } = await import("../../../scripts/pulumi/cli.mjs");
  const startProcess = await loadStartProcess();
  const cli = await getPulumiCli();
  const backendFolder = join(home, "backend");
  mkdirSync(backendFolder, { recursive: true });
  let env = { ...unattendedEnvironment({ cli, backendFolder, ...options }, from), ...options.env };

  const commands: RunningCommand[] = [];
  const begin = (args: readonly string[], isVisible: boolean): RunningCommand => {
    const eventLog = join(home, `events-${commands.length}.json`);
    const isUpdate = ["preview", "up", "refresh", "destroy"].includes(args[0] ?? "");
    const added = [...(isVisible ? [] : ["--non-interactive"]), ...(isUpdate ? ["--event-log", eventLog] : [])];
    const commandLine = [...launcher, cli.command, ...args, "--stack", stackName, ...added];
    const running = startProcess(commandLine, { cwd: folder, env, timeoutMs, isVisible });
    const ended = running.ended.then((result) => ({ ...result, ...readEngineReport(eventLog) }));
    ended.catch(() => undefined);
    commands.push({ ...running, ended });
    return { ...running, ended };
  };
  const start = (...args: string[]) => begin(args, false);
  const run = (...args: string[]) => start(...args).ended;
  const setAll = async (flag: string, settings: Readonly<Record<string, string>>) => {
    const values = Object.entries(settings).flatMap(([key, value]) => [flag, `${key}=${value}`]);
    if (values.length > 0) assertSucceeded(await run("config", "set-all", ...values));
  };
  const stack: Stack = {
    folder,
    home,
    unattended,
    start,
    run,
    show: (...args) => begin(args, true).ended,
    preview: (...args) => run("preview", ...args),
    up: (...args) => run("up", ...unattended, ...args),
    refresh: (...args) => run("refresh", ...unattended, ...args),
    destroy: (...args) => run("destroy", ...unattended, ...args),
    setEnv: (change) => {
      env = { ...env, ...change };
    },
    setConfig: (settings) => setAll("--plaintext", settings),
    setSecrets: (settings) => setAll("--secret", settings),
    state: () => readState(backendFolder, stackName),
    outputs: () => stack.state().resources.find(isStack)?.outputs ?? {},
    files: () => readFiles(backendFolder),
    dispose: async () => {
      for (const command of commands) command.kill();
      await Promise.allSettled(commands.map(({ ended }) => ended));
      rmSync(join(folder, `Pulumi.${stackName}.yaml`), { force: true });
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  try {
    assertSucceeded(await run("stack", "init"));
  } catch (error) {
    await stack.dispose();
    throw error;
  }
  return stack;
}

/** @throws {Error} with the CLI's output, if a run failed; otherwise returns the run */
export function assertSucceeded(result: CommandResult): CommandResult {
  if (result.exitCode !== 0) {
    throw new Error(`The command ended with ${result.exitCode ?? result.signal}:\n${result.output}`);
  }
  return result;
}

function readState(backendFolder: string, stackName: string): StackState {
  const folder = join(backendFolder, ".pulumi/stacks");
  const [file] = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (path) => basename(path) === `${stackName}.json`,
  );
  if (file === undefined) throw new Error(`Cannot find the state of stack "${stackName}" in "${folder}"`);
  const { latest } = JSON.parse(readFileSync(join(folder, file), "utf8")).checkpoint;
  return { resources: latest?.resources ?? [], pendingOperations: latest?.pending_operations ?? [] };
}

function isStack({ type }: StateResource): boolean {
  return type === "pulumi:pulumi:Stack";
}

function readFiles(backendFolder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(backendFolder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    files.set(path.slice(backendFolder.length + 1), (isPacked(bytes) ? gunzipSync(bytes) : bytes).toString("utf8"));
  }
  return files;
}

function isPacked(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}
