import assert from "node:assert/strict";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import type { Action, Behaviour } from "../../emulator/server";
import { type Bench, startBench, startOne } from "../support/emulator/emulator-bench";
import { fullInputs } from "../support/emulator/pipeline-inputs";
import { fullBody, membership, validBody } from "../support/inputs/trained-model-inputs";

describe("act()", () => {
  let bench: Bench;
  let arn: string;
  beforeEach(async () => {
    bench = await startBench();
    arn = await bench.createdArn();
  });
  afterEach(() => bench.emulator.close());
  const later = (ms: number): void => {
    bench.clock.nowMs += ms;
  };
  const done = (action: Action) => bench.emulator.act(action);

  it("deletes a model as another member would, at once or with all statuses", async () => {
    later(11_000);
    assert.equal((await done({ action: "delete", trainedModelArn: arn })).status, "DELETE_PENDING");
    later(2_000);
    assert.equal(await bench.statusOf(arn), "INACTIVE");
    const other = await bench.createdArn();
    later(11_000);
    await done({ action: "delete", trainedModelArn: other, immediately: true });
    assert.equal(await bench.statusOf(other), "INACTIVE");
  });

  it("cancels a training from outside", async () => {
    assert.equal((await done({ action: "cancel", name: "churn" })).status, "CANCEL_PENDING");
    later(2_000);
    assert.equal(await bench.statusOf(arn), "INACTIVE");
    const other = await bench.createdArn();
    await done({ action: "cancel", trainedModelArn: other, immediately: true });
    later(60_000);
    assert.equal(await bench.statusOf(other), "INACTIVE");
  });

  it("ends a training now, as a success or a failure", async () => {
    later(500);
    assert.equal((await done({ action: "finish-training", trainedModelArn: arn })).status, "ACTIVE");
    const other = await bench.createdArn();
    const statusDetails = { statusCode: "SPOT", message: "gone" };
    await done({ action: "fail-training", trainedModelArn: other, statusDetails });
    later(60_000);
    const { json } = await bench.get(other);
    assert.deepEqual([json.status, json.statusDetails], ["CREATE_FAILED", statusDetails]);
    assert.equal(await bench.statusOf(arn), "ACTIVE");
  });

  it("sets any status, even an unknown one", async () => {
    await done({ action: "set-status", trainedModelArn: arn, status: "OPTIMIZING" });
    later(60_000);
    assert.equal(await bench.statusOf(arn), "OPTIMIZING");
  });

  it("sets whether metrics and logs were published", async () => {
    later(11_000);
    await done({ action: "set-publication", trainedModelArn: arn, logsStatus: "PUBLISH_FAILED" });
    const { json } = await bench.get(arn);
    assert.deepEqual([json.metricsStatus, json.logsStatus], ["PUBLISH_SUCCEEDED", "PUBLISH_FAILED"]);
  });

  it("creates another client's model, regardless of quotas and name rules", async () => {
    bench.emulator.set({ runningQuota: 1, nameUniqueness: "conflict" });
    const made = await done({ action: "create", membershipIdentifier: membership, input: fullBody() });
    assert.equal(made.name, "churn");
    assert.equal((await bench.get(made.trainedModelArn)).json.description, fullBody().description);
    const posts = bench.emulator.calls().filter(({ operation }) => operation === "CreateTrainedModel");
    assert.equal(posts.length, 1);
  });

  it("forgets a model", async () => {
    await done({ action: "forget", trainedModelArn: arn });
    assert.equal((await bench.get(arn)).status, 404);
    assert.deepEqual((await bench.list()).json.trainedModels, []);
    assert.deepEqual(bench.emulator.models(), []);
  });

  it("rejects unknown actions, models and members", async () => {
    await assert.rejects(
      done({ action: "explode" } as unknown as Action),
      /Unknown action: "explode"; expected one of delete, cancel/,
    );
    await assert.rejects(done({ action: "delete", name: "nobody" }), /Cannot find the model "nobody"/);
    const input = { ...validBody(), name: "" };
    await assert.rejects(done({ action: "create", membershipIdentifier: membership, input }), /'\/name'/);
  });
});

