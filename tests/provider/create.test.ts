import assert from "node:assert/strict";
import type { CreateBody } from "../../emulator/server";
import { InterruptedError } from "../../provider/host/interruption";
import { modelInputs, namedInputs, openSurroundings, type Surroundings } from "../support/lifecycle/surroundings";

let around: Surroundings;

describe("create of a TrainedModel", function () {
  this.timeout(10_000);
  afterEach(() => around.close());

  it("sends one create and returns the ARN as soon as the service accepts it", async () => {
    around = await openSurroundings({ trainingMs: 3_600_000 });
    const { id, outs } = await around.models.create(modelInputs({ hyperparameters: { a: "1" }, tags: {} }));
    const [model] = around.emulator.models();
    assert.equal(id, model?.trainedModelArn);
    const { name, ...others } = outs as Record<string, unknown>;
    const kept = { hyperparameters: { a: "1" }, tags: {}, trainedModelArn: id, __generatedName: name };
    assert.deepEqual(others, modelInputs(kept));
    assert.equal(around.calls("CreateTrainedModel"), 1);
    assert.deepEqual(around.shown(), [
      `churn: creating a trained model with the generated name ${name}. It costs 1 x ml.m5.2xlarge until the training ends ` +
        "(stoppingCondition.maxRuntimeInSeconds is not set).",
      `churn: training accepted, ${id}`,
    ]);
  });

  it("leaves nothing undefined in the outputs", async () => {
    around = await openSurroundings();
    const { outs } = await around.models.create(modelInputs({ description: undefined }));
    assert.ok(!JSON.stringify(Object.values(outs as object)).includes("null"));
    assert.ok(!Object.values(outs as object).includes(undefined));
  });

  it("finds a lost model that appears late in the list", async () => {
    around = await openSurroundings({ listLagMs: 5000 });
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after" });
    await around.models.create(modelInputs());
    assert.equal(around.emulator.models().length, 1);
  });

  it("fails after three lost creates with the error of the last one", async () => {
    around = await openSurroundings();
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "internal-error", times: "always" });
    await assert.rejects(around.models.create(modelInputs()), {
      message: /^Cannot create trained model "churn": InternalServiceException/,
    });
    assert.equal(around.calls("CreateTrainedModel"), 3);
    assert.equal(around.emulator.models().length, 0);
  });

  for (const [attempts, config] of [
    [1, { "cleanroomsml:maxAttempts": "1" }],
    [2, { "aws:maxRetries": "2" }],
    [1, {}],
  ] as const) {
    it(`repeats a lost create no more often than any other call: ${attempts} by ${Object.keys(config)[0] ?? "AWS_MAX_ATTEMPTS"}`, async () => {
      const before = process.env.AWS_MAX_ATTEMPTS;
      if (Object.keys(config).length === 0) process.env.AWS_MAX_ATTEMPTS = String(attempts);
      try {
        around = await openSurroundings({}, { config });
        around.emulator.inject({ operation: "CreateTrainedModel", kind: "internal-error", times: "always" });
        await assert.rejects(around.models.create(modelInputs()), { message: /InternalServiceException/ });
      } finally {
        if (before === undefined) delete process.env.AWS_MAX_ATTEMPTS;
        else process.env.AWS_MAX_ATTEMPTS = before;
      }
      assert.equal(around.calls("CreateTrainedModel"), attempts);
    });
  }

  it("does not repeat the create if the check fails, and states the next step", async () => {
    around = await openSurroundings();
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after" });
    around.emulator.inject({ operation: "ListTrainedModels", kind: "access-denied", times: "always" });
    await assert.rejects(around.models.create(modelInputs()), (error: Error) => {
      assert.match(
        error.message,
        /Could not determine whether the model exists \(.*AccessDenied.*\), so the create was not repeated/,
      );
      assert.match(error.message, /option import/);
      return true;
    });
    assert.equal(around.calls("CreateTrainedModel"), 1);
  });

  it("ignores a model with a different input, and an older one with an explicit name", async () => {
    around = await openSurroundings();
    const { emulator } = around;
    const { __options: _, membershipIdentifier, ...input } = namedInputs({ hyperparameters: { a: "1" } });
    const older = {
      action: "create",
      membershipIdentifier: membershipIdentifier as string,
      input: input as unknown as CreateBody,
    } as const;
    await emulator.act(older);
    await around.clock.sleep(10_000);
    await emulator.act({ ...older, input: { ...(input as unknown as CreateBody), hyperparameters: { a: "2" } } });
    emulator.inject({ operation: "CreateTrainedModel", kind: "internal-error" });
    const { id } = await around.models.create(namedInputs({ hyperparameters: { a: "1" } }));
    assert.equal(emulator.models().length, 3);
    assert.equal(id, emulator.models().at(-1)?.trainedModelArn);
  });

  it("finds a lost model by its generated name, even if the clocks of the service disagree", async () => {
    around = await openSurroundings();
    const ahead = { kind: "wrong-clock", clockSkewMs: 1_200_000, times: "always" } as const;
    around.emulator.inject({ operation: "ListTrainedModels", ...ahead });
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after" });
    const { id } = await around.models.create(modelInputs());
    assert.deepEqual(
      around.emulator.models().map(({ trainedModelArn }) => trainedModelArn),
      [id],
    );
  });

  it("finds one model for each of two lost creates with equal names and inputs", async () => {
    around = await openSurroundings();
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after", times: 2 });
    const created = await Promise.all([around.models.create(modelInputs()), around.models.create(modelInputs())]);
    assert.equal(new Set(created.map(({ id }) => id)).size, 2);
    assert.equal(around.emulator.models().length, 2);
  });

  it("reports the existing model of a conflict and how to fix it", async () => {
    around = await openSurroundings({ nameUniqueness: "conflict", pendingMs: 3_600_000 });
    const first = await around.models.create(namedInputs());
    await assert.rejects(around.models.create(namedInputs()), (error: Error) => {
      assert.match(error.message, /Cannot create trained model "churn": ConflictException/);
      assert.ok(error.message.includes(first.id) && /CREATE_PENDING, created 20/.test(error.message), error.message);
      for (const fix of [
        "another name, or omit `name`",
        "option import",
        "delete the existing",
        "deleteBeforeReplace",
      ]) {
        assert.ok(error.message.includes(fix), fix);
      }
      return true;
    });
    assert.equal(around.emulator.models().length, 1);
  });

  it("reports how to fix a conflict about an explicit name that no model of the membership has", async () => {
    around = await openSurroundings();
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "conflict", times: "always" });
    await assert.rejects(around.models.create(namedInputs()), {
      message:
        /: ConflictException: .*\. If the conflict is about the name, which is unique in the collaboration, rename it, or omit `name`$/,
    });
    await assert.rejects(
      around.models.create(modelInputs()),
      ({ message }: Error) => !message.includes("another name"),
    );
  });

  for (const ageMs of [60_000, 3_000]) {
    it(`rejects the ARN of a model that is ${ageMs / 1000} s older`, async () => {
      around = await openSurroundings({ nameUniqueness: "existing" });
      const first = await around.models.create(namedInputs());
      around.nextCommand();
      await around.clock.sleep(ageMs);
      const again = namedInputs({ description: "changed" });
      await assert.rejects(around.models.create(again), (error: Error) => {
        assert.match(error.message, /the service returned one that already existed/);
        return error.message.includes(first.id);
      });
    });
  }

  it("accepts the response for a generated name, even if the clocks of the service disagree", async () => {
    around = await openSurroundings();
    const ahead = { kind: "wrong-clock", clockSkewMs: 1_200_000, times: "always" } as const;
    around.emulator.inject({ operation: "GetTrainedModel", ...ahead });
    const { id } = await around.models.create(modelInputs());
    assert.equal(id, around.emulator.models()[0]?.trainedModelArn);
  });

  it("rejects the ARN of a model that someone else created while this one waited for a slot", async () => {
    around = await openSurroundings({ nameUniqueness: "existing" });
    const { emulator, clock } = around;
    emulator.inject({ operation: "CreateTrainedModel", kind: "quota-exceeded", times: "always" });
    const creating = around.models.create(namedInputs({ description: "mine" }));
    creating.catch(() => undefined);
    while (!around.shown().some((line) => line.includes("waiting for a training slot"))) await clock.sleep(20);
    const { __options: _, membershipIdentifier, ...input } = namedInputs({ description: "theirs" });
    const body = input as unknown as CreateBody;
    await emulator.act({ action: "create", membershipIdentifier: membershipIdentifier as string, input: body });
    await clock.sleep(1_500);
    emulator.clearFaults();
    await assert.rejects(creating, { message: /the service returned one that already existed/ });
  });

  it("accepts its own model from a later attempt, after a lost response and a rejected attempt", async () => {
    around = await openSurroundings({ nameUniqueness: "existing", listLagMs: 12_000 });
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after" });
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "quota-exceeded" });
    const { id } = await around.models.create(namedInputs());
    assert.deepEqual(
      around.emulator.models().map(({ trainedModelArn }) => trainedModelArn),
      [id],
    );
  });

  it("rejects an ARN that belongs to another resource of the program", async () => {
    around = await openSurroundings({ nameUniqueness: "existing" });
    await around.models.create(namedInputs({}, { logicalName: "first" }));
    await assert.rejects(around.models.create(namedInputs()), { message: /which belongs to "first" of this program/ });
  });

  it("accepts the response if the Get after it fails", async () => {
    around = await openSurroundings();
    around.emulator.inject({ operation: "GetTrainedModel", kind: "access-denied", times: "always" });
    assert.ok((await around.models.create(modelInputs())).id);
  });

  it("keeps the version of an incremental training in the id", async () => {
    around = await openSurroundings({ versionArn: "same", pendingMs: 0, trainingMs: 0 });
    const base = await around.models.create(modelInputs());
    const incremental = [{ trainedModelArn: base.id, channelName: "base" }];
    const { id, outs } = await around.models.create(modelInputs({ incrementalTrainingDataChannels: incremental }));
    assert.match(id, new RegExp(`^${base.id}\\|[0-9a-f-]{36}$`));
    assert.equal(`${base.id}|${(outs as Record<string, unknown>).versionIdentifier}`, id);
  });

  for (const listShows of ["latest-version", "every-version", "base-version"] as const) {
    it(`finds a lost incremental training if lists show the ${listShows}`, async () => {
      around = await openSurroundings({ versionArn: "same", pendingMs: 0, trainingMs: 0, listShows });
      const base = await around.models.create(modelInputs());
      await around.clock.sleep(10_000);
      around.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after" });
      const incremental = [{ trainedModelArn: base.id, channelName: "base" }];
      const { id } = await around.models.create(modelInputs({ incrementalTrainingDataChannels: incremental }));
      assert.match(id, new RegExp(`^${base.id}\\|[0-9a-f-]{36}$`));
      assert.equal(around.calls("CreateTrainedModel"), 2);
    });
  }

  it("shows no value of its inputs when the service repeats them", async () => {
    around = await openSurroundings();
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "validation-echo", times: "always" });
    const inputs = modelInputs({
      hyperparameters: { "key-hidden": 'va"lue-hidden' },
      description: "hidden text",
      tags: { t: "hid" },
    });
    await assert.rejects(around.models.create(inputs), ({ message }: Error) => {
      assert.match(message, /ValidationException/);
      assert.doesNotMatch(message, /hid/);
      return true;
    });
  });

  it("starts nothing after an interruption", async () => {
    around = await openSurroundings();
    around.interrupt(new InterruptedError("Interrupted"));
    await assert.rejects(around.models.create(modelInputs()), {
      message:
        'Interrupted: trained model "churn" was not created, and no training started; run pulumi up to create it',
    });
    assert.equal(around.calls(), 0);
  });

  it("ends the check at an interruption and states the next step", async () => {
    around = await openSurroundings();
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after" });
    const creating = around.models.create(modelInputs());
    creating.catch(() => undefined);
    while (!around.shown().some((line) => line.includes("was lost"))) await around.clock.sleep(20);
    around.interrupt(new InterruptedError("Interrupted"));
    await assert.rejects(creating, { message: /Interrupted.*It may be training under.*option import/ });
    assert.equal(around.calls("CreateTrainedModel"), 1);
  });

  it("rejects an older model during an interruption, too", async () => {
    around = await openSurroundings({ nameUniqueness: "existing" });
    const first = await around.models.create(namedInputs());
    around.nextCommand();
    await around.clock.sleep(10_000);
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "slow", delayMs: 300 });
    const creating = around.models.create(namedInputs({ description: "changed" }));
    creating.catch(() => undefined);
    while (around.calls("CreateTrainedModel") === 1) await around.clock.sleep(20);
    around.interrupt(new InterruptedError("Interrupted"));
    await assert.rejects(creating, ({ message }: Error) => message.includes(`already existed: ${first.id}`));
  });

  it("is not delayed by a Get that hangs, so that the state soon contains the ARN", async () => {
    around = await openSurroundings();
    around.emulator.inject({ operation: "GetTrainedModel", kind: "slow", delayMs: 3_600_000, times: "always" });
    const startMs = performance.now();
    await around.models.create(modelInputs());
    assert.ok(performance.now() - startMs < 6_000);
  });

  it("receives the response of a create in progress at an interruption", async () => {
    around = await openSurroundings();
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "slow", delayMs: 300 });
    const creating = around.models.create(modelInputs());
    while (around.calls("CreateTrainedModel") === 0) await around.clock.sleep(20);
    around.interrupt(new InterruptedError("Interrupted"));
    assert.equal((await creating).id, around.emulator.models()[0]?.trainedModelArn);
  });
});
