import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { workFolder } from "../paths";
import { type Door, pluginSettings, writePluginSdk } from "./door";
import { openStack, type Stack, type StackOptions } from "./stack";

export interface ProgramStackOptions extends Pick<StackOptions, "emulator" | "env" | "timeoutMs"> {
  /** Text of the program, in TypeScript. */
  readonly program: string;
  /**
   * Runs the program as TypeScript, with Pulumi's check of its types (a second more); otherwise it is compiled
   * beforehand.
   */
  readonly asTypeScript?: boolean;
  /** How the program's resources reach the provider; as dynamic resources by default. */
  readonly door?: Door;
  /** Settings of the stack, with their namespace, such as `cleanroomsml:maxAttempts`. */
  readonly config?: Readonly<Record<string, string>>;
}

/** A stack of a project with one program. */
export interface ProgramStack extends Stack {
  setProgram(program: string): void;
  /** Runs the next commands through a door. */
  setDoor(door: Door): void;
}

let count = 0;

/**
 * Creates a project for a program, and its stack.
 *
 * @throws {Error} if the CLI is not set up
 */
export async function createStack(options: ProgramStackOptions): Promise<ProgramStack> {
  const { program, asTypeScript = false, config = {}, door = "dynamic", ...others } = options;
  count += 1;
  // Inside the repository, so that the program resolves the package by its name.
  const folder = join(workFolder, "e2e", `${process.pid}-${count}`);
  mkdirSync(folder, { recursive: true });
  const main = asTypeScript ? "index.ts" : "index.js";
  const setProgram = (text: string) => writeFileSync(join(folder, main), asTypeScript ? text : compile(text));
  setProgram(program);
  const runtime = { name: "nodejs", options: { typescript: asTypeScript } };
  // JSON is YAML, too.
  const setDoor = (through: Door) => {
    const project = { name: "tried", runtime, main, ...(through === "plugin" && pluginSettings) };
    writeFileSync(join(folder, "Pulumi.yaml"), JSON.stringify(project));
    if (through === "plugin") writePluginSdk(folder);
  };
  setDoor(door);
  writeFileSync(join(folder, "Pulumi.dev.yaml"), JSON.stringify({ config }));
  return { ...(await openStack({ folder, ...others })), setProgram, setDoor };
}

function compile(program: string): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  return ts.transpileModule(program, { compilerOptions }).outputText;
}
