import assert from "node:assert/strict";
import { type Bench, startBench } from "../support/emulator/emulator-bench";
import { keys, modelsPath, signedCall } from "../support/emulator/signed-call";
import { arnOf, membership, otherMembership, validBody } from "../support/inputs/trained-model-inputs";

describe("CreateTrainedModel", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(() => bench.emulator.close());
  const later = (ms: number): void => {
    bench.clock.nowMs += ms;
  };
  const inOther = (body: unknown = validBody()) =>
    signedCall(
      bench.emulator.url,
      { method: "POST", path: modelsPath(otherMembership), body },
      { nowMs: bench.clock.nowMs },
    );

  describe("with the name of another model", () => {
    const together = { [membership]: "c1", [otherMembership]: "c1" };

    it("creates a duplicate by default", async () => {
      const first = await bench.createdArn();
      assert.notEqual(await bench.createdArn(), first);
      assert.equal(bench.emulator.models().length, 2);
    });

    it("is a conflict within the collaboration, if names are unique", async () => {
      bench.emulator.set({ nameUniqueness: "conflict" });
      await bench.create();
      const second = await bench.create({ ...validBody(), description: "another" });
      assert.deepEqual([second.status, second.headers["x-amzn-errortype"]], [409, "ConflictException"]);
      assert.equal((await inOther()).status, 200);
      bench.emulator.set({ collaborations: together });
      assert.equal((await inOther()).status, 409);
      assert.equal((await bench.create({ ...validBody(), name: "Churn" })).status, 200);
    });

    it("returns the first model's ARN, if configured", async () => {
      bench.emulator.set({ nameUniqueness: "existing", collaborations: together });
      const first = await bench.createdArn();
      later(5_000);
      const second = await bench.create({ ...validBody(), hyperparameters: { other: "1" } });
      assert.deepEqual([second.status, second.json.trainedModelArn], [200, first]);
      assert.equal(bench.emulator.models().length, 1);
      assert.notEqual((await inOther()).json.trainedModelArn, first);
    });

    it("is allowed again after a delete, but not after a failure", async () => {
      bench.emulator.set({ nameUniqueness: "conflict", trainingFailure: {} });
      const arn = await bench.createdArn();
      later(11_000);
      assert.equal((await bench.create()).status, 409);
      await bench.remove(arn);
      assert.equal((await bench.create()).status, 409);
      later(2_000);
      assert.equal((await bench.create()).status, 200);
    });
  });

  describe("beyond a quota", () => {
    it("is rejected with the quota's name and value, until a training of the membership ends", async () => {
      bench.emulator.set({ runningQuota: 2 });
      await bench.create();
      later(1_000);
      await bench.create();
      const third = await bench.create();
      assert.deepEqual([third.status, third.headers["x-amzn-errortype"]], [402, "ServiceQuotaExceededException"]);
      assert.equal(third.json.quotaValue, 2);
      assert.match(third.json.quotaName, /per membership/);
      assert.match(third.json.message, /quota/);
      assert.equal((await inOther()).status, 200);
      later(9_999);
      assert.equal((await bench.create()).status, 402);
      later(1);
      assert.equal((await bench.create()).status, 200);
      assert.equal((await bench.create()).status, 402);
    });

    it("counts a training that is being cancelled", async () => {
      bench.emulator.set({ runningQuota: 1 });
      const arn = await bench.createdArn();
      await bench.cancel(arn);
      later(1_999);
      assert.equal((await bench.create()).status, 402);
      later(1);
      assert.equal((await bench.create()).status, 200);
    });

    it("counts the trainings of the account in all its memberships", async () => {
      bench.emulator.set({ accountQuota: 2 });
      await bench.create();
      await inOther();
      const third = await bench.create();
      assert.deepEqual([third.status, third.json.quotaValue], [402, 2]);
      assert.match(third.json.quotaName, /per account/);
    });

    it("does not count the trainings of other accounts", async () => {
      bench.emulator.set({ accountQuota: 1 });
      const other = { accessKeyId: "AKIDOTHER", secretAccessKey: "other", accountId: "210987654321" };
      bench.emulator.addCredential(other);
      await bench.create();
      const answer = await bench.create(validBody(), { credentials: other });
      assert.equal(answer.status, 200);
      assert.match(answer.json.trainedModelArn, /:210987654321:/);
    });
  });

  describe("as incremental training", () => {
    const body = (trainedModelArn: string, versionIdentifier?: string) => ({
      ...validBody(),
      name: "churn-2",
      incrementalTrainingDataChannels: [
        { trainedModelArn, channelName: "base", ...(versionIdentifier === undefined ? {} : { versionIdentifier }) },
      ],
    });
    const activeArn = async (): Promise<string> => {
      const arn = await bench.createdArn();
      later(11_000);
      return arn;
    };

    it("creates a version with the base model's ARN", async () => {
      const base = await activeArn();
      const { json } = await bench.create(body(base));
      assert.equal(json.trainedModelArn, base);
      assert.match(json.versionIdentifier, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      const { versionIdentifier } = json;
      const version = (await bench.get(base, { versionIdentifier })).json;
      assert.deepEqual(
        [version.name, version.versionIdentifier, version.status],
        ["churn-2", versionIdentifier, "CREATE_PENDING"],
      );
    });

    it("returns the channel with the base's name and version, without its ARN", async () => {
      const base = await activeArn();
      const first = (await bench.create(body(base))).json;
      assert.deepEqual((await bench.get(base)).json.incrementalTrainingDataChannels, [
        { channelName: "base", versionIdentifier: "NULL", modelName: "churn" },
      ]);
      later(11_000);
      await bench.create({ ...body(base, first.versionIdentifier), name: "churn-3" });
      assert.deepEqual((await bench.get(base)).json.incrementalTrainingDataChannels, [
        { channelName: "base", versionIdentifier: first.versionIdentifier, modelName: "churn-2" },
      ]);
    });

    it("creates a model with its own ARN, if configured", async () => {
      bench.emulator.set({ versionArn: "new" });
      const base = await activeArn();
      const { json } = await bench.create(body(base));
      assert.notEqual(json.trainedModelArn, base);
      assert.equal(json.versionIdentifier, "NULL");
    });

    it("starts from the latest version by default", async () => {
      const base = await activeArn();
      const second = (await bench.create(body(base))).json.versionIdentifier;
      later(11_000);
      await bench.create({ ...body(base), name: "churn-3" });
      assert.equal((await bench.get(base)).json.incrementalTrainingDataChannels[0].versionIdentifier, second);
    });

    it("uses the latest version in Get, and the base in Cancel and DeleteTrainedModelOutput", async () => {
      const base = await activeArn();
      const { versionIdentifier } = (await bench.create(body(base))).json;
      assert.equal((await bench.get(base)).json.versionIdentifier, versionIdentifier);
      assert.equal((await bench.cancel(base)).status, 409);
      assert.equal((await bench.cancel(base, { versionIdentifier })).status, 200);
      assert.equal(await bench.statusOf(base, { versionIdentifier }), "CANCEL_PENDING");
      later(2_000);
      assert.equal((await bench.remove(base)).status, 200);
      assert.deepEqual(
        bench.emulator.models().map(({ status }) => status),
        ["DELETE_PENDING", "INACTIVE"],
      );
    });

    it("prevents the deletion of the base while it trains", async () => {
      const base = await activeArn();
      await bench.create(body(base));
      const refused = await bench.remove(base);
      assert.deepEqual([refused.status, refused.headers["x-amzn-errortype"]], [409, "ConflictException"]);
      assert.match(refused.json.message, /another model is being trained from it/);
      later(11_000);
      assert.equal((await bench.remove(base)).status, 200);
    });

    it("is rejected for a base that does not exist, is not ACTIVE, or is in another collaboration", async () => {
      const unknown = await bench.create(body(arnOf("trained-model", "none")));
      assert.deepEqual([unknown.status, unknown.headers["x-amzn-errortype"]], [404, "ResourceNotFoundException"]);
      const base = await bench.createdArn();
      const early = await bench.create(body(base));
      assert.deepEqual([early.status, early.headers["x-amzn-errortype"]], [409, "ConflictException"]);
      later(11_000);
      const noVersion = await bench.create(body(base, "99999999-2222-3333-4444-555555555555"));
      assert.equal(noVersion.status, 404);
      assert.equal((await inOther(body(base))).status, 404);
    });

    it("may have the base's name, even if names are unique", async () => {
      bench.emulator.set({ nameUniqueness: "conflict" });
      const base = await activeArn();
      assert.equal((await bench.create({ ...body(base), name: "churn" })).status, 200);
      assert.equal((await bench.create()).status, 409);
    });
  });

  it("is rejected for an input channel that no longer exists", async () => {
    const missing = arnOf("ml-input-channel", "training");
    bench.emulator.set({ missingArns: [missing] });
    const answer = await bench.create();
    assert.deepEqual([answer.status, answer.headers["x-amzn-errortype"]], [404, "ResourceNotFoundException"]);
    assert.ok(answer.json.message.includes(missing));
  });

  it("is rejected for a membership that the credentials may not use", async () => {
    const credential = { ...keys, accessKeyId: "AKIDMEMBER", memberships: [otherMembership] };
    bench.emulator.addCredential(credential);
    const answer = await bench.create(validBody(), { credentials: credential });
    assert.deepEqual([answer.status, answer.headers["x-amzn-errortype"]], [403, "AccessDeniedException"]);
  });
});
