// Runs scripts/test.mjs and .ci/run in their own processes: the tests that they run, their last line and their exit
// code.
import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createSmallClone, type Run, type SmallClone } from "../support/scripts/small-clone";

const root = join(__dirname, "../..");

describe("npm test", function () {
  this.timeout(60_000);
  let clone: SmallClone;
  beforeEach(() => {
    clone = createSmallClone();
    // The real mocha and tsx, which the stand-in of npm does not change.
    for (const name of ["mocha", "tsx"]) {
      clone.write("node_modules/.keep", "");
      symlinkSync(join(root, "node_modules", name), join(clone.folder, "node_modules", name));
    }
    clone.write(
      "tests/sdk/good.test.ts",
      'describe("a", () => { it("b", () => {}); it.skip("c", () => {}); it("d", () => {}); });',
    );
  });
  afterEach(() => clone.dispose());
  const test = (...args: string[]) =>
    clone.run(process.execPath, join(clone.folder, "scripts/test.mjs"), "--no-cli", ...args);
  const lastLine = ({ stdout }: Run) => stdout.trim().split("\n").at(-1);

  it("ends with its figures and exit code 0 if all tests pass", async () => {
    const run = await test();
    assert.equal(lastLine(run), "2 passed, 0 failed, 1 skipped");
    assert.match(run.output, /2 passing/);
    assert.equal(run.exitCode, 0);
  });

  it("ends with exit code 1 if a test fails", async () => {
    clone.write("tests/sdk/bad.test.ts", 'it("fails", () => { throw new Error("no"); });');
    const run = await test();
    assert.equal(lastLine(run), "2 passed, 1 failed, 1 skipped");
    assert.equal(run.exitCode, 1);
  });

  it("writes no escape codes without a terminal, whatever the environment sets", async () => {
    clone.write(
      "tests/sdk/bad.test.ts",
      'it("differs", () => require("node:assert/strict").deepEqual({ a: 1, b: "x" }, { a: 2, b: "y" }));',
    );
    const test = [process.execPath, "scripts/test.mjs", "--no-cli", "tests/sdk/bad.test.ts"];
    const run = await clone.run("/usr/bin/env", "FORCE_COLOR=1", "MOCHA_COLORS=1", ...test);
    assert.equal(lastLine(run), "0 passed, 1 failed");
    assert.ok(!run.output.includes("\u001b"), JSON.stringify(run.output));
  });

  it("counts a file that cannot be loaded as failed", async () => {
    clone.write("tests/sdk/bad.test.ts", 'throw new Error("no");');
    const run = await test();
    assert.equal(lastLine(run), "0 passed, 1 failed");
    assert.equal(run.exitCode, 1);
  });

  it("counts a run that a test ends as failed", async () => {
    clone.write("tests/sdk/bad.test.ts", 'it("leaves", () => process.exit(0));');
    const run = await test();
    assert.equal(lastLine(run), "0 passed, 1 failed");
    assert.equal(run.exitCode, 1);
  });

  it("ends and fails if a test leaves something open", async () => {
    clone.write("tests/sdk/bad.test.ts", 'it("leaves a timer", () => { setInterval(() => {}, 1000); });');
    const run = await test();
    assert.match(run.output, /Still open 5 s after the last test: .*Timeout/);
    assert.equal(lastLine(run), "3 passed, 1 failed, 1 skipped");
    assert.equal(run.exitCode, 1);
  });

  it("reports a failed set-up", async () => {
    clone.write("sdk/broken.ts", "!");
    const run = await test();
    assert.match(run.output, /Cannot build the package/);
    assert.equal(lastLine(run), "0 passed, 1 failed");
    assert.equal(run.exitCode, 1);
  });

  it("selects files, folders and names, and fails if no test remains", async () => {
    clone.write("tests/other/x.test.ts", 'it("x", () => {});');
    assert.equal(lastLine(await test("tests/other")), "1 passed, 0 failed");
    assert.equal(lastLine(await test("tests/other/x.test.ts")), "1 passed, 0 failed");
    assert.equal(lastLine(await test("--grep", "a d")), "1 passed, 0 failed");
    for (const args of [["tests/none"], ["tests/e2e"], ["--grep", "no such test"], ["--unknown"]]) {
      const run = await test(...args);
      assert.equal(run.exitCode, 1, args.join(" "));
    }
  });

  it("skips the long tests without --soak, and those that need the CLI with --no-cli", async () => {
    for (const folder of ["e2e", "languages", "soak"]) clone.write(`tests/${folder}/x.test.ts`, "");
    const own = pathToFileURL(join(clone.folder, "scripts/mocha/test-files.mjs")).href;
    const {
      groupTestFiles,
      needLanguageHosts,
    }: typeof import("../../scripts/mocha/test-files.mjs", { with: { "resolution-mode": "import" }}) = await import(
      own
    );
    const files = (withSoak: boolean, withCli: boolean) =>
      groupTestFiles({ targets: [], withSoak, withCli }).flatMap((group) => group.files);
    const folders = (withSoak: boolean, withCli: boolean) => files(withSoak, withCli).map((file) => file.split("/")[1]);
    assert.deepEqual(folders(false, true), ["sdk", "e2e", "languages"]);
    assert.deepEqual(folders(true, true), ["sdk", "e2e", "languages", "soak"]);
    assert.deepEqual(folders(true, false), ["sdk"]);
    for (const [target, expected] of [
      ["tests/e2e", false],
      ["tests/languages", true],
    ] as const) {
      const groups = groupTestFiles({ targets: [target], withSoak: false, withCli: true });
      assert.equal(needLanguageHosts(groups), expected, target);
    }
  });
});

describe(".ci/run", function () {
  this.timeout(20_000);
  let clone: SmallClone;
  beforeEach(() => {
    clone = createSmallClone();
  });
  afterEach(() => clone.dispose());

  for (const [what, check, test, line, isGood] of [
    ["everything passes", 0, "echo '5 passed, 0 failed, 2 skipped'", "5 passed, 0 failed, 2 skipped", true],
    ["the check fails", 1, "echo '5 passed, 0 failed'", "5 passed, 1 failed", false],
    ["a test fails", 0, "echo '5 passed, 2 failed'; exit 1", "5 passed, 2 failed", false],
    ["both fail", 1, "echo '5 passed, 2 failed'; exit 1", "5 passed, 3 failed", false],
    ["the tests end without figures", 0, "exit 0", "0 passed, 1 failed", false],
    ["the tests fail but report success", 0, "echo '5 passed, 0 failed'; exit 1", "5 passed, 1 failed", false],
  ] as const) {
    it(`ends with "${line}" if ${what}`, async () => {
      clone.writeProgram("bin/npm", `if [ "$1" = test ]; then ${test}; else exit ${check}; fi`);
      // Contains bash, grep, tail, tee and mktemp.
      clone.path.push("/usr/bin", "/bin");
      const run = await clone.run("bash", join(clone.folder, ".ci/run"));
      assert.equal(run.output.trim().split("\n").at(-1), line);
      assert.equal(run.exitCode === 0, isGood);
    });
  }
});
