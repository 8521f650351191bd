/**
 * Measures what `noCheck` saves in a preview of examples/basic after an edit. Each preview has a different program,
 * because ts-node caches compiled files and does not check them again.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exampleSettings, examplesFolder } from "../tests/support/cli/example-project";
import { createStack, type ProgramStack } from "../tests/support/cli/program-stack";
import { type Row, ratioRow } from "./row";
import { samplePairs } from "./samples";

export async function measureQuickStart(runs: number): Promise<Row[]> {
  const program = readFileSync(join(examplesFolder, "basic/index.ts"), "utf8");
  let edits = 0;
  const unchecked = await openExample(program, { noCheck: true });
  const checked = await openExample(program, {});
  const previewMs = async (stack: ProgramStack) => {
    edits += 1;
    stack.setProgram(`${program}// Edit ${edits} of ${process.pid}\n`);
    const { exitCode, output, durationMs } = await stack.preview();
    if (exitCode !== 0) throw new Error(`The preview of examples/basic ended with ${exitCode}:\n${output}`);
    return durationMs;
  };
  try {
    for (const stack of [unchecked, checked]) await previewMs(stack);
    const pairs = await samplePairs(runs, { ours: () => previewMs(unchecked), reference: () => previewMs(checked) });
    return [
      ratioRow({ name: "preview of examples/basic, unchecked types and checked", unit: "ms", limit: 0.8 }, pairs),
    ];
  } finally {
    await unchecked.dispose();
    await checked.dispose();
  }
}

async function openExample(program: string, compilerOptions: Record<string, unknown>): Promise<ProgramStack> {
  const config = Object.fromEntries(Object.entries(exampleSettings).map(([key, value]) => [`tried:${key}`, value]));
  const stack = await createStack({ program, asTypeScript: true, config });
  const tsconfig = { extends: join(examplesFolder, "basic/tsconfig.json"), compilerOptions };
  writeFileSync(join(stack.folder, "tsconfig.json"), JSON.stringify(tsconfig));
  return stack;
}
