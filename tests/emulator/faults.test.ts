import assert from "node:assert/strict";
import { connect } from "node:net";
import { type FaultKind, faultMoments } from "../../emulator/faults/fault";
import type { Fault, OperationName } from "../../emulator/server";
import { inputLimit } from "../../emulator/service/limits";
import { operationNames } from "../../emulator/service/routes";
import { type Bench, startBench } from "../support/emulator/emulator-bench";
import { type Create, fullInputs } from "../support/emulator/pipeline-inputs";
import { type Call, type CallAnswer, modelsPath, signedCall } from "../support/emulator/signed-call";
import { arnOf, membership, validBody } from "../support/inputs/trained-model-inputs";

/** What a caller receives: status, error code, body, or the error of its connection. */
async function seen(
  call: Promise<CallAnswer>,
): Promise<{ status?: number; code?: string; text?: string; headers?: object }> {
  try {
    const { status, headers, text } = await call;
    const code = headers["x-amzn-errortype"];
    return { status, headers, text, ...(typeof code === "string" ? { code } : {}) };
  } catch (error) {
    return { code: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}

describe("A fault", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(() => bench.emulator.close());
  const later = (ms: number): void => {
    bench.clock.nowMs += ms;
  };
  const details = { statusCode: "ALGORITHM_ERROR", message: "exit 1" };

  /** Every kind that replaces the service's response: what a create receives, and whether it created a model. */
  const rows: Readonly<
    Partial<Record<FaultKind, { more?: Partial<Fault>; status?: number; code?: string; text: RegExp | undefined }>>
  > = {
    throttle: { status: 429, code: "ThrottlingException", text: /^{"message":"Rate exceeded"}$/ },
    "internal-error": { status: 500, code: "InternalServiceException", text: /^{"message":/ },
    "empty-503": { status: 503, text: /^$/ },
    "bad-gateway": { status: 502, text: /^<html>/ },
    "gateway-timeout": { status: 504, text: /^<html>/ },
    "reset-before": { code: "ECONNRESET", text: undefined },
    "not-json-before": { status: 200, text: /^<html>/ },
    "truncated-before": { code: "ECONNRESET", text: undefined },
    "access-denied": { status: 403, code: "AccessDeniedException", text: /not authorized/ },
    "expired-token": { status: 403, code: "ExpiredTokenException", text: /expired/ },
    conflict: { status: 409, code: "ConflictException", text: /^{"message":/ },
    "resource-not-found": { status: 404, code: "ResourceNotFoundException", text: /^{"message":/ },
    "quota-exceeded": {
      more: { quotaName: "q", quotaValue: 7 },
      status: 402,
      code: "ServiceQuotaExceededException",
      text: /"quotaName":"q","quotaValue":7/,
    },
    "validation-echo": { status: 400, code: "ValidationException", text: /xgboost.*ml\.m5\.2xlarge/ },
    answer: {
      more: { answer: { httpStatusCode: 418, headers: { "x-amzn-errortype": "Odd:http://x/" }, body: "teapot" } },
      status: 418,
      code: "Odd:http://x/",
      text: /^teapot$/,
    },
    "internal-error-after": { status: 500, code: "InternalServiceException", text: /^{"message":/ },
    "empty-503-after": { status: 503, text: /^$/ },
    "bad-gateway-after": { status: 502, text: /^<html>/ },
    "gateway-timeout-after": { status: 504, text: /^<html>/ },
    "reset-after": { code: "ECONNRESET", text: undefined },
    "not-json-after": { status: 200, text: /^<html>/ },
    "truncated-after": { code: "ECONNRESET", text: undefined },
    "empty-200-after": { status: 200, text: /^$/ },
    "conflict-after": { status: 409, code: "ConflictException", text: /^{"message":/ },
    "answer-after": { more: { answer: { httpStatusCode: 200 } }, status: 200, text: /^$/ },
  };
  for (const [kind, { more, status, code, text }] of Object.entries(rows)) {
    const moment = faultMoments[kind as FaultKind];
    it(`"${kind}" affects one call, ${moment} the work`, async () => {
      bench.emulator.inject({ operation: "CreateTrainedModel", kind: kind as FaultKind, ...more });
      assert.equal((await bench.list()).status, 200);
      const first = await seen(bench.create());
      assert.deepEqual([first.status, first.code], [status, code]);
      if (text !== undefined) assert.match(first.text ?? "", text);
      assert.equal(bench.emulator.models().length, moment === "after" ? 1 : 0);
      assert.equal(bench.emulator.calls().at(-1)?.fault, kind);
      assert.equal((await bench.create()).status, 200);
      assert.deepEqual(bench.emulator.faults(), []);
    });
  }

  /** The other operations, each on an emulator with the objects that it needs. */
  describe("affects, before or after the work,", () => {
    const ofMembership = { membershipIdentifier: membership };
    const arns: Record<string, string> = {};
    beforeEach(async () => {
      bench.emulator.set({ pendingMs: 0, channelMs: 0, trainingMs: 0, deleteInUse: "accepted" });
      for (const kind of [
        "MLConfiguration",
        "ConfiguredModelAlgorithm",
        "ConfiguredModelAlgorithmAssociation",
      ] as const) {
        const operation = kind === "MLConfiguration" ? "PutMLConfiguration" : (`Create${kind}` as const);
        const { arn } = await bench.emulator.act({ action: "create", kind, input: fullInputs[operation] });
        if (arn !== undefined) arns[kind] = arn;
      }
      for (const [kind, operation] of [
        ["MLInputChannel", "CreateMLInputChannel"],
        ["TrainedModelInferenceJob", "StartTrainedModelInferenceJob"],
      ] as const) {
        arns[kind] = (await bench.emulator.act({ action: "create", kind, input: fullInputs[operation] })).arn ?? "";
      }
      arns.TrainedModel = await bench.createdArn();
    });

    const inputOf = (operation: OperationName): Record<string, unknown> => {
      if (operation in fullInputs) return { ...fullInputs[operation as Create] };
      const all: Record<string, unknown> = {
        ...ofMembership,
        collaborationIdentifier: "cccccccc-2222-3333-4444-555555555555",
        configuredModelAlgorithmArn: arns.ConfiguredModelAlgorithm,
        configuredModelAlgorithmAssociationArn: arns.ConfiguredModelAlgorithmAssociation,
        mlInputChannelArn: arns.MLInputChannel,
        trainedModelArn: arns.TrainedModel,
        trainedModelInferenceJobArn: arns.TrainedModelInferenceJob,
        resourceArn: arns.MLInputChannel,
        tags: { a: "b" },
        tagKeys: ["a"],
      };
      const members = Object.keys(inputLimit(operation).members);
      return Object.fromEntries(Object.entries(all).filter(([name]) => members.includes(name)));
    };
    const others = operationNames.filter((name) => !/^\w+TrainedModel(s|Versions|Output)?$/.test(name));

    for (const operation of others) {
      it(operation, async () => {
        bench.emulator.set({ collaborations: { [membership]: "cccccccc-2222-3333-4444-555555555555" } });
        const before = JSON.stringify(bench.emulator.objects());
        bench.emulator.inject({ operation, kind: "throttle" });
        assert.equal((await bench.perform(operation, inputOf(operation))).status, 429);
        bench.emulator.inject({ operation, kind: "reset-before" });
        await assert.rejects(bench.perform(operation, inputOf(operation)), { code: "ECONNRESET" });
        assert.equal(JSON.stringify(bench.emulator.objects()), before);
        later(1);
        bench.emulator.inject({ operation, kind: "empty-503-after" });
        assert.equal((await bench.perform(operation, inputOf(operation))).status, 503);
        const isWrite = !/^(Get|List|Untag)/.test(operation);
        assert.equal(JSON.stringify(bench.emulator.objects()) !== before, isWrite);
      });
    }

    it("the objects of one name or one ARN", async () => {
      bench.emulator.inject({ operation: "*", kind: "throttle", name: "training" });
      bench.emulator.inject({ operation: "*", kind: "conflict", arn: arns.ConfiguredModelAlgorithm ?? "" });
      const read = async (operation: OperationName) => (await bench.perform(operation, inputOf(operation))).status;
      assert.equal(await read("GetConfiguredModelAlgorithmAssociation"), 200);
      assert.equal(await read("GetMLInputChannel"), 429);
      assert.equal(await read("GetConfiguredModelAlgorithm"), 409);
      bench.emulator.inject({ operation: "*", kind: "throttle", name: "export" });
      assert.equal(await read("StartTrainedModelExportJob"), 429);
    });

    it("a channel that is deleted or gets an unknown status right before the work", async () => {
      const action = { action: "delete", immediately: true } as const;
      bench.emulator.inject({ operation: "GetMLInputChannel", kind: "act-first", action });
      const get = () => bench.perform("GetMLInputChannel", inputOf("GetMLInputChannel"));
      assert.equal((await get()).json.status, "INACTIVE");
      bench.emulator.inject({ operation: "*", kind: "answer-status", status: "ODD", times: 2 });
      assert.equal((await get()).json.status, "ODD");
      const { json } = await bench.perform("ListMLInputChannels", ofMembership);
      assert.equal(json.mlInputChannelsList[0].status, "ODD");
      const rival = { action: "create", kind: "MLInputChannel", input: fullInputs.CreateMLInputChannel } as const;
      bench.emulator.inject({ operation: "CreateMLInputChannel", kind: "act-first", action: rival });
      await bench.perform("CreateMLInputChannel", fullInputs.CreateMLInputChannel);
      assert.equal(bench.emulator.objects("MLInputChannel").length, 3);
    });
  });

  it("of every kind has a test", () => {
    const elsewhere: FaultKind[] = [
      "wrong-clock",
      "slow",
      "slow-before",
      "training-fails",
      "cancel-fails",
      "delete-fails",
      "answer-status",
      "act-first",
    ];
    assert.deepEqual(new Set([...Object.keys(rows), ...elsewhere]), new Set(Object.keys(faultMoments)));
  });

  it('"throttle" can have a retry-after header', async () => {
    bench.emulator.inject({ operation: "*", kind: "throttle", retryAfterSeconds: 3 });
    const answer = await bench.list();
    assert.deepEqual([answer.status, answer.headers["retry-after"]], [429, "3"]);
  });

  it('"truncated" announces more than it sends, on a raw socket', async () => {
    bench.emulator.inject({ operation: "ListTrainedModels", kind: "truncated-after" });
    const text = await rawAnswer(bench.emulator.url, await signedHeaders(bench));
    const [headers = "", body = ""] = text.split("\r\n\r\n");
    const announced = Number(/content-length: (\d+)/i.exec(headers)?.[1]);
    assert.equal(body, '{"trainedModels":[]}');
    assert.ok(announced > body.length);
  });

  for (const kind of ["reset-before", "reset-after"] as const) {
    it(`"${kind}" is a reset of the connection and not its end, on a raw socket`, async () => {
      bench.emulator.inject({ operation: "ListTrainedModels", kind });
      await assert.rejects(rawAnswer(bench.emulator.url, await signedHeaders(bench)), { code: "ECONNRESET" });
    });
  }

  it('"slow" performs the operation at once and responds later', async () => {
    bench.emulator.inject({ operation: "CreateTrainedModel", kind: "slow", delayMs: 400 });
    const startedMs = Date.now();
    const answered = bench.create();
    await waitUntil(() => bench.emulator.models().length === 1);
    assert.equal(bench.emulator.calls()[0]?.status, undefined);
    assert.equal((await answered).status, 200);
    assert.ok(Date.now() - startedMs >= 399);
  });

  it('"slow-before" performs the operation later, and not at all if the caller has disconnected', async () => {
    bench.emulator.inject({ operation: "CreateTrainedModel", kind: "slow-before", delayMs: 100, times: 2 });
    const startedMs = Date.now();
    assert.equal((await bench.create()).status, 200);
    assert.ok(Date.now() - startedMs >= 99);
    const head = await signedHeaders(bench, { method: "POST", path: modelsPath(), body: validBody() });
    const { hostname, port } = new URL(bench.emulator.url);
    const socket = connect(Number(port), hostname);
    socket.write(`POST ${modelsPath()} HTTP/1.1\r\n${headerLines(head)}\r\n${JSON.stringify(validBody())}`);
    await waitUntil(
      () => bench.emulator.calls().filter(({ operation }) => operation === "CreateTrainedModel").length === 2,
    );
    socket.destroy();
    await waitUntil(() => bench.emulator.calls().at(-1)?.endedAtMs !== undefined);
    assert.equal(bench.emulator.models().length, 1);
  });

  it('"wrong-clock" rejects a valid call, and its Date header shows the difference', async () => {
    bench.emulator.inject({ operation: "CreateTrainedModel", kind: "wrong-clock", clockSkewMs: -3_600_000 });
    const answer = await bench.create();
    assert.deepEqual([answer.status, answer.headers["x-amzn-errortype"]], [403, "InvalidSignatureException"]);
    assert.match(answer.json.message, /not yet current/);
    assert.equal(answer.headers.date, "Fri, 02 Jan 2026 02:04:05 GMT");
    assert.equal((await bench.create()).status, 200);
  });

  it('"training-fails" fails one training after the given time', async () => {
    bench.emulator.inject({
      operation: "CreateTrainedModel",
      kind: "training-fails",
      statusDetails: details,
      afterMs: 3_000,
    });
    const [failing, other] = [await bench.createdArn(), await bench.createdArn()];
    later(3_999);
    assert.equal(await bench.statusOf(failing), "CREATE_IN_PROGRESS");
    later(1);
    const { json } = await bench.get(failing);
    assert.deepEqual([json.status, json.statusDetails], ["CREATE_FAILED", details]);
    later(7_000);
    assert.equal(await bench.statusOf(other), "ACTIVE");
  });

  it('"cancel-fails" ends in CANCEL_FAILED; the cancel can be repeated', async () => {
    bench.emulator.inject({ operation: "CancelTrainedModel", kind: "cancel-fails", statusDetails: details });
    const arn = await bench.createdArn();
    assert.equal((await bench.cancel(arn)).status, 200);
    later(2_000);
    const { json } = await bench.get(arn);
    assert.deepEqual([json.status, json.statusDetails], ["CANCEL_FAILED", details]);
    later(60_000);
    assert.equal(await bench.statusOf(arn), "CANCEL_FAILED");
    await bench.cancel(arn);
    later(2_000);
    assert.equal(await bench.statusOf(arn), "INACTIVE");
  });

  it('"cancel-fails" can let the training continue to its end', async () => {
    bench.emulator.inject({ operation: "CancelTrainedModel", kind: "cancel-fails", goesOnTraining: true });
    const arn = await bench.createdArn();
    later(2_000);
    await bench.cancel(arn);
    later(2_000);
    assert.equal(await bench.statusOf(arn), "CANCEL_FAILED");
    later(2_000);
    assert.equal(await bench.statusOf(arn), "CREATE_IN_PROGRESS");
    later(4_999);
    assert.equal(await bench.statusOf(arn), "CREATE_IN_PROGRESS");
    later(1);
    assert.equal(await bench.statusOf(arn), "ACTIVE");
  });

  it('"delete-fails" ends in DELETE_FAILED; the delete can be repeated', async () => {
    bench.emulator.inject({ operation: "DeleteTrainedModelOutput", kind: "delete-fails", statusDetails: details });
    const arn = await bench.createdArn();
    later(11_000);
    await bench.remove(arn);
    later(2_000);
    const { json } = await bench.get(arn);
    assert.deepEqual([json.status, json.statusDetails], ["DELETE_FAILED", details]);
    await bench.remove(arn);
    later(2_000);
    assert.equal(await bench.statusOf(arn), "INACTIVE");
  });

  it('"act-first" changes the call\'s model, or another one, right before the work', async () => {
    const arn = await bench.createdArn();
    const action = { action: "delete", immediately: true } as const;
    bench.emulator.inject({ operation: "GetTrainedModel", kind: "act-first", skip: 2, action });
    const statuses = [await bench.statusOf(arn), await bench.statusOf(arn), await bench.statusOf(arn)];
    assert.deepEqual(statuses, ["CREATE_PENDING", "CREATE_PENDING", "INACTIVE"]);
    bench.emulator.set({ nameUniqueness: "conflict" });
    const rival = { action: "create", membershipIdentifier: membership, input: validBody() } as const;
    bench.emulator.inject({ operation: "CreateTrainedModel", kind: "act-first", action: rival });
    assert.equal((await bench.create()).status, 409);
    assert.equal(bench.emulator.models().length, 2);
  });

  it('"answer-status" returns a status that no model has', async () => {
    bench.emulator.inject({
      operation: "*",
      kind: "answer-status",
      status: "OPTIMIZING",
      statusDetails: details,
      times: 3,
    });
    const arn = await bench.createdArn();
    const { json } = await bench.get(arn);
    assert.deepEqual([json.status, json.statusDetails], ["OPTIMIZING", details]);
    assert.equal((await bench.list()).json.trainedModels[0].status, "OPTIMIZING");
    assert.equal(await bench.statusOf(arn), "CREATE_PENDING");
  });

  describe("affects", () => {
    const statuses = async (count: number): Promise<number[]> => {
      const found: number[] = [];
      for (let index = 0; index < count; index += 1) found.push((await bench.list()).status);
      return found;
    };

    it("the given number of calls, after the given number of calls", async () => {
      bench.emulator.inject({ operation: "ListTrainedModels", kind: "throttle", skip: 1, times: 2 });
      assert.deepEqual(await statuses(5), [200, 429, 429, 200, 200]);
    });

    it("every call until it is cleared", async () => {
      bench.emulator.inject({ operation: "*", kind: "throttle", times: "always" });
      assert.deepEqual(await statuses(3), [429, 429, 429]);
      bench.emulator.clearFaults();
      assert.deepEqual(await statuses(1), [200]);
    });

    it("calls in the order of injection", async () => {
      bench.emulator.inject({ operation: "*", kind: "throttle" });
      bench.emulator.inject({ operation: "ListTrainedModels", kind: "conflict" });
      assert.deepEqual(await statuses(3), [429, 409, 200]);
    });

    it("the model of one name or one ARN", async () => {
      bench.emulator.inject({ operation: "*", kind: "throttle", modelName: "b", times: 2 });
      assert.equal((await bench.create({ ...validBody(), name: "a" })).status, 200);
      assert.equal((await bench.create({ ...validBody(), name: "b" })).status, 429);
      const made = bench.emulator.models()[0]?.trainedModelArn ?? "";
      bench.emulator.inject({ operation: "GetTrainedModel", kind: "conflict", trainedModelArn: made });
      assert.equal((await bench.get(arnOf("trained-model", "other"))).status, 404);
      assert.equal((await bench.get(made)).status, 409);
      assert.equal((await bench.get(made)).status, 200);
    });

    it("no call with an invalid signature, and performs nothing that the service would reject", async () => {
      bench.emulator.inject({ operation: "CreateTrainedModel", kind: "reset-after" });
      const unsigned = await bench.create(validBody(), {
        credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "x" },
      });
      assert.equal(unsigned.status, 403);
      assert.equal(bench.emulator.faults().length, 1);
      assert.equal((await bench.create({ ...validBody(), name: "" })).status, 400);
    });
  });

  const wrong: readonly [fault: unknown, message: RegExp][] = [
    [{ operation: "GetTrainedModel", kind: "thottle" }, /'\/kind' .*enum value set: \[wrong-clock, throttle,/],
    [{ operation: "Get", kind: "throttle" }, /'\/operation' .*enum value set: \[\*, CreateTrainedModel/],
    [{ operation: "*", kind: "throttle", time: 1 }, /Unknown member of the fault: "time"; expected one of operation/],
    [{ operation: "*", kind: "throttle", times: -1 }, /'\/times' .*greater than or equal to 0/],
    [{ operation: "*", kind: "slow" }, /'\/delayMs' .*must not be null/],
    [{ operation: "*", kind: "slow", delayMs: 2 ** 31 }, /'\/delayMs' .*between 0 and 2147483647/],
    [
      { operation: "*", kind: "training-fails" },
      /'\/operation' .*enum value set: \[CreateMLInputChannel, CreateTrainedModel, Start/,
    ],
    [{ operation: "*", kind: "act-first" }, /'\/action' .*must not be null/],
    [
      { operation: "*", kind: "act-first", action: { action: "deleet" } },
      /Unknown action: "deleet"; expected one of delete/,
    ],
    [
      { operation: "*", kind: "act-first", action: { action: "delete", now: true } },
      /Unknown member of the action: "now"/,
    ],
    [undefined, /Invalid fault: Value null/],
  ];
  for (const [fault, message] of wrong) {
    it(`is rejected if it is ${JSON.stringify(fault)}`, () => {
      assert.throws(() => bench.emulator.inject(fault as Fault), { name: "TypeError", message });
      assert.deepEqual(bench.emulator.faults(), []);
    });
  }
});

describe("callsPerSecond", () => {
  it("throttles the calls above the rate, and accepts calls again later", async () => {
    const bench = await startBench({ behaviour: { callsPerSecond: 5 } });
    const statuses = async (count: number): Promise<number[]> =>
      (await Promise.all(Array.from({ length: count }, () => bench.list()))).map(({ status }) => status).sort();
    assert.deepEqual(await statuses(7), [200, 200, 200, 200, 200, 429, 429]);
    bench.clock.nowMs += 400;
    assert.deepEqual(await statuses(3), [200, 200, 429]);
    bench.clock.nowMs += 60_000;
    assert.deepEqual(await statuses(6), [200, 200, 200, 200, 200, 429]);
    bench.emulator.set({ callsPerSecond: undefined });
    assert.deepEqual(await statuses(2), [200, 200]);
    await bench.emulator.close();
  });
});

/** The headers of a signed call, which is not sent. */
async function signedHeaders(
  { emulator, clock }: Bench,
  call: Call = { method: "GET", path: modelsPath() },
): Promise<Record<string, string>> {
  let noted: Record<string, string> = {};
  const tamper = (headers: Record<string, string>): void => {
    noted = { ...headers };
    throw new Error("Not to be sent");
  };
  await assert.rejects(signedCall(emulator.url, call, { nowMs: clock.nowMs, tamper }), /Not to be sent/);
  return noted;
}

function headerLines(headers: Record<string, string>): string {
  const length = "content-length" in headers ? {} : { "content-length": String(JSON.stringify(validBody()).length) };
  return Object.entries({ ...headers, ...length })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
}

/** The whole response on a socket to one GET of the list. */
function rawAnswer(url: string, headers: Record<string, string>): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(Number(port), hostname);
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      text += chunk;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(text));
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET ${modelsPath()} HTTP/1.1\r\n${lines.join("")}\r\n`);
  });
}

async function waitUntil(condition: () => boolean): Promise<void> {
  const deadlineMs = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > deadlineMs) throw new Error("The condition did not come true within 5 s");
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
