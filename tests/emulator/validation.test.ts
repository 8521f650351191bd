import assert from "node:assert/strict";
import { inputLimit } from "../../emulator/service/limits";
import { violations } from "../../emulator/service/validation";
import service from "../../emulator/service.json";
import { type Bench, startBench } from "../support/emulator/emulator-bench";
import { type Create, creates, fullInputs, leastInputs } from "../support/emulator/pipeline-inputs";
import { modelPath, modelsPath, signedCall, tagsPath } from "../support/emulator/signed-call";
import { brokenInputsOf, everyMember, inputWith } from "../support/inputs/broken-inputs";
import { arnOf, fullBody, validBody } from "../support/inputs/trained-model-inputs";

const createTrainedModelInput = inputLimit("CreateTrainedModel");

describe("inputLimit()", () => {
  for (const [name, { input }] of Object.entries(service.operations)) {
    it(`reads the input of ${name}`, () => {
      const limit = inputLimit(name as keyof typeof service.operations);
      const { members } = service.shapes[input as keyof typeof service.shapes] as { members: object };
      assert.deepEqual(Object.keys(limit.members), Object.keys(members));
    });
  }
});

for (const [operation, full] of Object.entries({ CreateTrainedModel: everyMember(), ...fullInputs })) {
  describe(`violations() of ${operation}'s input`, () => {
    const limit = inputLimit(operation as "CreateTrainedModel" | Create);

    it("are none for an input with every member", () => {
      assert.deepEqual(violations(limit, full), []);
    });

    for (const { title, path, value, message } of brokenInputsOf(limit, full)) {
      it(`names ${title}`, () => {
        const found = violations(limit, inputWith(path, value, full));
        assert.ok(
          found.some((text) => text.includes(message)),
          `expected "${message}", got ${JSON.stringify(found)}`,
        );
      });
    }
  });
}

describe("violations() at the limits of CreateTrainedModel's input", () => {
  const padded = (text: string, length: number): string => text + "x".repeat(length - text.length);
  const entries = (count: number): Record<string, string> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, "v"]));
  const atTheLimit: readonly [path: readonly (string | number)[], value: unknown][] = [
    [["name"], "n"],
    [["name"], "🦆".repeat(63)],
    [["name"], "\ta\uFFFD"],
    [["description"], ""],
    [["description"], "🦆\t\r\n".repeat(63)],
    [["configuredModelAlgorithmAssociationArn"], padded(arnOf("configured-model-algorithm-association", "a"), 2048)],
    [["resourceConfig", "instanceCount"], 1],
    [["resourceConfig", "instanceCount"], 5],
    [["resourceConfig", "volumeSizeInGB"], 1],
    [["resourceConfig", "volumeSizeInGB"], 8192],
    [["resourceConfig", "instanceType"], "ml.p3dn.24xlarge"],
    [["stoppingCondition"], {}],
    [["stoppingCondition", "maxRuntimeInSeconds"], 1],
    [["stoppingCondition", "maxRuntimeInSeconds"], 2_419_200],
    [["dataChannels", 0, "channelName"], "A-._9".padEnd(64, "z")],
    [["dataChannels", 0, "mlInputChannelArn"], padded(arnOf("ml-input-channel", "a"), 2048)],
    [["dataChannels", 0, "s3DataDistributionType"], "FullyReplicated"],
    [["hyperparameters"], {}],
    [["hyperparameters"], entries(100)],
    [["hyperparameters"], { ["k".repeat(256)]: "v".repeat(2500) }],
    [["hyperparameters"], { k: "\n" }],
    [["hyperparameters"], JSON.parse('{"__proto__":"v"}')],
    [["environment"], { ["_".repeat(512)]: "v".repeat(512) }],
    [["tags"], { ["k".repeat(128)]: "v".repeat(256) }],
    [["tags"], { "🦆": "" }],
    [["kmsKeyArn"], "arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/mrk-1"],
    [["trainingInputMode"], "Pipe"],
    [["description"], null],
    [["incrementalTrainingDataChannels", 0, "versionIdentifier"], null],
  ];
  for (const [path, value] of atTheLimit) {
    const text = JSON.stringify(value) ?? "";
    it(`are none for /${path.join("/")}: ${text.length > 40 ? `${text.slice(0, 30)}... (${text.length})` : text}`, () => {
      assert.deepEqual(violations(createTrainedModelInput, inputWith(path, value)), []);
    });
  }

  const wrongTypes: readonly [path: readonly (string | number)[], value: unknown][] = [
    [["name"], 7],
    [["name"], {}],
    [["resourceConfig"], "ml.m5.large"],
    [["resourceConfig"], []],
    [["resourceConfig", "volumeSizeInGB"], "30"],
    [["resourceConfig", "volumeSizeInGB"], 1.5],
    [["resourceConfig", "volumeSizeInGB"], 2 ** 40],
    [["dataChannels"], {}],
    [["dataChannels", 0], "training"],
    [["hyperparameters"], []],
    [["hyperparameters", "n"], 100],
    [["hyperparameters", "n"], "lone \ud83e surrogate"],
    [["hyperparameters", "\ud83e"], "v"],
  ];
  for (const [path, value] of wrongTypes) {
    it(`are a SerializationException for /${path.join("/")}: ${JSON.stringify(value)}`, () => {
      assert.throws(() => violations(createTrainedModelInput, inputWith(path, value)), {
        code: "SerializationException",
      });
    });
  }
});

