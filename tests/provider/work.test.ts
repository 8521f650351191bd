// Channels, export jobs and inference jobs: what a create starts, the wait for it, and what stays in the state.
import assert from "node:assert/strict";
import { InterruptedError } from "../../provider/host/interruption";
import { KINDS } from "../../provider/kinds/kinds";
import type { ResourceKind } from "../../provider/kinds/resource-kind";
import { inputsOfJobs } from "../support/inputs/kinds";
import { membershipIdentifier } from "../support/inputs/valid-inputs";
import { addTrainedModel } from "../support/lifecycle/existing-objects";
import { modelInputs, openSurroundings, type Surroundings } from "../support/lifecycle/surroundings";
import { openWork, urnOf, workingClasses } from "../support/lifecycle/work";
import { jumpingClock } from "../support/time/jumping-clock";

type Behaviour = Parameters<typeof openSurroundings>[0];
let around: Surroundings;
const messageOf = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail("succeeded"),
    ({ message }: Error) => message,
  );
/** Starts, creates, cancels, deletes and tags. */
const writes = () =>
  around.emulator.calls().flatMap(({ operation = "" }) => (/^(Get|List)/.test(operation) ? [] : [operation]));

for (const kind of workingClasses) {
  const row: ResourceKind = KINDS[kind];
  const { noun, createOperation, work: words } = row;
  const open = async (behaviour: Behaviour = {}) => {
    around = await openSurroundings(behaviour, { config: { "cleanroomsml:region": "us-east-1" } });
    return openWork(around, kind);
  };

  describe(`A ${noun}`, function () {
    this.timeout(60_000);
    afterEach(() => around.close());

    it("is accepted at once, and a Completion waits until it is ACTIVE", async () => {
      const work = await open();
      const created = await work.create();
      assert.match(work.objects()[0]?.status ?? "", /^CREATE_(PENDING|IN_PROGRESS)$/);
      const { id, outs } = await work.wait(created);
      assert.equal(id, created.id);
      assert.equal((outs.details as { status: string }).status, "ACTIVE");
      assert.ok(around.shown().some((line) => line === `churn: ${words?.noun} accepted, ${id}`));
      assert.equal((await work.diff(created)).changes, false);
      assert.equal((await work.read(created)).id, id);
      assert.deepEqual(writes(), [createOperation]);
    });

    it("is not started after an interruption, and an interrupted wait says how to continue", async () => {
      const work = await open();
      const created = await work.create();
      const waiting = messageOf(work.wait(created));
      around.interrupt(new InterruptedError("Interrupted"));
      assert.match(await waiting, new RegExp(`continues to ${words?.verb}; run pulumi up to continue waiting$`));
      assert.match(await messageOf(work.create({}, "other")), new RegExp(`no ${words?.noun} started; run pulumi up`));
      assert.equal(work.objects().length, 1);
    });

    it("fails its Completion with the service's reason; only a refresh has it run again", async () => {
      const work = await open();
      const created = await work.create();
      const { name } = created.outs as { name: string };
      await around.emulator.act({ action: "fail", kind, name, statusDetails: { statusCode: "X", message: "no luck" } });
      const message = await messageOf(work.wait(created));
      assert.match(
        message,
        new RegExp(`failed to ${words?.verb}: CREATE_FAILED \\(X: no luck\\).*run pulumi up --refresh`),
      );
      assert.equal((await work.diff(created)).changes, false);
      assert.equal(await messageOf(work.wait(created)), message);
      const { props = {} } = await work.read(created);
      assert.equal(props.failedStatus, "CREATE_FAILED");
      assert.deepEqual((await work.diff({ id: created.id, outs: props })).replaces, ["failedStatus"]);
      assert.ok(around.shown().some((line) => line.includes(`its ${words?.noun} failed`)));
    });

    it("stays in the state, with its Completion, after the service has forgotten it", async () => {
      const work = await open();
      const created = await work.create();
      const done = await work.wait(created);
      const { name } = created.outs as { name: string };
      await around.emulator.act({ action: "forget", kind, name });
      around.nextCommand();
      around.lines.length = 0;
      const read = await around.of(kind).read(created.id, created.outs);
      assert.deepEqual(read.props, created.outs);
      assert.deepEqual((await around.of("Completion").read(done.id, done.outs)).props, done.outs);
      const lines = around.shown().filter((line) => line.includes("It stays in the stack, and nothing runs again"));
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? "", new RegExp(`pulumi up --replace '${urnOf(kind)}'`));
      assert.equal((await around.of(kind).diff(created.id, read.props, work.newsOf())).changes, false);
    });

    it("is imported with its Completion, and nothing runs", async () => {
      const work = await open();
      const { id, outs } = await work.create({ name: "explicit" });
      await work.wait({ id, outs });
      around.nextCommand();
      around.emulator.clearCalls();
      const imported = await around.of(kind).create(work.newsOf({}, "churn", { import: id }));
      assert.equal(imported.id, id);
      await work.wait({ id, outs: imported.outs });
      assert.deepEqual(writes(), []);
    });

    it("does not run again because of an input that a new release knows, or of the order of keys", async () => {
      const work = await open();
      const { id, outs } = await work.create();
      const shuffled = (value: unknown): unknown =>
        typeof value !== "object" || value === null || Array.isArray(value)
          ? value
          : Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, member]) => [key, shuffled(member)]),
            );
      const { description: _, ...older } = outs;
      assert.equal((await work.diff({ id, outs: older }, { description: undefined })).changes, false);
      assert.equal((await around.of(kind).diff(id, outs, shuffled(work.newsOf()) as never)).changes, false);
    });
  });
}

