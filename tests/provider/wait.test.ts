import assert from "node:assert/strict";
import type { Action, FaultKind } from "../../emulator/server";
import { InterruptedError } from "../../provider/host/interruption";
import { createClient } from "../../sdk/client";
import { namedInputs, openSurroundings, type Surroundings, trainingInputs } from "../support/lifecycle/surroundings";
import { jumpingClock } from "../support/time/jumping-clock";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The behaviour of a training that never ends. */
const ENDLESS = { trainingMs: 100 * DAY_MS };

let around: Surroundings;

/** A model in training, its ARN and the wait for it. */
async function begin(
  behaviour: Parameters<typeof openSurroundings>[0] = {},
  { inputs = {}, options = {} }: { inputs?: Record<string, unknown>; options?: Record<string, unknown> } = {},
) {
  around = await openSurroundings(behaviour, { clock: jumpingClock() });
  const created = await around.models.create(namedInputs());
  const waiting = around.trainings.create({ ...trainingInputs(created, options), ...inputs });
  waiting.catch(() => undefined);
  return { arn: created.id, waiting };
}

/** Changes the model from outside, some time after its training started. */
async function meanwhile(atMs: number, action: Record<string, unknown>): Promise<void> {
  await around.clock.sleep(atMs);
  await around.emulator.act({ name: "fraud-v2", ...action } as unknown as Action);
}

/** Every status check fails for a while, from the tenth minute. */
async function outage(kind: FaultKind, durationMs: number): Promise<void> {
  await around.clock.sleep(10 * MINUTE_MS);
  around.emulator.inject({ operation: "GetTrainedModel", kind, times: "always" });
  await around.clock.sleep(durationMs);
  around.emulator.clearFaults();
}

function detailsIn(outs: unknown): Record<string, unknown> {
  return (outs as { details: Record<string, unknown> }).details;
}

