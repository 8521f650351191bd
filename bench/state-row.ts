import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Stack, StateResource } from "../tests/support/cli/stack";
import { plainRow, type Row } from "./row";

const limitBytes = 10_000;

/** Bytes of a model in the state file beyond its own inputs and outputs. */
export function stateRow(
  { name, models }: { name: string; models: number },
  { ours, floor }: { ours: Stack; floor: Stack },
): Row {
  const pairs = { ours: [extraBytes(ours) / models], reference: [extraBytes(floor) / models] };
  return plainRow({ name, models, unit: "bytes", limit: limitBytes }, pairs);
}

/** Bytes of the file except those of the resources' own inputs and outputs. */
function extraBytes(stack: Stack): number {
  const own = stack.state().resources.flatMap(({ inputs, outputs }: StateResource) => [inputs, outputs]);
  return stateFileBytes(stack) - own.reduce((sum, properties) => sum + ownBytes(properties), 0);
}

function stateFileBytes({ folder }: Stack): number {
  const stacks = join(folder, "backend/.pulumi/stacks");
  const names = readdirSync(stacks, { recursive: true, encoding: "utf8" });
  const [file, ...others] = names.filter((name) => name.endsWith(".json"));
  if (file === undefined || others.length > 0) throw new Error(`Cannot find the one state file below "${stacks}"`);
  return statSync(join(stacks, file)).size;
}

function ownBytes(properties: Readonly<Record<string, unknown>> = {}): number {
  const own = Object.entries(properties).filter(([key]) => !key.startsWith("__"));
  return Buffer.byteLength(JSON.stringify(Object.fromEntries(own)));
}
