import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Behaviour, Emulator, OperationName } from "../../emulator/server";
import { operationNames } from "../../emulator/service/routes";
import { startOne } from "../support/emulator/emulator-bench";
import { fullInputs, leastInputs } from "../support/emulator/pipeline-inputs";
import { keys } from "../support/emulator/signed-call";
import { arnOf, fullBody, membership, validBody } from "../support/inputs/trained-model-inputs";
import { type PythonEnv, pythonEnv } from "../support/python/python-env";

describe("AWS's own clients", function () {
  this.timeout(600_000);
  let environment: PythonEnv;
  let emulator: Emulator;
  const temporary = { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "temporary", sessionToken: "a/session+token==" };

  before(async function () {
    const found = await pythonEnv();
    // Skipped without Python 3, in which both clients are written.
    if (found === undefined) this.skip();
    environment = found;
  });
  beforeEach(async () => {
    emulator = await startOne({
      credentials: [keys, temporary],
      behaviour: { pendingMs: 60_000, trainingMs: 60_000, cancelMs: 0, deleteMs: 0 },
    });
  });
  afterEach(() => emulator.close());

  /** From a membership to predictions and back, on an emulator that checks references: every operation, in a valid order. */
  const collaborationIdentifier = "cccccccc-2222-3333-4444-555555555555";
  const ofCollaboration = { collaborationIdentifier };
  const algorithm = { configuredModelAlgorithmArn: "$configuredModelAlgorithmArn" };
  const association = { configuredModelAlgorithmAssociationArn: "$configuredModelAlgorithmAssociationArn" };
  const channel = { mlInputChannelArn: "$mlInputChannelArn" };
  const model = { trainedModelArn: "$trainedModelArn" };
  const job = { trainedModelInferenceJobArn: "$trainedModelInferenceJobArn" };
  const ofMembership = { membershipIdentifier: membership };
  const pipeline: readonly (readonly [OperationName, object])[] = [
    ["PutMLConfiguration", fullInputs.PutMLConfiguration],
    ["GetMLConfiguration", ofMembership],
    ["CreateConfiguredModelAlgorithm", fullInputs.CreateConfiguredModelAlgorithm],
    ["GetConfiguredModelAlgorithm", algorithm],
    ["ListConfiguredModelAlgorithms", { maxResults: 1 }],
    [
      "CreateConfiguredModelAlgorithmAssociation",
      { ...fullInputs.CreateConfiguredModelAlgorithmAssociation, ...algorithm },
    ],
    ["GetConfiguredModelAlgorithmAssociation", { ...ofMembership, ...association }],
    ["ListConfiguredModelAlgorithmAssociations", ofMembership],
    ["GetCollaborationConfiguredModelAlgorithmAssociation", { ...ofCollaboration, ...association }],
    ["ListCollaborationConfiguredModelAlgorithmAssociations", ofCollaboration],
    [
      "CreateMLInputChannel",
      {
        ...fullInputs.CreateMLInputChannel,
        configuredModelAlgorithmAssociations: [association.configuredModelAlgorithmAssociationArn],
      },
    ],
    ["GetMLInputChannel", { ...ofMembership, ...channel }],
    ["ListMLInputChannels", ofMembership],
    ["GetCollaborationMLInputChannel", { ...ofCollaboration, ...channel }],
    ["ListCollaborationMLInputChannels", ofCollaboration],
    [
      "CreateTrainedModel",
      { ...fullBody(), ...ofMembership, ...association, dataChannels: [{ ...channel, channelName: "training" }] },
    ],
    ["GetTrainedModel", { ...ofMembership, ...model }],
    ["ListTrainedModels", ofMembership],
    ["ListTrainedModelVersions", { ...ofMembership, ...model }],
    ["GetCollaborationTrainedModel", { ...ofCollaboration, ...model }],
    ["ListCollaborationTrainedModels", ofCollaboration],
    ["StartTrainedModelExportJob", { ...leastInputs.StartTrainedModelExportJob, ...model }],
    ["ListCollaborationTrainedModelExportJobs", { ...ofCollaboration, ...model }],
    ["StartTrainedModelInferenceJob", { ...leastInputs.StartTrainedModelInferenceJob, ...model, dataSource: channel }],
    ["GetTrainedModelInferenceJob", { ...ofMembership, ...job }],
    ["ListTrainedModelInferenceJobs", { ...ofMembership, ...model }],
    ["ListCollaborationTrainedModelInferenceJobs", { ...ofCollaboration, ...model }],
    ["CancelTrainedModelInferenceJob", { ...ofMembership, ...job }],
    ["TagResource", { resourceArn: job.trainedModelInferenceJobArn, tags: { "a key/+": "värde" } }],
    ["UntagResource", { resourceArn: job.trainedModelInferenceJobArn, tagKeys: ["none", "other"] }],
    ["ListTagsForResource", { resourceArn: job.trainedModelInferenceJobArn }],
    ["DeleteTrainedModelOutput", { ...ofMembership, ...model }],
    ["DeleteMLInputChannelData", { ...ofMembership, ...channel }],
    ["DeleteConfiguredModelAlgorithmAssociation", { ...ofMembership, ...association }],
    ["DeleteConfiguredModelAlgorithm", algorithm],
    ["DeleteMLConfiguration", ofMembership],
  ];
  /** Only an inference job takes time, so that it can be cancelled. */
  const pipelineBehaviour: Partial<Behaviour> = {
    references: "checked",
    collaborations: { [membership]: collaborationIdentifier },
    pendingMs: 0,
    channelMs: 0,
    trainingMs: 0,
    exportMs: 0,
    inferenceMs: 600_000,
  };
  /** The name of an operation in a client. */
  const clientName = (operation: string, joint: string): string =>
    operation
      .replace("ML", "Ml")
      .replace(/(?!^)[A-Z]/g, `${joint}$&`)
      .toLowerCase();

  it("call every operation here except one that excludes the others", () => {
    const made = new Set<string>(pipeline.map(([operation]) => operation));
    assert.deepEqual(
      operationNames.filter((name) => !made.has(name)),
      ["CancelTrainedModel"],
    );
  });

  const of = (more: object = {}): object => ({ membershipIdentifier: membership, ...more });
  const ofModel = of({ trainedModelArn: "$trainedModelArn" });

  describe("boto3", () => {
    interface Outcome {
      // biome-ignore lint/suspicious/noExplicitAny: responses of all operations.
      readonly answer?: any;
      readonly status: number;
      readonly requestId?: string;
      readonly class?: string;
      readonly error?: { readonly Code: string; readonly Message: string };
      readonly quotaName?: string;
      readonly quotaValue?: number;
    }
    const boto3 = async (
      calls: readonly (readonly [operation: string, input: object])[],
      credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } = keys,
    ): Promise<Outcome[]> => {
      const env = {
        KEY_ID: credentials.accessKeyId,
        SECRET: credentials.secretAccessKey,
        ...(credentials.sessionToken === undefined ? {} : { TOKEN: credentials.sessionToken }),
      };
      const script = join(__dirname, "../support/python/boto3_calls.py");
      const stdin = JSON.stringify(calls);
      const { code, stdout, stderr } = await run(environment.python, [script, emulator.url], { env, stdin });
      assert.equal(code, 0, stderr);
      return JSON.parse(stdout);
    };

    it("creates, reads, lists, tags, cancels and deletes a model", async () => {
      const outcomes = await boto3([
        ["create_trained_model", of(fullBody())],
        ["get_trained_model", ofModel],
        ["list_trained_models", of({ maxResults: 1 })],
        ["list_trained_model_versions", { ...ofModel, status: "CREATE_PENDING" }],
        ["tag_resource", { resourceArn: "$trainedModelArn", tags: { "a key/+": "värde" } }],
        ["untag_resource", { resourceArn: "$trainedModelArn", tagKeys: ["team", "empty"] }],
        ["list_tags_for_resource", { resourceArn: "$trainedModelArn" }],
        ["delete_trained_model_output", ofModel],
        ["cancel_trained_model", ofModel],
        ["delete_trained_model_output", ofModel],
        ["get_trained_model", ofModel],
      ]);
      const [created, got, list, versions, tagged, untagged, tags, early, cancelled, deleted, last] = outcomes;
      assert.deepEqual(
        outcomes.map(({ status }) => status),
        [200, 200, 200, 200, 200, 200, 200, 409, 200, 200, 200],
      );
      assert.deepEqual(created?.answer, {
        trainedModelArn: created?.answer.trainedModelArn,
        versionIdentifier: "NULL",
      });
      const { createTime, updateTime, collaborationIdentifier, ...answer } = got?.answer ?? {};
      assert.deepEqual(answer, {
        ...fullBody(),
        membershipIdentifier: membership,
        trainedModelArn: created?.answer.trainedModelArn,
        versionIdentifier: "NULL",
        status: "CREATE_PENDING",
      });
      assert.ok(Math.abs(Date.parse(createTime.datetime) - Date.now()) < 60_000);
      assert.deepEqual(list?.answer.trainedModels[0].name, "churn");
      assert.equal(versions?.answer.trainedModels.length, 1);
      assert.deepEqual([tagged?.answer, untagged?.answer], [{}, {}]);
      assert.deepEqual(tags?.answer, { tags: { "a key/+": "värde" } });
      assert.deepEqual([early?.class, early?.error?.Code], ["ConflictException", "ConflictException"]);
      assert.deepEqual([cancelled?.answer, deleted?.answer], [{}, {}]);
      assert.deepEqual(last?.answer.status, "INACTIVE");
      const ids = emulator.calls().map(({ requestId }) => requestId);
      assert.equal(created?.requestId, ids[0]);
      assert.deepEqual(emulator.calls()[0]?.body, fullBody());
    });

    it("goes from a membership to predictions and back", async () => {
      emulator.set(pipelineBehaviour);
      const outcomes = await boto3(pipeline.map(([operation, input]) => [clientName(operation, "_"), input]));
      for (const [index, [operation]] of pipeline.entries()) {
        assert.equal(outcomes[index]?.status, 200, `${operation}: ${JSON.stringify(outcomes[index]?.error)}`);
      }
      const answers = new Map(pipeline.map(([operation], index) => [operation, outcomes[index]?.answer]));
      const { createTime, updateTime, ...algorithmOf } = answers.get("GetConfiguredModelAlgorithm");
      assert.ok(createTime.datetime && updateTime.datetime);
      const { configuredModelAlgorithmArn } = answers.get("CreateConfiguredModelAlgorithm");
      assert.deepEqual(algorithmOf, { ...fullInputs.CreateConfiguredModelAlgorithm, configuredModelAlgorithmArn });
      const { inputChannel, status, numberOfRecords } = answers.get("GetMLInputChannel");
      assert.deepEqual(inputChannel, fullInputs.CreateMLInputChannel.inputChannel);
      assert.deepEqual([status, numberOfRecords], ["ACTIVE", 1_000]);
      assert.deepEqual(answers.get("StartTrainedModelExportJob"), {});
      const [exported] = answers.get("ListCollaborationTrainedModelExportJobs").collaborationTrainedModelExportJobs;
      assert.deepEqual([exported.name, exported.status], ["export", "ACTIVE"]);
      assert.equal(answers.get("GetTrainedModelInferenceJob").status, "CREATE_IN_PROGRESS");
      assert.deepEqual(answers.get("ListTagsForResource"), { tags: { "a key/+": "värde" } });
      assert.deepEqual(
        emulator.objects().map(({ kind, status: left }) => [kind, left]),
        [
          ["MLInputChannel", "INACTIVE"],
          ["TrainedModel", "INACTIVE"],
          ["TrainedModelExportJob", "ACTIVE"],
          ["TrainedModelInferenceJob", "INACTIVE"],
        ],
      );
    });

    it("signs with a session token", async () => {
      const [outcome] = await boto3([["list_trained_models", of()]], temporary);
      assert.equal(outcome?.status, 200);
    });

    it("is rejected with a wrong secret, an unknown key or a wrong token", async () => {
      const refused = async (credentials: typeof temporary | typeof keys): Promise<unknown> => {
        const [outcome] = await boto3([["list_trained_models", of()]], credentials);
        return [outcome?.status, outcome?.error?.Code];
      };
      assert.deepEqual(await refused({ ...keys, secretAccessKey: "wrong" }), [403, "InvalidSignatureException"]);
      assert.deepEqual(await refused({ ...keys, accessKeyId: "AKIDOTHER" }), [403, "UnrecognizedClientException"]);
      assert.deepEqual(await refused({ ...temporary, sessionToken: "x" }), [403, "UnrecognizedClientException"]);
    });

    it("raises errors of the right classes, with the members about the quota", async () => {
      emulator.set({ runningQuota: 0 });
      emulator.inject({ operation: "ListTrainedModels", kind: "throttle" });
      emulator.inject({ operation: "ListTrainedModels", kind: "internal-error" });
      const outcomes = await boto3([
        ["create_trained_model", of(validBody())],
        ["create_trained_model", of({ ...validBody(), dataChannels: Array(21).fill(validBody().dataChannels[0]) })],
        ["get_trained_model", of({ trainedModelArn: arnOf("trained-model", "none") })],
        ["list_trained_models", of()],
        ["list_trained_models", of()],
      ]);
      assert.deepEqual(
        outcomes.map(({ class: name, status }) => [name, status]),
        [
          ["ServiceQuotaExceededException", 402],
          ["ValidationException", 400],
          ["ResourceNotFoundException", 404],
          ["ThrottlingException", 429],
          ["InternalServiceException", 500],
        ],
      );
      assert.deepEqual([outcomes[0]?.quotaValue, typeof outcomes[0]?.quotaName], [0, "string"]);
    });
  });

  describe("the AWS CLI", () => {
    const aws = async (args: readonly string[], secret = keys.secretAccessKey): Promise<Finished> => {
      const env = {
        AWS_ACCESS_KEY_ID: keys.accessKeyId,
        AWS_SECRET_ACCESS_KEY: secret,
        AWS_DEFAULT_REGION: "us-east-1",
        AWS_ENDPOINT_URL_CLEANROOMSML: emulator.url,
        AWS_CONFIG_FILE: "/dev/null",
        AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
        AWS_MAX_ATTEMPTS: "1",
      };
      return run(environment.bin("aws"), ["cleanroomsml", ...args, "--membership-identifier", membership], { env });
    };
    const onTags = async (args: readonly string[]): Promise<Finished> =>
      run(environment.bin("aws"), ["cleanroomsml", ...args, "--endpoint-url", emulator.url, "--region", "us-east-1"], {
        env: { AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey },
      });

    it("creates, reads, lists, tags, cancels and deletes a model", async () => {
      const { dataChannels, ...body } = fullBody();
      const input = ["--cli-input-json", JSON.stringify({ ...body, dataChannels })];
      const created = JSON.parse((await aws(["create-trained-model", ...input])).stdout);
      const model = ["--trained-model-arn", created.trainedModelArn];
      assert.equal(JSON.parse((await aws(["get-trained-model", ...model])).stdout).status, "CREATE_PENDING");
      assert.equal(JSON.parse((await aws(["list-trained-models"])).stdout).trainedModels.length, 1);
      assert.equal(JSON.parse((await aws(["list-trained-model-versions", ...model])).stdout).trainedModels.length, 1);
      const resource = ["--resource-arn", created.trainedModelArn];
      assert.equal((await onTags(["tag-resource", ...resource, "--tags", "a=b"])).code, 0);
      assert.equal((await onTags(["untag-resource", ...resource, "--tag-keys", "team", "empty"])).code, 0);
      const { tags } = JSON.parse((await onTags(["list-tags-for-resource", ...resource])).stdout);
      assert.deepEqual(tags, { a: "b" });
      const early = await aws(["delete-trained-model-output", ...model]);
      assert.notEqual(early.code, 0);
      assert.match(early.stderr, /\(ConflictException\) when calling the DeleteTrainedModelOutput operation/);
      assert.deepEqual(await aws(["cancel-trained-model", ...model]), { code: 0, stdout: "", stderr: "" });
      assert.deepEqual(await aws(["delete-trained-model-output", ...model]), { code: 0, stdout: "", stderr: "" });
      assert.equal(JSON.parse((await aws(["get-trained-model", ...model])).stdout).status, "INACTIVE");
      assert.deepEqual(emulator.calls()[0]?.body, fullBody());
    });

    it("goes from a membership to predictions and back", async () => {
      emulator.set(pipelineBehaviour);
      const known: Record<string, string> = {};
      const env = {
        AWS_ACCESS_KEY_ID: keys.accessKeyId,
        AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
        AWS_DEFAULT_REGION: "us-east-1",
        AWS_ENDPOINT_URL_CLEANROOMSML: emulator.url,
        AWS_MAX_ATTEMPTS: "1",
      };
      for (const [operation, input] of pipeline) {
        const json = JSON.stringify(input).replace(/"\$(\w+)"/g, (_, name) => JSON.stringify(known[name]));
        const args = ["cleanroomsml", clientName(operation, "-"), "--no-paginate", "--cli-input-json", json];
        const { code, stdout, stderr } = await run(environment.bin("aws"), args, { env });
        assert.equal(code, 0, `${operation}: ${stderr}`);
        for (const [name, value] of Object.entries(stdout === "" ? {} : JSON.parse(stdout))) {
          if (typeof value === "string") known[name] ??= value;
        }
      }
      assert.deepEqual(
        emulator.calls().map(({ operation, status }) => [operation, status]),
        pipeline.map(([operation]) => [operation, 200]),
      );
    });

    it("is rejected with a wrong secret", async () => {
      const refused = await aws(["list-trained-models"], "wrong");
      assert.notEqual(refused.code, 0);
      assert.match(refused.stderr, /InvalidSignatureException.*does not match the signature you provided/);
    });
  });
});

interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program with only PATH and these environment variables. */
function run(
  program: string,
  args: readonly string[],
  { env, stdin = "" }: { env: Record<string, string>; stdin?: string },
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { PATH: process.env.PATH ?? "", ...env } });
    const texts = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk: Buffer) => {
      texts.stdout += chunk;
    });
    child.stderr.on("data", (chunk: Buffer) => {
      texts.stderr += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...texts }));
    child.stdin.end(stdin);
  });
}
