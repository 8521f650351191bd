// The built plugin: one file that runs with Node alone, and the archive that the Pulumi CLI installs.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import nodeModule from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version } from "../../package.json";
import { connectToHost } from "../support/host/host-call";
import { openPluginCalls } from "../support/host/plugin-calls";
import { root } from "../support/paths";

const name = "pulumi-resource-cleanroomsml";
const program = join(root, "plugin/dist", name);
const archive = join(root, "plugin/dist", `${name}-v${version}.tar.gz`);
const { GetSchemaRequest } = require("@pulumi/pulumi/proto/provider_pb");

describe("The built plugin", function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "plugin-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts a program, calls it, and closes its standard input, as the end of the CLI does. */
  const run = async (file: string) => {
    const child = spawn(file, ["127.0.0.1:1"], { stdio: ["pipe", "pipe", "inherit"], env: { PATH: process.env.PATH } });
    const startedMs = performance.now();
    const port = await new Promise<number>((resolve) => child.stdout.once("data", (text) => resolve(Number(text))));
    const startMs = performance.now() - startedMs;
    const connection = connectToHost(port);
    const schema = JSON.parse((await connection.call("getSchema", new GetSchemaRequest())).getSchema());
    connection.close();
    child.stdin.end();
    const code = await new Promise((resolve) => child.once("exit", resolve));
    return { schema, code, startMs };
  };

  it("is one file that runs without node_modules, and ends with the CLI", async () => {
    copyFileSync(program, join(folder, name));
    const { schema, code, startMs } = await run(join(folder, name));
    console.log(`      ${Math.round(startMs)} ms from start to port`);
    assert.deepEqual([schema.name, schema.version, code], ["cleanroomsml", version, 1]);
  });

  it("is not minified", () => {
    const lines = readFileSync(program, "utf8").split("\n");
    assert.ok(lines.length > 10_000, `${lines.length} lines`);
    assert.match(readFileSync(program, "utf8"), /function objectLifecycle\(/);
  });

  it("says so if there is no Node on PATH", () => {
    const bin = join(folder, "bin");
    mkdirSync(bin);
    const { status, stderr } = spawnSync("/bin/sh", [program], { env: { PATH: bin }, encoding: "utf8" });
    assert.equal(
      stderr,
      `Cannot start ${name}: there is no node on PATH; install Node.js ${minimumOfNode()} or later\n`,
    );
    assert.equal(status, 1);
  });

  it("lets Node keep the compiled code beside it, or where the user says", () => {
    const bin = join(folder, "printing");
    mkdirSync(bin);
    writeFileSync(join(bin, "node"), '#!/bin/sh\necho "$NODE_COMPILE_CACHE"\n', { mode: 0o755 });
    for (const [given, used] of [
      [{}, join(root, "plugin/dist/compile-cache")],
      [{ NODE_COMPILE_CACHE: "/elsewhere" }, "/elsewhere"],
    ] as const)
      assert.equal(execFileSync(program, { env: { PATH: bin, ...given }, encoding: "utf8" }), `${used}\n`);
  });

  it("is in an archive of less than 800 kB, beside its license and those of the packages in it", async () => {
    const { size } = statSync(archive);
    console.log(`      ${Math.round(size / 1000)} kB, unpacked ${Math.round(statSync(program).size / 1000)} kB`);
    assert.ok(size < 800_000, `${size} bytes`);
    const unpacked = join(folder, "unpacked");
    mkdirSync(unpacked);
    execFileSync("tar", ["-xzf", archive, "-C", unpacked]);
    assert.deepEqual(readdirSync(unpacked).sort(), ["LICENSE", "NOTICE", name, `${name}.cmd`]);
    assert.deepEqual(readFileSync(join(unpacked, name)), readFileSync(program));
    assert.equal((await run(join(unpacked, name))).schema.name, "cleanroomsml");
    const notice = readFileSync(join(unpacked, "NOTICE"), "utf8");
    for (const { path, license } of bundledPackages())
      assert.ok(notice.includes(`${path} `) && notice.includes(`(${license})`), path);
    for (const text of ["Apache License", "Copyright (c) Matteo Collina", "Copyright (c) 2022, Google Inc."])
      assert.ok(notice.includes(text), text);
  });

  it("names no machine's path", () => {
    assert.ok(!readFileSync(program, "utf8").includes(root));
    assert.ok(existsSync(join(root, "plugin/dist/schema.json")));
  });
});

/** esbuild begins each file of a bundle with a comment with its path. */
function bundledPackages(): { path: string; license: string }[] {
  const comments = readFileSync(program, "utf8").matchAll(/^\/\/ node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm);
  const paths = [...new Set([...comments].map(([, path = ""]) => path))];
  assert.ok(paths.length > 20);
  return paths.map((path) => ({
    path,
    license: JSON.parse(readFileSync(join(root, "node_modules", path, "package.json"), "utf8")).license,
  }));
}

function minimumOfNode(): string {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")).engines.node.replace(">=", "");
}

describe("The end of a command", () => {
  it("keeps the compiled code of the plugin, where Node can do that", async () => {
    const node = nodeModule as { flushCompileCache?: () => void };
    const own = node.flushCompileCache;
    let times = 0;
    node.flushCompileCache = () => {
      times += 1;
    };
    const plugin = await openPluginCalls();
    try {
      await plugin.call("getSchema", "GetSchemaRequest", () => {});
      assert.equal(times, 0);
      await plugin.cancel();
      assert.equal(times, 1);
    } finally {
      plugin.close();
      if (own) node.flushCompileCache = own;
      else delete node.flushCompileCache;
    }
  });
});
