import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseCommandLine } from "../../emulator/cli-options";
import type { Behaviour } from "../../emulator/server";
import {
  builtCommand,
  endProcess,
  runCommand,
  sourceCommand,
  startProcess,
} from "../support/emulator/emulator-process";
import { keys, modelPath, modelsPath, signedCall } from "../support/emulator/signed-call";
import { validBody } from "../support/inputs/trained-model-inputs";

describe("parseCommandLine()", () => {
  const rows: readonly [args: string[], behaviour: Partial<Behaviour>][] = [
    [[], {}],
    [["--training-seconds", "5"], { trainingMs: 5_000 }],
    [
      ["--pending-seconds=0.25", "--cancel-seconds", "1", "--delete-seconds", "2"],
      { pendingMs: 250, cancelMs: 1_000, deleteMs: 2_000 },
    ],
    [["--speed", "3600"], { speed: 3600 }],
    [
      ["--name-uniqueness", "conflict", "--inactive-models", "not-found", "--version-arn", "new"],
      { nameUniqueness: "conflict", inactiveModels: "not-found", versionArn: "new" },
    ],
    [
      ["--running-quota", "5", "--account-quota", "10", "--calls-per-second", "2.5"],
      { runningQuota: 5, accountQuota: 10, callsPerSecond: 2.5 },
    ],
    [["--clock-skew-seconds=-7200"], { clockSkewMs: -7_200_000 }],
    [["--behaviour", '{"listLagMs":500}', "--speed", "2"], { listLagMs: 500, speed: 2 }],
  ];
  for (const [args, behaviour] of rows) {
    it(`reads ${args.join(" ") || "no flags"}`, () => {
      assert.deepEqual(parseCommandLine(args), { port: 4580, behaviour });
    });
  }

  it("reads port, store and credentials", () => {
    const args = [
      "--port",
      "0",
      "--store",
      "f.json",
      "--access-key-id",
      "A",
      "--secret-access-key",
      "S",
      "--session-token",
      "T",
    ];
    const credentials = [{ accessKeyId: "A", secretAccessKey: "S", sessionToken: "T" }];
    assert.deepEqual(parseCommandLine(args), { port: 0, behaviour: {}, storeFile: "f.json", credentials });
  });

  it("reads switches from a file", () => {
    const file = join(__dirname, "../../.work/switches.json");
    writeFileSync(file, '{"references":"checked","speed":3}');
    const { behaviour } = parseCommandLine(["--behaviour", file, "--speed", "2"]) ?? {};
    assert.deepEqual(behaviour, { references: "checked", speed: 2 });
    rmSync(file);
  });

  const wrong: readonly [args: string[], message: RegExp][] = [
    [["--prot", "1"], /Unknown option '--prot'/],
    [["4580"], /Unexpected argument '4580'/],
    [["--port", "abc"], /Flag "--port" wants a number/],
    [["--port", "65536"], /Flag "--port" wants a port number/],
    [["--port"], /argument missing/],
    [["--speed", ""], /Flag "--speed" wants a number/],
    [["--behaviour", "[]"], /Flag "--behaviour" wants a JSON object/],
    [["--behaviour", "{"], /Flag "--behaviour" wants a JSON object/],
    [["--behaviour", "no-such.json"], /Flag "--behaviour" wants a file: .*no-such\.json/],
    [["--behaviour", __filename], /Flag "--behaviour" wants a JSON object in ".*cli\.test\.ts"/],
    [["--access-key-id", "A"], /go together/],
  ];
  for (const [args, message] of wrong) {
    it(`rejects ${args.join(" ")}`, () => {
      assert.throws(() => parseCommandLine(args), message);
    });
  }
});

describe("cleanroomsml-emulator", function () {
  this.timeout(20_000);

  for (const [name, command] of [
    ["from source", sourceCommand],
    ["as built", builtCommand],
  ] as const) {
    describe(name, () => {
      before(function () {
        // `npm run build` creates it, but a single test can run before the build.
        if (!existsSync(command.at(-1) ?? "")) this.skip();
      });

      it("prints one line with its URL, serves, and ends with 0 on SIGINT and SIGTERM", async () => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) {
          const started = await startProcess(["--port", "0", "--training-seconds", "60"], command);
          assert.match(started.line, /^cleanroomsml-emulator listens on http:\/\/127\.0\.0\.1:\d+\n$/);
          const created = await signedCall(started.url, { method: "POST", path: modelsPath(), body: validBody() });
          const got = await signedCall(started.url, { method: "GET", path: modelPath(created.json.trainedModelArn) });
          assert.equal(got.json.status, "CREATE_PENDING");
          assert.deepEqual(await endProcess(started, signal), { code: 0, signal: null });
        }
      });

      it("prints its flags with --help", async () => {
        const { code, stdout, stderr } = await runCommand(["--help"], command);
        assert.deepEqual([code, stderr], [0, ""]);
        assert.match(stdout, /^Usage: cleanroomsml-emulator/);
        for (const flag of ["--port", "--training-seconds", "--store", "--help"])
          assert.ok(stdout.includes(flag), flag);
      });

      it("rejects unknown flags with exit code 1 and one hint", async () => {
        const unknown = await runCommand(["--trainig-seconds", "5"], command);
        assert.equal(unknown.code, 1);
        assert.match(
          unknown.stderr,
          /^cleanroomsml-emulator: Unknown option '--trainig-seconds'[^\n]*\nTry cleanroomsml-emulator --help\n$/,
        );
        const mode = await runCommand(["--name-uniqueness", "never"], command);
        assert.match(mode.stderr, /'\/nameUniqueness' .*\[duplicate, conflict, existing\]/);
        assert.deepEqual([mode.code, mode.stdout], [1, ""]);
      });
    });
  }

  it("reports that its port is in use", async () => {
    const started = await startProcess(["--port", "0"]);
    const port = new URL(started.url).port;
    const second = await runCommand(["--port", port]);
    assert.equal(second.code, 1);
    assert.match(second.stderr, new RegExp(`Cannot listen on port ${port}`));
    await endProcess(started, "SIGTERM");
  });

  it("keeps its models in a file and accepts the configured credentials", async () => {
    const folder = join(__dirname, "../../.work/emulator-cli");
    mkdirSync(folder, { recursive: true });
    const store = join(folder, `${process.pid}.json`);
    const credentials = { accessKeyId: "A", secretAccessKey: "S", sessionToken: "T" };
    const args = [
      "--port",
      "0",
      "--store",
      store,
      "--access-key-id",
      "A",
      "--secret-access-key",
      "S",
      "--session-token",
      "T",
    ];
    const list = { method: "GET", path: modelsPath() };
    const first = await startProcess(args);
    await signedCall(first.url, { method: "POST", path: modelsPath(), body: validBody() }, { credentials });
    assert.equal((await signedCall(first.url, list, { credentials: keys })).status, 403);
    await endProcess(first, "SIGTERM");
    assert.equal(JSON.parse(readFileSync(store, "utf8")).models.length, 1);
    const second = await startProcess(args);
    assert.equal((await signedCall(second.url, list, { credentials })).json.trainedModels.length, 1);
    await endProcess(second, "SIGTERM");
    rmSync(store);
  });
});
