import assert from "node:assert/strict";
import { createClient } from "../../sdk/client";
import { createSendRate, type RateLimiter } from "../../sdk/send-rate";
import { validInputs } from "../support/inputs/valid-inputs";
import { unlimited } from "../support/network/canned-send";
import { httpServer } from "../support/network/local-server";

const settled = (): Promise<void> => new Promise(setImmediate);

/** Admits attempts one by one, when the test decides. */
function gatedLimiter(): { limiter: RateLimiter; open: () => void; asked: () => number } {
  let open = (): void => {};
  let asked = 0;
  const limiter: RateLimiter = {
    getSendToken() {
      asked++;
      return new Promise((resolve) => {
        open = resolve;
      });
    },
    updateClientSendingRate() {},
  };
  return { limiter, open: () => open(), asked: () => asked };
}

describe("createSendRate()", () => {
  it("admits 16 attempts at once, and another one for each that leaves", async () => {
    const rate = createSendRate(unlimited);
    let inside = 0;
    for (let attempt = 0; attempt < 40; attempt++) void rate.enter().then(() => inside++);
    await settled();
    assert.equal(inside, 16);
    rate.leave("served");
    rate.leave();
    await settled();
    assert.equal(inside, 18);
    for (let attempt = 0; attempt < 22; attempt++) rate.leave("served");
    await settled();
    assert.equal(inside, 40);
  });

  it("admits attempts in the order of arrival", async () => {
    const rate = createSendRate(unlimited);
    const entered: number[] = [];
    for (let attempt = 0; attempt < 16; attempt++) await rate.enter();
    for (let attempt = 0; attempt < 5; attempt++) void rate.enter().then(() => entered.push(attempt));
    for (let attempt = 0; attempt < 5; attempt++) {
      await settled();
      rate.leave("served");
    }
    await settled();
    assert.deepEqual(entered, [0, 1, 2, 3, 4]);
  });

  it("asks the limiter for one attempt at a time, and continues after the waiting one was aborted", async () => {
    const { limiter, open, asked } = gatedLimiter();
    const rate = createSendRate(limiter);
    const controller = new AbortController();
    const reason = new Error("stop");
    const first = rate.enter(controller.signal);
    const second = rate.enter();
    await settled();
    assert.equal(asked(), 1);
    controller.abort(reason);
    await assert.rejects(first, (error) => error === reason);
    open();
    await settled();
    assert.equal(asked(), 2);
    open();
    await second;
  });

  it("does not ask the limiter for an attempt that was aborted before its turn", async () => {
    const { limiter, open, asked } = gatedLimiter();
    const rate = createSendRate(limiter);
    const controller = new AbortController();
    const first = rate.enter();
    const second = rate.enter(controller.signal);
    controller.abort(new Error("stop"));
    await assert.rejects(second);
    open();
    await first;
    await settled();
    assert.equal(asked(), 1);
  });

  it("keeps no place for an aborted attempt", async () => {
    const rate = createSendRate(unlimited);
    for (let attempt = 0; attempt < 16; attempt++) await rate.enter();
    for (let attempt = 0; attempt < 50; attempt++) {
      const controller = new AbortController();
      const waiting = rate.enter(controller.signal);
      if (attempt % 2 === 0) await settled();
      controller.abort(new Error("stop"));
      await assert.rejects(waiting);
    }
    for (let attempt = 0; attempt < 16; attempt++) rate.leave("served");
    for (let attempt = 0; attempt < 16; attempt++) await rate.enter();
  });

  it("keeps no place for an attempt that is aborted at the moment of its admission", async () => {
    const rate = createSendRate(unlimited);
    for (let attempt = 0; attempt < 50; attempt++) {
      const controller = new AbortController();
      const waiting = rate.enter(controller.signal);
      for (let turn = 0; turn < attempt % 7; turn++) await Promise.resolve();
      controller.abort(new Error("stop"));
      await waiting.then(
        () => rate.leave("served"),
        () => {},
      );
    }
    await settled();
    for (let attempt = 0; attempt < 16; attempt++) await rate.enter();
  });

  it("tells the limiter which attempts were throttled and which succeeded, except those without a response", async () => {
    const told: unknown[] = [];
    const rate = createSendRate({
      getSendToken: async () => {},
      updateClientSendingRate: (answer) => told.push(answer),
    });
    for (const answered of ["throttled", "served", undefined] as const) {
      await rate.enter();
      rate.leave(answered);
    }
    assert.deepEqual(told, [{ errorType: "THROTTLING" }, {}]);
  });
});

describe("200 creates at once against a service that allows 10 calls a second", function () {
  this.timeout(180_000);

  it("all succeed, with less than twice the necessary calls", async () => {
    let calls = 0;
    let tokens = 10;
    let filledMs = performance.now();
    const server = await httpServer((request, response) => {
      request.resume().on("end", () => {
        calls++;
        const nowMs = performance.now();
        tokens = Math.min(10, tokens + (nowMs - filledMs) / 100);
        filledMs = nowMs;
        if (tokens >= 1) {
          tokens--;
          response.end('{"trainedModelArn":"arn"}');
        } else {
          response.writeHead(429, { "x-amzn-errortype": "ThrottlingException" }).end('{"message":"Rate exceeded"}');
        }
      });
    });
    const client = createClient({
      region: "us-east-1",
      endpoint: server.url,
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
      maxAttempts: 3,
    });
    const startedMs = performance.now();
    const created = await Promise.all(Array.from({ length: 200 }, () => client.createTrainedModel(validInputs())));
    const seconds = (performance.now() - startedMs) / 1000;
    await client.close();
    await server.close();
    const mostAttempts = Math.max(...created.map(({ $metadata }) => $metadata.attempts));
    console.log(
      `      ${calls} calls for 200 creates in ${seconds.toFixed(1)} s, at most ${mostAttempts} attempts for one`,
    );
    assert.equal(created.length, 200);
    assert.ok(calls < 400, `${calls} calls`);
  });
});