describe("An ML input channel", function () {
  this.timeout(60_000);
  afterEach(() => around.close());
  const open = async (behaviour: Behaviour = {}, surroundings: Parameters<typeof openSurroundings>[1] = {}) => {
    around = await openSurroundings(behaviour, surroundings);
    return openWork(around, "MLInputChannel");
  };

  for (const expiredChannels of ["readable", "not-found", "stay-active"] as const) {
    it(`stays in the state after its data has expired (${expiredChannels})`, async () => {
      const work = await open({ expiredChannels, retentionDayMs: 20_000 });
      const created = await work.create({ retentionInDays: 1 });
      await work.wait(created);
      await around.clock.sleep(30_000);
      around.emulator.clearCalls();
      const { id, props } = await work.read(created);
      assert.equal(id, created.id);
      assert.equal((await work.diff({ id, outs: props as never }, { retentionInDays: 1 })).changes, false);
      assert.deepEqual(writes(), []);
    });
  }

  it("whose data expired before anything waited for it says how to query again", async () => {
    const work = await open();
    const created = await work.create();
    await around.emulator.act({ action: "expire", arn: created.id });
    const message = await messageOf(work.wait(created));
    assert.match(message, /has expired, or someone else deleted its data \(INACTIVE\); run pulumi up --replace 'urn:/);
  });

  it("waits with its delete while a training reads it, and then deletes the data", async () => {
    const work = await open({ trainingMs: 5_000 });
    const created = await work.create();
    await work.wait(created);
    const dataChannels = [{ mlInputChannelArn: created.id, channelName: "training" }];
    await around.models.create(modelInputs({ dataChannels }, { logicalName: "reader" }));
    around.emulator.clearCalls();
    await work.remove(created);
    assert.ok(around.calls("DeleteMLInputChannelData") > 1);
    assert.equal(work.objects()[0]?.status, "INACTIVE");
  });

  it("queues with the others of its account, over memberships, where the service refuses for concurrency", async () => {
    const work = await open({ channelQuota: 2, channelMs: 4_000 });
    const others = membershipIdentifier.replaceAll("1", "2");
    const memberships = [membershipIdentifier, others, membershipIdentifier, others, membershipIdentifier];
    const created = await Promise.all(
      memberships.map((membership, i) => work.create({ membershipIdentifier: membership }, `channel-${i}`)),
    );
    assert.equal(new Set(created.map(({ id }) => id)).size, 5);
    assert.equal(work.objects().length, 5);
    assert.equal(around.shown().filter((line) => line.includes("waiting for a query slot")).length, 3);
    assert.ok(around.shown().some((line) => /got a query slot after/.test(line)));
  });

  it("takes one call of a list for a poll of 100", async () => {
    const work = await open({ channelMs: 60_000, pendingMs: 0 }, { clock: jumpingClock() });
    const names = Array.from({ length: 100 }, (_, i) => `channel-${i}`);
    const created = await Promise.all(names.map((name) => work.create({}, name)));
    around.emulator.clearCalls();
    const waits = created.map((entry, i) => work.wait(entry, names[i]));
    await around.clock.sleep(30_000);
    const { length: gets } = around.emulator.calls().filter(({ operation }) => operation === "GetMLInputChannel");
    const { length: lists } = around.emulator.calls().filter(({ operation }) => operation === "ListMLInputChannels");
    assert.equal(gets, 0);
    assert.ok(lists > 5 && lists <= 31, `${lists} lists in 30 s`);
    await Promise.all(waits);
  });

  it("shows no word of its query, and no parameter, where the service repeats them", async () => {
    const work = await open();
    const message = 'syntax error near "FROM customers WHERE": age, :day = monday';
    around.emulator.inject({ operation: "CreateMLInputChannel", kind: "access-denied", message, times: "always" });
    const said = await messageOf(work.create());
    for (const word of ["customers", "WHERE", "age", "day", "monday"])
      assert.ok(!new RegExp(`\\b${word}\\b`).test(said), said);
    assert.match(said, /syntax error/);
  });

  const parameters = { queryString: "SELECT 1" };
  const inputOf = (sqlParameters: object, more: object = {}) => ({
    inputChannel: {
      ...(inputsOfJobs.MLInputChannel.inputChannel as object),
      dataSource: { protectedQueryInputParameters: { sqlParameters, ...more } },
    },
  });
  const place = "inputChannel.dataSource.protectedQueryInputParameters";
  const template = `arn:aws:cleanrooms:us-east-1:123456789012:membership/${membershipIdentifier}/analysistemplate/${membershipIdentifier}`;
  const refused: [string, object, string][] = [
    [
      "computeConfiguration where AWS's guide has it",
      inputOf({ ...parameters, computeConfiguration: { worker: { type: "CR.1X", number: 16 } } }),
      `${place}.sqlParameters: unknown property "computeConfiguration"; it belongs in ${place}`,
    ],
    [
      "resultFormat where AWS's guide has it",
      inputOf({ ...parameters, resultFormat: "CSV" }),
      `${place}.sqlParameters: unknown property "resultFormat"; it belongs in ${place}`,
    ],
    [
      "both sources",
      inputOf({ ...parameters, analysisTemplateArn: template }),
      `${place}.sqlParameters: expected exactly one of queryString and analysisTemplateArn, got both`,
    ],
    [
      "no source",
      inputOf({ parameters: { day: "1" } }),
      `${place}.sqlParameters: expected exactly one of queryString and analysisTemplateArn, got neither`,
    ],
    [
      "an empty union",
      { inputChannel: { ...(inputsOfJobs.MLInputChannel.inputChannel as object), dataSource: {} } },
      "inputChannel.dataSource: expected an object with protectedQueryInputParameters, got an object with 0 properties",
    ],
    [
      "a parameter that is no string",
      inputOf({ ...parameters, parameters: { secret_key: 12 } }),
      `${place}.sqlParameters.parameters, entry 1 of 1: expected a string of up to 1000 characters, got a number; put it in quotes`,
    ],
  ];
  for (const [title, change, reason] of refused) {
    it(`is refused by check with ${title}`, async () => {
      const work = await open();
      const { failures = [] } = await around.of("MLInputChannel").check({}, work.newsOf(change as never));
      assert.deepEqual(
        failures.map((failure) => failure.reason),
        [reason],
      );
    });
  }

  it("that cannot be used is named where the service refuses a model or a job on it", async () => {
    const work = await open();
    const created = await work.create();
    await work.wait(created);
    await around.of("MLInputChannel").check(created.outs, work.newsOf());
    await work.diff(created);
    const dataChannels = [{ mlInputChannelArn: created.id, channelName: "training" }];
    const train = () => around.models.create(modelInputs({ dataChannels }, { logicalName: "reader" }));
    const refusing = (code: "ConflictException" | "ValidationException") =>
      around.emulator.inject({
        operation: "CreateTrainedModel",
        kind: code === "ConflictException" ? "conflict" : "validation-echo",
      });
    const again = `run pulumi up --replace '${urnOf("MLInputChannel")}' to query its data again, which also trains every model on it again`;

    for (const code of ["ConflictException", "ValidationException"] as const) {
      await around.emulator.act({ action: "expire", arn: created.id });
      refusing(code);
      const expired = await messageOf(train());
      assert.ok(
        expired.includes(
          `The ML input channel "churn" in dataChannels[0].mlInputChannelArn has expired, or its data was deleted (INACTIVE); ${again}`,
        ),
        expired,
      );
      await around.emulator.act({ action: "fail", arn: created.id });
      refusing(code);
      assert.ok((await messageOf(train())).includes(`mlInputChannelArn failed (CREATE_FAILED); ${again}`));
      await around.emulator.act({ action: "set-status", arn: created.id, status: "CREATE_IN_PROGRESS" });
      refusing(code);
      assert.match(
        await messageOf(train()),
        /is not ready \(CREATE_IN_PROGRESS\); run pulumi up again once it is ACTIVE/,
      );
    }
    await around.emulator.act({ action: "set-status", arn: created.id, status: "ACTIVE" });
    refusing("ValidationException");
    assert.ok(!(await messageOf(train())).includes("ML input channel"));
    // The service says that the fault is elsewhere.
    await around.emulator.act({ action: "expire", arn: created.id });
    const resourceConfig = { instanceType: "ml.m5.9xlarge", volumeSizeInGB: 30 };
    const wrong = await messageOf(
      around.models.create(modelInputs({ dataChannels, resourceConfig }, { logicalName: "reader" })),
    );
    assert.match(wrong, /instanceType.* failed to satisfy constraint/);
    assert.ok(!wrong.includes("ML input channel"), wrong);
    const body = JSON.stringify({ message: "Value at '/dataChannels/0' failed to satisfy constraint: no data" });
    const headers = { "x-amzn-errortype": "ValidationException" };
    const answer = { httpStatusCode: 400, headers, body };
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "answer", answer });
    assert.match(await messageOf(train()), /mlInputChannelArn has expired, or its data was deleted/);
  });

  it("without privacy budget is named where the service refuses a training on it", async () => {
    const work = await open({
      accessBudgets: [
        {
          resourceArn: `arn:aws:cleanrooms:us-east-1:123456789012:membership/${membershipIdentifier}/configuredtableassociation/t`,
          budget: 1,
        },
      ],
    });
    const created = await work.create();
    await work.wait(created);
    const dataChannels = [{ mlInputChannelArn: created.id, channelName: "training" }];
    const message = await messageOf(around.models.create(modelInputs({ dataChannels }, { logicalName: "reader" })));
    assert.match(
      message,
      /ValidationException.*has no privacy budget left for 1 table; run pulumi up again once the owner/,
    );
  });
});

