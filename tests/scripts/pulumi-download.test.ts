// The download with the npm package "pulumi", which a few lines of shell replace: its limits and its result.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { listProcesses } from "../support/process/process-tree";

const silent = { say: () => undefined, show: () => undefined, end: () => undefined };

describe("downloadPulumiCli()", function () {
  this.timeout(20_000);
  let home: string;
  beforeEach(() => {
    const parent = join(__dirname, "../../.work/tests");
    mkdirSync(parent, { recursive: true });
    home = mkdtempSync(join(parent, "home-"));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  async function download(script: string, limits: { answerMs?: number; totalMs?: number } = {}) {
    const { downloadPulumiCli } = await import("../../scripts/pulumi/download.mjs");
    const startedMs = performance.now();
    const { failure } = await downloadPulumiCli(silent, { home, wrapper: ["sh", "-c", script], ...limits });
    return { failure, durationMs: performance.now() - startedMs };
  }
  const install = 'mkdir -p "$PULUMI_HOME/versions/3.255.0/bin"; echo x > "$PULUMI_HOME/versions/3.255.0/bin/pulumi"';

  it("installs the CLI atomically", async () => {
    const { failure } = await download(install);
    assert.equal(failure, undefined);
    assert.ok(existsSync(join(home, "versions/3.255.0/bin/pulumi")));
    assert.deepEqual(readdirSync(home), ["versions"]);
  });

  it("reports why it failed and leaves nothing behind", async () => {
    const { failure } = await download(
      `echo "Downloading pulumi"; ${install}; echo "pulumi: fetch failed" >&2; exit 1`,
    );
    assert.equal(failure, "fetch failed");
    assert.deepEqual(readdirSync(home), []);
  });

  it("fails if there is no response, and ends what it started", async () => {
    const { failure, durationMs } = await download("echo 'Downloading pulumi v3'; sleep 29.1; true", { answerMs: 300 });
    assert.equal(failure, "no response within 0.3 s");
    assert.ok(durationMs < 5_000, `${durationMs} ms`);
    assert.deepEqual(
      listProcesses().filter(({ command }) => command === "sleep 29.1"),
      [],
    );
  });

  it("allows the download more time than the response", async () => {
    const { failure } = await download(`echo 'Downloading pulumi v3'; echo installing; sleep 1; ${install}`, {
      answerMs: 500,
    });
    assert.equal(failure, undefined);
  });

  it("limits the time of the download", async () => {
    const { failure } = await download("echo installing; sleep 29.2", { answerMs: 5_000, totalMs: 400 });
    assert.equal(failure, "no response within 0.4 s");
  });
});
