// Kills the real CLI while a channel, a model, an export and an inference job are under way in one program. The next up continues.
import assert from "node:assert/strict";
import { KINDS } from "../../provider/kinds/kinds";
import type { ResourceKind } from "../../provider/kinds/resource-kind";
import { type EmulatedStack, startEmulatedStack } from "../support/cli/emulated-stack";
import { type Interruption, interrupt, unlock } from "../support/cli/interruption";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";
import { inputsOfEveryKind } from "../support/inputs/kinds";
import { objectKinds } from "../support/inputs/marked-inputs";
import { addTrainedModel, idOfRecord } from "../support/lifecycle/existing-objects";

const working = objectKinds.filter((kind) => (KINDS[kind] as ResourceKind).work);
const endless = { pendingMs: 0, trainingMs: 1e9, channelMs: 1e9, exportMs: 1e9, inferenceMs: 1e9 };

describe("A SIGKILL of the CLI while the service works", function () {
  this.timeout(240_000);
  let around: EmulatedStack;
  let interruption: Interruption;
  let continued: CommandResult;
  /** What the program has created. */
  const recordsOf = (kind: (typeof working)[number]) =>
    around.emulator.objects(kind).filter(({ name }) => name !== "existing");
  const idsInState = (kind: string) =>
    around.stack
      .state()
      .resources.filter(({ type }) => type.endsWith(`:${kind}`))
      .map(({ id }) => id);
  /** The ids in the state at the kill. */
  let kept: Record<string, unknown>;

  before(async () => {
    around = await startEmulatedStack("", endless);
    const existing = await addTrainedModel(around.emulator);
    const program = working.map((kind) => {
      const { trainedModelVersionIdentifier: _, ...inputs } = inputsOfEveryKind[kind];
      const args = { ...inputs, ...("trainedModelArn" in inputs && { trainedModelArn: existing }) };
      return `new cleanroomsml.${kind}("${kind}", ${JSON.stringify(args)});`;
    });
    around.stack.setProgram(`import * as cleanroomsml from "pulumi-cleanroomsml";\n${program.join("\n")}`);
    interruption = await interrupt(around, {
      args: ["up", ...around.stack.unattended],
      ready: (run) =>
        Promise.all(working.map((kind) => run.waitFor(new RegExp(`${kind}: CREATE_IN_PROGRESS, \\d+ s elapsed`)))),
      blows: [{ signal: "SIGKILL", to: "cli" }],
    });
    kept = Object.fromEntries(working.map((kind) => [kind, idsInState(kind)]));
    await unlock(around);
    for (const kind of working)
      for (const { name } of recordsOf(kind)) await around.emulator.act({ action: "finish", kind, name });
    continued = await around.stack.up();
  });
  after(() => around?.dispose());

  it("ends the provider soon, which starts nothing more", () => {
    assert.equal(interruption.result.signal, "SIGKILL");
    assert.equal(interruption.lateCreates, 0);
    assert.ok((interruption.providerGoneAfterMs ?? 0) < 5_000, "the provider did not exit");
  });

  it("lets the next up succeed", () => assertSucceeded(continued));

  for (const kind of working) {
    it(`leaves one ${KINDS[kind].noun}, which is in the state, and with which the next up continues`, () => {
      const ids = recordsOf(kind).map((record) => idOfRecord(kind, record));
      assert.equal(ids.length, 1);
      assert.deepEqual(kept[kind], ids);
      assert.deepEqual(idsInState(kind), ids);
      assert.deepEqual(
        recordsOf(kind).map(({ status }) => status),
        ["ACTIVE"],
      );
    });
  }
});