describe("create of a Training", function () {
  this.timeout(60_000);
  afterEach(() => around.close());

  it("waits until the model is ACTIVE and returns its details", async () => {
    const { arn, waiting } = await begin({ trainingMs: HOUR_MS });
    const { id, outs } = await waiting;
    const { details, ...others } = outs as Record<string, unknown>;
    assert.equal(id, arn);
    assert.deepEqual(others, { trainedModelArn: arn, __options: { logicalName: "churn" } });
    const { createTime, updateTime, trainingContainerImageDigest, ...statuses } = details as Record<string, string>;
    assert.deepEqual(statuses, {
      status: "ACTIVE",
      metricsStatus: "PUBLISH_SUCCEEDED",
      logsStatus: "PUBLISH_SUCCEEDED",
    });
    assert.match(String(trainingContainerImageDigest), /^sha256:/);
    assert.ok(Date.parse(String(updateTime)) - Date.parse(String(createTime)) >= HOUR_MS);
  });

  it("shows each status and repeats it at growing intervals, as progress on its own row", async () => {
    const { waiting } = await begin({ pendingMs: MINUTE_MS, trainingMs: 4 * HOUR_MS }, { options: { urn: "urn:t" } });
    await waiting;
    const lines = around.lines.filter(({ isEphemeral }) => isEphemeral);
    assert.ok(lines.every(({ urn }) => urn === "urn:t"));
    const texts = lines.map(({ message }) => message);
    assert.match(texts[0] ?? "", /^churn: CREATE_PENDING, \d s elapsed$/);
    assert.ok(texts.some((text) => text.startsWith("churn: CREATE_IN_PROGRESS, 3 h ")));
    assert.ok(texts.length >= 8 && texts.length <= 30, `${texts.length} lines in four hours`);
  });

  it("fails if the training fails, with the status, the service's message, the place of the logs and the next step", async () => {
    const statusDetails = { statusCode: "ALGORITHM_ERROR", message: "exit code 3" };
    const { arn, waiting } = await begin({ trainingMs: HOUR_MS, trainingFailure: statusDetails });
    await assert.rejects(waiting, {
      message:
        `Trained model "churn" (${arn}) failed to train: CREATE_FAILED (ALGORITHM_ERROR: exit code 3); ` +
        "if the collaboration publishes its logs, they are in CloudWatch (/aws/sagemaker/TrainingJobs or the member's " +
        "Clean Rooms ML log group in us-east-1); change an input, or run pulumi up --refresh to train it again",
    });
  });

  it("does not show inputs that the service's message repeats", async () => {
    around = await openSurroundings(
      { trainingFailure: { statusCode: "E", message: 'rate "s3cret-rate" is bad' } },
      { clock: jumpingClock() },
    );
    const created = await around.models.create(namedInputs({ hyperparameters: { rate: "s3cret-rate" } }));
    await assert.rejects(around.trainings.create(trainingInputs(created)), ({ message }: Error) => {
      assert.match(message, /\(E: .*is bad\)/);
      return !message.includes("s3cret");
    });
  });

  const ends: [string, Record<string, unknown>, RegExp][] = [
    [
      "is cancelled",
      { action: "cancel" },
      /was cancelled or deleted by someone else \(INACTIVE\); run pulumi up --refresh/,
    ],
    [
      "is deleted",
      { action: "delete" },
      /was cancelled or deleted by someone else \(DELETE_\w+\); run pulumi up --refresh/,
    ],
    [
      "no longer exists",
      { action: "forget" },
      /was deleted by someone else during its training; run pulumi up --refresh/,
    ],
    [
      "could not be deleted by someone else",
      { action: "set-status", status: "DELETE_FAILED", statusDetails: { statusCode: "X", message: "locked" } },
      /cannot be used, because its deletion by someone else failed \(DELETE_FAILED\) \(X: locked\); change an input to train a new model/,
    ],
    [
      "has an unknown status",
      { action: "set-status", status: "HIBERNATING" },
      /has the unknown status HIBERNATING; a newer release may support it/,
    ],
  ];
  for (const [what, action, message] of ends) {
    it(`fails if the model ${what}`, async () => {
      const { arn, waiting } = await begin({ ...ENDLESS, cancelMs: MINUTE_MS, deleteMs: HOUR_MS });
      await meanwhile(10 * MINUTE_MS, action);
      await assert.rejects(waiting, ({ message: text }: Error) => message.test(text) && text.includes(arn));
    });
  }

  it("continues to check after a failed cancel, because the model may still train", async () => {
    const { waiting } = await begin(ENDLESS);
    await meanwhile(10 * MINUTE_MS, { action: "set-status", status: "CANCEL_FAILED" });
    await meanwhile(3 * HOUR_MS, { action: "finish-training" });
    assert.equal(detailsIn((await waiting).outs).status, "ACTIVE");
  });

  it("continues if Get does not find a new model yet, and after a single later miss", async () => {
    const { waiting } = await begin({ trainingMs: HOUR_MS, getLagMs: 10_000 });
    await around.clock.sleep(10 * MINUTE_MS);
    around.emulator.inject({ operation: "GetTrainedModel", kind: "resource-not-found" });
    await waiting;
  });

  for (const what of ["metrics", "logs"] as const) {
    it(`warns if the ${what} of an ACTIVE model were not published`, async () => {
      const { waiting } = await begin({ [`${what}Status`]: "PUBLISH_FAILED" });
      const { outs } = await waiting;
      assert.equal(detailsIn(outs)[`${what}Status`], "PUBLISH_FAILED");
      const warnings = around.lines.filter(({ severity }) => severity === "warning").map(({ message }) => message);
      assert.deepEqual(warnings, [
        `churn: the model is ACTIVE, but its ${what} were not published: The ${what} could not be published`,
      ]);
    });
  }
});

describe("the longest wait of a Training", function () {
  this.timeout(180_000);
  afterEach(() => around.close());

  const limits: [string, Record<string, unknown>, Record<string, unknown>, number, string][] = [
    ["customTimeouts.create", { maxRuntimeInSeconds: 60 }, { createTimeoutSeconds: 90 }, 90_000, "90 s"],
    [
      "maxRuntimeInSeconds plus one hour",
      { maxRuntimeInSeconds: 7200 },
      {},
      3 * HOUR_MS,
      "its longest run time plus one hour",
    ],
    ["24 hours plus one without maxRuntimeInSeconds", {}, {}, 25 * HOUR_MS, "25 h"],
  ];
  for (const [what, inputs, options, limitMs, text] of limits) {
    it(`is ${what}`, async () => {
      const { waiting } = await begin(ENDLESS, { inputs, options });
      const startMs = around.clock.monotonicMs();
      await assert.rejects(waiting, {
        message:
          `Trained model "churn" is still training after ${text} (CREATE_IN_PROGRESS); run pulumi up to ` +
          "continue waiting, or set customTimeouts.create to change the limit",
      });
      const tookMs = around.clock.monotonicMs() - startMs;
      assert.ok(tookMs >= limitMs && tookMs < limitMs + 1000, `${tookMs} ms`);
    });
  }

  for (const crowd of [0, 25]) {
    it(`comes from the service if the program sets none${crowd ? ", even if lists poll" : ""}`, async () => {
      around = await openSurroundings(ENDLESS, { clock: jumpingClock() });
      const limited = await around.models.create(namedInputs({ stoppingCondition: { maxRuntimeInSeconds: 60 } }));
      const others = await Promise.all(
        Array.from({ length: crowd }, (_, index) => around.models.create(namedInputs({ name: `other-${index}` }))),
      );
      for (const other of others) around.trainings.create(trainingInputs(other)).catch(() => undefined);
      const startMs = around.clock.monotonicMs();
      await assert.rejects(around.trainings.create(trainingInputs(limited)), {
        message: /^Trained model "churn" is still training after its longest run time plus one hour/,
      });
      const tookMs = around.clock.monotonicMs() - startMs;
      assert.ok(tookMs >= HOUR_MS + 60_000 && tookMs < HOUR_MS + 61_000, `${tookMs} ms`);
      around.interrupt(new Error("the end of the test"));
    });
  }

  it("checks the status once more at its end", async () => {
    const { waiting } = await begin(
      { pendingMs: 0, trainingMs: 2 * HOUR_MS },
      { inputs: { maxRuntimeInSeconds: 3600 } },
    );
    await waiting;
  });
});

