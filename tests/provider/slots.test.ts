import assert from "node:assert/strict";
import type { ModelRecord } from "../../emulator/server";
import { InterruptedError } from "../../provider/host/interruption";
import { namedInputs, openSurroundings, type Surroundings, trainingInputs } from "../support/lifecycle/surroundings";
import { jumpingClock } from "../support/time/jumping-clock";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MEMBERSHIP_QUOTA = 'quota "Concurrent trained model jobs per membership"';

let around: Surroundings;

async function open(behaviour: Parameters<typeof openSurroundings>[0]): Promise<void> {
  around = await openSurroundings({ pendingMs: 0, trainingMs: HOUR_MS, ...behaviour }, { clock: jumpingClock() });
}

function create(logicalName: string, options: Record<string, unknown> = {}) {
  const creating = around.models.create(namedInputs({ name: logicalName }, { logicalName, ...options }));
  creating.catch(() => undefined);
  return creating;
}

/** A model of a program: its create and the wait for its training. */
async function createAndWait(logicalName: string) {
  const created = await create(logicalName);
  return around.trainings.create(trainingInputs(created, { logicalName }));
}

function lines(text: RegExp): string[] {
  return around.shown().filter((line) => text.test(line));
}

/** The largest number of simultaneous trainings, from the emulator's records. */
function mostAtOnce(models: ModelRecord[]): number {
  const spans = models.map(({ timeline }) => ({
    fromMs: timeline[0]?.atMs ?? 0,
    toMs: timeline.find(({ status }) => status === "ACTIVE" || status === "CREATE_FAILED")?.atMs ?? Infinity,
  }));
  return Math.max(...spans.map(({ fromMs }) => spans.filter((s) => s.fromMs <= fromMs && fromMs < s.toMs).length));
}

