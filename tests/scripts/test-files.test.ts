// Rules for the test files, which all run in one process.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const tests = join(__dirname, "..");

describe("the test files", () => {
  const files = readdirSync(tests, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => ({ name, text: readFileSync(join(tests, name), "utf8") }));

  it("have no hook outside a describe, which would run for the tests of all files", () => {
    const wrong = files.filter(({ text }) => /^(before|after)(Each)?\(/m.test(text)).map(({ name }) => name);
    assert.deepEqual(wrong, []);
  });

  it("have no test marked with only", () => {
    const wrong = files.filter(({ text }) => /\b(it|describe)\.only\(/.test(text)).map(({ name }) => name);
    assert.deepEqual(wrong, []);
  });
});
