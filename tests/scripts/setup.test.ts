// Runs scripts/setup.mjs in its own process in a small clone: what it does, and its errors.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addCli, addGo, createSmallClone, type SmallClone } from "../support/scripts/small-clone";

const ownCli = ".work/pulumi-home/versions/3.255.0/bin/pulumi";

describe("npm run setup", function () {
  this.timeout(30_000);
  let clone: SmallClone;
  beforeEach(() => {
    clone = createSmallClone();
  });
  afterEach(() => clone.dispose());

  it("installs, builds, and builds the CLI from Go modules if its download fails", async () => {
    addGo(clone);
    const { exitCode, output } = await clone.setUp();
    assert.equal(exitCode, 0, output);
    const program = ["go-bin/go", "go-bin/go"];
    assert.deepEqual(clone.called(), ["bin/npm", "tsc", "download", ...program, ...program]);
    assert.match(
      output,
      /the download failed \(fetch failed\), so version 3\.255\.0 is built from its Go modules\. This takes \d+ to \d+ minutes/,
    );
    assert.match(output, /Set-up: ready, Pulumi CLI 3\.255\.0 in \.work/);
    assert.deepEqual(readdirSync(join(clone.folder, ownCli, "..")).sort(), [
      "pulumi",
      "pulumi-language-nodejs",
      "pulumi-resource-pulumi-nodejs",
    ]);
    assert.deepEqual(readdirSync(join(clone.folder, ".work/pulumi-home")), ["versions"]);
  });

  it("does nothing the second time, in under a second", async () => {
    addGo(clone);
    await clone.setUp();
    const before = clone.called().length;
    const { exitCode, output, durationMs } = await clone.setUp();
    assert.equal(exitCode, 0, output);
    assert.equal(clone.called().length, before);
    assert.ok(durationMs < 1000, `${durationMs} ms`);
  });

  it("lists the choices if Go is missing, too", async () => {
    const { exitCode, output } = await clone.setUp();
    assert.equal(exitCode, 1);
    assert.match(output, /Cannot set up the Pulumi CLI: none of version 3\.200\.0 or later is on PATH/);
    assert.match(output, /its download failed \(fetch failed\), and Go, which could build it, is not on PATH/);
    assert.match(output, /- install the Pulumi CLI/);
    assert.match(output, /- allow this machine to reach/);
    assert.match(output, /- install Go 1\.\d+/);
    assert.ok(!output.includes("    at "), "no stack trace");
  });

  it("shows Go's error and the choices if the build fails, and leaves nothing incomplete", async () => {
    clone.writeProgram("go-bin/go", "echo 'go: no such module' >&2; exit 1");
    clone.path.push("go-bin");
    const { exitCode, output } = await clone.setUp();
    assert.equal(exitCode, 1);
    assert.match(output, /Cannot build pulumi-language-nodejs: go ended with 1\ngo: no such module/);
    assert.match(output, /- install the Pulumi CLI/);
    assert.deepEqual(readdirSync(join(clone.folder, ".work/pulumi-home")), []);
  });

  it("uses a CLI on PATH", async () => {
    addCli(clone, { version: "v3.200.0" });
    const { exitCode, output } = await clone.setUp();
    assert.equal(exitCode, 0, output);
    assert.match(output, /Pulumi CLI 3\.200\.0 from PATH/);
    assert.ok(!clone.called().includes("download"));
    assert.ok(!clone.has(ownCli));
  });

  for (const [what, prepare] of Object.entries({
    "that is too old": (small: SmallClone) => addCli(small, { version: "v3.199.9" }),
    "that does not print its version": (small: SmallClone) => addCli(small, { version: "unknown" }),
    "without its language host": (small: SmallClone) => {
      addCli(small, { version: "v3.250.0" });
      rmSync(join(small.folder, "cli-bin/pulumi-language-nodejs"));
    },
    "in node_modules/.bin": (small: SmallClone) => addCli(small, { version: "v3.255.0", folder: "node_modules/.bin" }),
    "that is a link into another node_modules": (small: SmallClone) => {
      addCli(small, { version: "v3.255.0", folder: "lib/node_modules/pulumi" });
      small.path.shift();
      mkdirSync(join(small.folder, "global-bin"));
      symlinkSync("../lib/node_modules/pulumi/pulumi", join(small.folder, "global-bin/pulumi"));
      small.path.unshift("global-bin");
    },
  })) {
    it(`ignores a CLI on PATH ${what}`, async () => {
      prepare(clone);
      const { exitCode, output } = await clone.setUp();
      assert.equal(exitCode, 1);
      assert.ok(clone.called().includes("download"), output);
    });
  }

  it("uses another CLI on PATH if the first is too old", async () => {
    addCli(clone, { version: "v3.250.0", folder: "second" });
    addCli(clone, { version: "v3.100.0", folder: "first" });
    const { output } = await clone.setUp();
    assert.match(output, /Pulumi CLI 3\.250\.0 from PATH/);
  });

  it("skips the CLI with --no-cli", async () => {
    const { exitCode, output } = await clone.setUp("--no-cli");
    assert.equal(exitCode, 0, output);
    assert.deepEqual(clone.called(), ["bin/npm", "tsc"]);
  });

  it("installs again if the lock file has another version, and after an interrupted installation", async () => {
    const installs = () => clone.called().filter((name) => name === "bin/npm").length;
    await clone.setUp("--no-cli");
    const file = join(clone.folder, "package-lock.json");
    writeFileSync(file, readFileSync(file, "utf8").replace('"version":"1.0.0"', '"version":"1.0.1"'));
    await clone.setUp("--no-cli");
    assert.equal(installs(), 2);
    rmSync(join(clone.folder, "node_modules/.package-lock.json"));
    await clone.setUp("--no-cli");
    assert.equal(installs(), 3);
  });

  it("builds again if a source has changed, and removes the output of a removed one", async () => {
    await clone.setUp("--no-cli");
    const original = readFileSync(join(clone.folder, "sdk/client.ts"), "utf8");
    clone.write("sdk/client.ts", 'export * from "./further";\n');
    clone.write("sdk/further.ts", "export const two = 2;\n");
    await clone.setUp("--no-cli");
    assert.ok(clone.has("dist/sdk/further.d.ts"));
    assert.match(readFileSync(join(clone.folder, "dist/sdk/client.js"), "utf8"), /\btwo\b/);
    rmSync(join(clone.folder, "sdk/further.ts"));
    clone.write("sdk/client.ts", original);
    await clone.setUp("--no-cli");
    assert.ok(!clone.has("dist/sdk/further.d.ts"));
    assert.equal(clone.called().filter((name) => name === "tsc").length, 3);
  });

  for (const [what, spoil] of Object.entries({
    changed: (file: string) => writeFileSync(file, "exports.one = 2;\n"),
    lost: (file: string) => rmSync(file),
  })) {
    it(`builds again if a compiled file was ${what}`, async () => {
      await clone.setUp("--no-cli");
      for (const file of ["dist/sdk/client.js", "emulator/dist/server.js", "provider/inputs/built/input-checks.js"]) {
        const path = join(clone.folder, file);
        const built = readFileSync(path, "utf8");
        spoil(path);
        await clone.setUp("--no-cli");
        assert.equal(readFileSync(path, "utf8"), built);
      }
    });
  }

  it("puts a shared source into one bundle, whichever folders share it", async () => {
    clone.write("provider/words/shared.ts", "export const kept = new Map();\n");
    clone.write("provider/create/own.ts", 'export { kept } from "../words/shared";\n');
    clone.write("provider/dynamic-provider.ts", 'export { kept } from "./create/own";\n');
    clone.write("provider/resources.ts", 'export { kept } from "./words/shared";\n');
    const { exitCode, output } = await clone.setUp("--no-cli");
    assert.equal(exitCode, 0, output);
    assert.ok(!clone.has("dist/provider/create/own.js"));
    const [one, other] = ["dynamic-provider", "resources"].map((name) =>
      require(join(clone.folder, `dist/provider/${name}.js`)),
    );
    assert.ok(one.kept instanceof Map);
    assert.equal(one.kept, other.kept);
  });

  it("rejects a source that loads a package that is not a dependency", async () => {
    clone.write("sdk/client.ts", 'import "left";\nimport "right/part";\n');
    const { exitCode, output } = await clone.setUp("--no-cli");
    assert.equal(exitCode, 1);
    assert.match(output, /sdk\/client\.ts loads right, which is not a dependency of the package/);
  });

  it("fails with the compiler's errors, and does not accept that build", async () => {
    clone.write("sdk/broken.ts", "!");
    for (let round = 0; round < 2; round += 1) {
      const { exitCode, output } = await clone.setUp("--no-cli");
      assert.equal(exitCode, 1);
      assert.match(output, /Cannot build the package: tsc ended with 2\nsdk\/broken\.ts\(1,1\): error/);
    }
  });

  it("does the work once if two start at the same time", async () => {
    clone.writeProgram("bin/npm", `/bin/sleep 1; /bin/mkdir -p node_modules && /bin/cp -R installed/. node_modules/`);
    const runs = await Promise.all([clone.setUp("--no-cli"), clone.setUp("--no-cli")]);
    for (const { exitCode, output } of runs) assert.equal(exitCode, 0, output);
    assert.deepEqual(clone.called(), ["bin/npm", "tsc"]);
    assert.ok(runs.some(({ output }) => /Set-up: waiting for that of process \d+/.test(output)));
  });

  it("continues after another one was killed", async () => {
    clone.write(".work/set-up.lock", "999999999");
    const { exitCode, output } = await clone.setUp("--no-cli");
    assert.equal(exitCode, 0, output);
  });

  it("rejects an unknown option", async () => {
    const { exitCode, output } = await clone.setUp("--nocli");
    assert.equal(exitCode, 1);
    assert.match(output, /--nocli/);
    assert.deepEqual(clone.called(), []);
  });
});
