// The environment of unattended runs, and the reader of the engine's event log.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readEngineReport } from "../support/cli/engine-report";
import { unattendedEnvironment } from "../support/cli/environment";

const folder = join(__dirname, "../../.work/tests");

describe("unattendedEnvironment()", () => {
  const cli = { command: "/opt/pulumi/bin/pulumi" };
  const build = (from: NodeJS.ProcessEnv, emulator?: { url: string }) =>
    unattendedEnvironment({ cli, backendFolder: "/x/back end", ...(emulator && { emulator }) }, from);

  it("removes the caller's AWS, Pulumi and proxy settings", async () => {
    const strangers = [
      "AWS_PROFILE",
      "AWS_ENDPOINT_URL",
      "PULUMI_ACCESS_TOKEN",
      "PULUMI_STACK",
      "HTTPS_PROXY",
      "no_proxy",
    ];
    const env = build(Object.fromEntries([...strangers, "LANG"].map((name) => [name, "the caller's"])));
    assert.deepEqual(
      Object.keys(env).filter((name) => env[name] === "the caller's"),
      ["LANG"],
    );
  });

  it("provides no credentials from files or the machine's role", async () => {
    const env = build({});
    assert.equal(env.AWS_EC2_METADATA_DISABLED, "true");
    for (const name of ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"]) assert.match(env[name] ?? "", /\.work/);
    assert.equal(env.AWS_ACCESS_KEY_ID, undefined);
  });

  it("keeps the state in a folder, and puts the CLI's folder first on PATH", async () => {
    const env = build({ PATH: "/usr/bin" });
    assert.equal(env.PULUMI_BACKEND_URL, "file:///x/back%20end");
    assert.equal(env.PATH, "/opt/pulumi/bin:/usr/bin");
  });

  it("sends calls to the emulator, with the emulator's published key", async () => {
    const env = build({ AWS_ACCESS_KEY_ID: "mine" }, { url: "http://127.0.0.1:1" });
    assert.equal(env.AWS_ENDPOINT_URL_CLEANROOMSML, "http://127.0.0.1:1");
    assert.equal(env.AWS_ACCESS_KEY_ID, "AKIDEXAMPLE");
  });
});

describe("readEngineReport()", () => {
  let parent: string;
  beforeEach(() => {
    mkdirSync(folder, { recursive: true });
    parent = mkdtempSync(join(folder, "events-"));
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  it("reads operations, messages and the summary, and ignores a line that a killed CLI truncated", async () => {
    const metadata = {
      op: "replace",
      urn: "urn:pulumi:dev::p::a$b::name",
      type: "b",
      keys: ["x"],
      detailedDiff: { "x.y": {} },
    };
    const message = { severity: "warning", message: "m", urn: "u" };
    const file = join(parent, "events.json");
    writeFileSync(
      file,
      [
        JSON.stringify({ resourcePreEvent: { metadata } }),
        JSON.stringify({ diagnosticEvent: { severity: "debug", message: "d" } }),
        JSON.stringify({ diagnosticEvent: message }),
        JSON.stringify({ summaryEvent: { resourceChanges: { replace: 1 } } }),
        '{"resourcePreEvent":{"meta',
      ].join("\n"),
    );
    assert.deepEqual(readEngineReport(file), {
      operations: [{ op: "replace", urn: metadata.urn, type: "b", name: "name", keys: ["x"], paths: ["x.y"] }],
      diagnostics: [message],
      changes: { replace: 1 },
    });
  });

  it("reads nothing from a file that does not exist", async () => {
    assert.deepEqual(readEngineReport(join(parent, "none")), { operations: [], diagnostics: [], changes: {} });
  });
});
