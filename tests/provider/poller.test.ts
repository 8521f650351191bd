import assert from "node:assert/strict";
import type { CallRecord, CreateBody } from "../../emulator/server";
import { KINDS } from "../../provider/kinds/kinds";
import { pollDelayMs } from "../../provider/service/poll-delay";
import { createPoller, type Poller } from "../../provider/wait/poller";
import { parseId } from "../../provider/words/ids";
import { membershipIdentifier, validInputs } from "../support/inputs/valid-inputs";
import { openSurroundings, type Surroundings, trainingInputs } from "../support/lifecycle/surroundings";
import { jumpingClock } from "../support/time/jumping-clock";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let around: Surroundings;

/** Surroundings with models in training that another process created. */
async function withModels(count: number, trainingMs = 100 * HOUR_MS): Promise<string[]> {
  around = await openSurroundings({ pendingMs: 0, trainingMs }, { clock: jumpingClock() });
  const arns = await addModels(count);
  // The client reads its settings at the first call, which the clock would treat as idle time.
  const [arn = ""] = arns;
  await around.session.clientFor("us-east-1", undefined).getTrainedModel(referenceOf(arn) as never);
  around.emulator.clearCalls();
  return arns;
}

async function addModels(count: number): Promise<string[]> {
  const { membershipIdentifier: _, ...input } = validInputs();
  const arns: string[] = [];
  for (let i = 0; i < count; i++) {
    const body = { ...input, name: `model-${i}` } as CreateBody;
    const { trainedModelArn } = await around.emulator.act({ action: "create", membershipIdentifier, input: body });
    arns.push(trainedModelArn);
  }
  return arns;
}

/** Waits of Trainings, started as by the engine. */
function waitForAll(arns: string[]): Promise<unknown[]> {
  const waits = arns.map((trainedModelArn) => around.trainings.create(trainingInputs({ outs: { trainedModelArn } })));
  const all = Promise.all(waits);
  all.catch(() => undefined);
  return all;
}

const referenceOf = (arn: string) => parseId(KINDS.TrainedModel.id, arn);

function poller(): Poller {
  const client = around.session.clientFor("us-east-1", undefined);
  return around.session.shared(client, `poller TrainedModel ${membershipIdentifier} `, () =>
    createPoller(KINDS.TrainedModel, client, around.session.clock),
  );
}

/** Calls made while the clock advanced. */
async function callsDuring(durationMs: number): Promise<{ gets: number; pages: number; calls: CallRecord[] }> {
  const before = around.emulator.calls().length;
  await around.clock.sleep(durationMs);
  const calls = around.emulator.calls().slice(before);
  const count = (operation: string) => calls.filter((call) => call.operation === operation).length;
  return { calls, gets: count("GetTrainedModel"), pages: count("ListTrainedModels") };
}

