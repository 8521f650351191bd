import assert from "node:assert/strict";
import type { Action } from "../../emulator/server";
import { InterruptedError } from "../../provider/host/interruption";
import { namedInputs, openSurroundings, type Surroundings } from "../support/lifecycle/surroundings";
import { jumpingClock } from "../support/time/jumping-clock";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let around: Surroundings;

/** A model of the stack: ACTIVE unless told otherwise. */
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

/** The calls so far but looks, in their order. */
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

  it("cancels a training, waits, deletes what it left, and waits", async () => {
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
      [...statuses, "DELETE_PENDING", "DELETE_IN_PROGRESS"].map((text) => `churn: ${text}`),
    );
  });

  for (const inactiveModels of ["readable", "not-found"] as const) {
    it(`is done at once where somebody else has deleted it (${inactiveModels})`, async () => {
      const { id, remove } = await withModel({ inactiveModels });
      await around.emulator.act({ action: "delete", trainedModelArn: id, immediately: true });
      await remove();
      assert.deepEqual(requests(), []);
    });

    it(`is done where the training was cancelled, whatever INACTIVE models answer (${inactiveModels})`, async () => {
      const { remove } = await withModel({ inactiveModels }, IN_TRAINING);
      await remove();
      assert.equal(status(), "INACTIVE");
    });
  }

  it("waits for a deletion that somebody else has begun", async () => {
    const { id, remove } = await withModel();
    await around.emulator.act({ action: "delete", trainedModelArn: id });
    await remove();
    assert.equal(status(), "INACTIVE");
    assert.deepEqual(requests(), []);
  });

  it("deletes what a cancel by somebody else leaves", async () => {
    const { id, remove } = await withModel({}, IN_TRAINING);
    await around.emulator.act({ action: "cancel", trainedModelArn: id });
    await remove();
    assert.deepEqual(requests(), ["DeleteTrainedModelOutput"]);
  });

  it("reads the status where a cancel is refused, and goes by that", async () => {
    // Training ends between the look and the cancel.
    const { id, remove } = await withModel({}, IN_TRAINING);
    around.emulator.inject({ operation: "CancelTrainedModel", kind: "conflict" });
    const removing = remove();
    while (!requests().includes("CancelTrainedModel")) await around.clock.sleep(10);
    await around.emulator.act({ action: "finish-training", trainedModelArn: id });
    await removing;
    assert.deepEqual(requests(), ["CancelTrainedModel", "DeleteTrainedModelOutput"]);
    assert.equal(status(), "INACTIVE");
  });

  it("asks again where a deletion is refused for a moment", async () => {
    const { remove } = await withModel();
    around.emulator.inject({ operation: "DeleteTrainedModelOutput", kind: "conflict", times: 2 });
    await remove();
    assert.equal(status(), "INACTIVE");
    assert.equal(requests().length, 3);
  });

  for (const operation of ["GetTrainedModel", "DeleteTrainedModelOutput"] as const) {
    it(`does not take a single "not found" of ${operation} for the end`, async () => {
      const { remove } = await withModel();
      around.emulator.inject({ operation, kind: "resource-not-found" });
      await remove();
      assert.equal(status(), "INACTIVE");
    });
  }

  it("fails at its limit where the service finds nothing to delete of a model that it shows", async () => {
    const { remove } = await withModel();
    around.emulator.inject({ operation: "DeleteTrainedModelOutput", kind: "resource-not-found", times: "always" });
    await assert.rejects(remove(), {
      message: /within 60 min: its status is ACTIVE, but the service finds nothing to delete \(404\); pulumi destroy/,
    });
  });

  for (const operation of ["CancelTrainedModel", "DeleteTrainedModelOutput"] as const) {
    it(`looks whether a ${operation} was done whose answers were all lost`, async () => {
      const { remove } = await withModel({}, IN_TRAINING);
      around.emulator.set({ repeatedRequest: "accepted" });
      around.emulator.inject({ operation, kind: "internal-error-after", times: "always" });
      await remove();
      assert.equal(status(), "INACTIVE");
    });

    it(`fails where a ${operation} was not done, with the last answer to it`, async () => {
      const { remove } = await withModel({}, IN_TRAINING);
      around.emulator.inject({ operation, kind: "internal-error", times: "always" });
      await assert.rejects(remove(), { message: /^Cannot (cancel|delete output of) .* InternalServiceException/ });
      assert.equal(around.calls(operation), 3);
    });
  }

  it("waits for a model that is trained further from it, and deletes then", async () => {
    const { id, remove } = await withModel({ versionArn: "new" });
    const incrementalTrainingDataChannels = [{ trainedModelArn: id, channelName: "base" }];
    await around.models.create(namedInputs({ name: "child", incrementalTrainingDataChannels }));
    await remove();
    assert.equal(status(), "INACTIVE");
    assert.equal(around.emulator.models()[1]?.status, "ACTIVE");
  });

  it("fails at its limit where a model is still trained from it, naming that", async () => {
    const { id, remove } = await withModel(
      { versionArn: "new" },
      { config: { "cleanroomsml:deleteTimeoutSeconds": "600" } },
    );
    around.emulator.set({ trainingMs: 100 * HOUR_MS });
    const incrementalTrainingDataChannels = [{ trainedModelArn: id, channelName: "base" }];
    await around.models.create(namedInputs({ name: "child", incrementalTrainingDataChannels }));
    await assert.rejects(remove(), {
      message:
        `Cannot delete trained model "churn" (${id}) within 10 min: the service keeps refusing (409), as it does while ` +
        "another model continues from this one; run pulumi destroy to try again, or set stack config " +
        "cleanroomsml:deleteTimeoutSeconds sets another limit",
    });
    assert.equal(status(), "ACTIVE");
  });

  const limits: [string, Record<string, string>, number, string][] = [
    ["an hour by default", {}, HOUR_MS, "60 min"],
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

  it("fails with the service's words where the deletion fails; the next one tries again", async () => {
    const { id, remove } = await withModel();
    const statusDetails = { statusCode: "INTERNAL_ERROR", message: "storage is read-only" };
    around.emulator.inject({ operation: "DeleteTrainedModelOutput", kind: "delete-fails", statusDetails });
    await assert.rejects(remove(), {
      message:
        `Cannot delete trained model "churn" (${id}): DELETE_FAILED (INTERNAL_ERROR: storage is read-only); ` +
        "run pulumi destroy to try again",
    });
    await remove();
    assert.equal(status(), "INACTIVE");
  });

  it("cancels again where a cancel has failed", async () => {
    const { remove } = await withModel({ trainingMs: 100 * HOUR_MS }, IN_TRAINING);
    around.emulator.inject({ operation: "CancelTrainedModel", kind: "cancel-fails" });
    await remove();
    assert.deepEqual(requests(), ["CancelTrainedModel", "CancelTrainedModel", "DeleteTrainedModelOutput"]);
    assert.equal(status(), "INACTIVE");
  });

  it("cancels again where a cancel has failed and the model trains on", async () => {
    const { remove } = await withModel({ trainingMs: 100 * HOUR_MS }, IN_TRAINING);
    around.emulator.inject({ operation: "CancelTrainedModel", kind: "cancel-fails", goesOnTraining: true });
    await remove();
    assert.deepEqual(requests().at(-1), "DeleteTrainedModelOutput");
    assert.equal(status(), "INACTIVE");
  });

  it("deletes what is left where a failed cancel cannot be repeated", async () => {
    const { id, remove } = await withModel({}, IN_TRAINING);
    await around.emulator.act({ action: "set-status", status: "CANCEL_FAILED", trainedModelArn: id } as Action);
    around.emulator.inject({ operation: "CancelTrainedModel", kind: "conflict", times: "always" });
    await remove();
    assert.equal(status(), "INACTIVE");
  });

  it("says at its limit that cancels keep failing", async () => {
    const { remove } = await withModel({ trainingMs: 100 * HOUR_MS }, IN_TRAINING);
    around.emulator.inject({ operation: "CancelTrainedModel", kind: "cancel-fails", times: "always" });
    await assert.rejects(remove(), {
      message: /within 60 min: its training could not be cancelled \(CANCEL_FAILED\); run pulumi destroy to try again/,
    });
  });

  it("deletes a model whose training has failed", async () => {
    const { remove } = await withModel({ trainingFailure: { statusCode: "E" } });
    await remove();
    assert.deepEqual(requests(), ["DeleteTrainedModelOutput"]);
    assert.equal(status(), "INACTIVE");
  });

  it("names the version, since without one the service takes the base", async () => {
    const { id: base } = await withModel({ versionArn: "same" });
    const incrementalTrainingDataChannels = [{ trainedModelArn: base, channelName: "base" }];
    const { id, outs } = await around.models.create(namedInputs({ incrementalTrainingDataChannels }));
    await around.clock.sleep(HOUR_MS);
    await around.models.delete(id, outs as Record<string, unknown>);
    const statuses = around.emulator.models().map((model) => model.status);
    assert.deepEqual(statuses, ["ACTIVE", "INACTIVE"]);
  });

  it("deletes the base version alone, though a Get without a version shows the latest", async () => {
    const { id: base, remove } = await withModel({ versionArn: "same" });
    const incrementalTrainingDataChannels = [{ trainedModelArn: base, channelName: "base" }];
    await around.models.create(namedInputs({ incrementalTrainingDataChannels }));
    await around.clock.sleep(HOUR_MS);
    await remove();
    const statuses = around.emulator.models().map((model) => model.status);
    assert.deepEqual(statuses, ["INACTIVE", "ACTIVE"]);
  });

  it("ends at once at an interruption, and says how to go on", async () => {
    const { remove } = await withModel({ deleteMs: 100 * HOUR_MS });
    const removing = remove();
    removing.catch(() => undefined);
    await around.clock.sleep(MINUTE_MS);
    around.interrupt(new InterruptedError("Interrupted"));
    await assert.rejects(removing, {
      message: /^Interrupted: .* is not deleted yet; the same command goes on with it/,
    });
  });
});
