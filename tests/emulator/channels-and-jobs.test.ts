import assert from "node:assert/strict";
import type { Behaviour, KindName, ObjectAction, ObjectRecord } from "../../emulator/server";
import { type Bench, startBench } from "../support/emulator/emulator-bench";
import { type Create, fullInputs, leastInputs, tableArn } from "../support/emulator/pipeline-inputs";
import { type CallAnswer, keys } from "../support/emulator/signed-call";
import { fullBody, membership, otherMembership, validBody } from "../support/inputs/trained-model-inputs";

const ofMembership = { membershipIdentifier: membership };
const collaborationIdentifier = "cccccccc-2222-3333-4444-555555555555";
const day = 86_400_000;

async function refusal(call: Promise<CallAnswer>): Promise<[number, unknown]> {
  const { status, headers } = await call;
  return [status, headers["x-amzn-errortype"]];
}
const notFound = [404, "ResourceNotFoundException"];
const conflict = [409, "ConflictException"];
const invalid = [400, "ValidationException"];
const overQuota = [402, "ServiceQuotaExceededException"];

describe("Channels and jobs", () => {
  let bench: Bench;
  beforeEach(async () => {
    const collaborations = { [membership]: collaborationIdentifier, [otherMembership]: collaborationIdentifier };
    bench = await startBench({ behaviour: { collaborations } });
  });
  afterEach(() => bench.emulator.close());
  const later = (ms: number): void => {
    bench.clock.nowMs += ms;
  };
  const create = (operation: Create, input: object = {}) =>
    bench.perform(operation, { ...leastInputs[operation], ...input });
  const made = async (operation: Create, input: object = {}): Promise<string> => {
    const answer = await create(operation, input);
    assert.equal(answer.status, 200, answer.text);
    return Object.values<string>(answer.json)[0] ?? "";
  };
  const channel = (input: object = {}) => made("CreateMLInputChannel", input);
  const getChannel = (mlInputChannelArn: string) =>
    bench.perform("GetMLInputChannel", { ...ofMembership, mlInputChannelArn });
  const deleteChannel = (mlInputChannelArn: string, membershipIdentifier: string = membership) =>
    bench.perform("DeleteMLInputChannelData", { membershipIdentifier, mlInputChannelArn });
  const getJob = (trainedModelInferenceJobArn: string) =>
    bench.perform("GetTrainedModelInferenceJob", { ...ofMembership, trainedModelInferenceJobArn });
  const cancelJob = (trainedModelInferenceJobArn: string) =>
    bench.perform("CancelTrainedModelInferenceJob", { ...ofMembership, trainedModelInferenceJobArn });
  const exportsOf = async (trainedModelArn: string, query: object = {}) => {
    const input = { collaborationIdentifier, trainedModelArn, ...query };
    return (await bench.perform("ListCollaborationTrainedModelExportJobs", input)).json
      .collaborationTrainedModelExportJobs;
  };
  /** The statuses of an object at these times, one after the other. */
  const statuses = async (get: () => Promise<CallAnswer>, steps: readonly number[]): Promise<unknown[]> => {
    const found: unknown[] = [];
    for (const step of steps) {
      later(step);
      const { status, json } = await get();
      found.push(status === 200 ? json.status : status);
    }
    return found;
  };

  describe("A channel", () => {
    it("goes from CREATE_PENDING to ACTIVE, then has records, and Get returns every input", async () => {
      const arn = await channel(fullInputs.CreateMLInputChannel);
      assert.deepEqual(await statuses(() => getChannel(arn), [0, 999, 1, 4_999]), [
        "CREATE_PENDING",
        "CREATE_PENDING",
        "CREATE_IN_PROGRESS",
        "CREATE_IN_PROGRESS",
      ]);
      assert.ok(!("numberOfRecords" in (await getChannel(arn)).json));
      later(1);
      const { protectedQueryIdentifier, numberOfRecords, numberOfFiles, sizeInGb, ...rest } = (await getChannel(arn))
        .json;
      assert.match(protectedQueryIdentifier, /^[-0-9a-f]{36}$/);
      assert.ok(numberOfRecords > 0 && numberOfFiles > 0 && sizeInGb > 0);
      assert.deepEqual(rest, {
        ...fullInputs.CreateMLInputChannel,
        collaborationIdentifier,
        mlInputChannelArn: arn,
        status: "ACTIVE",
        createTime: "2026-01-02T03:04:05.000Z",
        updateTime: "2026-01-02T03:04:11.000Z",
      });
    });

    it("fails if the behaviour or a fault says so", async () => {
      const statusDetails = { statusCode: "NO_TABLE", message: "no such table" };
      bench.emulator.inject({ operation: "CreateMLInputChannel", kind: "training-fails", statusDetails, afterMs: 500 });
      const struck = await channel();
      bench.emulator.set({ channelFailure: { statusCode: "OTHER" } });
      const other = await channel();
      later(1_500);
      const { json } = await getChannel(struck);
      assert.deepEqual([json.status, json.statusDetails], ["CREATE_FAILED", statusDetails]);
      later(60 * day);
      assert.deepEqual((await getChannel(other)).json.statusDetails, { statusCode: "OTHER" });
    });

    it("loses its data if any member deletes it, and remains readable or not, depending on the behaviour", async () => {
      const arn = await channel();
      assert.deepEqual(await refusal(deleteChannel(arn)), conflict);
      later(6_000);
      const deleted = await deleteChannel(arn, otherMembership);
      assert.deepEqual([deleted.status, deleted.text], [200, ""]);
      assert.deepEqual(await refusal(deleteChannel(arn)), conflict);
      assert.deepEqual(await statuses(() => getChannel(arn), [0, 1_000, 1_000]), [
        "DELETE_PENDING",
        "DELETE_IN_PROGRESS",
        "INACTIVE",
      ]);
      assert.equal((await deleteChannel(arn)).status, 200);
      bench.emulator.set({ deletedChannels: "not-found" });
      assert.deepEqual(await refusal(getChannel(arn)), notFound);
      assert.deepEqual((await bench.perform("ListMLInputChannels", ofMembership)).json.mlInputChannelsList, []);
    });

    it("can end in DELETE_FAILED", async () => {
      const arn = await channel();
      later(6_000);
      bench.emulator.inject({ operation: "DeleteMLInputChannelData", kind: "delete-fails" });
      await deleteChannel(arn);
      assert.deepEqual(await statuses(() => getChannel(arn), [2_000]), ["DELETE_FAILED"]);
    });

    it("is not deleted while a training reads it, unless the behaviour says so", async () => {
      const arn = await channel();
      later(6_000);
      await bench.create({ ...validBody(), dataChannels: [{ mlInputChannelArn: arn, channelName: "training" }] });
      assert.deepEqual(await refusal(deleteChannel(arn)), conflict);
      later(11_000);
      assert.equal((await deleteChannel(arn)).status, 200);
      const other = await channel();
      later(6_000);
      await bench.create({ ...validBody(), dataChannels: [{ mlInputChannelArn: other, channelName: "training" }] });
      bench.emulator.set({ deleteInUse: "accepted" });
      assert.equal((await deleteChannel(other)).status, 200);
    });

    const expiries: readonly [Partial<Behaviour>, afterMs: number, before: unknown, after: unknown][] = [
      [{}, 2 * day, "ACTIVE", "INACTIVE"],
      [{ expiredChannels: "not-found" }, 2 * day, "ACTIVE", 404],
      [{ expiredChannels: "stay-active" }, 2 * day, "ACTIVE", "ACTIVE"],
      [{ retentionStart: "active" }, 2 * day + 6_000, "ACTIVE", "INACTIVE"],
      [{ retentionDayMs: 10_000 }, 20_000, "ACTIVE", "INACTIVE"],
    ];
    for (const [behaviour, afterMs, before, after] of expiries) {
      it(`expires after two days under ${JSON.stringify(behaviour)}`, async () => {
        bench.emulator.set(behaviour);
        const arn = await channel({ retentionInDays: 2 });
        assert.deepEqual(await statuses(() => getChannel(arn), [afterMs - 1, 1]), [before, after]);
        assert.equal((await deleteChannel(arn)).status, after === 404 ? 404 : 200);
      });
    }

    it("requires either a query or a template", async () => {
      const analysisTemplateArn = `arn:aws:cleanrooms:us-east-1:123456789012:membership/${membership}/analysistemplate/t`;
      const { inputChannel } = leastInputs.CreateMLInputChannel;
      const withParameters = (sqlParameters: object) => {
        const dataSource = { protectedQueryInputParameters: { sqlParameters } };
        return create("CreateMLInputChannel", { inputChannel: { ...inputChannel, dataSource } });
      };
      const both = { queryString: "SELECT 1", analysisTemplateArn };
      assert.equal((await withParameters({ analysisTemplateArn })).status, 200);
      for (const parameters of [{}, both]) assert.deepEqual(await refusal(withParameters(parameters)), invalid);
      bench.emulator.set({ queryAndTemplate: "unchecked" });
      assert.equal((await withParameters(both)).status, 200);
    });

    it("requires exactly one kind of data source", async () => {
      const inputChannel = { ...leastInputs.CreateMLInputChannel.inputChannel, dataSource: {} };
      const refused = await create("CreateMLInputChannel", { inputChannel });
      assert.match(refused.json.message, /exactly one of: \[protectedQueryInputParameters\]/);
    });

    it("is rejected, fails or waits beyond the quota of its account", async () => {
      bench.emulator.set({ channelQuota: 2 });
      await channel();
      await channel();
      const more = () => create("CreateMLInputChannel");
      assert.deepEqual(await refusal(more()), overQuota);
      assert.deepEqual(
        await refusal(create("CreateMLInputChannel", { membershipIdentifier: otherMembership })),
        overQuota,
      );
      bench.emulator.set({ beyondChannelQuota: "fails" });
      const failing = (await more()).json.mlInputChannelArn;
      later(6_000);
      assert.equal((await getChannel(failing)).json.status, "CREATE_FAILED");
      bench.emulator.set({ beyondChannelQuota: "waits" });
      await channel();
      later(2_000);
      await channel();
      const waiting = [await channel(), await channel()] as const;
      later(4_000);
      assert.deepEqual(await statuses(() => getChannel(waiting[0]), [0, 999, 1, 5_000]), [
        "CREATE_PENDING",
        "CREATE_PENDING",
        "CREATE_IN_PROGRESS",
        "ACTIVE",
      ]);
      assert.deepEqual(await statuses(() => getChannel(waiting[1]), [1_999, 1]), ["CREATE_IN_PROGRESS", "ACTIVE"]);
    });

    it("is in the lists of its membership and its collaboration", async () => {
      const arn = await channel(fullInputs.CreateMLInputChannel);
      const [own] = (await bench.perform("ListMLInputChannels", ofMembership)).json.mlInputChannelsList;
      assert.deepEqual([own.mlInputChannelArn, own.inputChannel], [arn, undefined]);
      const ofCollaboration = { collaborationIdentifier };
      const [shared] = (await bench.perform("ListCollaborationMLInputChannels", ofCollaboration)).json
        .collaborationMLInputChannelsList;
      assert.deepEqual([shared.mlInputChannelArn, shared.creatorAccountId], [arn, "123456789012"]);
      const view = await bench.perform("GetCollaborationMLInputChannel", {
        ...ofCollaboration,
        mlInputChannelArn: arn,
      });
      for (const hidden of ["inputChannel", "kmsKeyArn", "tags"]) assert.ok(!(hidden in view.json), hidden);
      const elsewhere = { collaborationIdentifier: "dddddddd-2222-3333-4444-555555555555", mlInputChannelArn: arn };
      assert.deepEqual(await refusal(bench.perform("GetCollaborationMLInputChannel", elsewhere)), notFound);
    });
  });

  describe("An inference job", () => {
    const start = (input: object = {}) => made("StartTrainedModelInferenceJob", input);

    it("goes from CREATE_PENDING to ACTIVE, with logs, metrics and the image's digest", async () => {
      const arn = await start(fullInputs.StartTrainedModelInferenceJob);
      assert.deepEqual(await statuses(() => getJob(arn), [0, 1_000, 3_999]), [
        "CREATE_PENDING",
        "CREATE_IN_PROGRESS",
        "CREATE_IN_PROGRESS",
      ]);
      later(1);
      const { inferenceContainerImageDigest, ...rest } = (await getJob(arn)).json;
      assert.match(inferenceContainerImageDigest, /^sha256:[0-9a-f]{64}$/);
      assert.deepEqual(rest, {
        ...fullInputs.StartTrainedModelInferenceJob,
        trainedModelInferenceJobArn: arn,
        status: "ACTIVE",
        metricsStatus: "PUBLISH_SUCCEEDED",
        logsStatus: "PUBLISH_SUCCEEDED",
        createTime: "2026-01-02T03:04:05.000Z",
        updateTime: "2026-01-02T03:04:10.000Z",
      });
    });

    it("can be cancelled only while it runs, unless the behaviour says so", async () => {
      const arn = await start();
      const cancelled = await cancelJob(arn);
      assert.deepEqual([cancelled.status, cancelled.text], [200, ""]);
      assert.deepEqual(await refusal(cancelJob(arn)), conflict);
      assert.deepEqual(await statuses(() => getJob(arn), [0, 1_000, 1_000]), [
        "CANCEL_PENDING",
        "CANCEL_IN_PROGRESS",
        "INACTIVE",
      ]);
      assert.deepEqual(await refusal(cancelJob(arn)), conflict);
      bench.emulator.set({ lateCancel: "accepted" });
      assert.equal((await cancelJob(arn)).status, 200);
      assert.equal((await getJob(arn)).json.status, "INACTIVE");
    });

    it("can fail, as can its cancel", async () => {
      bench.emulator.inject({ operation: "StartTrainedModelInferenceJob", kind: "training-fails" });
      const failing = await start();
      const going = await start();
      bench.emulator.inject({ operation: "CancelTrainedModelInferenceJob", kind: "cancel-fails" });
      await cancelJob(going);
      later(5_000);
      assert.equal((await getJob(failing)).json.status, "CREATE_FAILED");
      assert.equal((await getJob(going)).json.status, "CANCEL_FAILED");
    });

    it("counts against the quotas of its membership and account", async () => {
      bench.emulator.set({ inferenceQuota: 1 });
      await start();
      assert.deepEqual(await refusal(create("StartTrainedModelInferenceJob")), overQuota);
      const elsewhere = { membershipIdentifier: otherMembership };
      assert.equal((await create("StartTrainedModelInferenceJob", elsewhere)).status, 200);
      bench.emulator.set({ inferenceQuota: undefined, accountInferenceQuota: 2 });
      assert.deepEqual(await refusal(create("StartTrainedModelInferenceJob")), overQuota);
      assert.equal((await bench.create()).status, 200);
      later(5_000);
      assert.equal((await create("StartTrainedModelInferenceJob")).status, 200);
    });

    it("is listed by model and version", async () => {
      const arn = await start(fullInputs.StartTrainedModelInferenceJob);
      await start({ trainedModelArn: leastInputs.StartTrainedModelInferenceJob.trainedModelArn.replace("churn", "x") });
      const list = async (query: object): Promise<string[]> =>
        (
          await bench.perform("ListTrainedModelInferenceJobs", { ...ofMembership, ...query })
        ).json.trainedModelInferenceJobs.map(
          (job: { trainedModelInferenceJobArn: string }) => job.trainedModelInferenceJobArn,
        );
      const { trainedModelArn, trainedModelVersionIdentifier } = fullInputs.StartTrainedModelInferenceJob;
      assert.equal((await list({})).length, 2);
      assert.deepEqual(await list({ trainedModelArn }), [arn]);
      assert.deepEqual(await list({ trainedModelArn, trainedModelVersionIdentifier }), [arn]);
      assert.deepEqual(await list({ trainedModelArn, trainedModelVersionIdentifier: collaborationIdentifier }), []);
      const shared = await bench.perform("ListCollaborationTrainedModelInferenceJobs", {
        collaborationIdentifier,
        trainedModelArn,
      });
      assert.equal(shared.json.collaborationTrainedModelInferenceJobs.length, 1);
    });

    it("keeps its name even after a cancel", async () => {
      bench.emulator.set({ nameUniqueness: "conflict" });
      await cancelJob(await start());
      later(2_000);
      assert.deepEqual(await refusal(create("StartTrainedModelInferenceJob")), conflict);
    });
  });

  describe("An export job", () => {
    it("returns nothing, and is in the collaboration's list with its status", async () => {
      const trainedModelArn = await bench.createdArn();
      const started = await create("StartTrainedModelExportJob", { trainedModelArn, description: "d" });
      assert.deepEqual([started.status, started.text], [200, ""]);
      assert.deepEqual(await exportsOf(trainedModelArn), [
        {
          ...leastInputs.StartTrainedModelExportJob,
          description: "d",
          trainedModelArn,
          trainedModelVersionIdentifier: "NULL",
          collaborationIdentifier,
          creatorAccountId: "123456789012",
          status: "CREATE_PENDING",
          createTime: "2026-01-02T03:04:05.000Z",
          updateTime: "2026-01-02T03:04:05.000Z",
        },
      ]);
      later(1_000);
      assert.equal((await exportsOf(trainedModelArn))[0].status, "CREATE_IN_PROGRESS");
      later(3_000);
      assert.equal((await exportsOf(trainedModelArn))[0].status, "ACTIVE");
      assert.deepEqual(await exportsOf(leastInputs.StartTrainedModelExportJob.trainedModelArn), []);
    });

    it("is missing from a list that lags", async () => {
      bench.emulator.set({ exportListLagMs: 2_000 });
      const trainedModelArn = await bench.createdArn();
      await create("StartTrainedModelExportJob", { trainedModelArn });
      later(1_999);
      assert.deepEqual(await exportsOf(trainedModelArn), []);
      later(1);
      assert.equal((await exportsOf(trainedModelArn))[0].status, "CREATE_PENDING");
      assert.equal((await bench.list()).json.trainedModels.length, 1);
    });

    it("uses the base version or the latest if it names none", async () => {
      const trainedModelArn = await bench.createdArn();
      later(11_000);
      const incrementalTrainingDataChannels = [{ trainedModelArn, channelName: "base" }];
      const { versionIdentifier } = (await bench.create({ ...validBody(), incrementalTrainingDataChannels })).json;
      for (const jobVersion of ["base", "latest"] as const) {
        bench.emulator.set({ jobVersion });
        await create("StartTrainedModelExportJob", { trainedModelArn, name: jobVersion });
      }
      const versions = (await exportsOf(trainedModelArn)).map(
        (job: { name: string; trainedModelVersionIdentifier: string }) => [job.name, job.trainedModelVersionIdentifier],
      );
      assert.deepEqual(versions, [
        ["latest", versionIdentifier],
        ["base", "NULL"],
      ]);
      const [only, ...none] = await exportsOf(trainedModelArn, { trainedModelVersionIdentifier: versionIdentifier });
      assert.deepEqual([only.name, none], ["latest", []]);
    });

    it("creates a duplicate, conflicts, or returns the first job for a used name", async () => {
      const trainedModelArn = await bench.createdArn();
      const start = () => create("StartTrainedModelExportJob", { trainedModelArn });
      await start();
      await start();
      assert.equal((await exportsOf(trainedModelArn)).length, 2);
      bench.emulator.set({ nameUniqueness: "conflict" });
      assert.deepEqual(await refusal(start()), conflict);
      bench.emulator.set({ nameUniqueness: "existing" });
      assert.equal((await start()).status, 200);
      assert.equal((await exportsOf(trainedModelArn)).length, 2);
    });
  });

  it("disappear after their end, if the behaviour says when", async () => {
    bench.emulator.set({ jobsKeptMs: 10_000 });
    const trainedModelArn = await bench.createdArn();
    const arn = await made("StartTrainedModelInferenceJob", { trainedModelArn });
    await create("StartTrainedModelExportJob", { trainedModelArn });
    later(14_000);
    assert.deepEqual([await exportsOf(trainedModelArn), (await getJob(arn)).json.status], [[], "ACTIVE"]);
    later(1_000);
    assert.deepEqual(await refusal(getJob(arn)), notFound);
  });

  it("prevent the deletion of their model while they run", async () => {
    const trainedModelArn = await bench.createdArn();
    later(11_000);
    await create("StartTrainedModelExportJob", { trainedModelArn });
    assert.deepEqual(await refusal(bench.remove(trainedModelArn)), conflict);
    later(4_000);
    assert.equal((await bench.remove(trainedModelArn)).status, 200);
  });

  it("have the service's defaults if absent inputs are filled in", async () => {
    bench.emulator.set({ absentInputs: "filled-in" });
    const { json } = await getChannel(await channel());
    const { computeConfiguration, resultFormat } = json.inputChannel.dataSource.protectedQueryInputParameters;
    assert.deepEqual([computeConfiguration, resultFormat], [{ worker: { type: "CR.1X", number: 16 } }, "CSV"]);
    const job = (await getJob(await made("StartTrainedModelInferenceJob"))).json;
    assert.deepEqual([job.resourceConfig.instanceCount, job.containerExecutionParameters], [1, { maxPayloadInMB: 6 }]);
  });

  it("and models can be read through the collaboration", async () => {
    const trainedModelArn = await bench.createdArn(fullBody());
    const got = await bench.perform("GetCollaborationTrainedModel", { collaborationIdentifier, trainedModelArn });
    assert.deepEqual([got.json.name, got.json.creatorAccountId], ["churn", "123456789012"]);
    for (const hidden of ["dataChannels", "hyperparameters", "environment", "kmsKeyArn", "tags"]) {
      assert.ok(!(hidden in got.json), hidden);
    }
    const list = await bench.perform("ListCollaborationTrainedModels", { collaborationIdentifier, maxResults: 1 });
    assert.equal(list.json.collaborationTrainedModels[0].trainedModelArn, trainedModelArn);
  });

  describe("Access budgets", () => {
    const left = async (arn: string): Promise<unknown> =>
      (await getChannel(arn)).json.privacyBudgets?.accessBudgets[0].aggregateRemainingBudget;
    const withBudget = (budget: number): void =>
      bench.emulator.set({ accessBudgets: [{ resourceArn: tableArn, budget }] });

    it("are absent if tables are unlimited", async () => {
      assert.ok(!("privacyBudgets" in (await getChannel(await channel())).json));
    });

    it("lose one use to the channel and one to each training and inference job on it, and then reject the next", async () => {
      withBudget(3);
      const arn = await channel();
      const { accessBudgets } = (await getChannel(arn)).json.privacyBudgets;
      const { startTime, ...detail } = accessBudgets[0].details[0];
      assert.deepEqual(detail, { remainingBudget: 2, budget: 3, budgetType: "LIFETIME", autoRefresh: "DISABLED" });
      assert.equal(accessBudgets[0].resourceArn, tableArn);
      const model = { ...validBody(), dataChannels: [{ mlInputChannelArn: arn, channelName: "training" }] };
      const trainedModelArn = await bench.createdArn(model);
      assert.equal(await left(arn), 1);
      const job = { trainedModelArn, dataSource: { mlInputChannelArn: arn } };
      await made("StartTrainedModelInferenceJob", job);
      assert.equal(await left(arn), 0);
      assert.deepEqual(await refusal(bench.create(model)), invalid);
      assert.deepEqual(await refusal(create("StartTrainedModelInferenceJob", job)), invalid);
      assert.deepEqual(await refusal(create("CreateMLInputChannel")), invalid);
      assert.equal((await create("StartTrainedModelExportJob", { trainedModelArn })).status, 200);
    });

    it("fail an object that has none left, if the behaviour says so", async () => {
      withBudget(0);
      bench.emulator.set({ usedUpBudget: "fails" });
      const arn = await channel();
      later(6_000);
      const { json } = await getChannel(arn);
      assert.deepEqual([json.status, json.statusDetails.statusCode], ["CREATE_FAILED", "BUDGET_EXCEEDED"]);
    });
  });

  describe("With checked references,", () => {
    const associationOf = (arn: string) => ({ configuredModelAlgorithmAssociationArn: arn });
    const ready = async (): Promise<{ association: string; channel: string }> => {
      const algorithmArn = await made("CreateConfiguredModelAlgorithm", fullInputs.CreateConfiguredModelAlgorithm);
      const association = await made("CreateConfiguredModelAlgorithmAssociation", {
        ...fullInputs.CreateConfiguredModelAlgorithmAssociation,
        configuredModelAlgorithmArn: algorithmArn,
      });
      return { association, channel: await channel({ configuredModelAlgorithmAssociations: [association] }) };
    };
    const modelOn = (made: { association: string; channel: string }) => ({
      ...validBody(),
      ...associationOf(made.association),
      dataChannels: [{ mlInputChannelArn: made.channel, channelName: "training" }],
    });
    beforeEach(() => bench.emulator.set({ references: "checked" }));

    it("no object is created from objects that do not exist", async () => {
      const missing: Create[] = [
        "CreateConfiguredModelAlgorithmAssociation",
        "CreateMLInputChannel",
        "StartTrainedModelExportJob",
        "StartTrainedModelInferenceJob",
      ];
      for (const operation of missing) assert.deepEqual(await refusal(create(operation)), notFound, operation);
      assert.deepEqual(await refusal(bench.create()), notFound);
    });

    it("a model requires an ACTIVE channel", async () => {
      const found = await ready();
      assert.deepEqual(await refusal(bench.create(modelOn(found))), conflict);
      bench.emulator.set({ unreadyReference: "ValidationException" });
      const refused = await bench.create(modelOn(found));
      assert.deepEqual([refused.status, refused.headers["x-amzn-errortype"]], invalid);
      assert.match(refused.json.message, /is CREATE_PENDING: it must be ACTIVE/);
      later(6_000);
      assert.equal((await bench.create(modelOn(found))).status, 200);
      later(30 * day);
      assert.deepEqual(await refusal(bench.create(modelOn(found))), invalid);
      bench.emulator.set({ expiredChannels: "not-found" });
      assert.deepEqual(await refusal(bench.create(modelOn(found))), notFound);
    });

    it("a model requires channels of its own association, unless the behaviour says otherwise", async () => {
      const [one, other] = [await ready(), await ready()];
      later(6_000);
      const mixed = modelOn({ association: one.association, channel: other.channel });
      assert.deepEqual(await refusal(bench.create(mixed)), invalid);
      bench.emulator.set({ otherAssociation: "accepted" });
      assert.equal((await bench.create(mixed)).status, 200);
    });

    it("a model requires a training container, a job an inference container", async () => {
      const bare = await made("CreateConfiguredModelAlgorithm");
      const input = { ...leastInputs.CreateConfiguredModelAlgorithmAssociation, configuredModelAlgorithmArn: bare };
      const association = await made("CreateConfiguredModelAlgorithmAssociation", input);
      const its = await channel({ configuredModelAlgorithmAssociations: [association] });
      later(6_000);
      assert.deepEqual(await refusal(bench.create(modelOn({ association, channel: its }))), invalid);
      const found = await ready();
      later(6_000);
      const trainedModelArn = await bench.createdArn(modelOn(found));
      later(11_000);
      await bench.perform("PutMLConfiguration", fullInputs.PutMLConfiguration);
      const job = { trainedModelArn, dataSource: { mlInputChannelArn: found.channel } };
      const without = create("StartTrainedModelInferenceJob", { ...job, ...associationOf(association) });
      assert.deepEqual(await refusal(without), invalid);
      assert.equal((await create("StartTrainedModelInferenceJob", job)).status, 200);
    });

    it("jobs require an ACTIVE model and a receiver with a destination", async () => {
      const found = await ready();
      later(6_000);
      const trainedModelArn = await bench.createdArn(modelOn(found));
      const jobs: [Create, object][] = [
        ["StartTrainedModelExportJob", { trainedModelArn }],
        ["StartTrainedModelInferenceJob", { trainedModelArn, dataSource: { mlInputChannelArn: found.channel } }],
      ];
      for (const [operation, input] of jobs) assert.deepEqual(await refusal(create(operation, input)), invalid);
      await bench.perform("PutMLConfiguration", leastInputs.PutMLConfiguration);
      for (const [operation, input] of jobs) assert.deepEqual(await refusal(create(operation, input)), invalid);
      await bench.perform("PutMLConfiguration", fullInputs.PutMLConfiguration);
      for (const [operation, input] of jobs) assert.deepEqual(await refusal(create(operation, input)), conflict);
      later(11_000);
      for (const [operation, input] of jobs) assert.equal((await create(operation, input)).status, 200);
      const elsewhere = {
        ...leastInputs.StartTrainedModelExportJob,
        outputConfiguration: { members: [{ accountId: "999999999999" }] },
      };
      assert.deepEqual(await refusal(create("StartTrainedModelExportJob", { ...elsewhere, trainedModelArn })), invalid);
    });

    it("an export requires the policy of its association", async () => {
      const found = await ready();
      later(6_000);
      const bare = await made("CreateConfiguredModelAlgorithmAssociation", {
        configuredModelAlgorithmArn: bench.emulator.objects("ConfiguredModelAlgorithm")[0]?.arn,
      });
      bench.emulator.set({ otherAssociation: "accepted" });
      const trainedModelArn = await bench.createdArn(modelOn({ association: bare, channel: found.channel }));
      later(11_000);
      await bench.perform("PutMLConfiguration", fullInputs.PutMLConfiguration);
      const refused = await create("StartTrainedModelExportJob", { trainedModelArn });
      assert.match(refused.json.message, /does not allow exports/);
    });

    it("another member's association in the collaboration is accepted, another account's algorithm is not", async () => {
      const found = await ready();
      const input = {
        membershipIdentifier: otherMembership,
        configuredModelAlgorithmAssociations: [found.association],
      };
      assert.equal((await create("CreateMLInputChannel", input)).status, 200);
      bench.emulator.set({ collaborations: { [membership]: collaborationIdentifier } });
      assert.deepEqual(await refusal(create("CreateMLInputChannel", input)), notFound);
      const theirs = { ...keys, accessKeyId: "AKIDTHEIRS", accountId: "999999999999" };
      bench.emulator.addCredential(theirs);
      const configuredModelAlgorithmArn = bench.emulator.objects("ConfiguredModelAlgorithm")[0]?.arn;
      const association = { ...leastInputs.CreateConfiguredModelAlgorithmAssociation, configuredModelAlgorithmArn };
      const call = bench.perform("CreateConfiguredModelAlgorithmAssociation", association, { credentials: theirs });
      assert.deepEqual(await refusal(call), notFound);
    });
  });

  describe("From outside, by act(),", () => {
    const act = (action: ObjectAction): Promise<ObjectRecord> => bench.emulator.act(action);

    it("work can finish, fail, be cancelled and have any status, by ARN", async () => {
      const arns = [await channel(), await channel(), await made("StartTrainedModelInferenceJob")] as const;
      assert.equal((await act({ action: "finish", arn: arns[0] })).status, "ACTIVE");
      assert.equal(
        (await act({ action: "fail", arn: arns[1], statusDetails: { message: "m" } })).status,
        "CREATE_FAILED",
      );
      assert.equal((await act({ action: "cancel", arn: arns[2], immediately: true })).status, "INACTIVE");
      assert.equal((await act({ action: "set-status", arn: arns[2], status: "ODD" })).status, "ODD");
      assert.equal((await getChannel(arns[0])).json.status, "ACTIVE");
      later(30 * day);
      assert.equal((await getChannel(arns[0])).json.status, "INACTIVE");
      const model = await bench.createdArn();
      assert.equal((await act({ action: "finish", arn: model })).status, "ACTIVE");
    });

    it("a channel expires and is deleted", async () => {
      const arn = await channel();
      assert.equal((await act({ action: "expire", arn })).status, "INACTIVE");
      const other = await channel();
      await act({ action: "delete", arn: other, immediately: true });
      bench.emulator.set({ deletedChannels: "not-found" });
      assert.deepEqual([(await getChannel(arn)).status, (await getChannel(other)).status], [200, 404]);
    });

    it("an export job is selected by kind and name, an ML configuration by its membership", async () => {
      const trainedModelArn = await bench.createdArn();
      await create("StartTrainedModelExportJob", { trainedModelArn });
      const selection = { kind: "TrainedModelExportJob", name: "export" } as const;
      assert.equal((await act({ action: "fail", ...selection })).status, "CREATE_FAILED");
      assert.equal((await exportsOf(trainedModelArn))[0].status, "CREATE_FAILED");
      await create("PutMLConfiguration");
      await act({ action: "delete", kind: "MLConfiguration", ...ofMembership });
      assert.deepEqual(bench.emulator.objects("MLConfiguration"), []);
    });

    it("objects of every kind can be created regardless of quotas, names and references", async () => {
      bench.emulator.set({
        references: "checked",
        channelQuota: 0,
        nameUniqueness: "conflict",
        rolePropagationMs: 9_000,
      });
      const rows: [KindName, Create][] = [
        ["MLConfiguration", "PutMLConfiguration"],
        ["ConfiguredModelAlgorithm", "CreateConfiguredModelAlgorithm"],
        ["ConfiguredModelAlgorithmAssociation", "CreateConfiguredModelAlgorithmAssociation"],
        ["MLInputChannel", "CreateMLInputChannel"],
        ["TrainedModelExportJob", "StartTrainedModelExportJob"],
        ["TrainedModelInferenceJob", "StartTrainedModelInferenceJob"],
      ];
      for (const [kind, operation] of rows) {
        const made = await act({ action: "create", kind, input: fullInputs[operation] });
        assert.equal(made.kind, kind);
      }
      assert.equal(bench.emulator.objects().length, 6);
      assert.deepEqual(bench.emulator.calls(), []);
    });

    it("tags can be set, and objects forgotten", async () => {
      const arn = await made("CreateConfiguredModelAlgorithm");
      await act({ action: "set-tags", arn, tags: { by: "hand" } });
      const got = await bench.perform("GetConfiguredModelAlgorithm", { configuredModelAlgorithmArn: arn });
      assert.deepEqual(got.json.tags, { by: "hand" });
      await act({ action: "forget", arn });
      assert.deepEqual(bench.emulator.objects(), []);
    });

    it("an invalid action is an error that names the mistake", async () => {
      await assert.rejects(act({ action: "finish", kind: "MLInputChannel", name: "none" }), /ML input channel "none"/);
      await assert.rejects(act({ action: "finish", kind: "Channel" } as never), /'\/kind' .*\[MLConfiguration, /);
      await assert.rejects(act({ action: "finish", arn: "arn:x" }), /Cannot find the object "arn:x"/);
      const input = { ...leastInputs.CreateMLInputChannel, retentionInDays: 31 };
      await assert.rejects(act({ action: "create", kind: "MLInputChannel", input }), /retentionInDays/);
    });
  });
});
