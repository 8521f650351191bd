// The figures that the benchmarks compute from samples: medians, ratios of pairs, verdicts, growth, the picture.
import assert from "node:assert/strict";
import { drawPicture } from "../../bench/picture";
import { differenceRow, holds, plainRow, type Row, ratioRow } from "../../bench/row";
import { samplePairs, summarize } from "../../bench/samples";
import { describeGrowth, describeRows, toMarkdown } from "../../bench/table";

const pairs = { ours: [110, 220, 90], reference: [100, 200, 100] };

describe("samplePairs()", () => {
  it("measures both sides in turn, every second pair in reverse order", async () => {
    const taken: string[] = [];
    const side = (name: string) => async () => taken.push(name);
    const { ours, reference } = await samplePairs(3, { ours: side("ours"), reference: side("reference") });
    assert.deepEqual(taken, ["ours", "reference", "reference", "ours", "ours", "reference"]);
    assert.deepEqual(
      [ours, reference],
      [
        [1, 4, 5],
        [2, 3, 6],
      ],
    );
  });
});

describe("summarize()", () => {
  it("finds the middle of an odd number, and the mean of the two middle ones of an even number", () => {
    assert.deepEqual(summarize([3, 1, 20]), { median: 3, least: 1, most: 20 });
    assert.equal(summarize([4, 1, 2, 100]).median, 3);
  });

  it("rejects an empty list of samples", () => assert.throws(() => summarize([]), RangeError));
});

describe("a row", () => {
  it("compares pair by pair, not median with median", () => {
    assert.deepEqual(ratioRow({ name: "up", unit: "ms" }, pairs).figure, { median: 1.1, least: 0.9, most: 1.1 });
    assert.deepEqual(differenceRow({ name: "up", unit: "ms" }, pairs).figure, { median: 10, least: -10, most: 20 });
  });

  it("passes up to its limit, and has no verdict without one", () => {
    const row = (limit?: number) => plainRow({ name: "state", unit: "bytes", ...(limit && { limit }) }, pairs);
    assert.deepEqual([row(110), row(109), row()].map(holds), [true, false, undefined]);
    const verdicts = describeRows([row(110), row(109), row()]).map((cells) => cells[7]);
    assert.deepEqual(verdicts, ["verdict", "holds", "MISSED", ""]);
  });
});

describe("describeGrowth()", () => {
  const sized = (models: number, ours: number, floor: number): Row =>
    ratioRow({ name: "preview", models, unit: "ms" }, { ours: [ours], reference: [floor] });

  it("shows the growth of a figure next to the floor's", () => {
    const [, line] = describeGrowth([sized(1, 100, 100), sized(20, 150, 160), sized(1000, 900, 1000)]);
    assert.deepEqual(line, ["preview", "1 to 1000", "9.00", "10.0", "no faster"]);
  });

  it("reports where ours grows faster by more than noise", () => {
    const [, line] = describeGrowth([sized(1, 100, 100), sized(1000, 1200, 1000)]);
    assert.equal(line?.at(-1), "FASTER");
  });

  it("omits a figure of one size", () => {
    assert.equal(describeGrowth([sized(1, 100, 100)]).length, 1);
  });
});

describe("toMarkdown()", () => {
  it("writes a table", () => {
    assert.equal(
      toMarkdown([
        ["a", "b"],
        ["1", "2"],
      ]),
      "| a | b |\n| --- | --- |\n| 1 | 2 |",
    );
  });
});

describe("drawPicture()", () => {
  const row = (models: number, ours: number, floor: number): Row =>
    ratioRow({ name: "preview", models, unit: "ms" }, { ours: [ours], reference: [floor] });

  it("draws a line for each side, higher for larger values and further right for more models", () => {
    const svg = drawPicture([{ title: "preview", rows: [row(1, 2000, 1900), row(200, 5000, 4000)] }]);
    const [floor = [], ours = []] = [...svg.matchAll(/polyline points="([^"]+)"/g)].map(([, points = ""]) =>
      points.split(" ").map((point) => point.split(",").map(Number)),
    );
    for (const [from = [], to = []] of [floor, ours]) {
      assert.ok(Number(to[0]) > Number(from[0]) && Number(to[1]) < Number(from[1]), svg);
    }
    assert.ok(Number(ours[1]?.[1]) < Number(floor[1]?.[1]), "the slower side is not above the other");
  });

  it("rejects a panel without a line", () => {
    assert.throws(() => drawPicture([{ title: "preview", rows: [row(1, 1, 1)] }]), RangeError);
  });
});