describe("A trained model inference job", function () {
  this.timeout(60_000);
  afterEach(() => around.close());
  const open = async (behaviour: Behaviour = {}) => {
    around = await openSurroundings(behaviour);
    return openWork(around, "TrainedModelInferenceJob");
  };

  it("is cancelled by its delete while it runs, and only forgotten after its end", async () => {
    const work = await open({ inferenceMs: 60_000 });
    const running = await work.create();
    await work.remove(running);
    assert.equal(work.objects()[0]?.status, "INACTIVE");
    const { id, outs } = await work.create({}, "other");
    await around.emulator.act({ action: "finish", arn: id });
    around.emulator.clearCalls();
    await work.remove({ id, outs });
    assert.deepEqual(writes(), []);
    assert.ok(around.shown().includes("other: removed from the stack; its output stays in S3"));
  });

  it("that somebody cancelled fails its Completion, and a refresh has it run again", async () => {
    const work = await open({ inferenceMs: 60_000 });
    const created = await work.create();
    await around.emulator.act({ action: "cancel", arn: created.id, immediately: true });
    const message = await messageOf(work.wait(created));
    assert.match(
      message,
      /was cancelled or deleted by someone else \(INACTIVE\); run pulumi up --refresh to run it again$/,
    );
    const { props = {} } = await work.read(created);
    assert.equal(props.failedStatus, "INACTIVE");
  });

  it("queues for the slots of its membership", async () => {
    const work = await open({ inferenceQuota: 1, inferenceMs: 3_000 });
    const created = await Promise.all(["a", "b", "c"].map((name) => work.create({}, name)));
    assert.equal(new Set(created.map(({ id }) => id)).size, 3);
    assert.equal(around.shown().filter((line) => line.includes("waiting for an inference slot")).length, 2);
  });
});