describe("CreateTrainedModel", () => {
  let bench: Bench;
  before(async () => {
    bench = await startBench();
  });
  after(() => bench.emulator.close());

  const refused = async (body: unknown, wanted: { code?: string; message: RegExp }): Promise<void> => {
    const answer = await bench.create(body);
    assert.deepEqual([answer.status, answer.headers["x-amzn-errortype"]], [400, wanted.code ?? "ValidationException"]);
    assert.match(answer.json.message, wanted.message);
    assert.deepEqual(bench.emulator.models(), []);
  };
  const channels = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      mlInputChannelArn: arnOf("ml-input-channel", "c"),
      channelName: `c${index}`,
    }));
  const incremental = (channelName: string) => [{ trainedModelArn: arnOf("trained-model", "base"), channelName }];

  it("lists all violations", () =>
    refused(
      { ...validBody(), name: " ", dataChannels: [] },
      { message: /^2 validation errors detected\. Value ' ' at '\/name' .*; Value with length 0 at '\/dataChannels' / },
    ));

  it("accepts up to 20 channels of both kinds", () =>
    refused(
      { ...validBody(), dataChannels: channels(20), incrementalTrainingDataChannels: incremental("base") },
      { message: /at most 20 channels/ },
    ));

  it("requires a different name for each channel", () =>
    refused({ ...validBody(), dataChannels: [...channels(2), ...channels(1)] }, { message: /'c0' is not unique/ }));

  it("requires a different name for the incremental channel", () =>
    refused(
      { ...validBody(), incrementalTrainingDataChannels: incremental("training") },
      { message: /'training' is not unique/ },
    ));

  for (const key of ["aws:team", "AWS:team", "aWs:"]) {
    it(`rejects the tag key ${key}`, () =>
      refused({ ...validBody(), tags: { [key]: "v" } }, { message: /reserved prefix/ }));
  }

  it("rejects more than 50 tags", () => {
    const tags = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, "v"]));
    return refused({ ...validBody(), tags }, { message: /at most 50 tags/ });
  });

  it("rejects ARNs of two regions", () => {
    const kmsKeyArn = fullBody().kmsKeyArn.replace("us-east-1", "eu-west-1");
    return refused({ ...validBody(), kmsKeyArn }, { message: /not of the association's partition and region/ });
  });

  it("rejects a body that is absent, not JSON, or not an object", async () => {
    const code = "SerializationException";
    await refused('{"name":', { code, message: /no JSON/ });
    await refused("", { code, message: /no JSON/ });
    await refused("[]", { code, message: /no JSON object/ });
    await refused("null", { code, message: /no JSON object/ });
  });

  it("ignores unknown members, and treats null as absent", async () => {
    const answer = await bench.create({ ...validBody(), color: "red", description: null });
    assert.equal(answer.status, 200);
    assert.deepEqual(bench.emulator.models()[0]?.input, validBody());
    await bench.emulator.act({ action: "forget", name: "churn" });
  });

  it("returns 413 for a body that is too large, and continues", async () => {
    bench.emulator.set({ maxBodyBytes: 1_000 });
    const answer = await bench.create({ ...validBody(), description: "x".repeat(200_000) });
    bench.emulator.set({ maxBodyBytes: 10_000_000 });
    assert.deepEqual([answer.status, answer.headers["x-amzn-errortype"]], [413, "RequestEntityTooLargeException"]);
    await refused(
      { ...validBody(), description: "x".repeat(200_000) },
      { message: /length 200000 at '\/description'/ },
    );
  });

  it("returns 415 for another content type", async () => {
    const call = { method: "POST", path: modelsPath(), body: "{}", headers: { "content-type": "text/plain" } };
    const answer = await signedCall(bench.emulator.url, call, { nowMs: bench.clock.nowMs });
    assert.deepEqual([answer.status, answer.headers["x-amzn-errortype"]], [415, "UnsupportedMediaTypeException"]);
  });
});

