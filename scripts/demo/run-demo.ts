import { cpSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/server";
import { examplesFolder } from "../../tests/support/cli/example-project";
import { pipelineSecrets, pipelineSettings } from "../../tests/support/cli/pipeline-settings";
import { openStack, type Stack } from "../../tests/support/cli/stack";
import { generatedSdks } from "../../tests/support/languages/generated-sdks";
import { createLanguageStack, readProgram } from "../../tests/support/languages/language-stack";
import { findLanguageTools } from "../../tests/support/languages/language-tools";
import { root, workFolder } from "../../tests/support/paths";
import { demoSteps, type Step } from "./steps";

/** The folder of each language's pipeline in examples/. */
export const pipelines = { typescript: "pipeline", python: "python/pipeline", yaml: "yaml" } as const;
export type DemoLanguage = keyof typeof pipelines;

export interface DemoOptions {
  readonly language: DemoLanguage;
  readonly trainingSeconds: number;
}

interface Row {
  readonly name: string;
  readonly durationMs: number;
  readonly isGood: boolean;
  readonly observed: string;
}

/** Runs every step on a copy of the language's pipeline and prints a table; a step that fails ends the demo with exit code 1. */
export async function runDemo({ language, trainingSeconds }: DemoOptions): Promise<void> {
  const { startProgress } = await import("../terminal/progress.mjs");
  const emulator = await startEmulator({ behaviour: { references: "checked", trainingMs: trainingSeconds * 1_000 } });
  console.log(`Emulator: ${emulator.url}, a training takes ${trainingSeconds} s`);
  let isInterrupted = false;
  // The CLI also receives a terminal's Ctrl-C and ends by itself; the demo then stops after the step.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => (isInterrupted = true));
  try {
    const steps = demoSteps({ throughPlugin: language !== "typescript" });
    const progress = startProgress();
    progress.show("Making the demo's project and its stack");
    const open = language === "typescript" ? openNodeProject(emulator) : openLanguageProject(language, emulator);
    const stack = await open.finally(progress.end);
    await stack.setConfig(pipelineSettings);
    await stack.setSecrets(pipelineSecrets);
    const rows: Row[] = [];
    for (const [index, step] of steps.entries()) {
      console.log(`\n== ${index + 1} of ${steps.length}: ${step.headline}`);
      const row = await perform(step, stack, emulator);
      rows.push(row);
      // The next step builds on this one.
      if (!row.isGood || isInterrupted) break;
    }
    await showTable(rows);
    const isGood = rows.length === steps.length && rows.every((row) => row.isGood);
    if (isGood) await stack.dispose();
    else console.error(`The demo stopped early. Its project is left in ${stack.folder}`);
    process.exitCode = isGood ? 0 : 1;
    if (isGood) await showNextStep(language);
  } finally {
    await emulator.close();
  }
}

async function openNodeProject(emulator: Emulator): Promise<Stack> {
  // As deep in the repository as the example itself, so that its tsconfig.json and the import of the package still work.
  const folder = join(workFolder, `demo-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  for (const file of ["Pulumi.yaml", "index.ts", "tsconfig.json"])
    cpSync(join(examplesFolder, pipelines.typescript, file), join(folder, file));
  return openStack({ folder, stackName: "demo", emulator, timeoutMs: 600_000 });
}

/** @throws {Error} if this machine has not what programs of the language need, after a message that says what */
async function openLanguageProject(language: Exclude<DemoLanguage, "typescript">, emulator: Emulator): Promise<Stack> {
  const tools = await findLanguageTools(language);
  const sdks = language === "yaml" ? undefined : await generatedSdks();
  if (tools === undefined || (sdks === undefined && language !== "yaml"))
    throw new Error(`Cannot run the demo with --language ${language}: install what is missing`);
  return createLanguageStack({
    tools,
    program: readProgram(join(examplesFolder, pipelines[language]), language),
    plugin: { folder: join(root, "plugin/dist") },
    emulator,
    timeoutMs: 600_000,
    ...(sdks !== undefined && { sdks }),
  });
}

async function perform(step: Step, stack: Stack, emulator: Emulator): Promise<Row> {
  for (const [key, value] of Object.entries(step.settings ?? {})) console.log(`$ pulumi config set ${key} ${value}`);
  await stack.setConfig(step.settings ?? {});
  await step.before?.(emulator);
  console.log(`$ pulumi ${step.command.join(" ")}`);
  const callsBefore = emulator.calls().length;
  const startedMs = performance.now();
  const done = (isGood: boolean, observed: string) => {
    return { name: step.name, durationMs: performance.now() - startedMs, isGood, observed };
  };
  try {
    const run = await stack.show(...step.command);
    if (run.exitCode !== 0) throw new Error(`pulumi ended with ${run.exitCode ?? "a signal"}`);
    const calls = emulator.calls().slice(callsBefore);
    return done(true, step.check({ run, calls, objects: emulator.objects() }));
  } catch (error) {
    return done(false, (error as Error).message);
  }
}

async function showTable(rows: readonly Row[]): Promise<void> {
  const { formatDuration } = await import("../terminal/progress.mjs");
  const width = Math.max(...rows.map(({ name }) => name.length));
  console.log("\nStep by step:");
  for (const { name, durationMs, isGood, observed } of rows) {
    const outcome = isGood ? "ok    " : "FAILED";
    console.log(`  ${outcome}  ${name.padEnd(width)}  ${formatDuration(durationMs).padStart(7)}  ${observed}`);
  }
}

/** A user's own project finds only a CLI on PATH. */
async function showNextStep(language: DemoLanguage): Promise<void> {
  const { getPulumiCli } = await import("../pulumi/cli.mjs");
  const { command, source } = await getPulumiCli();
  if (source === "project") {
    console.log("\nThere is no Pulumi CLI on PATH. To use the demo's in your own project, run:");
    console.log(`  export PATH="${dirname(command)}:$PATH"`);
  }
  console.log(`\nNext: docs/${language === "typescript" ? "getting-started" : "languages"}.md`);
}
