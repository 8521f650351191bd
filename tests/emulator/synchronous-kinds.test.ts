import assert from "node:assert/strict";
import { type Bench, startBench } from "../support/emulator/emulator-bench";
import { fullInputs, leastInputs } from "../support/emulator/pipeline-inputs";
import { type CallAnswer, keys } from "../support/emulator/signed-call";
import { membership, otherMembership, validBody } from "../support/inputs/trained-model-inputs";

const ofMembership = { membershipIdentifier: membership };
const now = "2026-01-02T03:04:05.000Z";

/** HTTP status and error code of a response. */
async function refusal(call: Promise<CallAnswer>): Promise<[number, unknown]> {
  const { status, headers } = await call;
  return [status, headers["x-amzn-errortype"]];
}
const notFound = [404, "ResourceNotFoundException"];
const conflict = [409, "ConflictException"];
const invalid = [400, "ValidationException"];
const denied = [403, "AccessDeniedException"];

describe("ML configurations, algorithms and associations", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(() => bench.emulator.close());
  const later = (ms: number): void => {
    bench.clock.nowMs += ms;
  };
  const algorithm = async (input: object = leastInputs.CreateConfiguredModelAlgorithm): Promise<string> =>
    (await bench.perform("CreateConfiguredModelAlgorithm", { ...input })).json.configuredModelAlgorithmArn;
  const association = async (configuredModelAlgorithmArn: string, input: object = {}): Promise<string> => {
    const base = leastInputs.CreateConfiguredModelAlgorithmAssociation;
    const created = await bench.perform("CreateConfiguredModelAlgorithmAssociation", {
      ...base,
      configuredModelAlgorithmArn,
      ...input,
    });
    return created.json.configuredModelAlgorithmAssociationArn;
  };

  describe("An ML configuration", () => {
    const put = (input: object = fullInputs.PutMLConfiguration) => bench.perform("PutMLConfiguration", { ...input });
    const get = () => bench.perform("GetMLConfiguration", ofMembership);

    it("exists once in each membership, and Get returns it with its times", async () => {
      assert.deepEqual(await refusal(get()), notFound);
      const created = await put();
      assert.deepEqual([created.status, created.text], [200, ""]);
      assert.deepEqual((await get()).json, { ...fullInputs.PutMLConfiguration, createTime: now, updateTime: now });
      const other = { membershipIdentifier: otherMembership };
      assert.deepEqual(await refusal(bench.perform("GetMLConfiguration", other)), notFound);
    });

    it("is replaced by the next Put, which keeps createTime", async () => {
      await put();
      later(60_000);
      assert.equal((await put(leastInputs.PutMLConfiguration)).status, 200);
      assert.deepEqual((await get()).json, {
        ...leastInputs.PutMLConfiguration,
        createTime: now,
        updateTime: "2026-01-02T03:05:05.000Z",
      });
      assert.equal(bench.emulator.objects("MLConfiguration").length, 1);
    });

    it("rejects the next Put if the behaviour says so", async () => {
      bench.emulator.set({ existingMLConfiguration: "refused" });
      await put();
      assert.deepEqual(await refusal(put()), invalid);
    });

    it("does not exist after its delete, so that a second delete returns 404", async () => {
      await put();
      const deleted = await bench.perform("DeleteMLConfiguration", ofMembership);
      assert.deepEqual([deleted.status, deleted.text], [200, ""]);
      assert.deepEqual(await refusal(get()), notFound);
      assert.deepEqual(await refusal(bench.perform("DeleteMLConfiguration", ofMembership)), notFound);
    });

    it("lets models publish, if publishing fails without it", async () => {
      bench.emulator.set({ missingMLConfiguration: "publish-fails" });
      const without = await bench.createdArn();
      await put();
      const withOne = await bench.createdArn();
      later(11_000);
      const [lost, kept] = [(await bench.get(without)).json, (await bench.get(withOne)).json];
      assert.deepEqual([lost.logsStatus, lost.metricsStatus], ["PUBLISH_FAILED", "PUBLISH_FAILED"]);
      assert.deepEqual([kept.logsStatus, kept.metricsStatus], ["PUBLISH_SUCCEEDED", "PUBLISH_SUCCEEDED"]);
    });
  });

  describe("An algorithm", () => {
    it("has an ARN without a membership, in the account of its role", async () => {
      const arn = await algorithm();
      assert.match(arn, /^arn:aws:cleanrooms-ml:us-east-1:123456789012:configured-model-algorithm\/[-0-9a-f]{36}$/);
    });

    it("has every input in Get", async () => {
      const configuredModelAlgorithmArn = await algorithm(fullInputs.CreateConfiguredModelAlgorithm);
      const { json } = await bench.perform("GetConfiguredModelAlgorithm", { configuredModelAlgorithmArn });
      assert.deepEqual(json, {
        ...fullInputs.CreateConfiguredModelAlgorithm,
        configuredModelAlgorithmArn,
        createTime: now,
        updateTime: now,
      });
    });

    it("is only in the list of its account", async () => {
      await algorithm();
      const mine = { ...keys, accessKeyId: "AKIDMINE", accountId: "123456789012" };
      const theirs = { ...keys, accessKeyId: "AKIDTHEIRS", accountId: "999999999999" };
      for (const credential of [mine, theirs]) bench.emulator.addCredential(credential);
      const list = async (credentials: typeof keys): Promise<unknown[]> =>
        (await bench.perform("ListConfiguredModelAlgorithms", {}, { credentials })).json.configuredModelAlgorithms;
      assert.equal((await list(mine)).length, 1);
      assert.deepEqual(await list(theirs), []);
      const [configuredModelAlgorithmArn] = bench.emulator.objects().map(({ arn }) => arn);
      const got = bench.perform(
        "GetConfiguredModelAlgorithm",
        { configuredModelAlgorithmArn },
        { credentials: theirs },
      );
      assert.deepEqual(await refusal(got), notFound);
    });

    it("does not accept a role of another account or an image by digest", async () => {
      const theirs = { ...keys, accessKeyId: "AKIDTHEIRS", accountId: "999999999999" };
      bench.emulator.addCredential(theirs);
      const input = leastInputs.CreateConfiguredModelAlgorithm;
      assert.deepEqual(
        await refusal(bench.perform("CreateConfiguredModelAlgorithm", input, { credentials: theirs })),
        denied,
      );
      for (const member of ["trainingContainerConfig", "inferenceContainerConfig"]) {
        const byDigest = { ...input, [member]: { imageUri: "registry/repository@sha256:00" } };
        assert.deepEqual(await refusal(bench.perform("CreateConfiguredModelAlgorithm", byDigest)), invalid);
      }
    });

    it("cannot be deleted while it has associations, unless the behaviour says so", async () => {
      const configuredModelAlgorithmArn = await algorithm();
      const configuredModelAlgorithmAssociationArn = await association(configuredModelAlgorithmArn);
      const remove = () => bench.perform("DeleteConfiguredModelAlgorithm", { configuredModelAlgorithmArn });
      const refused = await remove();
      assert.deepEqual([refused.status, refused.headers["x-amzn-errortype"]], conflict);
      assert.ok(refused.json.message.includes(configuredModelAlgorithmAssociationArn));
      bench.emulator.set({ deleteInUse: "accepted" });
      assert.equal((await remove()).status, 200);
      assert.deepEqual(await refusal(remove()), notFound);
      bench.emulator.set({ deleteInUse: "conflict" });
      const other = await algorithm();
      const its = await association(other);
      await bench.perform("DeleteConfiguredModelAlgorithmAssociation", {
        ...ofMembership,
        configuredModelAlgorithmAssociationArn: its,
      });
      const freed = await bench.perform("DeleteConfiguredModelAlgorithm", { configuredModelAlgorithmArn: other });
      assert.deepEqual([freed.status, freed.text], [200, ""]);
    });
  });

  describe("An association", () => {
    it("has every input and its collaboration in Get", async () => {
      const input = fullInputs.CreateConfiguredModelAlgorithmAssociation;
      const configuredModelAlgorithmArn = await algorithm();
      const arn = await association(configuredModelAlgorithmArn, { ...input, configuredModelAlgorithmArn });
      assert.match(arn, new RegExp(`:membership/${membership}/configured-model-algorithm-association/[-0-9a-f]{36}$`));
      const selection = { ...ofMembership, configuredModelAlgorithmAssociationArn: arn };
      const { collaborationIdentifier, ...rest } = (
        await bench.perform("GetConfiguredModelAlgorithmAssociation", selection)
      ).json;
      assert.match(collaborationIdentifier, /^[-0-9a-f]{36}$/);
      assert.deepEqual(rest, {
        ...input,
        configuredModelAlgorithmArn,
        configuredModelAlgorithmAssociationArn: arn,
        createTime: now,
        updateTime: now,
      });
    });

    it("is found by the other members of the collaboration, by name and without its tags", async () => {
      const input = fullInputs.CreateConfiguredModelAlgorithmAssociation;
      const collaborationIdentifier = "cccccccc-2222-3333-4444-555555555555";
      bench.emulator.set({
        collaborations: { [membership]: collaborationIdentifier, [otherMembership]: collaborationIdentifier },
      });
      const theirs = { ...keys, accessKeyId: "AKIDTHEIRS", memberships: [otherMembership] };
      const outside = { ...keys, accessKeyId: "AKIDOUT", memberships: ["aaaaaaaa-2222-3333-4444-555555555555"] };
      for (const credential of [theirs, outside]) bench.emulator.addCredential(credential);
      const arn = await association(await algorithm(), input);
      const list = (credentials: typeof keys) =>
        bench.perform(
          "ListCollaborationConfiguredModelAlgorithmAssociations",
          { collaborationIdentifier },
          { credentials },
        );
      const [found] = (await list(theirs)).json.collaborationConfiguredModelAlgorithmAssociations;
      assert.deepEqual([found.name, found.configuredModelAlgorithmAssociationArn], ["churn", arn]);
      assert.equal(found.creatorAccountId, "123456789012");
      const got = await bench.perform(
        "GetCollaborationConfiguredModelAlgorithmAssociation",
        { collaborationIdentifier, configuredModelAlgorithmAssociationArn: arn },
        { credentials: theirs },
      );
      assert.deepEqual(got.json.privacyConfiguration, input.privacyConfiguration);
      assert.ok(!("tags" in got.json));
      assert.deepEqual(await refusal(list(outside)), denied);
      const own = bench.perform(
        "GetConfiguredModelAlgorithmAssociation",
        { membershipIdentifier: otherMembership, configuredModelAlgorithmAssociationArn: arn },
        { credentials: theirs },
      );
      assert.deepEqual(await refusal(own), notFound);
    });

    it("cannot be deleted while models use it", async () => {
      const arn = await association(await algorithm());
      const model = await bench.createdArn({ ...validBody(), configuredModelAlgorithmAssociationArn: arn });
      const remove = () =>
        bench.perform("DeleteConfiguredModelAlgorithmAssociation", {
          ...ofMembership,
          configuredModelAlgorithmAssociationArn: arn,
        });
      later(11_000);
      assert.deepEqual(await refusal(remove()), conflict);
      await bench.remove(model);
      later(2_000);
      assert.equal((await remove()).status, 200);
    });

    it("requires CUSTOM and customEntityConfig together", async () => {
      for (const logRedactionConfiguration of [
        { entitiesToRedact: ["CUSTOM"] },
        { entitiesToRedact: ["NUMBERS"], customEntityConfig: { customDataIdentifiers: ["x"] } },
      ]) {
        const containerLogs = [{ allowedAccountIds: ["123456789012"], logRedactionConfiguration }];
        const privacyConfiguration = { policies: { trainedModels: { containerLogs } } };
        const input = { ...leastInputs.CreateConfiguredModelAlgorithmAssociation, privacyConfiguration };
        const call = bench.perform("CreateConfiguredModelAlgorithmAssociation", input);
        assert.deepEqual(await refusal(call), invalid);
      }
    });
  });

  describe("Names", () => {
    const create = () =>
      bench.perform("CreateConfiguredModelAlgorithm", { ...leastInputs.CreateConfiguredModelAlgorithm });

    it("can be used again, conflict, or return the first object's ARN", async () => {
      const first = (await create()).json.configuredModelAlgorithmArn;
      assert.notEqual((await create()).json.configuredModelAlgorithmArn, first);
      bench.emulator.set({ nameUniqueness: "conflict" });
      assert.deepEqual(await refusal(create()), conflict);
      bench.emulator.set({ nameUniqueness: "existing" });
      assert.equal((await create()).json.configuredModelAlgorithmArn, first);
    });

    it("are free again after a delete, and unique within one kind", async () => {
      bench.emulator.set({ nameUniqueness: "conflict" });
      const configuredModelAlgorithmArn = await algorithm();
      const configuredModelAlgorithmAssociationArn = await association(configuredModelAlgorithmArn);
      await bench.perform("DeleteConfiguredModelAlgorithmAssociation", {
        ...ofMembership,
        configuredModelAlgorithmAssociationArn,
      });
      await bench.perform("DeleteConfiguredModelAlgorithm", { configuredModelAlgorithmArn });
      assert.equal((await create()).status, 200);
    });
  });

  it("fill their lists, page by page", async () => {
    for (let index = 0; index < 12; index += 1) {
      const arn = await algorithm({ ...leastInputs.CreateConfiguredModelAlgorithm, name: `a${index}` });
      await association(arn, { name: `b${index}` });
    }
    const rows = [
      ["ListConfiguredModelAlgorithms", {}, "configuredModelAlgorithms"],
      ["ListConfiguredModelAlgorithmAssociations", ofMembership, "configuredModelAlgorithmAssociations"],
    ] as const;
    for (const [operation, selection, name] of rows) {
      const first = (await bench.perform(operation, selection)).json;
      assert.equal(first[name].length, 10);
      const second = (await bench.perform(operation, { ...selection, nextToken: first.nextToken })).json;
      assert.deepEqual([second[name].length, second.nextToken], [2, undefined]);
      const other = rows.find(([one]) => one !== operation) ?? assert.fail();
      const mixed = bench.perform(other[0], { ...other[1], nextToken: first.nextToken });
      assert.deepEqual(await refusal(mixed), invalid);
    }
  });

  it("appear late in lists and reads, if the behaviour says so", async () => {
    bench.emulator.set({ listLagMs: 1_000, getLagMs: 500 });
    const configuredModelAlgorithmArn = await algorithm();
    const get = () => bench.perform("GetConfiguredModelAlgorithm", { configuredModelAlgorithmArn });
    const list = async () => (await bench.perform("ListConfiguredModelAlgorithms")).json.configuredModelAlgorithms;
    assert.deepEqual([(await get()).status, (await list()).length], [404, 0]);
    later(500);
    assert.deepEqual([(await get()).status, (await list()).length], [200, 0]);
    later(500);
    assert.equal((await list()).length, 1);
  });

  it("reject a new role for as long as the behaviour says", async () => {
    bench.emulator.set({ rolePropagationMs: 10_000 });
    const { roleArn } = leastInputs.CreateConfiguredModelAlgorithm;
    const create = () => bench.perform("CreateConfiguredModelAlgorithm", leastInputs.CreateConfiguredModelAlgorithm);
    const refused = await create();
    assert.deepEqual([refused.status, refused.headers["x-amzn-errortype"]], denied);
    assert.match(refused.json.message, /cannot be assumed/);
    assert.ok(refused.json.message.includes(roleArn));
    later(9_999);
    assert.deepEqual(await refusal(create()), denied);
    later(1);
    assert.equal((await create()).status, 200);
    assert.equal((await bench.perform("PutMLConfiguration", leastInputs.PutMLConfiguration)).status, 200);
  });

  it("reject an algorithm that does not exist, if references are checked", async () => {
    const create = () =>
      bench.perform("CreateConfiguredModelAlgorithmAssociation", leastInputs.CreateConfiguredModelAlgorithmAssociation);
    assert.equal((await create()).status, 200);
    bench.emulator.set({ references: "checked" });
    assert.deepEqual(await refusal(create()), notFound);
    assert.match(await association(await algorithm()), /^arn:/);
  });

  it("have tags, which TagResource and UntagResource change", async () => {
    const first = await algorithm({ ...leastInputs.CreateConfiguredModelAlgorithm, tags: { a: "1" } });
    const second = await association(first, { tags: { a: "1" } });
    for (const resourceArn of [first, second]) {
      assert.equal((await bench.perform("TagResource", { resourceArn, tags: { b: "" } })).status, 200);
      assert.equal((await bench.perform("UntagResource", { resourceArn, tagKeys: ["a"] })).status, 200);
      assert.deepEqual((await bench.perform("ListTagsForResource", { resourceArn })).json, { tags: { b: "" } });
    }
    const { json } = await bench.perform("GetConfiguredModelAlgorithm", { configuredModelAlgorithmArn: first });
    assert.deepEqual(json.tags, { b: "" });
    const tags = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, ""]));
    const tooMany = { ...leastInputs.CreateConfiguredModelAlgorithm, tags };
    assert.deepEqual(await refusal(bench.perform("CreateConfiguredModelAlgorithm", tooMany)), invalid);
  });
});
