import assert from "node:assert/strict";
import type { Action } from "../../emulator/server";
import { InterruptedError } from "../../provider/host/interruption";
import { namedInputs, openSurroundings, type Surroundings } from "../support/lifecycle/surroundings";
import { jumpingClock } from "../support/time/jumping-clock";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let around: Surroundings;

/** A model of the stack, ACTIVE by default. */
async function withModel(
  behaviour: Parameters<typeof openSurroundings>[0] = {},
  { config = {}, age = HOUR_MS }: { config?: Record<string, string>; age?: number } = {},
) {
  around = await openSurroundings(
    { pendingMs: 0, trainingMs: 30 * MINUTE_MS, cancelMs: 2 * MINUTE_MS, deleteMs: 3 * MINUTE_MS, ...behaviour },
    { clock: jumpingClock(), config },
  );
  const { id, outs } = await around.models.create(namedInputs());
  await around.clock.sleep(age);
  around.emulator.clearCalls();
  return { id, remove: () => around.models.delete(id, outs as Record<string, unknown>) };
}

const IN_TRAINING = { age: MINUTE_MS };

function status(): string | undefined {
  return around.emulator.models()[0]?.status;
}

/** The calls so far except reads, in order. */
function requests(): string[] {
  const names = around.emulator.calls().map(({ operation }) => operation ?? "");
  return names.filter((operation) => operation !== "GetTrainedModel");
}

