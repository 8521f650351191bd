import assert from "node:assert/strict";
import { type Bench, startBench } from "../support/emulator/emulator-bench";
import { validBody } from "../support/inputs/trained-model-inputs";

describe("The lists", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(() => bench.emulator.close());
  const later = (ms: number): void => {
    bench.clock.nowMs += ms;
  };
  const makeModels = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) await bench.create({ ...validBody(), name: `m${index}` });
  };
  const names = (models: readonly { name: string }[]): string[] => models.map(({ name }) => name);

  it("contain ten models a page by default, newest first", async () => {
    await makeModels(12);
    const first = (await bench.list()).json;
    assert.deepEqual(names(first.trainedModels), ["m11", "m10", "m9", "m8", "m7", "m6", "m5", "m4", "m3", "m2"]);
    const second = (await bench.list({ nextToken: first.nextToken })).json;
    assert.deepEqual([names(second.trainedModels), second.nextToken], [["m1", "m0"], undefined]);
  });

  it("contain every model once, for any page size", async () => {
    await makeModels(7);
    for (const size of [1, 2, 3, 6, 7, 100]) {
      const seen: string[] = [];
      let nextToken: string | undefined;
      do {
        const query = { maxResults: String(size), ...(nextToken === undefined ? {} : { nextToken }) };
        const page = (await bench.list(query)).json;
        assert.ok(page.trainedModels.length <= size);
        assert.ok(page.trainedModels.length > 0, `an empty page of size ${size}`);
        seen.push(...names(page.trainedModels));
        nextToken = page.nextToken;
      } while (nextToken !== undefined);
      assert.deepEqual(seen, ["m6", "m5", "m4", "m3", "m2", "m1", "m0"]);
    }
  });

  it("continue correctly if a model is created between two pages", async () => {
    await makeModels(4);
    const first = (await bench.list({ maxResults: "2" })).json;
    await bench.create({ ...validBody(), name: "new" });
    const second = (await bench.list({ maxResults: "2", nextToken: first.nextToken })).json;
    assert.deepEqual([...names(first.trainedModels), ...names(second.trainedModels)], ["m3", "m2", "m1", "m0"]);
  });

  it("can be oldest first", async () => {
    bench.emulator.set({ listOrder: "oldest-first" });
    await makeModels(3);
    const first = (await bench.list({ maxResults: "2" })).json;
    assert.deepEqual(names(first.trainedModels), ["m0", "m1"]);
    assert.deepEqual(names((await bench.list({ nextToken: first.nextToken })).json.trainedModels), ["m2"]);
  });

  it("reject the token of another list", async () => {
    await makeModels(2);
    const { nextToken } = (await bench.list({ maxResults: "1" })).json;
    // The token refers to the same model, but in another list.
    const arn = bench.emulator.models().at(-1)?.trainedModelArn ?? "";
    const answer = await bench.listVersions(arn, { nextToken });
    assert.deepEqual([answer.status, answer.headers["x-amzn-errortype"]], [400, "ValidationException"]);
  });

  it("contain the current status and no inputs", async () => {
    const arn = await bench.createdArn({ ...validBody(), description: "d" });
    later(1_000);
    const [summary] = (await bench.list()).json.trainedModels;
    const { collaborationIdentifier, ...rest } = summary;
    assert.deepEqual(rest, {
      trainedModelArn: arn,
      versionIdentifier: "NULL",
      name: "churn",
      description: "d",
      membershipIdentifier: "11111111-2222-3333-4444-555555555555",
      status: "CREATE_IN_PROGRESS",
      configuredModelAlgorithmAssociationArn: validBody().configuredModelAlgorithmAssociationArn,
      createTime: "2026-01-02T03:04:05.000Z",
      updateTime: "2026-01-02T03:04:06.000Z",
    });
  });

  it("omit new models and show old statuses, if they lag", async () => {
    bench.emulator.set({ listLagMs: 1_500 });
    await bench.create();
    later(1_499);
    assert.deepEqual((await bench.list()).json.trainedModels, []);
    later(1);
    assert.equal((await bench.list()).json.trainedModels[0].status, "CREATE_PENDING");
    later(1_000);
    assert.equal((await bench.list()).json.trainedModels[0].status, "CREATE_IN_PROGRESS");
  });

  describe("of a model with versions", () => {
    let arn: string;
    let second: string;
    beforeEach(async () => {
      arn = await bench.createdArn();
      later(11_000);
      const incrementalTrainingDataChannels = [{ trainedModelArn: arn, channelName: "base" }];
      second = (await bench.create({ ...validBody(), incrementalTrainingDataChannels })).json.versionIdentifier;
    });
    const versions = (models: readonly { versionIdentifier: string }[]): string[] =>
      models.map(({ versionIdentifier }) => versionIdentifier);

    it("show its latest version, its base, or each version, depending on the behaviour", async () => {
      assert.deepEqual(versions((await bench.list()).json.trainedModels), [second]);
      bench.emulator.set({ listShows: "base-version" });
      assert.deepEqual(versions((await bench.list()).json.trainedModels), ["NULL"]);
      bench.emulator.set({ listShows: "every-version" });
      assert.deepEqual(versions((await bench.list()).json.trainedModels), [second, "NULL"]);
    });

    it("show each version in ListTrainedModelVersions, filtered by status", async () => {
      assert.deepEqual(versions((await bench.listVersions(arn)).json.trainedModels), [second, "NULL"]);
      const active = await bench.listVersions(arn, { status: "ACTIVE" });
      assert.deepEqual(versions(active.json.trainedModels), ["NULL"]);
      const first = (await bench.listVersions(arn, { maxResults: "1" })).json;
      const rest = (await bench.listVersions(arn, { maxResults: "1", nextToken: first.nextToken })).json;
      assert.deepEqual(versions(rest.trainedModels), ["NULL"]);
    });
  });
});