describe("polls of waiting models", function () {
  this.timeout(180_000);
  afterEach(() => around.close());

  it("take at most 10 calls at a time for 1,000 models in a membership of their own", async () => {
    const warnings: string[] = [];
    const keep = ({ name }: Error) => warnings.push(name);
    process.on("warning", keep);
    const arns = await withModels(1000, 75 * MINUTE_MS);
    await around.clock.sleep(HOUR_MS);
    const waiting = waitForAll(arns);
    const { gets, pages } = await callsDuring(10 * MINUTE_MS);
    // Ten pages of a hundred. At an age of an hour, two polls are at least a minute minus a random fifth apart.
    const ticks = Math.floor((10 * MINUTE_MS) / (48_000 + 50)) + 1;
    assert.equal(gets, 0);
    assert.ok(pages >= 100 && pages <= 10 * ticks, `${pages} pages in ${ticks} ticks`);
    await waiting;
    const total = around.calls();
    assert.ok(total <= 10 * 24 + 1000, `${total} calls`);
    process.off("warning", keep);
    assert.ok(!warnings.includes("MaxListenersExceededWarning"));
    console.log(`      1,000 waits: ${pages} calls in 10 min, then one Get for each model that has ended`);
  });

  it("leave a second between two lists, although models of different ages are due one after the other", async () => {
    for (const made of [withModels, addModels, addModels, addModels]) {
      void waitForAll(await made(100));
      await around.clock.sleep(17_000);
    }
    const { calls } = await callsDuring(MINUTE_MS);
    const lists = calls.filter(({ operation }) => operation === "ListTrainedModels").map(({ atMs }) => atMs);
    const gaps = lists.map((atMs, i) => atMs - (lists[i - 1] ?? atMs)).filter((gapMs) => gapMs > 0);
    assert.ok(gaps.length > 5 && Math.min(...gaps) >= 1000, `gaps of ${gaps.join(", ")} ms`);
    around.interrupt();
  });

  it("are one Get each if the membership has many other models", async () => {
    await withModels(2500);
    const arns = await addModels(22);
    around.emulator.set({ listOrder: "oldest-first" });
    await around.clock.sleep(HOUR_MS);
    void waitForAll(arns);
    // Only a list shows the number of pages, so there is one.
    const first = await callsDuring(30_000);
    assert.ok(first.pages <= 26 && first.gets === 0, `${first.pages} pages, ${first.gets} Gets`);
    const { gets, pages } = await callsDuring(10 * MINUTE_MS);
    assert.equal(pages, 0);
    assert.ok(gets >= 22 * 9 && gets <= 22 * 13, `${gets} Gets in ten minutes`);
    around.interrupt();
  });

  it("are one Get each for up to 20 models", async () => {
    const arns = await withModels(20);
    await around.clock.sleep(HOUR_MS);
    void waitForAll(arns);
    const { gets, pages } = await callsDuring(10 * MINUTE_MS);
    assert.equal(pages, 0);
    assert.ok(gets >= 20 * 10 && gets <= 20 * 14, `${gets} Gets in ten minutes`);
    around.interrupt();
  });

  it("fall back to a Get for a model that the list does not include", async () => {
    const arns = await withModels(40);
    around.emulator.set({ listLagMs: HOUR_MS });
    await around.clock.sleep(MINUTE_MS);
    const polls = arns.map((arn) => poller().poll(referenceOf(arn), 0, around.session.signal));
    for (const result of await Promise.all(polls)) assert.equal(result.status, "CREATE_IN_PROGRESS");
  });

  it("are shared by all waits for the same model", async () => {
    const [arn = ""] = await withModels(1);
    const poll = () => poller().poll(referenceOf(arn), 0, around.session.signal);
    await Promise.all([poll(), poll(), poll()]);
    assert.equal(around.calls(), 1);
  });

  it("are not made for waits that have ended", async () => {
    const [arn = ""] = await withModels(1);
    const controller = new AbortController();
    const poll = poller().poll(referenceOf(arn), 1000, controller.signal);
    controller.abort(new Error("stopped"));
    await assert.rejects(poll, { message: "stopped" });
    await around.clock.sleep(MINUTE_MS);
    assert.equal(around.calls(), 0);
  });

  it("fail for all waits of a list before they are repeated", async () => {
    const arns = await withModels(30);
    around.emulator.inject({ operation: "ListTrainedModels", kind: "access-denied", times: "always" });
    const polls = arns.map((arn) => poller().poll(referenceOf(arn), 0, around.session.signal));
    const ends = await Promise.allSettled(polls);
    assert.ok(ends.every((end) => end.status === "rejected" && /AccessDenied/.test(String(end.reason))));
    assert.equal(around.calls(), 1);
  });

  it("start immediately and follow the model's age, even in a wait that continues after hours", async () => {
    const [arn = ""] = await withModels(1);
    await around.clock.sleep(5 * HOUR_MS);
    void waitForAll([arn]);
    const startMs = around.clock.nowMs();
    const { calls } = await callsDuring(10 * MINUTE_MS);
    const atMs = calls.map((call) => call.atMs - startMs);
    assert.ok((atMs[0] ?? Infinity) <= 100, `first poll after ${atMs[0]} ms`);
    const delays = atMs.slice(1).map((time, index) => time - (atMs[index] ?? 0));
    assert.ok(delays.length >= 9 && delays.every((delayMs) => delayMs >= 48_000 && delayMs <= 61_000), `${delays}`);
    around.interrupt();
  });
});

describe("pollDelayMs()", () => {
  const none = () => 0;
  const most = () => 1;

  it("is 5 % of the age, at least 1 s and at most 60 s", () => {
    assert.equal(pollDelayMs(0, none), 1000);
    assert.equal(pollDelayMs(20_000, none), 1000);
    assert.equal(pollDelayMs(10 * MINUTE_MS, none), 30_000);
    assert.equal(pollDelayMs(20 * MINUTE_MS, none), MINUTE_MS);
    assert.equal(pollDelayMs(1000 * HOUR_MS, none), MINUTE_MS);
  });

  it("is shorter by a random part of up to a fifth, but at least 1 s", () => {
    assert.equal(pollDelayMs(10 * MINUTE_MS, most), 24_000);
    assert.equal(pollDelayMs(0, most), 1000);
  });
});
