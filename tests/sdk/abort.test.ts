import assert from "node:assert/strict";
import { setMaxListeners } from "node:events";
import { createClient } from "../../sdk/client";
import { systemClock } from "../../sdk/clock";
import { membershipIdentifier, validInputs } from "../support/inputs/valid-inputs";
import { cannedClient, ok, refusal } from "../support/network/canned-send";
import { httpText, rawServer } from "../support/network/local-server";

const reason = new Error("stopped by the user");
const isReason = (error: unknown): boolean => error === reason;
const model = { membershipIdentifier, trainedModelArn: "arn" };
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

/** Runs a call, aborts it after `moment`, and measures how long it then took to end. */
async function endsAfterMs(call: (signal: AbortSignal) => Promise<unknown>, moment: Promise<unknown>): Promise<number> {
  const controller = new AbortController();
  let abortedMs = Number.POSITIVE_INFINITY;
  void moment.then(() => {
    abortedMs = performance.now();
    controller.abort(reason);
  });
  await assert.rejects(call(controller.signal), isReason);
  return performance.now() - abortedMs;
}

/** A promise, and the function that settles it. */
function later(): { happened: Promise<void>; happen: () => void } {
  let happen = (): void => {};
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return { happened, happen };
}

const soon = (): Promise<void> => systemClock.sleep(30);

/** Lets other work of the process run several times. */
async function inTurns(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await Promise.resolve();
}

describe("an aborted call", function () {
  this.timeout(20_000);
  it("rejects with the signal's reason before anything is sent", async () => {
    const { client, sent } = cannedClient([ok]);
    await assert.rejects(client.createTrainedModel(validInputs(), { signal: AbortSignal.abort(reason) }), isReason);
    assert.equal(sent.length, 0);
  });

  it("rejects immediately while it waits for the response, and closes the connection", async () => {
    const request = later();
    const close = later();
    const server = await rawServer((socket) => {
      socket.once("close", close.happen);
      request.happen();
    });
    const client = createClient({ region: "us-east-1", endpoint: server.url, credentials });
    const durationMs = await endsAfterMs(
      (signal) => client.deleteTrainedModelOutput(model, { signal }),
      request.happened.then(soon),
    );
    assert.ok(durationMs < 1_000, `${durationMs} ms`);
    await close.happened;
    await client.close();
    await server.close();
  });

  it("rejects immediately while it waits for the body of the response", async () => {
    const request = later();
    const server = await rawServer((socket) => {
      socket.write(httpText("200 OK", "{}").replace("length: 2", "length: 99"));
      request.happen();
    });
    const client = createClient({ region: "us-east-1", endpoint: server.url, credentials });
    const durationMs = await endsAfterMs(
      (signal) => client.deleteTrainedModelOutput(model, { signal }),
      request.happened.then(soon),
    );
    assert.ok(durationMs < 1_000, `${durationMs} ms`);
    await client.close();
    await server.close();
  });

  it("that creates receives its response first, because only that shows whether there is a model", async () => {
    const request = later();
    const server = await rawServer((socket) => {
      request.happen();
      setTimeout(() => socket.write(httpText("200 OK", '{"trainedModelArn":"arn"}')), 150);
    });
    const client = createClient({ region: "us-east-1", endpoint: server.url, credentials });
    const controller = new AbortController();
    void request.happened.then(soon).then(() => controller.abort(reason));
    const { trainedModelArn } = await client.createTrainedModel(validInputs(), { signal: controller.signal });
    assert.ok(controller.signal.aborted);
    assert.equal(trainedModelArn, "arn");
    await client.close();
    await server.close();
  });

  it("that creates is not repeated, even after a temporary error", async () => {
    const controller = new AbortController();
    const { client, sent } = cannedClient(() => {
      controller.abort(reason);
      return refusal(429, "ThrottlingException");
    });
    await assert.rejects(client.createTrainedModel(validInputs(), { signal: controller.signal }), isReason);
    assert.equal(sent.length, 1);
  });

  it("rejects immediately while it waits to retry, and sends nothing more", async () => {
    const clock = { ...systemClock, sleepsMs: [], pass: () => {} };
    const first = later();
    const { client, sent } = cannedClient(
      () => {
        first.happen();
        return refusal(429, "ThrottlingException", { "retry-after": "5" });
      },
      {},
      clock,
    );
    const durationMs = await endsAfterMs(
      (signal) => client.createTrainedModel(validInputs(), { signal }),
      first.happened.then(soon),
    );
    assert.ok(durationMs < 1_000, `${durationMs} ms`);
    assert.equal(sent.length, 1);
  });

  it("rejects immediately while it waits for credentials, and sends nothing when they arrive", async () => {
    const asked = later();
    const given = later();
    const { client, sent } = cannedClient([ok], {
      credentials: async () => {
        asked.happen();
        await given.happened;
        return credentials;
      },
    });
    const durationMs = await endsAfterMs(
      (signal) => client.createTrainedModel(validInputs(), { signal }),
      asked.happened.then(soon),
    );
    assert.ok(durationMs < 1_000, `${durationMs} ms`);
    given.happen();
    await soon();
    assert.equal(sent.length, 0);
  });

  it("is not sent if it is aborted at any moment before", async () => {
    let sentAfterAbort = 0;
    let sentBeforeAbort = 0;
    for (let turns = 0; turns < 120; turns++) {
      const controller = new AbortController();
      const { client } = cannedClient(
        () => {
          if (controller.signal.aborted) sentAfterAbort++;
          else sentBeforeAbort++;
          return ok;
        },
        {
          async credentials() {
            void inTurns(turns).then(() => controller.abort(reason));
            return credentials;
          },
        },
      );
      await client.createTrainedModel(validInputs(), { signal: controller.signal }).catch(() => {});
    }
    assert.equal(sentAfterAbort, 0);
    assert.ok(sentBeforeAbort > 0 && sentBeforeAbort < 120, `${sentBeforeAbort} sent before the abort`);
  });

  it("does not affect other calls", async () => {
    const gate = later();
    const { client } = cannedClient(async () => {
      await gate.happened;
      return ok;
    });
    const controller = new AbortController();
    setMaxListeners(0, controller.signal);
    const aborted = Array.from({ length: 40 }, () =>
      assert.rejects(client.listTagsForResource({ resourceArn: "r" }, { signal: controller.signal }), isReason),
    );
    const others = Array.from({ length: 40 }, () => client.listTagsForResource({ resourceArn: "r" }));
    setTimeout(() => controller.abort(reason), 20);
    await Promise.all(aborted);
    gate.happen();
    assert.equal((await Promise.all(others)).length, 40);
  });

  it("leaves no listener behind on the signal", async () => {
    const controller = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = controller.signal;
    controller.signal.addEventListener = function (this: AbortSignal, ...args: Parameters<typeof addEventListener>) {
      listeners++;
      addEventListener.apply(this, args);
    } as typeof addEventListener;
    controller.signal.removeEventListener = function (
      this: AbortSignal,
      ...args: Parameters<typeof removeEventListener>
    ) {
      listeners--;
      removeEventListener.apply(this, args);
    } as typeof removeEventListener;
    const server = await rawServer((socket) => socket.write(httpText("200 OK", '{"tags":{}}')));
    const client = createClient({ region: "us-east-1", endpoint: server.url, credentials });
    await client.listTagsForResource({ resourceArn: "r" }, { signal: controller.signal });
    await new Promise(setImmediate);
    assert.equal(listeners, 0);
    await client.close();
    await server.close();
  });
});