describe("Tags", () => {
  let bench: Bench;
  let arn: string;
  beforeEach(async () => {
    bench = await startBench();
    arn = await bench.createdArn({ ...validBody(), tags: { team: "growth", stage: "test" } });
  });
  afterEach(() => bench.emulator.close());
  const tags = async (): Promise<unknown> => (await bench.listTags(arn)).json.tags;

  it("are those of the create, also in Get", async () => {
    assert.deepEqual(await tags(), { team: "growth", stage: "test" });
    assert.deepEqual((await bench.get(arn)).json.tags, { team: "growth", stage: "test" });
  });

  it("are added and replaced", async () => {
    const answer = await bench.tag(arn, { stage: "prod", owner: "" });
    assert.deepEqual([answer.status, answer.text], [200, "{}"]);
    assert.deepEqual(await tags(), { team: "growth", stage: "prod", owner: "" });
    assert.deepEqual((await bench.get(arn)).json.tags, { team: "growth", stage: "prod", owner: "" });
  });

  it("are removed, several at once, and unknown keys without an error", async () => {
    const answer = await bench.untag(arn, ["stage", "nothing"]);
    assert.deepEqual([answer.status, answer.text], [200, "{}"]);
    assert.deepEqual(await tags(), { team: "growth" });
  });

  it("are limited to 50, without AWS's own", async () => {
    const added = Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`k${index}`, "v"]));
    const tooMany = await bench.tag(arn, added);
    assert.deepEqual([tooMany.status, tooMany.headers["x-amzn-errortype"]], [400, "ValidationException"]);
    const { k48, ...fewer } = added;
    assert.equal((await bench.tag(arn, fewer)).status, 200);
    assert.equal((await bench.tag(arn, { "AWS:x": k48 })).status, 400);
    assert.equal((await bench.tag(arn, { team: "aws:value" })).status, 200);
  });

  it("may be changed from outside", async () => {
    await bench.emulator.act({ action: "set-tags", trainedModelArn: arn, tags: { by: "somebody" } });
    assert.deepEqual(await tags(), { by: "somebody" });
  });

  it("are an empty object if there are none", async () => {
    const bare = await bench.createdArn();
    assert.deepEqual((await bench.listTags(bare)).json, { tags: {} });
    assert.ok(!("tags" in (await bench.get(bare)).json));
  });
});
