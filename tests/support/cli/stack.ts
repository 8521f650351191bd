// A Pulumi project with one stack in a folder of its own, driven by the real CLI on a local file backend.
// It knows the CLI and the backend's files, and nothing of trained models.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import ts from "typescript";
import type { PulumiCli } from "../../../scripts/pulumi/cli.mjs" with { "resolution-mode": "import" };
import { type CommandResult, type RunningCommand, startCommand } from "./command";

export type { CommandResult, RunningCommand } from "./command";

export interface StackOptions {
  /** Text of the program, in TypeScript. */
  readonly program: string;
  /** Runs the program as TypeScript, checked by Pulumi's own compiler (a second more); else it is compiled beforehand. */
  readonly asTypeScript?: boolean;
  /** Settings of the stack, with their namespace, such as `cleanroomsml:maxAttempts`. */
  readonly config?: Readonly<Record<string, string>>;
  /** Further variables; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Where calls go; without it none can be made. */
  readonly emulator?: { readonly url: string };
  /** Limit of each command. */
  readonly timeoutMs?: number;
}

/** What the state knows of a resource, as far as tests look at it. */
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

export interface Stack {
  /** Holds Pulumi.yaml and the program. */
  readonly folder: string;
  preview(...args: string[]): Promise<CommandResult>;
  /** Without a preview of its own, and without a question, as refresh and destroy. */
  up(...args: string[]): Promise<CommandResult>;
  refresh(...args: string[]): Promise<CommandResult>;
  destroy(...args: string[]): Promise<CommandResult>;
  /** Any command, with the stack's name added. */
  run(...args: string[]): Promise<CommandResult>;
  /** The same in the background, for tests that interrupt it. */
  start(...args: string[]): RunningCommand;
  /** The arguments that `up`, `refresh` and `destroy` add. */
  readonly unattended: readonly string[];
  setProgram(program: string): void;
  setEnv(change: Readonly<Record<string, string | undefined>>): void;
  setSecretConfig(key: string, value: string): Promise<void>;
  /** The state as it is in the backend's file: secrets stay encrypted. */
  state(): StackState;
  /** Outputs of the stack, likewise. */
  outputs(): Readonly<Record<string, unknown>>;
  /** Text of every file of the backend (state, history, backups, locks) by its path, unpacked where it is packed. */
  files(): Map<string, string>;
  /** Ends what still runs, and takes the folder away. */
  dispose(): Promise<void>;
}

const projectName = "tried";
const stackName = "dev";
let count = 0;
let cli: PulumiCli | undefined;

/**
 * Makes a project and its stack.
 *
 * @throws {Error} where the CLI is not set up
 */
export async function createStack(options: StackOptions): Promise<Stack> {
  const { getPulumiCli } = await import("../../../scripts/pulumi/cli.mjs");
  const { unattendedEnvironment } = await import("../../../scripts/pulumi/environment.mjs");
  const { readEngineReport } = await import("../../../scripts/pulumi/engine-events.mjs");
  const { workFolder } = await import("../../../scripts/system/paths.mjs");
  cli ??= await getPulumiCli();
  const { command: pulumi } = cli;
  count += 1;
  // Inside the repository, so that the package finds itself by its own name.
  const folder = join(workFolder, "e2e", `${process.pid}-${count}`);
  const backendFolder = join(folder, "backend");
  mkdirSync(backendFolder, { recursive: true });
  const emulatorUrl = options.emulator?.url;
  let env: NodeJS.ProcessEnv = {
    ...unattendedEnvironment({ cli, backendFolder, ...(emulatorUrl === undefined ? {} : { emulatorUrl }) }),
    ...options.env,
  };
  const main = options.asTypeScript === true ? "index.ts" : "index.js";
  const setProgram = (program: string) =>
    writeFileSync(join(folder, main), options.asTypeScript === true ? program : compile(program));
  writeFileSync(join(folder, "Pulumi.yaml"), projectFile(main));
  // JSON is YAML, too.
  writeFileSync(join(folder, `Pulumi.${stackName}.yaml`), JSON.stringify({ config: options.config ?? {} }));
  setProgram(options.program);

  const commands: RunningCommand[] = [];
  const start = (...args: string[]): RunningCommand => {
    const eventLog = join(folder, `events-${commands.length}.json`);
    const isUpdate = ["preview", "up", "refresh", "destroy"].includes(args[0] ?? "");
    const command = startCommand(
      [pulumi, ...args, "--stack", stackName, "--non-interactive", ...(isUpdate ? ["--event-log", eventLog] : [])],
      { cwd: folder, env, timeoutMs: options.timeoutMs ?? 120_000, readReport: () => readEngineReport(eventLog) },
    );
    commands.push(command);
    return command;
  };
  const run = (...args: string[]) => start(...args).ended;
  const unattended = ["--yes", "--skip-preview"];
  const stack: Stack = {
    folder,
    unattended,
    start,
    run,
    preview: (...args) => run("preview", ...args),
    up: (...args) => run("up", ...unattended, ...args),
    refresh: (...args) => run("refresh", ...unattended, ...args),
    destroy: (...args) => run("destroy", ...unattended, ...args),
    setProgram,
    setEnv: (change) => {
      env = { ...env, ...change };
    },
    setSecretConfig: async (key, value) => {
      assertSucceeded(await run("config", "set", "--secret", key, value));
    },
    state: () => readState(backendFolder),
    outputs: () => readState(backendFolder).resources.find(isStack)?.outputs ?? {},
    files: () => readFiles(backendFolder),
    dispose: async () => {
      for (const command of commands) command.kill();
      await Promise.allSettled(commands.map(({ ended }) => ended));
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  assertSucceeded(
    await startCommand([pulumi, "stack", "init", stackName, "--non-interactive"], {
      cwd: folder,
      env,
      timeoutMs: 60_000,
      readReport: () => ({ operations: [], diagnostics: [], changes: {} }),
    }).ended,
  );
  return stack;
}

/** @throws {Error} with the CLI's output, where a run failed; else gives the run back */
export function assertSucceeded(result: CommandResult): CommandResult {
  if (result.exitCode !== 0) {
    throw new Error(`The command ended with ${result.exitCode ?? result.signal}:\n${result.output}`);
  }
  return result;
}

function projectFile(main: string): string {
  return `name: ${projectName}
runtime:
  name: nodejs
  options:
    typescript: ${main.endsWith(".ts")}
main: ${main}
`;
}

function compile(program: string): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  return ts.transpileModule(program, { compilerOptions }).outputText;
}

function readState(backendFolder: string): StackState {
  const file = join(backendFolder, ".pulumi/stacks", projectName, `${stackName}.json`);
  const { latest } = JSON.parse(readFileSync(file, "utf8")).checkpoint;
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
