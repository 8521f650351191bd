import { createStack } from "../tests/support/cli/program-stack";
import { assertSucceeded, type Stack } from "../tests/support/cli/stack";
import { differenceRow, type Row } from "./row";
import { samplePairs } from "./samples";

const limitMs = 100;

/** The same first resource on both sides; prints the age of the program's process when the engine has registered it. */
function program(load: string): string {
  return `
import * as pulumi from "@pulumi/pulumi";
${load}
const first = new pulumi.ComponentResource("bench:index:First", "first");
first.urn.apply(() => console.log("registered after " + performance.now() + " ms"));
`;
}

/** Time from the start of a program to the registration of its first resource, with the package and without. */
export async function measureProgramStart(runs: number): Promise<Row[]> {
  const ours = await createStack({
    program: program('import { TrainedModel } from "pulumi-cleanroomsml"; void TrainedModel;'),
  });
  const without = await createStack({ program: program("") });
  try {
    for (const stack of [ours, without]) await registeredAfterMs(stack);
    const pairs = await samplePairs(runs, {
      ours: () => registeredAfterMs(ours),
      reference: () => registeredAfterMs(without),
    });
    return [differenceRow({ name: "program start, with the package and without", unit: "ms", limit: limitMs }, pairs)];
  } finally {
    await ours.dispose();
    await without.dispose();
  }
}

async function registeredAfterMs(stack: Stack): Promise<number> {
  const { output } = assertSucceeded(await stack.preview());
  const [, ms] = /registered after ([\d.]+) ms/.exec(output) ?? [];
  if (ms === undefined) throw new Error(`The program did not print when its first resource was registered:\n${output}`);
  return Number(ms);
}