describe("the queue for training slots", function () {
  this.timeout(180_000);
  afterEach(() => around.close());

  it("trains 20 models with a quota of 5 in one command, first come, first served", async () => {
    await open({ runningQuota: 5, trainingMs: 15 * MINUTE_MS });
    const names = Array.from({ length: 20 }, (_, index) => `model-${index}`);
    const ends = await Promise.all(names.map(createAndWait));
    assert.ok(ends.every(({ outs }) => (outs as { details: { status: string } }).details.status === "ACTIVE"));

    const models = around.emulator.models();
    assert.equal(models.length, 20);
    assert.equal(mostAtOnce(models), 5);
    const nameOf = (line: string) => line.split(":")[0] ?? "";
    const begun = models.map(({ name }) => name);
    const queued = names.filter((name) => !begun.slice(0, 5).includes(name));
    const waits = lines(/waiting for a training slot/);
    assert.deepEqual(waits.map(nameOf).sort(), [...queued].sort());
    assert.deepEqual(begun.slice(5), queued);
    assert.deepEqual(lines(/^model-\d+: got a training slot after \d+ (s|min|h)/).map(nameOf), queued);
    const text = `waiting for a training slot (${MEMBERSHIP_QUOTA} is 5, 5 trainings are running in this membership)`;
    assert.ok(waits.every((line) => line.endsWith(text)));
    const minutes = (around.clock.monotonicMs() / MINUTE_MS).toFixed(1);
    const refused = around.emulator.calls().filter(({ status }) => status === 402).length;
    console.log(`      20 models, quota 5: ${minutes} min for 60 min of training, ${refused} rejected creates`);
    // A slot is taken within 5 % of the time until it became free.
    assert.ok(around.clock.monotonicMs() < 65 * MINUTE_MS, `${minutes} min`);
  });

  it("waits without a limit as long as trainings keep ending", async () => {
    await open({ runningQuota: 1, trainingMs: 3 * HOUR_MS });
    await create("first");
    await create("second");
    assert.ok(around.clock.monotonicMs() >= 3 * HOUR_MS);
  });

  it("is limited by customTimeouts.create", async () => {
    await open({ runningQuota: 1, trainingMs: 100 * HOUR_MS });
    await create("first");
    await around.clock.sleep(HOUR_MS);
    const startMs = around.clock.monotonicMs();
    await assert.rejects(create("second", { createTimeoutSeconds: 600 }), {
      message:
        `Cannot create trained model "second": no training slot: ${MEMBERSHIP_QUOTA} is 1; none became free within 10 min ` +
        "(customTimeouts.create). Slots are limited per membership and per account: end other " +
        "trainings, or request a higher quota",
    });
    const tookMs = around.clock.monotonicMs() - startMs;
    assert.ok(tookMs >= 600_000 && tookMs < 601_000, `${tookMs} ms`);
    assert.equal(around.emulator.models().length, 1);
  });

  it("fails if nothing has run in the membership for 10 minutes, and reports both limits", async () => {
    await open({ accountQuota: 0 });
    await assert.rejects(create("only"), {
      message:
        'Cannot create trained model "only": no training slot: quota "Concurrent trained model jobs per account" is 0; ' +
        "no training is running in this membership, and none of the account's slots became free within 10 min. Slots are " +
        "limited per membership and per account: end other trainings, or request a higher quota",
    });
    const tookMs = around.clock.monotonicMs();
    assert.ok(tookMs >= 10 * MINUTE_MS && tookMs < 11 * MINUTE_MS, `${tookMs} ms`);
  });

  it("uses a slot of the account that becomes free within these 10 minutes", async () => {
    await open({ accountQuota: 0 });
    const creating = create("only");
    await around.clock.sleep(8 * MINUTE_MS);
    around.emulator.set({ accountQuota: 1 });
    await creating;
  });

  it("ends immediately at an interruption and sends nothing more", async () => {
    await open({ runningQuota: 1 });
    const first = await create("first");
    const waiting = [create("second"), create("third")];
    while (lines(/waiting for a training slot/).length < 2) await around.clock.sleep(100);
    const creates = around.calls("CreateTrainedModel");
    const startMs = around.clock.monotonicMs();
    around.interrupt(new InterruptedError("Interrupted"));
    for (const create of waiting) {
      await assert.rejects(create, {
        message: /^Interrupted: .*was not created, and no training started; run pulumi up/,
      });
    }
    assert.equal(around.clock.monotonicMs(), startMs);
    assert.equal(around.calls("CreateTrainedModel"), creates);
    assert.deepEqual(
      around.emulator.models().map(({ trainedModelArn }) => trainedModelArn),
      [first.id],
    );
  });

  it("does not let a new create overtake the waiting ones", async () => {
    await open({ runningQuota: 1 });
    await create("first");
    const second = create("second");
    while (lines(/second: waiting/).length === 0) await around.clock.sleep(100);
    // A slot becomes free, and another create arrives before the queue notices.
    await around.emulator.act({ action: "finish-training", name: "first" });
    const third = create("third");
    await Promise.all([second, third]);
    const names = around.emulator.models().map(({ name }) => name);
    assert.deepEqual(names, ["first", "second", "third"]);
  });

  it("passes any other error to its own create and continues with the next", async () => {
    await open({ runningQuota: 1 });
    await create("first");
    const second = create("second");
    const third = create("third");
    while (lines(/waiting for a training slot/).length < 2) await around.clock.sleep(100);
    around.emulator.inject({
      operation: "CreateTrainedModel",
      kind: "access-denied",
      modelName: "second",
      times: "always",
    });
    await assert.rejects(second, { message: /^Cannot create trained model "second": AccessDeniedException/ });
    await third;
  });

  it("continues after attempts have failed for some minutes", async () => {
    await open({ runningQuota: 1 });
    await create("first");
    const [second, third] = ["second", "third"].map((name) => create(name));
    while (lines(/third: waiting/).length === 0) await around.clock.sleep(100);
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "expired-token", times: "always" });
    await around.clock.sleep(5 * MINUTE_MS);
    around.emulator.clearFaults();
    assert.ok(lines(/^second: training slot check failed \(ExpiredTokenException\); retrying/).length > 0);
    await around.emulator.act({ action: "finish-training", name: "first" });
    await second;
    await around.emulator.act({ action: "finish-training", name: "second" });
    await third;
    assert.deepEqual(
      around.emulator.models().map(({ name }) => name),
      ["first", "second", "third"],
    );
  });

  it("fails each model with its own error after attempts have failed for 10 minutes", async () => {
    await open({ runningQuota: 1 });
    await create("first");
    const waiting = ["second", "third"].map((name) => create(name));
    while (lines(/third: waiting/).length === 0) await around.clock.sleep(100);
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "expired-token", times: "always" });
    const beganMs = around.clock.monotonicMs();
    const ends = await Promise.allSettled(waiting);
    const reasons = ends.map((end) => (end.status === "rejected" ? String((end.reason as Error).message) : "none"));
    assert.match(reasons[0] ?? "", /^Cannot create trained model "second": ExpiredTokenException/);
    assert.match(reasons[1] ?? "", /^Cannot create trained model "third": ExpiredTokenException/);
    const tookMs = around.clock.monotonicMs() - beganMs;
    assert.ok(tookMs >= 9 * MINUTE_MS && tookMs < 13 * MINUTE_MS, `${tookMs} ms`);
  });

  it("finds the model of an attempt whose response was lost", async () => {
    await open({ runningQuota: 1 });
    await create("first");
    const second = create("second");
    while (lines(/second: waiting/).length === 0) await around.clock.sleep(100);
    await around.emulator.act({ action: "finish-training", name: "first" });
    around.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after" });
    assert.equal((await second).id, around.emulator.models()[1]?.trainedModelArn);
    assert.equal(around.emulator.models().length, 2);
  });

  it("reports trainings that end or fail before their own waits can start", async () => {
    await open({ runningQuota: 2 });
    await create("good");
    await create("bad");
    const [third, fourth, fifth] = ["third", "fourth", "fifth"].map((name) => create(name));
    await around.clock.sleep(10 * MINUTE_MS);
    await around.emulator.act({ action: "fail-training", name: "bad" });
    await third;
    await around.emulator.act({ action: "finish-training", name: "good" });
    await fourth;
    assert.equal(lines(/fifth: got/).length, 0);
    await fifth;
    const told = around.lines.filter(({ message }) => /^(good|bad): training ended/.test(message));
    assert.deepEqual(
      told.map(({ message, severity }) => [message, severity ?? "info"]),
      [
        ["bad: training ended, CREATE_FAILED", "warning"],
        ["good: training ended, ACTIVE", "info"],
      ],
    );
  });
});
