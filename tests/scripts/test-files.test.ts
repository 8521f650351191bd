// What the test files of this project must not do, as they all run in one process.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const tests = join(__dirname, "..");

describe("the test files", () => {
  const files = readdirSync(tests, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => ({ name, text: readFileSync(join(tests, name), "utf8") }));

  it("have no hook outside of a describe: it would run around the tests of all other files", () => {
    const wrong = files.filter(({ text }) => /^(before|after)(Each)?\(/m.test(text)).map(({ name }) => name);
    assert.deepEqual(wrong, []);
  });

  it("run all tests: none is marked as the only one", () => {
    const wrong = files.filter(({ text }) => /\b(it|describe)\.only\(/.test(text)).map(({ name }) => name);
    assert.deepEqual(wrong, []);
  });
});
