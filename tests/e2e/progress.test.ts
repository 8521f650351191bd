// Progress of trainings: on the resource's own row in a terminal, and as lines in a CI log.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EmulatedStack, programOf, startEmulatedStack } from "../support/cli/emulated-stack";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";

const names = ["one", "two"];
const program = programOf(`
for (const name of ${JSON.stringify(names)}) new TrainedModel(name, inputs);
`);
/** Longer than the time until the first repetition. */
const trainingMs = 20_000;

describe("Progress of a training", function () {
  this.timeout(180_000);
  let around: EmulatedStack;
  let up: CommandResult;
  const progressOf = (name: string) => {
    const lines = up.diagnostics.map(({ message, ...where }) => ({ message: message.trim(), ...where }));
    const found = lines.filter(({ message }) => new RegExp(`^${name}: [A-Z_]+, .* elapsed$`).test(message));
    assert.ok(found.length > 0, "no progress was shown");
    return found;
  };

  before(async () => {
    around = await startEmulatedStack(program, { pendingMs: 2_500, trainingMs });
    up = assertSucceeded(await around.stack.up());
    console.log(
      up.diagnostics
        .filter(({ ephemeral }) => ephemeral)
        .map(({ message }) => `      ${message.trim()}`)
        .join("\n"),
    );
  });
  after(() => around?.dispose());

  for (const name of names) {
    it(`is a line for each change of status and a repetition, for "${name}"`, () => {
      const statuses = progressOf(name).map(({ message }) => message.split(/[:,] /)[1]);
      assert.deepEqual(statuses, ["CREATE_PENDING", "CREATE_IN_PROGRESS", "CREATE_IN_PROGRESS"]);
      const heartbeat = progressOf(name).at(-1)?.message ?? "";
      const age = Number(/, (\d+) s elapsed$/.exec(heartbeat)?.[1]);
      assert.ok(age >= 15 && age <= 25, heartbeat);
    });

    it(`is on the row of the Training of "${name}", and not kept at the end`, () => {
      for (const { urn = "", ephemeral } of progressOf(name)) {
        assert.ok(urn.endsWith(`$pulumi-nodejs:dynamic/cleanroomsml:Training::${name}`), urn);
        assert.equal(ephemeral, true);
      }
      const [, atTheEnd = ""] = up.output.split("Diagnostics:");
      assert.ok(atTheEnd.includes(`${name}: training accepted, arn:`), "the ARN remains");
      assert.doesNotMatch(atTheEnd, /elapsed/);
    });

    it(`is one line each in the log of "${name}"`, () => {
      for (const { message } of progressOf(name)) {
        const begun = up.output.split("\n").filter((line) => line.includes(" creating (") && line.endsWith(message));
        assert.equal(begun.length, 1, message);
      }
    });
  }

  it("goes to the stack's row if the provider does not receive the engine's address", async () => {
    const file = join(around.stack.folder, "without-engine.cjs");
    writeFileSync(file, 'if (/dynamic-provider/.test(process.argv[1] ?? "")) process.argv[2] = "";\n');
    around.emulator.set({ trainingMs: 500 });
    around.stack.setProgram(program.replace(JSON.stringify(names), JSON.stringify([...names, "three"])));
    around.stack.setEnv({ NODE_OPTIONS: `--require=${file}` });
    const result = assertSucceeded(await around.stack.up());
    const onStack = /pulumi:pulumi:Stack \(tried-dev\):\n((?: {4}.*\n|\n)*)/.exec(
      result.output.split("Diagnostics:")[1] ?? "",
    )?.[1];
    assert.match(onStack ?? "", /three: training accepted, arn:.*three: CREATE_PENDING, \d s elapsed/s);
  });
});
