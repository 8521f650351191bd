import assert from "node:assert/strict";
import { type Bench, startBench } from "../support/emulator/emulator-bench";
import { modelPath, signedCall } from "../support/emulator/signed-call";
import { arnOf, fullBody, membership, otherMembership, validBody } from "../support/inputs/trained-model-inputs";

describe("A trained model", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(() => bench.emulator.close());
  const later = (ms: number): void => {
    bench.clock.nowMs += ms;
  };
  const refused = async (call: Promise<{ status: number; headers: object; json: { message?: string } }>) => {
    const answer = await call;
    return [answer.status, (answer.headers as Record<string, string>)["x-amzn-errortype"]];
  };
  const conflict = [409, "ConflictException"];
  const notFound = [404, "ResourceNotFoundException"];

  it("returns its ARN in the caller's membership, and the base version NULL", async () => {
    const { status, json } = await bench.create();
    assert.equal(status, 200);
    assert.match(
      json.trainedModelArn,
      new RegExp(`^arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/${membership}/trained-model/[-0-9a-f]{36}$`),
    );
    assert.deepEqual(json, { trainedModelArn: json.trainedModelArn, versionIdentifier: "NULL" });
  });

  it("is in the association's partition", async () => {
    const text = JSON.stringify(validBody()).replaceAll(
      "arn:aws:cleanrooms-ml:us-east-1",
      "arn:aws-cn:cleanrooms-ml:cn-north-1",
    );
    const { json } = await bench.create(text, { region: "cn-north-1" });
    assert.match(json.trainedModelArn, /^arn:aws-cn:cleanrooms-ml:cn-north-1:/);
  });

  it("goes from CREATE_PENDING by CREATE_IN_PROGRESS to ACTIVE", async () => {
    const arn = await bench.createdArn();
    assert.equal(await bench.statusOf(arn), "CREATE_PENDING");
    later(999);
    assert.equal(await bench.statusOf(arn), "CREATE_PENDING");
    later(1);
    assert.equal(await bench.statusOf(arn), "CREATE_IN_PROGRESS");
    later(9_999);
    assert.equal(await bench.statusOf(arn), "CREATE_IN_PROGRESS");
    later(1);
    assert.equal(await bench.statusOf(arn), "ACTIVE");
    later(365 * 86_400_000);
    assert.deepEqual([bench.emulator.models()[0]?.status, bench.emulator.models().length], ["ACTIVE", 1]);
  });

  it("progresses faster with speed", async () => {
    bench.emulator.set({ speed: 1_000 });
    const arn = await bench.createdArn();
    later(11);
    assert.equal(await bench.statusOf(arn), "ACTIVE");
  });

  it("returns its inputs and what the service adds", async () => {
    const arn = await bench.createdArn(fullBody());
    later(11_000);
    const { json } = await bench.get(arn);
    const { collaborationIdentifier, trainingContainerImageDigest, ...rest } = json;
    assert.match(collaborationIdentifier, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.match(trainingContainerImageDigest, /^sha256:[0-9a-f]{64}$/);
    assert.deepEqual(rest, {
      ...fullBody(),
      membershipIdentifier: membership,
      trainedModelArn: arn,
      versionIdentifier: "NULL",
      status: "ACTIVE",
      metricsStatus: "PUBLISH_SUCCEEDED",
      logsStatus: "PUBLISH_SUCCEEDED",
      createTime: "2026-01-02T03:04:05.000Z",
      updateTime: "2026-01-02T03:04:16.000Z",
    });
  });

  it("has no metrics, logs and digest before its training ends", async () => {
    const arn = await bench.createdArn();
    later(10_999);
    const { json } = await bench.get(arn);
    for (const name of ["metricsStatus", "logsStatus", "trainingContainerImageDigest", "statusDetails"]) {
      assert.ok(!(name in json), name);
    }
  });

  it("is cancelled by CANCEL_PENDING and CANCEL_IN_PROGRESS, and ends INACTIVE", async () => {
    const arn = await bench.createdArn();
    later(5_000);
    const answer = await bench.cancel(arn);
    assert.deepEqual([answer.status, answer.text], [200, ""]);
    assert.equal(await bench.statusOf(arn), "CANCEL_PENDING");
    later(1_000);
    assert.equal(await bench.statusOf(arn), "CANCEL_IN_PROGRESS");
    later(1_000);
    assert.equal(await bench.statusOf(arn), "INACTIVE");
    later(60_000);
    assert.equal(await bench.statusOf(arn), "INACTIVE");
  });

  it("is deleted by DELETE_PENDING and DELETE_IN_PROGRESS, and ends INACTIVE", async () => {
    const arn = await bench.createdArn();
    later(11_000);
    const answer = await bench.remove(arn);
    assert.deepEqual([answer.status, answer.text], [200, ""]);
    assert.equal(await bench.statusOf(arn), "DELETE_PENDING");
    later(1_000);
    assert.equal(await bench.statusOf(arn), "DELETE_IN_PROGRESS");
    later(1_000);
    assert.equal(await bench.statusOf(arn), "INACTIVE");
  });

  it("is not cancelled unless it is in training, and not deleted while it is", async () => {
    const arn = await bench.createdArn();
    assert.deepEqual(await refused(bench.remove(arn)), conflict);
    later(1_000);
    assert.deepEqual(await refused(bench.remove(arn)), conflict);
    later(10_000);
    assert.deepEqual(await refused(bench.cancel(arn)), conflict);
    await bench.remove(arn);
    assert.deepEqual(await refused(bench.cancel(arn)), conflict);
    assert.equal(await bench.statusOf(arn), "DELETE_PENDING");
  });

  it("is not cancelled or deleted twice, unless repeats are accepted", async () => {
    const arn = await bench.createdArn();
    await bench.cancel(arn);
    assert.deepEqual(await refused(bench.cancel(arn)), conflict);
    assert.deepEqual(await refused(bench.remove(arn)), conflict);
    bench.emulator.set({ repeatedRequest: "accepted" });
    assert.equal((await bench.cancel(arn)).status, 200);
    later(2_000);
    assert.equal(await bench.statusOf(arn), "INACTIVE");
    assert.equal((await bench.remove(arn)).status, 200);
    assert.equal((await bench.remove(arn)).status, 200);
    bench.emulator.set({ repeatedRequest: "conflict" });
    assert.deepEqual(await refused(bench.remove(arn)), conflict);
  });

  it("can be deleted after a cancel; a delete of a deleted model has no effect", async () => {
    const arn = await bench.createdArn();
    await bench.cancel(arn);
    later(2_000);
    assert.equal((await bench.remove(arn)).status, 200);
    assert.equal(await bench.statusOf(arn), "DELETE_PENDING");
    later(2_000);
    assert.equal((await bench.remove(arn)).status, 200);
    assert.equal(await bench.statusOf(arn), "INACTIVE");
  });

  it("returns 404 once it is INACTIVE, if configured", async () => {
    bench.emulator.set({ inactiveModels: "not-found" });
    const arn = await bench.createdArn();
    await bench.cancel(arn);
    later(1_999);
    assert.equal((await bench.get(arn)).status, 200);
    later(1);
    for (const call of [bench.get, bench.cancel, bench.remove, bench.listTags, bench.listVersions]) {
      assert.deepEqual(await refused(call(arn)), notFound);
    }
    assert.deepEqual((await bench.list()).json, { trainedModels: [] });
  });

  it("does not exist in another membership, and can be deleted only from its collaboration", async () => {
    const arn = await bench.createdArn();
    later(11_000);
    const asOther = (method: string) =>
      signedCall(bench.emulator.url, { method, path: modelPath(arn, otherMembership) }, { nowMs: bench.clock.nowMs });
    assert.deepEqual(await refused(asOther("GET")), notFound);
    assert.deepEqual(await refused(asOther("PATCH")), notFound);
    assert.deepEqual(await refused(asOther("DELETE")), notFound);
    bench.emulator.set({ collaborations: { [membership]: "c1", [otherMembership]: "c1" } });
    assert.deepEqual(await refused(asOther("GET")), notFound);
    assert.deepEqual(await refused(asOther("PATCH")), notFound);
    assert.equal((await asOther("DELETE")).status, 200);
    assert.equal(await bench.statusOf(arn), "DELETE_PENDING");
  });

  it("does not exist if it was never created", async () => {
    const arn = arnOf("trained-model", "none");
    for (const call of [bench.get, bench.cancel, bench.remove, bench.listTags, bench.listVersions]) {
      assert.deepEqual(await refused(call(arn)), notFound);
    }
  });

  it("fails with the configured details", async () => {
    const trainingFailure = { statusCode: "OUT_OF_MEMORY", message: "The container ran out of memory" };
    bench.emulator.set({ trainingFailure });
    const arn = await bench.createdArn();
    later(11_000);
    const { json } = await bench.get(arn);
    assert.deepEqual([json.status, json.statusDetails], ["CREATE_FAILED", trainingFailure]);
    assert.deepEqual([json.logsStatus, json.metricsStatus], ["PUBLISH_SUCCEEDED", undefined]);
    assert.equal((await bench.remove(arn)).status, 200);
  });

  it("fails at its maxRuntimeInSeconds, if configured", async () => {
    const body = { ...validBody(), stoppingCondition: { maxRuntimeInSeconds: 4 } };
    const unlimited = await bench.createdArn(body);
    bench.emulator.set({ overlongTraining: "fails" });
    const limited = await bench.createdArn(body);
    const unhurt = await bench.createdArn({ ...body, stoppingCondition: { maxRuntimeInSeconds: 10 } });
    later(4_999);
    assert.equal(await bench.statusOf(limited), "CREATE_IN_PROGRESS");
    later(1);
    assert.equal(await bench.statusOf(limited), "CREATE_FAILED");
    later(6_000);
    assert.equal(await bench.statusOf(unlimited), "ACTIVE");
    assert.equal(await bench.statusOf(unhurt), "ACTIVE");
  });

  it("reports that its metrics and logs were not published, if configured", async () => {
    bench.emulator.set({ metricsStatus: "PUBLISH_FAILED", logsStatus: "PUBLISH_FAILED" });
    const arn = await bench.createdArn();
    later(11_000);
    const { json } = await bench.get(arn);
    assert.deepEqual(
      [json.status, json.metricsStatus, json.logsStatus],
      ["ACTIVE", "PUBLISH_FAILED", "PUBLISH_FAILED"],
    );
    assert.deepEqual([typeof json.metricsStatusDetails, typeof json.logsStatusDetails], ["string", "string"]);
  });

  it("can be returned with defaults, without a base version, and with times truncated to seconds", async () => {
    bench.emulator.set({ absentInputs: "filled-in", baseVersionIdentifier: "absent", timestampDigits: 0 });
    later(123);
    const created = (await bench.create()).json;
    assert.deepEqual(Object.keys(created), ["trainedModelArn"]);
    const { json } = await bench.get(created.trainedModelArn);
    assert.equal(json.createTime, "2026-01-02T03:04:05Z");
    assert.ok(!("versionIdentifier" in json));
    assert.deepEqual(
      [
        json.resourceConfig.instanceCount,
        json.trainingInputMode,
        json.stoppingCondition,
        json.hyperparameters,
        json.tags,
      ],
      [1, "File", { maxRuntimeInSeconds: 86_400 }, {}, {}],
    );
    assert.equal(json.dataChannels[0].s3DataDistributionType, "FullyReplicated");
  });

  it("is not found immediately after its creation, if reads lag", async () => {
    bench.emulator.set({ getLagMs: 500 });
    const arn = await bench.createdArn();
    later(499);
    assert.deepEqual(await refused(bench.get(arn)), notFound);
    later(1);
    assert.equal((await bench.get(arn)).status, 200);
  });

  it("shows the emulator's wrong clock in its times and in the Date header", async () => {
    bench.emulator.set({ clockSkewMs: 7_200_000 });
    const nowMs = bench.clock.nowMs + 7_200_000;
    const { json, headers } = await bench.create(validBody(), { nowMs });
    assert.equal(headers.date, "Fri, 02 Jan 2026 05:04:05 GMT");
    const call = { method: "GET", path: modelPath(json.trainedModelArn) };
    const answer = await signedCall(bench.emulator.url, call, { nowMs });
    assert.equal(answer.json.createTime, "2026-01-02T05:04:05.000Z");
    const late = await bench.get(json.trainedModelArn);
    assert.deepEqual([late.status, late.headers["x-amzn-errortype"]], [403, "InvalidSignatureException"]);
    assert.equal(late.headers.date, "Fri, 02 Jan 2026 05:04:05 GMT");
  });
});
