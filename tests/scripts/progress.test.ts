// Progress lines of the set-up: none for a quick step, then one from time to time.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

const load = () => import("../../scripts/terminal/progress.mjs");

describe("startProgress()", () => {
  it("prints nothing for a quick step, and later the step and its duration", async () => {
    const { startProgress } = await load();
    const lines: string[] = [];
    const progress = startProgress({ write: (text) => lines.push(text), firstMs: 40, everyMs: 20 });
    progress.show("step 1");
    await sleep(5);
    assert.deepEqual(lines, []);
    while (lines.length < 2) await sleep(5);
    progress.show("step 2");
    while (lines.length < 4) await sleep(5);
    progress.end();
    assert.match(lines[0] ?? "", /^ {2}step 1 \(\d\.\d s so far\)\n$/);
    assert.match(lines.at(-1) ?? "", /step 2/);
    const { length } = lines;
    await sleep(60);
    assert.equal(lines.length, length, "it continued after its end");
  });
});

describe("formatDuration()", () => {
  for (const [durationMs, text] of [
    [40, "0.0 s"],
    [9_940, "9.9 s"],
    [12_400, "12 s"],
    [59_600, "1 min 00 s"],
    [245_000, "4 min 05 s"],
  ] as const) {
    it(`returns ${text}`, async () => assert.equal((await load()).formatDuration(durationMs), text));
  }
});