describe("A trained model export job", function () {
  this.timeout(60_000);
  afterEach(() => around.close());
  const open = async (behaviour: Behaviour = {}) => {
    around = await openSurroundings(behaviour);
    return openWork(around, "TrainedModelExportJob");
  };

  it("is not an older job of the same name", async () => {
    const work = await open({ nameUniqueness: "duplicate", exportMs: 3_000 });
    const older = await work.create({ name: "explicit" });
    await work.wait(older);
    await around.clock.sleep(10_000);
    // Of another stack.
    around.nextCommand();
    const created = await work.create({ name: "explicit" }, "second");
    const { outs } = await work.wait(created, "second");
    assert.equal(work.objects().length, 2);
    assert.equal(
      Date.parse((outs.details as { createTime: string }).createTime),
      Math.floor(work.objects()[1]?.createdAtMs ?? 0),
    );
  });

  it("is found although the list lags", async () => {
    const work = await open({ exportListLagMs: 20_000 });
    const { outs } = await work.wait(await work.create());
    assert.equal((outs.details as { status: string }).status, "ACTIVE");
  });

  it("sends nothing when it is deleted, and says that the files stay", async () => {
    const work = await open();
    const created = await work.create();
    around.emulator.clearCalls();
    await work.remove(created);
    assert.deepEqual(around.emulator.calls(), []);
    assert.ok(around.shown().includes("churn: removed from the stack; the exported files stay in S3"));
  });

  for (const jobVersion of ["base", "latest"] as const) {
    it(`of a model with versions is found (${jobVersion} is exported by default)`, async () => {
      const work = await open({ jobVersion });
      const { trainedModelArn } = work.newsOf();
      const incrementalTrainingDataChannels = [{ trainedModelArn, channelName: "base" }];
      await addTrainedModel(around.emulator, { incrementalTrainingDataChannels });
      assert.equal(around.emulator.models().length, 2);
      const { outs } = await work.wait(await work.create({ trainedModelVersionIdentifier: undefined }));
      assert.equal((outs.details as { status: string }).status, "ACTIVE");
    });
  }
});
