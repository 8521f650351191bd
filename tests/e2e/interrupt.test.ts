// Interrupts the real CLI or its provider at critical moments: during a training, a wait for a slot, a create or a
// delete. The tests of a describe use one stack, so every up continues where the previous one was interrupted.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { DOORS } from "../support/cli/door";
import {
  assertNoOrphan,
  churnProgram,
  type EmulatedStack,
  programOf,
  quick,
  startEmulatedStack,
} from "../support/cli/emulated-stack";
import { type Blow, type Interruption, interrupt, unlock } from "../support/cli/interruption";
import { assertSucceeded, type RunningCommand } from "../support/cli/stack";

/** The first trains until the test ends it; the second waits for its slot. */
const program = (...names: string[]) =>
  programOf(`
for (const name of ${JSON.stringify(names)}) {
  new Dependent(name + "-service", new TrainedModel(name, inputs).trainedModelArn);
}
`);
const forEver = { pendingMs: 200, trainingMs: 3_600_000, cancelMs: 200, deleteMs: 200, runningQuota: 1 };

for (const door of DOORS) {
  describe(`An interruption (${door})`, function () {
    this.timeout(240_000);
    let around: EmulatedStack;
    const up = () => ["up", ...around.stack.unattended];

    /** Waits until one model trains and the other waits for a slot. */
    const bothWait = async (run: RunningCommand) => {
      await run.waitFor(/waiting for a training slot/);
      await run.waitFor(/(first|second): CREATE_(PENDING|IN_PROGRESS), \d+ s elapsed/);
    };
    const during = (wait: (run: RunningCommand) => Promise<unknown>, ...blows: Blow[]) =>
      interrupt(around, { args: up(), ready: wait, blows });
    const report = ({ endedAfterMs, providerGoneAfterMs }: Interruption) =>
      console.log(
        `      CLI ended after ${Math.round(endedAfterMs)} ms, provider after ${Math.round(providerGoneAfterMs ?? 0)} ms`,
      );
    /** Checks that the service still trains the same models and that the state contains them. */
    const assertNothingLost = (interruption: Interruption, trained: number) => {
      report(interruption);
      assert.equal(interruption.lateCreates, 0, "a create was sent after the interruption");
      assert.equal(around.trained(), trained);
      assert.equal(around.modelsInState().current.length, trained);
      assertNoOrphan(around);
      assert.ok((interruption.providerGoneAfterMs ?? 0) < 5_000, "the provider did not exit");
    };
    const assertEndedAtOnce = ({ endedAfterMs, result }: Interruption) => {
      assert.equal(result.exitCode, 1);
      assert.ok(endedAfterMs < 3_000, `it took ${endedAfterMs} ms to end`);
      assert.deepEqual(around.stack.state().pendingOperations, pendingBefore);
    };

    // Two Ctrl-C may leave the create that waits for its slot as a pending operation in the state.
    let pendingBefore: unknown[] = [];
    beforeEach(() => {
      pendingBefore = [...around.stack.state().pendingOperations];
    });

    before(async () => {
      around = await startEmulatedStack(program("first", "second"), forEver, { door });
    });
    after(() => around?.dispose());

    it("by one Ctrl-C ends both waits immediately and states the next step", async () => {
      const interruption = await during(bothWait, { signal: "SIGINT", to: "group" });
      assertEndedAtOnce(interruption);
      assertNothingLost(interruption, 1);
      const errors = interruption.result.diagnostics.filter(({ severity }) => severity === "error");
      const texts = errors.map(({ message }) => message).join("\n");
      assert.match(
        texts,
        /Interrupted: trained model "(first|second)" \(arn:\S+\) continues to train; run pulumi up to continue waiting/,
      );
      assert.match(
        texts,
        /Interrupted: trained model "(first|second)" was not created, and no training started; run pulumi up to create it/,
      );
    });

    it("by two Ctrl-C ends them, too", async () => {
      const interruption = await during(
        bothWait,
        { signal: "SIGINT", to: "group" },
        { signal: "SIGINT", to: "group", afterMs: 20 },
      );
      assertNothingLost(interruption, 1);
      // The second one may end the CLI before it has removed its lock.
      await unlock(around);
    });

    it("by SIGTERM ends them like Ctrl-C", async () => {
      const interruption = await during(bothWait, { signal: "SIGTERM", to: "cli" });
      assertEndedAtOnce(interruption);
      assertNothingLost(interruption, 1);
    });

    it("by SIGKILL of the provider's process loses no model", async () => {
      const interruption = await during(bothWait, { signal: "SIGKILL", to: "provider" });
      assertEndedAtOnce(interruption);
      assertNothingLost(interruption, 1);
    });

    it("by SIGKILL of the CLI ends the provider soon, which starts nothing more even if a slot becomes free", async () => {
      const freeSlot = async (run: RunningCommand) => {
        await bothWait(run);
        const [{ trainedModelArn }] = [around.getModel(0)];
        setTimeout(() => void around.emulator.act({ action: "finish-training", trainedModelArn }), 100);
      };
      const interruption = await during(freeSlot, { signal: "SIGKILL", to: "cli" });
      assert.equal(interruption.result.signal, "SIGKILL");
      assertNothingLost(interruption, 1);
      assert.equal(around.getModel(0).status, "ACTIVE");
    });

    it("lets the next up continue with the same model, after pulumi cancel", async () => {
      const locked = await around.stack.up();
      assert.match(locked.output, /the stack is currently locked by .*pulumi cancel/s);
      await unlock(around);
      around.emulator.set({ trainingMs: 500 });
      assertSucceeded(await around.stack.up());
      assert.deepEqual([around.trained(), around.statuses()], [2, ["ACTIVE", "ACTIVE"]]);
      assert.equal(new Set(around.moves().map(({ arn }) => arn)).size, 2);
    });

    it("waits for the response of a create in progress, so that the state contains the model", async () => {
      around.stack.setProgram(program("first", "second", "third"));
      around.emulator.inject({ operation: "CreateTrainedModel", kind: "slow", delayMs: 2_000 });
      const underWay = async () => {
        while (around.trained() < 3) await sleep(5);
      };
      const interruption = await during(underWay, { signal: "SIGINT", to: "group" });
      assertNothingLost(interruption, 3);
      assert.match(interruption.result.output, /third: training accepted, arn:/);
      assertSucceeded(await around.stack.up());
      assert.equal(around.trained(), 3);
    });

    it("of a destroy ends its waits immediately, and the next destroy continues", async () => {
      around.emulator.set({ deleteMs: 3_600_000 });
      const interruption = await interrupt(around, {
        args: ["destroy", ...around.stack.unattended],
        ready: async () => {
          while (around.emulator.models().some(({ status }) => status === "ACTIVE")) await sleep(5);
        },
        blows: [{ signal: "SIGINT", to: "group" }],
      });
      report(interruption);
      assert.ok(interruption.endedAfterMs < 3_000, `it took ${interruption.endedAfterMs} ms to end`);
      assert.match(
        interruption.result.output,
        /Interrupted: trained model "\w+" \(arn:\S+\) is not deleted yet; run the same command to continue/,
      );
      assert.equal(around.modelsInState().current.length, 3);
      for (const { trainedModelArn } of around.living()) {
        await around.emulator.act({ action: "delete", trainedModelArn, immediately: true });
      }
      assertSucceeded(await around.stack.destroy());
      assert.deepEqual([around.living(), around.modelsInState().current, around.trained()], [[], [], 3]);
    });
  });
}

