// npm run setup -- --languages in a small clone, whose CLI has only the host of Node.
import assert from "node:assert/strict";
import { accessSync, appendFileSync, constants, readdirSync } from "node:fs";
import { join } from "node:path";
import { addCli, addGo, createSmallClone, type SmallClone } from "../support/scripts/small-clone";

const languages = ["go", "python", "yaml"];

describe("npm run setup -- --languages", function () {
  this.timeout(30_000);
  let clone: SmallClone;
  beforeEach(() => {
    clone = createSmallClone();
    addCli(clone, { version: "v3.255.0" });
  });
  afterEach(() => clone.dispose());

  const goCalls = () => clone.called().filter((name) => name === "go-bin/go").length;
  const plugins = () => readdirSync(join(clone.folder, ".work/pulumi-home/plugins")).sort();
  /** Two calls of Go for each host, and a third one for Python's further file. */
  const allCalls = 2 * languages.length + 1;

  it("builds the missing hosts where a CLI finds them, with what they need beside them", async () => {
    addGo(clone);
    const { exitCode, output } = await clone.setUp("--languages");
    assert.equal(exitCode, 0, output);
    for (const [index, language] of languages.entries()) {
      const folder = plugins()[index] ?? "";
      // The form that the CLI reads as kind, name and version.
      assert.match(folder, new RegExp(`^language-${language}-v\\d+\\.\\d+\\.\\d+\\+[0-9a-f]{12}$`));
      const host = join(clone.folder, ".work/pulumi-home/plugins", folder, `pulumi-language-${language}`);
      for (const program of language === "python" ? [host, `${host}-exec`] : [host])
        assert.doesNotThrow(() => accessSync(program, constants.X_OK));
      assert.ok(output.includes(host), output);
    }
    assert.equal(goCalls(), allCalls);
    assert.deepEqual(readdirSync(join(clone.folder, ".work/pulumi-home")), ["plugins"]);
  });

  it("does nothing the second time", async () => {
    addGo(clone);
    await clone.setUp("--languages");
    const { exitCode, output } = await clone.setUp("--languages");
    assert.equal(exitCode, 0, output);
    assert.equal(goCalls(), allCalls);
  });

  it("builds a host again if its Go module has changed, and removes the old one", async () => {
    addGo(clone);
    await clone.setUp("--languages");
    const before = plugins();
    appendFileSync(join(clone.folder, "scripts/pulumi/modules/yaml/go.sum"), "\n");
    await clone.setUp("--languages");
    assert.equal(goCalls(), allCalls + 2);
    assert.deepEqual(plugins().slice(0, 2), before.slice(0, 2));
    assert.equal(plugins().length, languages.length);
    assert.notEqual(plugins()[2], before[2]);
  });

  it("uses the CLI's own hosts", async () => {
    addGo(clone);
    for (const language of languages) clone.writeProgram(`cli-bin/pulumi-language-${language}`, "");
    const { exitCode, output } = await clone.setUp("--languages");
    assert.equal(exitCode, 0, output);
    assert.equal(goCalls(), 0);
    for (const language of languages) assert.ok(output.includes(`cli-bin/pulumi-language-${language}`), output);
  });

  it("reports what is missing without Go, after setting up the rest", async () => {
    const { exitCode, output } = await clone.setUp("--languages");
    assert.equal(exitCode, 1);
    assert.match(output, /Set-up: ready, Pulumi CLI 3\.255\.0 from PATH/);
    assert.match(
      output,
      /Cannot set up the language python: Go, which builds pulumi-language-python, is not on PATH: install Go 1\.\S+ or later, or a Pulumi CLI with its language hosts/,
    );
    assert.ok(!output.includes("    at "), "no stack trace");
  });

  it("shows Go's error if a build fails, and leaves nothing incomplete", async () => {
    clone.writeProgram("go-bin/go", "echo 'go: no such module' >&2; exit 1");
    clone.path.push("go-bin");
    const { exitCode, output } = await clone.setUp("--languages");
    assert.equal(exitCode, 1);
    assert.match(output, /Cannot build pulumi-language-python: go ended with 1\ngo: no such module/);
    assert.deepEqual(readdirSync(join(clone.folder, ".work/pulumi-home")), []);
  });

  it("builds each host once if two start at the same time", async () => {
    addGo(clone);
    clone.writeProgram("slow-bin/go", `/bin/sleep 1; exec "${clone.folder}/go-bin/go" "$@"`);
    clone.path.unshift("slow-bin");
    const runs = await Promise.all([clone.setUp("--languages"), clone.setUp("--languages")]);
    for (const { exitCode, output } of runs) assert.equal(exitCode, 0, output);
    assert.equal(goCalls(), allCalls);
  });

  it("leaves the hosts out by default", async () => {
    addGo(clone);
    const { exitCode, output } = await clone.setUp();
    assert.equal(exitCode, 0, output);
    assert.equal(goCalls(), 0);
  });

  it("cannot leave the CLI out", async () => {
    const { exitCode, output } = await clone.setUp("--languages", "--no-cli");
    assert.equal(exitCode, 1);
    assert.match(output, /--languages needs the CLI: leave --no-cli out/);
    assert.deepEqual(clone.called(), []);
  });
});

describe("npm run sdks", function () {
  this.timeout(30_000);
  let clone: SmallClone;
  beforeEach(() => {
    clone = createSmallClone();
  });
  afterEach(() => clone.dispose());
  const generate = (...args: string[]) => clone.run(process.execPath, join(clone.folder, "scripts/sdks.mjs"), ...args);

  it("reads the schema of the plugin's build by default", async () => {
    const { exitCode, output } = await generate();
    assert.equal(exitCode, 1);
    assert.match(
      output,
      /Cannot generate the SDKs of "\S+plugin\/dist\/schema\.json": Go, which builds generate-sdks, is not on PATH/,
    );
  });

  it("reports what is missing without Go", async () => {
    clone.write("schema.json", "{}");
    const { exitCode, output } = await generate("--schema", "schema.json");
    assert.equal(exitCode, 1);
    assert.match(
      output,
      /^Cannot generate the SDKs of "schema\.json": Go, which builds generate-sdks, is not on PATH: install Go 1\.\S+ or later$/m,
    );
  });

  it("builds the generator once, and runs it with the schema and a new folder", async () => {
    addGo(clone);
    clone.writeProgram(
      "go-bin/go",
      `if [ "$1" = list ]; then exit 0; fi
while [ "$1" != -o ]; do shift; done
printf '#!/bin/sh\\n/bin/mkdir -p "$2/python"; /bin/cp "$1" "$2/python"\\n' > "$2"
/bin/chmod +x "$2"`,
    );
    clone.write("schema.json", "{}");
    for (let round = 0; round < 2; round += 1) {
      const { exitCode, output } = await generate("--schema", "schema.json");
      assert.equal(exitCode, 0, output);
      assert.ok(clone.has(".work/sdks/python/schema.json"));
    }
    assert.equal(clone.called().filter((name) => name === "go-bin/go").length, 2);
  });
});
