import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Bench, startBench } from "../support/emulator/emulator-bench";
import { validBody } from "../support/inputs/trained-model-inputs";

describe("An emulator with a thousand models in its file", function () {
  this.timeout(120_000);
  const folder = join(__dirname, "../../.work/emulator-load");
  const storeFile = join(folder, `${process.pid}.json`);
  let bench: Bench;
  before(async () => {
    mkdirSync(folder, { recursive: true });
    rmSync(storeFile, { force: true });
    bench = await startBench({ storeFile, behaviour: { nameUniqueness: "conflict", runningQuota: 5_000 } });
  });
  after(async () => {
    await bench.emulator.close();
    rmSync(storeFile);
  });

  const createMany = async (from: number, count: number): Promise<void> => {
    const answers = await Promise.all(
      Array.from({ length: count }, (_, index) => bench.create({ ...validBody(), name: `m${from + index}` })),
    );
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  };

  it("accepts 200 concurrent creates five times, each on disk before its response", async () => {
    const startedMs = Date.now();
    for (let round = 0; round < 5; round += 1) await createMany(200 * round, 200);
    const tookMs = Date.now() - startedMs;
    assert.equal(JSON.parse(readFileSync(storeFile, "utf8")).models.length, 1_000);
    console.log(`      1,000 creates, 200 at once: ${tookMs} ms`);
    // Thirty times the duration on two idle cores: enough for a busy machine, but not for quadratic work.
    assert.ok(tookMs < 60_000);
  });

  it("lists them in ten pages of a hundred", async () => {
    const startedMs = Date.now();
    const names: string[] = [];
    let nextToken: string | undefined;
    let pages = 0;
    do {
      const query = { maxResults: "100", ...(nextToken === undefined ? {} : { nextToken }) };
      const { json } = await bench.list(query);
      names.push(...json.trainedModels.map(({ name }: { name: string }) => name));
      nextToken = json.nextToken;
      pages += 1;
    } while (nextToken !== undefined);
    console.log(`      10 pages of 100: ${Date.now() - startedMs} ms`);
    assert.deepEqual([pages, names.length, new Set(names).size], [10, 1_000, 1_000]);
  });

  it("responds to 1,000 reads", async () => {
    const arns = bench.emulator.models().map(({ trainedModelArn }) => trainedModelArn);
    const startedMs = Date.now();
    const answers = await Promise.all(arns.map((arn) => bench.get(arn)));
    console.log(`      1,000 reads at once: ${Date.now() - startedMs} ms`);
    assert.ok(answers.every(({ status }) => status === 200));
  });
});
