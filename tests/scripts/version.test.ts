// Comparison of CLI versions, and consistency of the versions in the project.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const load = () => import("../../scripts/system/versions.mjs");

describe("isAtLeast()", () => {
  for (const [version, minimum, expected] of [
    ["v3.200.0", "3.200.0", true],
    ["3.200.1", "3.200.0", true],
    ["v3.255.0\n", "3.200.0", true],
    ["v4.0.0", "3.200.0", true],
    ["v3.1000.0", "3.200.0", true],
    ["v3.201.0-alpha.1+5f0a", "3.200.0", true],
    ["v3.200.0+dirty", "3.200.0", true],
    ["v3.199.9", "3.200.0", false],
    ["v3.20.0", "3.200.0", false],
    ["v2.300.0", "3.200.0", false],
    ["v3.200.0-alpha.1", "3.200.0", false],
    ["3.200", "3.200.0", false],
    ["", "3.200.0", false],
    ["pulumi: not found", "3.200.0", false],
  ] as const) {
    it(`returns ${expected} for ${JSON.stringify(version)} and ${minimum}`, async () => {
      assert.equal((await load()).isAtLeast(version, minimum), expected);
    });
  }
});

describe("oldestNode", () => {
  it("is that of package.json", async () => {
    const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    assert.equal(engines.node, `>=${(await load()).oldestNode}`);
  });

  it("rejects an older one", async () => {
    const { checkNode } = await import("../../scripts/setup/preparation.mjs");
    assert.doesNotThrow(() => checkNode("20.18.1"));
    assert.throws(() => checkNode("18.20.0"), /Cannot set up with Node 18\.20\.0: 20\.18\.1 or later is required/);
  });
});

describe("pinnedVersion", () => {
  it("is that of the locked npm package", async () => {
    const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
    assert.equal(lock.packages["node_modules/pulumi"].version, (await load()).pinnedVersion);
  });

  it("is that of the Go module", async () => {
    const module = readFileSync(join(root, "scripts/pulumi/modules/pulumi/go.mod"), "utf8");
    const version = /github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/.exec(module)?.[1];
    assert.equal(version, (await load()).pinnedVersion);
  });
});

describe("oldestGo", () => {
  it("is enough for every Go module", async () => {
    const { moduleFolder, oldestGo } = await import("../../scripts/pulumi/go-build.mjs");
    const versions = readdirSync(moduleFolder("")).map((module) => {
      const [, version = ""] = /^go (\S+)$/m.exec(readFileSync(join(moduleFolder(module), "go.mod"), "utf8")) ?? [];
      return version.replace(/^\d+\.\d+$/, "$&.0");
    });
    const { isAtLeast } = await load();
    assert.ok(versions.includes(oldestGo));
    for (const version of versions) assert.ok(isAtLeast(oldestGo, version), version);
  });
});
