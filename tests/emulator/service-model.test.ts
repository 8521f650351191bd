import assert from "node:assert/strict";
import type { Behaviour, OperationName } from "../../emulator/server";
import type { Limit } from "../../emulator/service/limits";
import { operationNames, operations } from "../../emulator/service/routes";
import { type ErrorCode, errorStatuses } from "../../emulator/service/service-error";
import { type Bench, startBench } from "../support/emulator/emulator-bench";
import { creates, fullInputs, leastInputs, tableArn } from "../support/emulator/pipeline-inputs";
import { answerViolations, findServiceModel, limitOf, type ServiceModel } from "../support/emulator/service-model";
import type { CallAnswer } from "../support/emulator/signed-call";
import { arnOf, fullBody, membership, validBody } from "../support/inputs/trained-model-inputs";

const collaborationIdentifier = "cccccccc-2222-3333-4444-555555555555";

describe("AWS's own model of the service", function () {
  this.timeout(600_000);
  let model: ServiceModel;
  before(async function () {
    const found = await findServiceModel();
    // Skipped without Python 3, because the model is part of botocore.
    if (found === undefined) this.skip();
    model = found;
  });

  /** The emulator omits patterns that match every string, and has code points in place of the model's surrogates. */
  const asRead = (limit: Limit): unknown =>
    JSON.parse(JSON.stringify(limit), (name, value) => {
      if (name !== "pattern") return value;
      if ([".*", "[\\S\\s]*"].includes(value)) return undefined;
      // The u flag rejects unnecessary escapes.
      return value.replace("\\uD800\\uDBFF-\\uDC00\\uDFFF", "\\u{10000}-\\u{10FFFF}").replace(/\\([_#=@;, ])/g, "$1");
    });
  const sorted = (limit: unknown): unknown =>
    JSON.parse(JSON.stringify(limit), (name, value) => (name === "required" || name === "enum" ? value.sort() : value));

  for (const operation of operations) {
    it(`has the emulator's limits of ${operation.name}`, () => {
      const theirs = limitOf(model, model.operations[operation.name]?.input.shape ?? "");
      assert.deepEqual(sorted(operation.input), sorted(asRead(theirs)));
    });

    it(`has the emulator's verb, path and query of ${operation.name}`, () => {
      const { http, input } = model.operations[operation.name] ?? assert.fail();
      const query = Object.entries(model.shapes[input.shape]?.members ?? {})
        .filter(([, { location }]) => location === "querystring")
        .map(([name]) => name);
      assert.deepEqual(
        { method: operation.method, path: `/${operation.path.join("/")}`, query: new Set(operation.query) },
        { method: http.method, path: http.requestUri, query: new Set(query) },
      );
    });

    it(`has the emulator's statuses of the errors of ${operation.name}`, () => {
      for (const { shape } of model.operations[operation.name]?.errors ?? []) {
        assert.equal(errorStatuses[shape as ErrorCode], model.shapes[shape]?.error?.httpStatusCode, shape);
      }
    });
  }

  describe("allows the emulator's response to", () => {
    let bench: Bench;
    let arn: string;
    beforeEach(async () => {
      bench = await startBench();
      arn = await bench.createdArn(fullBody());
    });
    afterEach(() => bench.emulator.close());

    /** AWS documents the base version's identifier as the string NULL, which is shorter than its shape allows. */
    const checked = (answer: CallAnswer, shape: string): void => {
      const found = answerViolations(model, shape, answer.json).filter(
        (text) => !/[vV]ersionIdentifier: length 4$/.test(text),
      );
      assert.deepEqual(found, []);
    };
    const outputOf = (operation: string): string => model.operations[operation]?.output?.shape ?? "";

    it("CreateTrainedModel", async () => checked(await bench.create(), outputOf("CreateTrainedModel")));

    it("GetTrainedModel, at every age and under every behaviour", async () => {
      const behaviours: Partial<Behaviour>[] = [
        {},
        { absentInputs: "filled-in", timestampDigits: 0 },
        { baseVersionIdentifier: "absent", metricsStatus: "PUBLISH_FAILED", logsStatus: "PUBLISH_FAILED" },
        { trainingFailure: { statusCode: "x", message: "y" } },
      ];
      for (const behaviour of behaviours) {
        bench.emulator.set(behaviour);
        for (const body of [fullBody(), validBody()]) {
          const created = await bench.createdArn(body);
          for (const step of [0, 1_000, 10_000]) {
            bench.clock.nowMs += step;
            checked(await bench.get(created), outputOf("GetTrainedModel"));
          }
          assert.equal((await bench.remove(created)).text, "");
          for (const step of [0, 1_000, 1_000]) {
            bench.clock.nowMs += step;
            checked(await bench.get(created), outputOf("GetTrainedModel"));
          }
        }
      }
    });

    it("the lists and GetTrainedModel of an incremental version", async () => {
      bench.clock.nowMs += 11_000;
      await bench.create({
        ...validBody(),
        incrementalTrainingDataChannels: [{ trainedModelArn: arn, channelName: "b" }],
      });
      bench.emulator.set({ listShows: "every-version" });
      checked(await bench.get(arn), outputOf("GetTrainedModel"));
      const page = await bench.list({ maxResults: "1" });
      assert.equal(typeof page.json.nextToken, "string");
      checked(page, outputOf("ListTrainedModels"));
      checked(await bench.list(), outputOf("ListTrainedModels"));
      checked(await bench.listVersions(arn), outputOf("ListTrainedModelVersions"));
    });

    it("the tag operations", async () => {
      checked(await bench.tag(arn, { a: "b" }), outputOf("TagResource"));
      checked(await bench.listTags(arn), outputOf("ListTagsForResource"));
      checked(await bench.untag(arn, ["a"]), outputOf("UntagResource"));
    });

    /** Members that select one of the emulator's objects, or a list. */
    const selections = (operation: OperationName): object => {
      const ids = Object.fromEntries(
        bench.emulator
          .objects()
          .map(({ kind, arn: id }) => [`${kind.replace(/^./, (one) => one.toLowerCase())}Arn`, id]),
      );
      const { mLInputChannelArn: mlInputChannelArn, ...others } = ids;
      return Object.fromEntries(
        Object.entries({
          ...others,
          mlInputChannelArn,
          membershipIdentifier: membership,
          collaborationIdentifier,
        }).filter(([name]) => name in (operations.find(({ name: one }) => one === operation)?.input.members ?? {})),
      );
    };
    const behaviours: Partial<Behaviour>[] = [
      { accessBudgets: [{ resourceArn: tableArn, budget: 9 }] },
      { absentInputs: "filled-in", timestampDigits: 0 },
      { baseVersionIdentifier: "absent", metricsStatus: "PUBLISH_FAILED", logsStatus: "PUBLISH_FAILED" },
      { channelFailure: { message: "x" }, exportFailure: { message: "x" }, inferenceFailure: { message: "x" } },
    ];
    const reads = operationNames.filter((name) => /^(Get|List)/.test(name) && name !== "ListTagsForResource");
    for (const [index, behaviour] of behaviours.entries()) {
      for (const inputs of [leastInputs, fullInputs]) {
        const size = inputs === fullInputs ? "every" : "the least";
        it(`every create, Get and list of objects with ${size} input, at every age, under behaviour ${index}`, async () => {
          bench.emulator.set({ ...behaviour, collaborations: { [membership]: collaborationIdentifier } });
          for (const create of creates) {
            const created = await bench.perform(create, {
              ...inputs[create],
              ...(create.includes("Export") && { trainedModelArn: arn }),
            });
            assert.equal(created.status, 200);
            if (model.operations[create]?.output !== undefined) checked(created, outputOf(create));
          }
          const { trainedModelInferenceJobArn, mlInputChannelArn } = {
            ...selections("GetTrainedModelInferenceJob"),
            ...selections("GetMLInputChannel"),
          } as Record<string, string>;
          const readAll = async (): Promise<void> => {
            for (const read of reads) {
              const selection = read.startsWith("ListCollaborationTrainedModelE")
                ? { collaborationIdentifier, trainedModelArn: arn }
                : read.includes("InferenceJobs")
                  ? { ...selections(read), trainedModelArn: undefined }
                  : selections(read);
              const given = Object.fromEntries(Object.entries(selection).filter(([, value]) => value !== undefined));
              const answer = await bench.perform(read, given);
              assert.equal(answer.status, 200, `${read}: ${answer.text}`);
              if (read.startsWith("List")) assert.ok(Object.values<unknown[]>(answer.json)[0]?.length, read);
              checked(answer, outputOf(read));
            }
          };
          for (const step of [0, 1_000, 11_000]) {
            bench.clock.nowMs += step;
            await readAll();
          }
          await bench.perform("DeleteMLInputChannelData", { membershipIdentifier: membership, mlInputChannelArn });
          await bench.perform("CancelTrainedModelInferenceJob", {
            membershipIdentifier: membership,
            trainedModelInferenceJobArn,
          });
          for (const step of [0, 1_000, 1_000]) {
            bench.clock.nowMs += step;
            await readAll();
          }
        });
      }
    }

    it("what it rejects", async () => {
      bench.emulator.set({ runningQuota: 0 });
      checked(await bench.create(), "ServiceQuotaExceededException");
      checked(await bench.create({}), "ValidationException");
      checked(await bench.get(arnOf("trained-model", "none")), "ResourceNotFoundException");
      checked(await bench.remove(arn), "ConflictException");
      bench.emulator.inject({ operation: "*", kind: "throttle" });
      checked(await bench.list(), "ThrottlingException");
      bench.emulator.inject({ operation: "*", kind: "internal-error" });
      checked(await bench.list(), "InternalServiceException");
      bench.emulator.inject({ operation: "*", kind: "access-denied" });
      checked(await bench.list(), "AccessDeniedException");
    });
  });
});
