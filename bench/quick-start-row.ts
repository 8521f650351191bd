/**
 * The preview of examples/basic as a user runs it who has just edited it, in TypeScript, against the same with Pulumi's
 * check of its types. Each preview is of another text: ts-node keeps what it has compiled, and checks it no more.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { settings } from "../tests/support/cli/describe-example";
import { createStack, type Stack } from "../tests/support/cli/stack";
import { type Row, ratioRow } from "./row";
import { samplePairs } from "./samples";

const root = join(__dirname, "..");
export async function measureQuickStart(runs: number): Promise<Row[]> {
  const program = readFileSync(join(root, "examples/basic/index.ts"), "utf8");
  let edits = 0;
  const unchecked = await openExample(program, { noCheck: true });
  const checked = await openExample(program, {});
  const previewMs = async (stack: Stack) => {
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

async function openExample(program: string, compilerOptions: Record<string, unknown>): Promise<Stack> {
  const config = Object.fromEntries(Object.entries(settings).map(([key, value]) => [`tried:${key}`, value]));
  const stack = await createStack({ program, asTypeScript: true, config });
  const base = JSON.parse(
    readFileSync(join(root, "examples/basic/tsconfig.json"), "utf8").replace(/^\s*\/\/.*$/gm, ""),
  );
  const options = { ...base.compilerOptions, rootDir: root, ...compilerOptions };
  writeFileSync(join(stack.folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options }));
  return stack;
}
