// The contents of the two packages from `npm pack`: their files, their size, and the result of publint. npm run
// test:compat installs them and resolves their types.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "..");
/** Largest size of all files except the source maps; the types of 37 operations are a fifth of it. */
const largestBytes = 1000_000;

const readJson = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));

for (const [name, packageFolder] of [
  ["pulumi-cleanroomsml", "."],
  ["cleanroomsml-emulator", "emulator"],
] as const) {
  describe(`the package ${name}`, function () {
    this.timeout(60_000);
    const at = (file: string) => join(root, packageFolder, file);
    const manifest = readJson(join(packageFolder, "package.json"));
    let folder: string;
    let tarball: Buffer;
    let files: { path: string; size: number }[];

    before(() => {
      mkdirSync(join(root, ".work"), { recursive: true });
      folder = mkdtempSync(join(root, ".work/package-"));
      const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
      const [packed] = JSON.parse(execFileSync("npm", args, { cwd: at("."), encoding: "utf8", stdio: "pipe" }));
      files = packed.files;
      tarball = readFileSync(join(folder, packed.filename));
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    const pathsOf = (ending: string) => files.map(({ path }) => path).filter((path) => path.endsWith(ending));

    it("contains the output of the build, a map for each bundle, and what npm requires", () => {
      const built = readdirSync(at("dist"), { recursive: true, encoding: "utf8" })
        .filter((path) => /\.(js|js\.map|d\.ts|json)$/.test(path))
        .map((path) => `dist/${path}`);
      const commands = Object.values<string>(manifest.bin ?? {});
      // tests/docs/pages.test.ts checks the links of these pages.
      const documents = (manifest.files as string[]).filter((path) => path.endsWith(".md") && path !== "README.md");
      const expected = ["LICENSE", "README.md", "package.json", ...documents, ...built, ...commands];
      assert.deepEqual(files.map(({ path }) => path).sort(), expected.sort());
      const bundles = built.filter((path) => path.endsWith(".js"));
      assert.deepEqual(pathsOf(".js.map").sort(), bundles.map((path) => `${path}.map`).sort());
    });

    it("contains each source in one bundle only", () => {
      const sources = pathsOf(".js.map").flatMap((path) =>
        readJson(join(packageFolder, path)).sources.map((source: string) => join(dirname(path), source)),
      );
      assert.deepEqual(sources.sort(), [...new Set(sources)].sort());
    });

    it("has self-contained types, and only reachable ones", () => {
      const types = pathsOf(".d.ts");
      const { module, moduleResolution } = {
        module: ts.ModuleKind.Node16,
        moduleResolution: ts.ModuleResolutionKind.Node16,
      };
      const options = { module, moduleResolution, strict: true, exactOptionalPropertyTypes: true, types: ["node"] };
      const program = ts.createProgram(types.map(at), { ...options, target: ts.ScriptTarget.ES2022, noEmit: true });
      for (const path of types) {
        const wrong = program.getSemanticDiagnostics(program.getSourceFile(at(path)));
        assert.deepEqual(
          wrong.map(({ messageText }) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`),
          [],
        );
      }
      const imported = types.flatMap((path) =>
        [...readFileSync(at(path), "utf8").matchAll(/(?:from |import\()"(\.[^"]+)"/g)].map(([, to = ""]) =>
          join(dirname(path), `${to}.d.ts`),
        ),
      );
      const isEntry = (path: string) => JSON.stringify(manifest.exports).includes(`"./${path}"`);
      assert.deepEqual(
        types.filter((path) => !isEntry(path) && !imported.includes(path)),
        [],
      );
      for (const path of types) assert.doesNotMatch(readFileSync(at(path), "utf8"), /@internal/);
    });

    it("has the sources in its maps, with paths in the repository", () => {
      for (const path of pathsOf(".js.map")) {
        const { sources, sourcesContent } = JSON.parse(readFileSync(at(path), "utf8"));
        assert.equal(sourcesContent.length, sources.length);
        for (const [index, source] of sources.entries()) {
          const file = at(join(dirname(path), source));
          assert.equal(readFileSync(file, "utf8"), sourcesContent[index]);
          assert.ok(file.startsWith(at(".")), file);
        }
      }
    });

    it("is in strict mode, like its sources", () => {
      for (const path of pathsOf(".js").filter((file) => file.startsWith("dist/")))
        assert.match(readFileSync(at(path), "utf8"), /^"use strict";/, path);
    });

    it("stays small", () => {
      const total = files.reduce((sum, { size }) => sum + size, 0);
      const maps = files.filter(({ path }) => path.endsWith(".map")).reduce((sum, { size }) => sum + size, 0);
      const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
      console.log(
        `        ${kB(total - maps)} unpacked without source maps, ${kB(maps)} of maps, ${kB(tarball.length)} packed`,
      );
      assert.ok(total - maps < largestBytes, `${kB(total - maps)} are not under ${kB(largestBytes)}`);
    });

    it("has every entry for Node and for TypeScript with every kind of module resolution", () => {
      const { main, types, exports, typesVersions = { "*": {} }, bin = {} } = manifest;
      const { "./package.json": itself, ...entries } = exports as Record<string, { types: string; default: string }>;
      assert.deepEqual(entries["."], { types, default: main });
      const older = Object.entries(typesVersions["*"] as Record<string, string[]>);
      assert.deepEqual(
        Object.fromEntries(older.map(([entry, [path]]) => [`./${entry}`, path])),
        Object.fromEntries(
          Object.entries(entries).flatMap(([entry, { types: path }]) => (entry === "." ? [] : [[entry, path]])),
        ),
      );
      const named = [
        itself,
        ...Object.values(entries).flatMap((entry) => [entry.types, entry.default]),
        ...Object.values(bin).map((path) => `./${path}`),
      ];
      const packed = new Set(files.map(({ path }) => `./${path}`));
      assert.deepEqual(
        named.filter((path) => !packed.has(path as string)),
        [],
      );
    });

    it("has classes with their own names", () => {
      for (const entry of Object.values(manifest.exports as Record<string, string | { default: string }>)) {
        if (typeof entry === "string" || entry.default.includes("lifecycle")) continue;
        for (const [exported, value] of Object.entries<unknown>(require(at(entry.default))))
          if (/^class\b/.test(String(value))) assert.equal((value as { name: string }).name, exported);
      }
    });

    it("passes publint", async () => {
      const { publint } = await import("publint");
      const { formatMessage } = await import("publint/utils");
      const bytes = tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.length) as ArrayBuffer;
      const { messages, pkg } = await publint({ pack: { tarball: bytes }, strict: true });
      assert.deepEqual(
        messages.map((message) => formatMessage(message, pkg, { color: false })),
        [],
      );
    });
  });
}

describe("the two packages", () => {
  it("have the same version, range of Node and license", () => {
    const [own, emulator] = [readJson("package.json"), readJson("emulator/package.json")];
    for (const key of ["version", "engines", "license", "type"]) assert.deepEqual(emulator[key], own[key]);
    assert.equal(readFileSync(join(root, "emulator/LICENSE"), "utf8"), readFileSync(join(root, "LICENSE"), "utf8"));
  });

  it("are in the lock file, with their commands", () => {
    const { packages } = readJson("package-lock.json");
    const { name, version, bin } = readJson("emulator/package.json");
    const locked = packages.emulator;
    assert.deepEqual([locked.name, locked.version], [name, version]);
    assert.deepEqual(Object.keys(locked.bin), Object.keys(bin));
    for (const [command, path] of Object.entries(bin)) assert.equal(locked.bin[command], path);
    assert.ok(existsSync(join(root, "node_modules/.bin/cleanroomsml-emulator")));
  });
});
