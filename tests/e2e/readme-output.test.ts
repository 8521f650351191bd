// Compares the README's example and its output of preview and up with the real CLI.
import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator/server";
import { quick } from "../support/cli/emulated-stack";
import { createStack, type ProgramStack } from "../support/cli/program-stack";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";
import { blocksOf, sectionOf } from "../support/docs/pages";

const inExample = blocksOf("README.md").filter(({ code }) => sectionOf("README.md", "Example").includes(code));
const [program = ""] = inExample.filter(({ language }) => language === "ts").map(({ code }) => code);
const [ofPreview = "", ofUp = "", ofChange = ""] = inExample
  .filter(({ language }) => language === "text")
  .map(({ code }) => code);

/** Resources in the rows of a terminal, such as `TrainedModel churn`. */
function rowsIn(block: string): string[] {
  return [...block.matchAll(/^ \+-? .*:(\w+) +(\S+) +(?:creat|replac)/gm)].map(([, type, name]) => `${type} ${name}`);
}

/** The lines below the rows, without the parts that differ from run to run. */
function linesBelow(text: string): string[] {
  const lines = text.slice(text.search(/^(Diagnostics|Outputs|Resources):$/m)).split("\n");
  return lines
    .map((line) => line.replaceAll(/[0-9a-f]{8}-[0-9a-f.-]+/g, "ID").replace(/churn-[0-9a-f]{7}/, "churn-SUFFIX"))
    .filter((line) => line.trim() !== "" && !line.startsWith("Duration:"));
}

/** The engine's operations on our resources, in the words of the rows. */
function resourcesOf({ operations }: CommandResult, op: string): string[] {
  const ours = operations.filter((operation) => operation.op === op && operation.type.includes("cleanroomsml:"));
  return ours.map(({ type, name }) => `${type.split(":").at(-1)} ${name}`);
}

describe("The README's example", function () {
  this.timeout(120_000);
  let emulator: Emulator;
  let stack: ProgramStack;
  before(async () => {
    emulator = await startEmulator({ behaviour: quick });
    stack = await createStack({ program, emulator });
  });
  after(async () => {
    await stack?.dispose();
    await emulator?.close();
  });

  const assertShown = (block: string, result: CommandResult, op: string) => {
    const { output } = assertSucceeded(result);
    assert.deepEqual(
      rowsIn(block).filter((row) => !row.startsWith("Stack ")),
      resourcesOf(result, op),
    );
    const seen = linesBelow(output);
    assert.deepEqual(
      linesBelow(block).filter((line) => !seen.includes(line)),
      [],
      output,
    );
  };

  it("shows the output of preview", async () => assertShown(ofPreview, await stack.preview(), "create"));

  it("shows the output of up", async () => assertShown(ofUp, await stack.up(), "create"));

  it("shows the output of preview after a change", async () => {
    stack.setProgram(program.replace('n_estimators: "100"', 'n_estimators: "200"'));
    assertShown(ofChange, await stack.preview(), "replace");
  });
});