describe("The control over HTTP", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(() => bench.emulator.close());
  const control = async (method: string, name: string, body?: unknown): Promise<{ status: number; json: unknown }> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${bench.emulator.url}/_emulator/${name}`, init);
    return { status: response.status, json: await response.json() };
  };

  it("returns legible JSON, a member in each line", async () => {
    const response = await fetch(`${bench.emulator.url}/_emulator/nowhere`);
    assert.match(await response.text(), /^\{\n {2}"message": "Unknown control [^\n]+\n\}\n$/);
  });

  it("returns the calls, filtered by operation and number, and forgets them", async () => {
    await bench.create();
    await bench.list();
    const all = await control("GET", "calls");
    assert.deepEqual(all.json, JSON.parse(JSON.stringify(bench.emulator.calls())));
    const [create, list] = all.json as { sequence: number; operation: string; body: unknown; status: number }[];
    assert.deepEqual(
      [create?.sequence, create?.operation, create?.status, create?.body],
      [1, "CreateTrainedModel", 200, validBody()],
    );
    assert.deepEqual((await control("GET", "calls?operation=ListTrainedModels")).json, [list]);
    assert.deepEqual((await control("GET", "calls?after=1")).json, [list]);
    await control("DELETE", "calls");
    assert.deepEqual(bench.emulator.calls(), []);
    await bench.list();
    assert.equal(bench.emulator.calls()[0]?.sequence, 3);
  });

  it("returns the models", async () => {
    await bench.create();
    assert.deepEqual((await control("GET", "models")).json, JSON.parse(JSON.stringify(bench.emulator.models())));
  });

  it("returns the objects of every kind, or of one", async () => {
    await bench.create();
    await bench.perform("PutMLConfiguration", fullInputs.PutMLConfiguration);
    const all = JSON.parse(JSON.stringify(bench.emulator.objects()));
    assert.deepEqual((await control("GET", "objects")).json, all);
    assert.deepEqual((await control("GET", "objects?kind=MLConfiguration")).json, [all[1]]);
    const wrong = await control("GET", "objects?kind=Channel");
    assert.match(
      (wrong.json as { message: string }).message,
      /Unknown kind: "Channel"; expected one of MLConfiguration/,
    );
  });

  it("reads and changes the behaviour, null unsetting a switch", async () => {
    const changed = await control("PATCH", "behaviour", { runningQuota: 3, speed: 7 });
    assert.equal((changed.json as Behaviour).runningQuota, 3);
    assert.equal(bench.emulator.behaviour().speed, 7);
    await control("PATCH", "behaviour", { runningQuota: null });
    assert.equal(bench.emulator.behaviour().runningQuota, undefined);
    assert.equal(((await control("GET", "behaviour")).json as Behaviour).speed, 7);
  });

  it("accepts one fault or several, and clears them", async () => {
    const faults = [
      { operation: "*", kind: "throttle" },
      { operation: "*", kind: "conflict" },
    ];
    assert.deepEqual((await control("POST", "faults", faults)).json, faults);
    await control("POST", "faults", { operation: "*", kind: "slow", delayMs: 1 });
    assert.equal(bench.emulator.faults().length, 3);
    await control("DELETE", "faults");
    assert.deepEqual((await control("GET", "faults")).json, []);
  });

  it("acts on models and adds credentials", async () => {
    const arn = await bench.createdArn();
    const acted = await control("POST", "actions", { action: "set-status", trainedModelArn: arn, status: "ODD" });
    assert.equal((acted.json as { status: string }).status, "ODD");
    const credentials = { accessKeyId: "AKIDNEW", secretAccessKey: "new" };
    assert.equal((await bench.create(validBody(), { credentials })).status, 403);
    await control("POST", "credentials", credentials);
    assert.equal((await bench.create(validBody(), { credentials })).status, 200);
  });

  const wrong: readonly [method: string, name: string, body: unknown, status: number, message: RegExp][] = [
    ["GET", "nothing", undefined, 404, /Unknown control "GET nothing": expected one of GET calls/],
    ["PUT", "behaviour", {}, 404, /Unknown control/],
    ["PATCH", "behaviour", { speeed: 1 }, 400, /Unknown member of the behaviour: "speeed"; expected one of pendingMs/],
    ["PATCH", "behaviour", { speed: 0 }, 400, /Invalid behaviour: Value at '\/speed' .*greater than 0/],
    ["PATCH", "behaviour", { speed: null }, 400, /Invalid behaviour: Value null at '\/speed'/],
    ["PATCH", "behaviour", { versionArn: "old" }, 400, /'\/versionArn' .*\[same, new\]/],
    ["PATCH", "behaviour", [], 400, /converted to structure/],
    ["POST", "faults", { operation: "*", kind: "x" }, 400, /'\/kind'/],
    ["POST", "actions", { action: "delete" }, 400, /Cannot find the model ""/],
    ["POST", "credentials", { accessKeyId: "x" }, 400, /secretAccessKey/],
  ];
  for (const [method, name, body, status, message] of wrong) {
    it(`rejects ${method} ${name} ${JSON.stringify(body)}`, async () => {
      const answer = await control(method, name, body);
      assert.equal(answer.status, status);
      assert.match((answer.json as { message: string }).message, message);
    });
  }

  it("does not appear in the log of calls and needs no signature", async () => {
    await control("GET", "models");
    assert.deepEqual(bench.emulator.calls(), []);
  });
});

describe("startEmulator()", () => {
  it("rejects an invalid behaviour and a port that is in use", async () => {
    await assert.rejects(
      startOne({ behaviour: { sped: 1 } as Partial<Behaviour> }),
      /Unknown member of the behaviour: "sped"/,
    );
    await assert.rejects(
      startOne({ behavior: { speed: 1 } } as object),
      /Unknown option: "behavior"; expected one of port, storeFile/,
    );
    const emulator = await startOne();
    assert.match(emulator.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const port = Number(new URL(emulator.url).port);
    await assert.rejects(startOne({ port }), new RegExp(`Cannot listen on port ${port}: .*EADDRINUSE`));
    await emulator.close();
  });

  it("closes without a warning while calls wait", async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on("warning", note);
    const bench = await startBench();
    bench.emulator.inject({ operation: "*", kind: "slow", delayMs: 60_000, times: 10 });
    bench.emulator.inject({ operation: "*", kind: "slow-before", delayMs: 60_000, times: 10 });
    const waiting = Array.from({ length: 20 }, () => assert.rejects(bench.create(), { code: "ECONNRESET" }));
    while (bench.emulator.calls().length < 20) await new Promise((resolve) => setTimeout(resolve, 2));
    await bench.emulator.close();
    await Promise.all(waiting);
    assert.equal(bench.emulator.models().length, 10);
    process.off("warning", note);
    assert.deepEqual(warnings, []);
  });

  it("listens only on the loopback address", async function () {
    const addresses = Object.values(networkInterfaces())
      .flatMap((of) => of ?? [])
      .filter(({ family, internal }) => family === "IPv4" && !internal)
      .map(({ address }) => address);
    // A machine without a network has no other address to try.
    if (addresses.length === 0) this.skip();
    const emulator = await startOne();
    const port = Number(new URL(emulator.url).port);
    for (const host of addresses) {
      const outcome = await new Promise((resolve) => {
        const socket = connect({ host, port, timeout: 2_000 }, () => resolve("connected"));
        socket.on("error", (error: NodeJS.ErrnoException) => resolve(error.code));
        socket.on("timeout", () => resolve("timeout"));
        socket.on("connect", () => socket.destroy());
      });
      assert.notEqual(outcome, "connected", host);
    }
    await emulator.close();
  });
});
