import assert from "node:assert/strict";
import type { CreateBody, FaultKind } from "../../emulator/server";
import { InterruptedError } from "../../provider/host/interruption";
import { modelInputs, namedInputs, openSurroundings, type Surroundings } from "../support/lifecycle/surroundings";

let around: Surroundings;

const LOST_AFTER: FaultKind[] = [
  "reset-after",
  "internal-error-after",
  "empty-503-after",
  "bad-gateway-after",
  "gateway-timeout-after",
  "not-json-after",
  "truncated-after",
  "empty-200-after",
];
const LOST_BEFORE: FaultKind[] = [
  "reset-before",
  "internal-error",
  "empty-503",
  "bad-gateway",
  "gateway-timeout",
  "not-json-before",
  "truncated-before",
];

describe("create of a TrainedModel", function () {
  this.timeout(10_000);
  afterEach(() => around.close());

  it("sends one create and returns the ARN as soon as it is accepted", async () => {
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

  for (const kind of LOST_AFTER) {
    it(`takes the model of a create whose answer was lost (${kind})`, async () => {
      around = await openSurroundings();
      around.emulator.inject({ operation: "CreateTrainedModel", kind });
      const { id } = await around.models.create(modelInputs());
      assert.equal(around.emulator.models().length, 1);
      assert.equal(id, around.emulator.models()[0]?.trainedModelArn);
      assert.equal(around.calls("CreateTrainedModel"), 1);
    });
  }

  for (const kind of LOST_BEFORE) {
    it(`sends again once it is sure that there is no model (${kind})`, async () => {
      around = await openSurroundings();
      around.emulator.inject({ operation: "CreateTrainedModel", kind });
      await around.models.create(modelInputs());
      assert.equal(around.emulator.models().length, 1);
      assert.equal(around.calls("CreateTrainedModel"), 2);
      assert.ok(around.calls("ListTrainedModels") >= 3, "it looks at 1, 3 and 8 s");
    });
  }

  it("takes a lost model that the list shows late", async () => {
    around = await openSurroundings({ listLagMs: 5000 });
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after" });
    await around.models.create(modelInputs());
    assert.equal(around.emulator.models().length, 1);
  });

  it("gives up after three lost creates, with the error of the last", async () => {
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
    it(`sends a lost create no more often than any other call: ${attempts} by ${Object.keys(config)[0] ?? "AWS_MAX_ATTEMPTS"}`, async () => {
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

  it("sends nothing again where it cannot look, and says how to go on", async () => {
    around = await openSurroundings();
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after" });
    around.emulator.inject({ operation: "ListTrainedModels", kind: "access-denied", times: "always" });
    await assert.rejects(around.models.create(modelInputs()), (error: Error) => {
      assert.match(error.message, /could not be found out \(.*AccessDenied.*\), so nothing was sent again/);
      assert.match(error.message, /option import/);
      return true;
    });
    assert.equal(around.calls("CreateTrainedModel"), 1);
  });

  it("does not take a model that differs in an input, or is older and of a name that others may give", async () => {
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

  it("takes a lost model by a name that was made up for it, though the clocks of the service do not agree", async () => {
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

  it("gives two lost creates of one name and one input a model each", async () => {
    around = await openSurroundings();
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after", times: 2 });
    const created = await Promise.all([around.models.create(modelInputs()), around.models.create(modelInputs())]);
    assert.equal(new Set(created.map(({ id }) => id)).size, 2);
    assert.equal(around.emulator.models().length, 2);
  });

  it("looks the model up where a conflict follows a loss", async () => {
    around = await openSurroundings({ nameUniqueness: "conflict", listLagMs: 12_000 });
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after" });
    const { id } = await around.models.create(modelInputs());
    assert.equal(around.emulator.models().length, 1);
    assert.equal(id, around.emulator.models()[0]?.trainedModelArn);
    assert.equal(around.calls("CreateTrainedModel"), 2);
  });

  it("names the existing model on a conflict, with the ways out", async () => {
    around = await openSurroundings({ nameUniqueness: "conflict", pendingMs: 3_600_000 });
    const first = await around.models.create(namedInputs());
    await assert.rejects(around.models.create(namedInputs()), (error: Error) => {
      assert.match(error.message, /Cannot create trained model "churn": ConflictException/);
      assert.ok(error.message.includes(first.id) && /CREATE_PENDING, created 20/.test(error.message), error.message);
      for (const way of ["another name, or none", "option import", "deleting it", "deleteBeforeReplace"]) {
        assert.ok(error.message.includes(way), way);
      }
      return true;
    });
    assert.equal(around.emulator.models().length, 1);
  });

  it("names the way out of a conflict about an explicit name, though no model of the membership has it", async () => {
    around = await openSurroundings();
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "conflict", times: "always" });
    await assert.rejects(around.models.create(namedInputs()), {
      message:
        /: ConflictException: .*\. Where it is about the name, which is unique in the collaboration: another name, or none$/,
    });
    await assert.rejects(
      around.models.create(modelInputs()),
      ({ message }: Error) => !message.includes("another name"),
    );
  });

  for (const ageMs of [60_000, 3_000]) {
    it(`refuses the ARN of a model that is ${ageMs / 1000} s older`, async () => {
      around = await openSurroundings({ nameUniqueness: "existing" });
      const first = await around.models.create(namedInputs());
      around.nextCommand();
      await around.clock.sleep(ageMs);
      const again = namedInputs({ description: "changed" });
      await assert.rejects(around.models.create(again), (error: Error) => {
        assert.match(error.message, /the service answered with a model that already existed/);
        return error.message.includes(first.id);
      });
    });
  }

  it("takes the answer for a name that was made up for it, though the clocks of the service do not agree", async () => {
    around = await openSurroundings();
    const ahead = { kind: "wrong-clock", clockSkewMs: 1_200_000, times: "always" } as const;
    around.emulator.inject({ operation: "GetTrainedModel", ...ahead });
    const { id } = await around.models.create(modelInputs());
    assert.equal(id, around.emulator.models()[0]?.trainedModelArn);
  });

  it("refuses the ARN of a model that somebody else made while this one waited for a slot", async () => {
    around = await openSurroundings({ nameUniqueness: "existing" });
    const { emulator, clock } = around;
    emulator.inject({ operation: "CreateTrainedModel", kind: "quota-exceeded", times: "always" });
    const creating = around.models.create(namedInputs({ description: "mine" }));
    creating.catch(() => undefined);
    while (!around.shown().some((line) => line.includes("waits for a training slot"))) await clock.sleep(20);
    const { __options: _, membershipIdentifier, ...input } = namedInputs({ description: "theirs" });
    const body = input as unknown as CreateBody;
    await emulator.act({ action: "create", membershipIdentifier: membershipIdentifier as string, input: body });
    await clock.sleep(1_500);
    emulator.clearFaults();
    await assert.rejects(creating, { message: /the service answered with a model that already existed/ });
  });

  it("takes its own model where an attempt after the loss was refused, and the next is answered with it", async () => {
    around = await openSurroundings({ nameUniqueness: "existing", listLagMs: 12_000 });
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after" });
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "quota-exceeded" });
    const { id } = await around.models.create(namedInputs());
    assert.deepEqual(
      around.emulator.models().map(({ trainedModelArn }) => trainedModelArn),
      [id],
    );
  });

  it("refuses an ARN that is another resource's of this program", async () => {
    around = await openSurroundings({ nameUniqueness: "existing" });
    await around.models.create(namedInputs({}, { logicalName: "first" }));
    await assert.rejects(around.models.create(namedInputs()), { message: /which is "first" of this program/ });
  });

  it("takes the answer where the Get behind it fails", async () => {
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
    it(`takes a lost incremental training where lists show the ${listShows}`, async () => {
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

  it("shows nothing of its inputs when the service echoes them", async () => {
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

  it("begins nothing after an interruption", async () => {
    around = await openSurroundings();
    around.interrupt(new InterruptedError("Interrupted"));
    await assert.rejects(around.models.create(modelInputs()), {
      message: 'Interrupted: trained model "churn" was not created, no training was started; pulumi up goes on with it',
    });
    assert.equal(around.calls(), 0);
  });

  it("ends the look-up at an interruption, and says how to go on", async () => {
    around = await openSurroundings();
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after" });
    const creating = around.models.create(modelInputs());
    creating.catch(() => undefined);
    while (!around.shown().some((line) => line.includes("was lost"))) await around.clock.sleep(20);
    around.interrupt(new InterruptedError("Interrupted"));
    await assert.rejects(creating, { message: /Interrupted.*It may be training under.*option import/ });
    assert.equal(around.calls("CreateTrainedModel"), 1);
  });

  it("does not take an older model for the new one at an interruption either", async () => {
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

  it("is not held back by a Get that hangs: the state is to have the ARN soon", async () => {
    around = await openSurroundings();
    around.emulator.inject({ operation: "GetTrainedModel", kind: "slow", delayMs: 3_600_000, times: "always" });
    const startMs = performance.now();
    await around.models.create(modelInputs());
    assert.ok(performance.now() - startMs < 6_000);
  });

  it("gets the answer of a create that is under way at an interruption", async () => {
    around = await openSurroundings();
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "slow", delayMs: 300 });
    const creating = around.models.create(modelInputs());
    while (around.calls("CreateTrainedModel") === 0) await around.clock.sleep(20);
    around.interrupt(new InterruptedError("Interrupted"));
    assert.equal((await creating).id, around.emulator.models()[0]?.trainedModelArn);
  });
});
