import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openStoreFile } from "../../emulator/objects/store-file";
import type { ObjectRecord } from "../../emulator/server";
import { startBench, startOne } from "../support/emulator/emulator-bench";
import { endProcess, startProcess } from "../support/emulator/emulator-process";
import { creates, fullInputs } from "../support/emulator/pipeline-inputs";
import { modelsPath, signedCall } from "../support/emulator/signed-call";
import { fullBody, validBody } from "../support/inputs/trained-model-inputs";

const scratch = join(__dirname, "../../.work/emulator-store");
let folder: string;

function useScratchFolder(): void {
  beforeEach(() => {
    folder = join(scratch, `${process.pid}-${Date.now()}`);
    mkdirSync(folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
}

describe("openStoreFile()", () => {
  useScratchFolder();

  it("combines all saves that wait for one write into one more, with the content at the time of each request", async () => {
    let writes = 0;
    let value = 0;
    const path = join(folder, "deep/er/store.json");
    const file = openStoreFile(path, () => {
      writes += 1;
      return String(value);
    });
    const saves = Array.from({ length: 50 }, async (_, index) => {
      value = index;
      await file.save();
      assert.ok(Number(readFileSync(path, "utf8")) >= index);
    });
    await Promise.all(saves);
    assert.ok(writes <= 2, `${writes} writes`);
    assert.deepEqual([file.read(), readdirSync(join(folder, "deep/er"))], ["49", ["store.json"]]);
  });

  it("writes again after a failed write", async () => {
    let text: () => string = () => {
      throw new Error("cannot");
    };
    const file = openStoreFile(join(folder, "store.json"), () => text());
    await assert.rejects(file.save(), /cannot/);
    text = () => "good";
    await file.save();
    assert.equal(file.read(), "good");
  });
});

describe("An emulator with a store", () => {
  useScratchFolder();

  it("continues after a restart, with all planned statuses", async () => {
    const storeFile = join(folder, "models.json");
    const first = await startBench({ storeFile });
    const arn = await first.createdArn(fullBody());
    const cancelled = await first.createdArn({ ...validBody(), name: "other" });
    await first.cancel(cancelled);
    await first.tag(arn, { added: "later" });
    const models = first.emulator.models();
    await first.emulator.close();
    const second = await startBench({ storeFile });
    assert.deepEqual(second.emulator.models(), models);
    second.clock.nowMs += 11_000;
    assert.equal(await second.statusOf(arn), "ACTIVE");
    assert.equal(await second.statusOf(cancelled), "INACTIVE");
    assert.deepEqual((await second.listTags(arn)).json.tags, { ...fullBody().tags, added: "later" });
    assert.equal((await second.list()).json.trainedModels.length, 2);
    await second.emulator.act({ action: "forget", trainedModelArn: arn });
    await second.emulator.close();
    const third = await startBench({ storeFile });
    assert.deepEqual(
      third.emulator.models().map(({ name }) => name),
      ["other"],
    );
    await third.emulator.close();
  });

  it("keeps objects of every kind, and reads older files, which have only models", async () => {
    const storeFile = join(folder, "models.json");
    const first = await startBench({ storeFile });
    for (const create of creates) assert.equal((await first.perform(create, fullInputs[create])).status, 200);
    const base = await first.createdArn(fullBody());
    first.clock.nowMs += 11_000;
    const incrementalTrainingDataChannels = [{ trainedModelArn: base, channelName: "base" }];
    await first.create({ ...validBody(), incrementalTrainingDataChannels });
    const objects = first.emulator.objects();
    assert.equal(new Set(objects.map(({ kind }) => kind)).size, 7);
    await first.emulator.close();
    const nowMs = () => first.clock.nowMs;
    const second = await startBench({ storeFile, nowMs });
    const byKind = (records: readonly ObjectRecord[]) => [...records].sort((a, b) => a.kind.localeCompare(b.kind));
    assert.deepEqual(byKind(second.emulator.objects()), byKind(objects));
    await second.emulator.close();
    const { models, format } = JSON.parse(readFileSync(storeFile, "utf8"));
    assert.equal(models[0].trainedModelArn, base);
    assert.equal(models[1].base.trainedModelArn, base);
    writeFileSync(storeFile, JSON.stringify({ format, models }));
    const third = await startBench({ storeFile, nowMs });
    assert.deepEqual(
      third.emulator.objects(),
      objects.filter(({ kind }) => kind === "TrainedModel"),
    );
    await third.emulator.close();
  });

  it("writes a create to its file before the response, and does not write for reads", async () => {
    const storeFile = join(folder, "models.json");
    const bench = await startBench({ storeFile });
    const arn = await bench.createdArn();
    assert.ok(readFileSync(storeFile, "utf8").includes(arn));
    const { ino, mtimeMs } = statSync(storeFile);
    await bench.get(arn);
    await bench.list();
    assert.deepEqual([statSync(storeFile).ino, statSync(storeFile).mtimeMs], [ino, mtimeMs]);
    await bench.emulator.close();
  });

  it("names the file that it cannot read", async () => {
    const storeFile = join(folder, "models.json");
    writeFileSync(storeFile, "{");
    await assert.rejects(startOne({ storeFile }), /Cannot read the emulator's store ".*models\.json": it is no JSON/);
    writeFileSync(storeFile, "{}");
    await assert.rejects(startOne({ storeFile }), /it is not of the format/);
  });

  it("loses no create that it has confirmed if its process is killed", async function () {
    this.timeout(30_000);
    const storeFile = join(folder, "models.json");
    const answered: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const started = await startProcess(["--port", "0", "--store", storeFile]);
      const wanted = answered.length + 40;
      const creating = Array.from({ length: 8 }, async (_, lane) => {
        for (let index = 0; ; index += 1) {
          const body = { ...validBody(), name: `m-${round}-${lane}-${index}` };
          const { json } = await signedCall(started.url, { method: "POST", path: modelsPath(), body });
          answered.push(json.trainedModelArn);
        }
      });
      const lost = Promise.allSettled(creating);
      while (answered.length < wanted) await new Promise((resolve) => setTimeout(resolve, 1));
      const ended = await endProcess(started, "SIGKILL");
      assert.equal(ended.signal, "SIGKILL");
      await lost;
    }
    const emulator = await startOne({ storeFile });
    const kept = new Set(emulator.models().map(({ trainedModelArn }) => trainedModelArn));
    assert.ok(answered.length >= 120);
    assert.deepEqual(
      answered.filter((arn) => !kept.has(arn)),
      [],
    );
    await emulator.close();
  });
});