describe("An interruption of a replacement", function () {
  this.timeout(240_000);
  let around: EmulatedStack;
  before(async () => {
    around = await startEmulatedStack(churnProgram({ n: "1" }), quick);
    assertSucceeded(await around.stack.up());
    around.stack.setProgram(churnProgram({ n: "2" }));
    around.emulator.set({ trainingMs: 3_600_000 });
    await interrupt(around, {
      args: ["up", ...around.stack.unattended],
      ready: (run) => run.waitFor(/churn: CREATE_IN_PROGRESS/),
      blows: [{ signal: "SIGINT", to: "group" }],
    });
  });
  after(() => around?.dispose());

  it("has a preview that says on the model's row that no training starts", async () => {
    const { diagnostics } = assertSucceeded(await around.stack.preview());
    const { trainedModelArn } = around.getModel(1);
    assert.deepEqual(
      diagnostics.map(({ urn = "", message }) => [urn.split("::").slice(-2).join(" "), message.trim()]),
      [
        [
          "pulumi-nodejs:dynamic/cleanroomsml:TrainedModel churn",
          'Trained model "churn" was replaced by an earlier command. No training starts: pulumi up waits for ' +
            `${trainedModelArn} and then deletes the old model.`,
        ],
      ],
    );
  });

  it("is completed by the next up, which trains nothing and deletes the old model", async () => {
    await around.emulator.act({ action: "finish-training", trainedModelArn: around.getModel(1).trainedModelArn });
    assertSucceeded(await around.stack.up());
    assert.deepEqual(around.statuses(), ["INACTIVE", "ACTIVE"]);
  });
});