describe("a Training whose status checks fail", function () {
  this.timeout(60_000);
  afterEach(() => around.close());

  const passing: FaultKind[] = [
    "internal-error",
    "empty-503",
    "bad-gateway",
    "gateway-timeout",
    "reset-before",
    "truncated-before",
    "not-json-before",
    "expired-token",
  ];
  for (const kind of passing) {
    it(`survives ${kind} for an hour`, async () => {
      const { waiting } = await begin({ trainingMs: 30 * MINUTE_MS });
      await outage(kind, HOUR_MS);
      await waiting;
      assert.ok(around.shown().some((line) => /^churn: status check failed \(.+\); retrying$/.test(line)));
    });
  }

  it("survives throttling for an hour", async () => {
    around = await openSurroundings({ trainingMs: 30 * MINUTE_MS }, { clock: jumpingClock() });
    const { session, emulator, clock } = around;
    // The send rate uses the machine's clock, which does not jump, so this test replaces it.
    const rateLimiter = { getSendToken: async () => {}, updateClientSendingRate: () => {} };
    const options = { ...session.settingsFor(undefined), region: "us-east-1", endpoint: emulator.url };
    const client = createClient(options, { clock, rateLimiter });
    session.clientFor = () => client;
    const waiting = around.trainings.create(trainingInputs(await around.models.create(namedInputs())));
    await outage("throttle", HOUR_MS);
    await waiting;
    assert.ok(around.shown().includes("churn: status check failed (ThrottlingException); retrying"));
    await client.close();
  });

  it("survives them until the timeout, and then reports the last failure", async () => {
    const { waiting } = await begin(ENDLESS, { options: { createTimeoutSeconds: 600 } });
    await around.clock.sleep(MINUTE_MS);
    around.emulator.inject({ operation: "GetTrainedModel", kind: "internal-error", times: "always" });
    await assert.rejects(waiting, ({ message }: Error) => {
      assert.match(
        message,
        /^Trained model "churn" could not be confirmed as ACTIVE within 10 min \(last status CREATE_IN_PROGRESS;/,
      );
      assert.match(message, /InternalServiceException: .*\); run pulumi up to continue waiting/);
      return true;
    });
  });

  it("reports that the model was never found", async () => {
    around = await openSurroundings(ENDLESS, { clock: jumpingClock() });
    const { id, outs } = await around.models.create(namedInputs());
    await around.emulator.act({ action: "forget", trainedModelArn: id });
    await assert.rejects(
      around.trainings.create(trainingInputs({ outs: outs as Record<string, unknown> }, { createTimeoutSeconds: 20 })),
      {
        message:
          `Trained model "churn" (${id}) was not found within 20 s; run pulumi up to continue waiting, or set ` +
          "customTimeouts.create to change the limit; if someone deleted it, run pulumi up --refresh to train it again",
      },
    );
  });

  it("fails immediately if access is denied", async () => {
    const { waiting } = await begin(ENDLESS);
    await around.clock.sleep(10 * MINUTE_MS);
    around.emulator.inject({ operation: "GetTrainedModel", kind: "access-denied", times: "always" });
    await assert.rejects(waiting, {
      message:
        /AccessDeniedException: .*\. Trained model "churn" is not affected; correct the cause, then run pulumi up to continue waiting$/,
    });
    assert.ok(around.clock.monotonicMs() < 12 * MINUTE_MS);
  });

  it("ends immediately at an interruption", async () => {
    const { waiting } = await begin(ENDLESS);
    await around.clock.sleep(10 * MINUTE_MS);
    const calls = around.calls();
    around.interrupt(new InterruptedError("Interrupted"));
    await assert.rejects(waiting, {
      message: /^Interrupted: trained model "churn" \(arn:.*\) continues to train; run pulumi up to continue waiting$/,
    });
    assert.ok(around.calls() - calls <= 1);
  });
});