describe("delete of a TrainedModel", function () {
  this.timeout(60_000);
  afterEach(() => around.close());

  it("deletes the output and waits until the model is gone", async () => {
    const { remove } = await withModel();
    await remove();
    assert.equal(status(), "INACTIVE");
    assert.deepEqual(requests(), ["DeleteTrainedModelOutput"]);
  });

  it("cancels a training, waits, deletes its output, and waits", async () => {
    const { remove } = await withModel({}, IN_TRAINING);
    await remove();
    assert.equal(status(), "INACTIVE");
    assert.deepEqual(requests(), ["CancelTrainedModel", "DeleteTrainedModelOutput"]);
    assert.deepEqual(
      around.emulator.models()[0]?.timeline.map((change) => change.status),
      [
        "CREATE_PENDING",
        "CREATE_IN_PROGRESS",
        "CANCEL_PENDING",
        "CANCEL_IN_PROGRESS",
        "INACTIVE",
        "DELETE_PENDING",
        "DELETE_IN_PROGRESS",
        "INACTIVE",
      ],
    );
  });

  it("shows each status on the resource's own row", async () => {
    const { remove } = await withModel({}, IN_TRAINING);
    await remove();
    const shown = around.lines.filter(({ isEphemeral }) => isEphemeral).map(({ message }) => message);
    const statuses = ["CREATE_IN_PROGRESS", "CANCEL_PENDING", "CANCEL_IN_PROGRESS", "INACTIVE"];
    assert.deepEqual(
      shown,
      [...statuses, "DELETE_PENDING", "DELETE_IN_PROGRESS"].map((text) => `churn: deleting (${text})`),
    );
  });

  for (const inactiveModels of ["readable", "not-found"] as const) {
    it(`ends immediately if someone else has deleted the model (${inactiveModels})`, async () => {
      const { id, remove } = await withModel({ inactiveModels });
      await around.emulator.act({ action: "delete", trainedModelArn: id, immediately: true });
      await remove();
      assert.deepEqual(requests(), []);
    });

    it(`ends after a cancel, whatever the service returns for INACTIVE models (${inactiveModels})`, async () => {
      const { remove } = await withModel({ inactiveModels }, IN_TRAINING);
      await remove();
      assert.equal(status(), "INACTIVE");
    });
  }

  it("waits for a deletion that someone else has started", async () => {
    const { id, remove } = await withModel();
    await around.emulator.act({ action: "delete", trainedModelArn: id });
    await remove();
    assert.equal(status(), "INACTIVE");
    assert.deepEqual(requests(), []);
  });

  it("deletes the output after someone else's cancel", async () => {
    const { id, remove } = await withModel({}, IN_TRAINING);
    await around.emulator.act({ action: "cancel", trainedModelArn: id });
    await remove();
    assert.deepEqual(requests(), ["DeleteTrainedModelOutput"]);
  });

  it("reads the status after a rejected cancel and continues from it", async () => {
    // The training ends between the status check and the cancel.
    const { id, remove } = await withModel({}, IN_TRAINING);
    around.emulator.inject({ operation: "CancelTrainedModel", kind: "conflict" });
    const removing = remove();
    while (!requests().includes("CancelTrainedModel")) await around.clock.sleep(10);
    await around.emulator.act({ action: "finish-training", trainedModelArn: id });
    await removing;
    assert.deepEqual(requests(), ["CancelTrainedModel", "DeleteTrainedModelOutput"]);
    assert.equal(status(), "INACTIVE");
  });

  it("repeats a deletion that was rejected temporarily", async () => {
    const { remove } = await withModel();
    around.emulator.inject({ operation: "DeleteTrainedModelOutput", kind: "conflict", times: 2 });
    await remove();
    assert.equal(status(), "INACTIVE");
    assert.equal(requests().length, 3);
  });

  for (const operation of ["GetTrainedModel", "DeleteTrainedModelOutput"] as const) {
    it(`does not end at a single "not found" of ${operation}`, async () => {
      const { remove } = await withModel();
      around.emulator.inject({ operation, kind: "resource-not-found" });
      await remove();
      assert.equal(status(), "INACTIVE");
    });
  }

  it("fails at its limit if the service finds nothing to delete but still returns the model", async () => {
    const { remove } = await withModel();
    around.emulator.inject({ operation: "DeleteTrainedModelOutput", kind: "resource-not-found", times: "always" });
    await assert.rejects(remove(), {
      message:
        /within 60 min: its status is ACTIVE, but the service finds nothing to delete \(404\); run the same command again/,
    });
  });

  for (const operation of ["CancelTrainedModel", "DeleteTrainedModelOutput"] as const) {
    it(`checks whether a ${operation} was performed after all its responses were lost`, async () => {
      const { remove } = await withModel({}, IN_TRAINING);
      around.emulator.set({ repeatedRequest: "accepted" });
      around.emulator.inject({ operation, kind: "internal-error-after", times: "always" });
      await remove();
      assert.equal(status(), "INACTIVE");
    });

    it(`fails with the last response if a ${operation} was not performed`, async () => {
      const { remove } = await withModel({}, IN_TRAINING);
      around.emulator.inject({ operation, kind: "internal-error", times: "always" });
      await assert.rejects(remove(), { message: /^Cannot (cancel|delete output of) .* InternalServiceException/ });
      assert.equal(around.calls(operation), 3);
    });
  }

  it("deletes the model once no other model continues from it", async () => {
    const { id, remove } = await withModel({ versionArn: "new" });
    const incrementalTrainingDataChannels = [{ trainedModelArn: id, channelName: "base" }];
    await around.models.create(namedInputs({ name: "child", incrementalTrainingDataChannels }));
    await remove();
    assert.equal(status(), "INACTIVE");
    assert.equal(around.emulator.models()[1]?.status, "ACTIVE");
  });

  it("fails at its limit with the reason if another model still continues from it", async () => {
    const { id, remove } = await withModel(
      { versionArn: "new" },
      { config: { "cleanroomsml:deleteTimeoutSeconds": "600" } },
    );
    around.emulator.set({ trainingMs: 100 * HOUR_MS });
    const incrementalTrainingDataChannels = [{ trainedModelArn: id, channelName: "base" }];
    await around.models.create(namedInputs({ name: "child", incrementalTrainingDataChannels }));
    await assert.rejects(remove(), {
      message:
        `Cannot delete trained model "churn" (${id}) within 10 min: the service keeps rejecting the deletion (409), as it does while ` +
        "another model continues from this one; run the same command again, or set stack config " +
        "cleanroomsml:deleteTimeoutSeconds to change the limit",
    });
    assert.equal(status(), "ACTIVE");
  });

  const limits: [string, Record<string, string>, number, string][] = [
    ["one hour by default", {}, HOUR_MS, "60 min"],
    ["cleanroomsml:deleteTimeoutSeconds", { "cleanroomsml:deleteTimeoutSeconds": "300" }, 5 * MINUTE_MS, "5 min"],
  ];
  for (const [what, config, limitMs, text] of limits) {
    it(`has a limit: ${what}`, async () => {
      const { id, remove } = await withModel({ deleteMs: 100 * HOUR_MS }, { config });
      const startMs = around.clock.monotonicMs();
      await assert.rejects(remove(), ({ message }: Error) => {
        assert.ok(
          message.startsWith(`Cannot delete trained model "churn" (${id}) within ${text}: its status is DELETE_P`),
        );
        return true;
      });
      const tookMs = around.clock.monotonicMs() - startMs;
      assert.ok(tookMs >= limitMs && tookMs < limitMs + 1000, `${tookMs} ms`);
    });
  }

  it("fails with the service's message if the deletion fails, and the next one tries again", async () => {
    const { id, remove } = await withModel();
    const statusDetails = { statusCode: "INTERNAL_ERROR", message: "storage is read-only" };
    around.emulator.inject({ operation: "DeleteTrainedModelOutput", kind: "delete-fails", statusDetails });
    await assert.rejects(remove(), {
      message:
        `Cannot delete trained model "churn" (${id}): DELETE_FAILED (INTERNAL_ERROR: storage is read-only); ` +
        "run the same command again",
    });
    await remove();
    assert.equal(status(), "INACTIVE");
  });

  it("cancels again after a failed cancel", async () => {
    const { remove } = await withModel({ trainingMs: 100 * HOUR_MS }, IN_TRAINING);
    around.emulator.inject({ operation: "CancelTrainedModel", kind: "cancel-fails" });
    await remove();
    assert.deepEqual(requests(), ["CancelTrainedModel", "CancelTrainedModel", "DeleteTrainedModelOutput"]);
    assert.equal(status(), "INACTIVE");
  });

  it("cancels again after a failed cancel while the training continues", async () => {
    const { remove } = await withModel({ trainingMs: 100 * HOUR_MS }, IN_TRAINING);
    around.emulator.inject({ operation: "CancelTrainedModel", kind: "cancel-fails", goesOnTraining: true });
    await remove();
    assert.deepEqual(requests().at(-1), "DeleteTrainedModelOutput");
    assert.equal(status(), "INACTIVE");
  });

  it("deletes the output if a failed cancel cannot be repeated", async () => {
    const { id, remove } = await withModel({}, IN_TRAINING);
    await around.emulator.act({ action: "set-status", status: "CANCEL_FAILED", trainedModelArn: id } as Action);
    around.emulator.inject({ operation: "CancelTrainedModel", kind: "conflict", times: "always" });
    await remove();
    assert.equal(status(), "INACTIVE");
  });

  it("reports at its limit that cancels keep failing", async () => {
    const { remove } = await withModel({ trainingMs: 100 * HOUR_MS }, IN_TRAINING);
    around.emulator.inject({ operation: "CancelTrainedModel", kind: "cancel-fails", times: "always" });
    await assert.rejects(remove(), {
      message:
        /within 60 min: its training could not be cancelled \(CANCEL_FAILED\) and may still run; run the same command again/,
    });
  });

  it("deletes a model whose training has failed", async () => {
    const { remove } = await withModel({ trainingFailure: { statusCode: "E" } });
    await remove();
    assert.deepEqual(requests(), ["DeleteTrainedModelOutput"]);
    assert.equal(status(), "INACTIVE");
  });

  it("sends the version, without which the service uses the base version", async () => {
    const { id: base } = await withModel({ versionArn: "same" });
    const incrementalTrainingDataChannels = [{ trainedModelArn: base, channelName: "base" }];
    const { id, outs } = await around.models.create(namedInputs({ incrementalTrainingDataChannels }));
    await around.clock.sleep(HOUR_MS);
    await around.models.delete(id, outs as Record<string, unknown>);
    const statuses = around.emulator.models().map((model) => model.status);
    assert.deepEqual(statuses, ["ACTIVE", "INACTIVE"]);
  });

  it("deletes only the base version, although a Get without a version returns the latest", async () => {
    const { id: base, remove } = await withModel({ versionArn: "same" });
    const incrementalTrainingDataChannels = [{ trainedModelArn: base, channelName: "base" }];
    await around.models.create(namedInputs({ incrementalTrainingDataChannels }));
    await around.clock.sleep(HOUR_MS);
    await remove();
    const statuses = around.emulator.models().map((model) => model.status);
    assert.deepEqual(statuses, ["INACTIVE", "ACTIVE"]);
  });

  it("ends immediately at an interruption and states the next step", async () => {
    const { remove } = await withModel({ deleteMs: 100 * HOUR_MS });
    const removing = remove();
    removing.catch(() => undefined);
    await around.clock.sleep(MINUTE_MS);
    around.interrupt(new InterruptedError("Interrupted"));
    await assert.rejects(removing, {
      message: /^Interrupted: .* is not deleted yet; run the same command to continue/,
    });
  });
});