describe("The creates of the other kinds", () => {
  let bench: Bench;
  before(async () => {
    bench = await startBench();
  });
  after(() => bench.emulator.close());

  for (const operation of creates) {
    it(`reject an input that violates several limits of ${operation}, and store nothing`, async () => {
      const limit = inputLimit(operation);
      // An invalid membership or model in the path matches no operation.
      const inBody = brokenInputsOf(limit, fullInputs[operation]).filter(
        ({ path }) => !["membershipIdentifier", "trainedModelArn"].includes(String(path[0])),
      );
      assert.ok(inBody.length > 4);
      for (const { path, value, title } of inBody) {
        const answer = await bench.perform(operation, inputWith(path, value, fullInputs[operation]));
        assert.deepEqual([answer.status, answer.headers["x-amzn-errortype"]], [400, "ValidationException"], title);
      }
      assert.deepEqual(bench.emulator.objects(), []);
    });

    it(`accept ${operation} with every member`, async () => {
      assert.equal((await bench.perform(operation, fullInputs[operation])).status, 200);
      for (const { arn, kind } of bench.emulator.objects()) {
        await bench.emulator.act({ action: "forget", kind, ...(arn && { arn }) });
      }
    });
  }

  it("reject ARNs of two regions, and of a region other than the request's", async () => {
    const { kmsKeyArn, ...input } = fullInputs.StartTrainedModelInferenceJob;
    const mixed = { ...input, kmsKeyArn: kmsKeyArn.replace("us-east-1", "eu-west-1") };
    const answer = await bench.perform("StartTrainedModelInferenceJob", mixed);
    assert.match(answer.json.message, /is not of the model's partition and region \(aws\/us-east-1\)/);
    const elsewhere = await bench.perform("CreateMLInputChannel", leastInputs.CreateMLInputChannel, {
      region: "eu-west-1",
    });
    assert.match(elsewhere.json.message, /is not of the request's region \(eu-west-1\)/);
  });
});

describe("The other operations", () => {
  let bench: Bench;
  before(async () => {
    bench = await startBench();
  });
  after(() => bench.emulator.close());

  const arn = arnOf("trained-model", "none");
  const rows: readonly [method: string, path: string, query: Record<string, string | string[]>, message: RegExp][] = [
    ["GET", modelsPath("not-a-uuid"), {}, /'\/membershipIdentifier'/],
    ["GET", modelsPath("11111111-2222-3333-4444-55555555555F"), {}, /'\/membershipIdentifier'/],
    ["GET", modelsPath(), { maxResults: "0" }, /'\/maxResults' .*between 1 and 100/],
    ["GET", modelsPath(), { maxResults: "101" }, /'\/maxResults' .*between 1 and 100/],
    ["GET", modelsPath(), { nextToken: "" }, /'\/nextToken' .*between 1 and 10240/],
    ["GET", modelsPath(), { nextToken: "made up" }, /nextToken is not one of this list/],
    ["GET", modelPath("not-an-arn-of-a-model"), {}, /'\/trainedModelArn'/],
    ["GET", modelPath(arn), { versionIdentifier: "NULL" }, /'\/versionIdentifier'/],
    ["PATCH", modelPath(arn), { versionIdentifier: "1" }, /'\/versionIdentifier'/],
    ["DELETE", modelPath(arn), { versionIdentifier: "1" }, /'\/versionIdentifier'/],
    ["GET", `${modelPath(arn)}/versions`, { status: "DELETED" }, /'\/status' .*enum value set/],
    ["GET", tagsPath("arn:aws:s3:::a-bucket-of-mine"), {}, /'\/resourceArn'/],
    ["DELETE", tagsPath(arn), { tagKeys: [""] }, /'\/tagKeys\/0'/],
  ];
  for (const [method, path, query, message] of rows) {
    const title = `${method} ${decodeURIComponent(path).split("/").slice(-2).join("/")} ${JSON.stringify(query)}`;
    it(`reject ${title}`, async () => {
      const answer = await signedCall(bench.emulator.url, { method, path, query }, { nowMs: bench.clock.nowMs });
      assert.deepEqual([answer.status, answer.headers["x-amzn-errortype"]], [400, "ValidationException"]);
      assert.match(answer.json.message, message);
    });
  }

  it("reject a maxResults that is not a number", async () => {
    const answer = await bench.list({ maxResults: "ten" });
    assert.deepEqual([answer.status, answer.headers["x-amzn-errortype"]], [400, "SerializationException"]);
  });

  const unknown: readonly [method: string, path: string][] = [
    ["PUT", modelsPath()],
    ["GET", "/memberships"],
    ["GET", "/memberships//trained-models"],
    ["GET", `${modelsPath()}/`],
    ["GET", `${modelsPath()}/${arn}`],
    ["GET", `${modelsPath()}/%zz`],
  ];
  for (const [method, path] of unknown) {
    it(`do not include ${method} ${path.slice(0, 90)}`, async () => {
      const answer = await signedCall(bench.emulator.url, { method, path }, { nowMs: bench.clock.nowMs });
      assert.deepEqual([answer.status, answer.headers["x-amzn-errortype"]], [404, "UnknownOperationException"]);
    });
  }
});