function temporaryKeys(session: number) {
  return {
    accessKeyId: `ASIDSESSION${session}`,
    secretAccessKey: `secret-access-key-of-session-${session}`,
    sessionToken: `session-token-of-session-${session}`,
  };
}

describe("credentials of a long wait", function () {
  this.timeout(180_000);
  afterEach(() => around.close());

  it("are renewed before each of them expires, for 12 hours with sessions of one hour", async () => {
    around = await openSurroundings({ trainingMs: 12 * HOUR_MS }, { clock: jumpingClock() });
    const { emulator, session, clock } = around;
    let sessions = 0;
    const credentials = async () => {
      sessions += 1;
      const identity = temporaryKeys(sessions);
      const expiresAtMs = clock.nowMs() + HOUR_MS;
      emulator.addCredential({ ...identity, expiresAtMs });
      return { ...identity, expiration: new Date(expiresAtMs) };
    };
    const client = createClient({ region: "us-east-1", endpoint: emulator.url, credentials }, { clock });
    session.clientFor = () => client;

    const created = await around.models.create(namedInputs());
    await around.trainings.create(trainingInputs(created));
    assert.ok(sessions >= 13 && sessions <= 15, `${sessions} sessions`);
    assert.deepEqual(
      emulator.calls().filter(({ status }) => status !== 200),
      [],
    );
    await client.close();
  });

  it("are renewed once if the service reports that they have expired", async () => {
    around = await openSurroundings({ trainingMs: 12 * HOUR_MS }, { clock: jumpingClock() });
    const { emulator, session, clock } = around;
    let sessions = 0;
    // These credentials have no expiration.
    const credentials = async () => {
      sessions += 1;
      const identity = temporaryKeys(sessions);
      emulator.addCredential({ ...identity, expiresAtMs: clock.nowMs() + HOUR_MS });
      return identity;
    };
    const client = createClient({ region: "us-east-1", endpoint: emulator.url, credentials }, { clock });
    session.clientFor = () => client;

    const created = await around.models.create(namedInputs());
    await around.trainings.create(trainingInputs(created));
    const refused = emulator.calls().filter(({ status }) => status !== 200);
    assert.ok(refused.every(({ errorCode }) => errorCode === "ExpiredTokenException"));
    assert.equal(refused.length, sessions - 1);
    assert.ok(sessions >= 12 && sessions <= 14, `${sessions} sessions`);
    await client.close();
  });
});

describe("the diff of a Training", () => {
  const model = (n: string) => namedInputs({ name: `fraud-${n}`, hyperparameters: { n } });
  let old: { id: string; outs: Record<string, unknown> };
  let current: typeof old;

  /** The engine's calls for the model in the state and then for its Training, whose state has the old model. */
  async function diffs(inputs: Record<string, unknown>): Promise<string[]> {
    around.lines.length = 0;
    await around.models.check(current.outs, inputs);
    await around.models.diff(current.id, current.outs, inputs);
    await diffOfTraining(current.id);
    return around.shown();
  }
  const diffOfTraining = (arn: string) =>
    around.trainings.diff(old.id, { trainedModelArn: old.id }, trainingInputs({ outs: { trainedModelArn: arn } }));

  beforeEach(async () => {
    around = await openSurroundings({ pendingMs: 0, trainingMs: 0 });
    old = (await around.models.create(model("1"))) as typeof old;
    current = (await around.models.create(model("2"))) as typeof old;
  });
  afterEach(() => around.close());

  it("says that no training starts if an earlier command has replaced the model", async () => {
    around.nextCommand();
    assert.deepEqual(await diffs(model("2")), [
      'Trained model "churn" was replaced by an earlier command. No training starts: pulumi up waits for ' +
        `${current.id} and then deletes the old model.`,
    ]);
  });

  it("says nothing of it if this command creates the model", async () => {
    around.lines.length = 0;
    await diffOfTraining(current.id);
    assert.deepEqual(around.shown(), []);
  });

  it("says nothing of it if this command replaces the old model by an import", async () => {
    around.nextCommand();
    around.lines.length = 0;
    const inputs = namedInputs({ name: "fraud-2", hyperparameters: { n: "2" } }, { import: current.id });
    await around.models.diff(old.id, old.outs, inputs);
    await around.models.create(inputs);
    await diffOfTraining(current.id);
    assert.equal(around.shown().length, 1);
    assert.match(around.shown()[0] ?? "", /The model that the resource option import names takes its place/);
  });

  it("says nothing of it about a model that is not of this program", async () => {
    around.nextCommand();
    around.lines.length = 0;
    await diffOfTraining(current.id);
    assert.deepEqual(around.shown(), []);
  });
});
