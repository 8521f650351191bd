// What `npm pack` puts into the package: its files, its size, and what publint says of it. npm run test:compat installs it, and
// has its types resolved.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..");
/** Of all files but the source maps: a new dependency that is bundled, or tests that are packed, would go far beyond it. */
const largestBytes = 650_000;

describe("the package", function () {
  this.timeout(60_000);
  let folder: string;
  let tarball: Buffer;
  let files: { path: string; size: number }[];

  before(() => {
    mkdirSync(join(root, ".work"), { recursive: true });
    folder = mkdtempSync(join(root, ".work/package-"));
    const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
    const [packed] = JSON.parse(execFileSync("npm", args, { cwd: root, encoding: "utf8", stdio: "pipe" }));
    files = packed.files;
    tarball = readFileSync(join(folder, packed.filename));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const pathsIn = (ending: string) => files.map(({ path }) => path).filter((path) => path.endsWith(ending));

  it("holds for each source the JavaScript, the types and the map, and beside them what npm wants", () => {
    const sources = ["emulator", "provider", "sdk"].flatMap((part) =>
      readdirSync(join(root, part))
        .filter((name) => name.endsWith(".ts"))
        .map((name) => `dist/${part}/${name.replace(/\.ts$/, "")}`),
    );
    const compiled = sources.flatMap((source) => [`${source}.d.ts`, `${source}.js`, `${source}.js.map`]);
    // The validator is written at build time, from a schema that has a map.
    const wanted = ["LICENSE", "README.md", "package.json", "dist/provider/input-validator.js", ...compiled];
    assert.deepEqual(files.map(({ path }) => path).sort(), wanted.sort());
  });

  it("has the sources in its maps, under paths of the repository", () => {
    for (const path of pathsIn(".js.map")) {
      const map = JSON.parse(readFileSync(join(root, path), "utf8"));
      assert.deepEqual(map.sources, [path.replace(/^dist/, "../..").replace(/\.js\.map$/, ".ts")]);
      assert.equal(map.sourcesContent.length, 1);
    }
  });

  it("stays small", () => {
    const total = files.reduce((sum, { size }) => sum + size, 0);
    const maps = files.filter(({ path }) => path.endsWith(".map")).reduce((sum, { size }) => sum + size, 0);
    const kB = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
    console.log(
      `      ${kB(total - maps)} unpacked without source maps, ${kB(maps)} of maps, ${kB(tarball.length)} packed`,
    );
    assert.ok(total - maps < largestBytes);
  });

  it("has every entry, for Node and for TypeScript of every kind of resolution", () => {
    const { main, types, exports, typesVersions, bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const { "./package.json": itself, ...entries } = exports as Record<string, { types: string; default: string }>;
    assert.deepEqual(entries["."], { types, default: main });
    const older = Object.entries(typesVersions["*"] as Record<string, string[]>);
    assert.deepEqual(
      Object.fromEntries(older.map(([name, [path]]) => [`./${name}`, path])),
      Object.fromEntries(
        Object.entries(entries).flatMap(([name, { types: path }]) => (name === "." ? [] : [[name, path]])),
      ),
    );
    const named = [
      itself,
      ...Object.values(entries).flatMap((entry) => [entry.types, entry.default]),
      ...Object.values(bin),
    ];
    const packed = new Set(files.map(({ path }) => `./${path}`));
    assert.deepEqual(
      named.filter((path) => !packed.has(path as string)),
      [],
    );
  });

  it("is as publint would have it", async () => {
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
