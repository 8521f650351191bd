import assert from "node:assert/strict";
import { matrixLines } from "../support/compat/matrix";

describe("matrixLines()", () => {
  const cell = { node: "20.18.1", pulumi: "3.248.0", durationMs: 12_400 };

  it("has a row for each consumer and a column for each pair of versions, and leaves untested cells empty", () => {
    const lines = matrixLines([
      { ...cell, consumer: "CommonJS" },
      { ...cell, consumer: "TypeScript", problem: "It broke" },
      { ...cell, consumer: "TypeScript", pulumi: "3.200.0" },
      { ...cell, consumer: "TypeScript", node: "26.1.0", durationMs: 9_600 },
      { ...cell, consumer: "Plug'n'Play", isRefusal: true },
    ]);
    assert.deepEqual(lines, [
      "Node            20.18.1  20.18.1       26.1.0",
      "@pulumi/pulumi  3.200.0  3.248.0       3.248.0",
      "CommonJS                 ok 12 s",
      "TypeScript      ok 12 s  FAILED 12 s   ok 10 s",
      "Plug'n'Play              refused 12 s",
    ]);
  });
});
