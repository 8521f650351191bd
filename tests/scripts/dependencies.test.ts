// Whether node_modules contains the packages of the lock file, and whether this project's lock file is complete.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
type Packages = Record<string, { version?: string; integrity?: string; optional?: boolean; [key: string]: unknown }>;

describe("areDependenciesInPlace()", () => {
  const manifest = { dependencies: { a: "^1.0.0" } };
  const packages = (): Packages => ({
    "": { ...manifest },
    "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
    "node_modules/for-another-machine": { version: "1.0.0", integrity: "sha512-b", optional: true },
  });
  let folder: string;
  beforeEach(() => {
    mkdirSync(join(root, ".work/tests"), { recursive: true });
    folder = mkdtempSync(join(root, ".work/tests/dependencies-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function isInPlace(installed: Packages | undefined, { own = manifest as object, locked = packages() } = {}) {
    const { areDependenciesInPlace } = await import("../../scripts/setup/dependencies.mjs");
    writeFileSync(join(folder, "package.json"), JSON.stringify(own));
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages: locked }));
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    if (installed !== undefined) {
      const { "": _, ...others } = installed;
      writeFileSync(join(folder, "node_modules/.package-lock.json"), JSON.stringify({ packages: others }));
    }
    return areDependenciesInPlace(folder);
  }
  const without = (path: string): Packages => {
    const { [path]: _, ...others } = packages();
    return others;
  };

  it("accepts the locked packages, with or without those for other platforms", async () => {
    assert.equal(await isInPlace(packages()), true);
    assert.equal(await isInPlace(without("node_modules/for-another-machine")), true);
  });

  for (const [what, installed] of Object.entries({
    "nothing installed": undefined,
    "a missing package": without("node_modules/a"),
    "another version": { ...packages(), "node_modules/a": { version: "1.0.1", integrity: "sha512-a" } },
    "other content": { ...packages(), "node_modules/a": { version: "1.0.0", integrity: "sha512-x" } },
    "an extra package": { ...packages(), "node_modules/c": { version: "1.0.0" } },
  })) {
    it(`does not accept ${what}`, async () => assert.equal(await isInPlace(installed), false));
  }

  it("does not accept a lock file that does not match package.json", async () => {
    assert.equal(await isInPlace(packages(), { own: { dependencies: { a: "^2.0.0" } } }), false);
    assert.equal(await isInPlace(packages(), { own: { ...manifest, devDependencies: { b: "1" } } }), false);
  });
});

describe("package-lock.json", () => {
  // npm ci rejects a lock file without some of them, which an installation on one machine does not show.
  it("has the packages of every platform", () => {
    const { packages }: { packages: Packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies as object).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      ),
    );
    assert.deepEqual(missing, []);
  });

  it("contains no registry", () => {
    const { packages }: { packages: Packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
    const resolved = Object.entries(packages).flatMap(([path, entry]) => ("resolved" in entry ? [[path, entry]] : []));
    // The package in this repository is a link.
    assert.deepEqual(resolved, [["node_modules/cleanroomsml-emulator", { resolved: "emulator", link: true }]]);
  });
});
