// The template for `pulumi new`: what it generates, and that a preview of it runs as it is. npm run test:compat takes it through
// `up` with the packed package.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/server";
import { type CommandResult, startCommand } from "../support/cli/command";
import { settings } from "../support/cli/describe-example";
import { getTsconfig } from "../support/cli/example-project";
import { assertSucceeded } from "../support/cli/stack";

const root = join(__dirname, "../..");
const template = join(root, "templates/cleanroomsml-typescript");

describe("pulumi new templates/cleanroomsml-typescript", function () {
  this.timeout(240_000);
  let emulator: Emulator;
  let folder: string;
  let generated: string[];
  let pulumi: (...args: string[]) => Promise<CommandResult>;
  const textOf = (file: string) => readFileSync(join(folder, file), "utf8");

  before(async () => {
    const { workFolder } = await import("../../scripts/system/paths.mjs");
    const { getPulumiCli } = await import("../../scripts/pulumi/cli.mjs");
    const { unattendedEnvironment } = await import("../../scripts/pulumi/environment.mjs");
    const { readEngineReport } = await import("../../scripts/pulumi/engine-events.mjs");
    emulator = await startEmulator();
    // Inside the repository, so that the program finds the other packages without an installation.
    const home = join(workFolder, "e2e", `template-${process.pid}`);
    folder = join(home, "project");
    const backendFolder = join(home, "backend");
    for (const made of [folder, backendFolder]) mkdirSync(made, { recursive: true });
    const cli = await getPulumiCli();
    const env = {
      ...unattendedEnvironment({ cli, backendFolder, emulatorUrl: emulator.url }),
      // What a language host does with the option of Pulumi.yaml; the one that is built from Go modules is too old for it.
      PULUMI_NODEJS_TSCONFIG_PATH: getTsconfig(template),
    };
    const eventLog = join(home, "events.json");
    pulumi = (...args) => {
      const log = args[0] === "preview" ? ["--event-log", eventLog] : [];
      const commandLine = [cli.command, ...args, ...log, "--non-interactive"];
      const readReport = () => readEngineReport(eventLog);
      return startCommand(commandLine, { cwd: folder, env, timeoutMs: 120_000, readReport }).ended;
    };
    const named = ["--name", "my-training", "--description", "Trains mine"];
    assertSucceeded(await pulumi("new", template, "--generate-only", "--yes", ...named));
    generated = readdirSync(folder).sort();
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(root, join(folder, "node_modules/pulumi-cleanroomsml"));
    assertSucceeded(await pulumi("stack", "init", "dev"));
  });
  after(async () => {
    if (folder !== undefined) rmSync(join(folder, ".."), { recursive: true, force: true });
    await emulator?.close();
  });

  it("writes every file of the template, with the project's name in it", () => {
    assert.deepEqual(generated, readdirSync(template).sort());
    assert.match(textOf("Pulumi.yaml"), /^name: my-training\ndescription: Trains mine\n/);
    assert.match(textOf("Pulumi.yaml"), /^ {4}tsconfig: tsconfig\.pulumi\.json$/m);
    assert.equal(JSON.parse(textOf("package.json")).name, "my-training");
    assert.deepEqual(
      generated.filter((file) => /\$\{[A-Z]+\}/.test(textOf(file))),
      [],
    );
  });

  it("asks for this version of the package, and for a Pulumi that it goes with", () => {
    const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const { dependencies, devDependencies } = JSON.parse(textOf("package.json"));
    assert.equal(dependencies["pulumi-cleanroomsml"], `^${own.version}`);
    for (const name of ["@pulumi/pulumi", "typescript", "@types/node"]) {
      assert.equal({ ...dependencies, ...devDependencies }[name], own.devDependencies[name], name);
    }
  });

  it("says in a preview what would be trained, and sends nothing", async () => {
    const set = Object.entries(settings).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]);
    assertSucceeded(await pulumi("config", "set-all", ...set));
    const preview = assertSucceeded(await pulumi("preview"));
    assert.deepEqual(preview.changes, { create: 3 });
    assert.deepEqual(emulator.calls(), []);
  });

  it("has its types checked by its own script, not by Pulumi", async () => {
    const program = textOf("index.ts");
    writeFileSync(join(folder, "index.ts"), `${program}export const wrong: number = "a text";\n`);
    assertSucceeded(await pulumi("preview"));
    assert.equal(JSON.parse(textOf("package.json")).scripts.check, "tsc --noEmit");
    const check = () =>
      execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--noEmit"], {
        cwd: folder,
        encoding: "utf8",
        stdio: "pipe",
      });
    assert.throws(check, (error: { stdout: string }) => /index\.ts.*TS2322/.test(error.stdout));
    writeFileSync(join(folder, "index.ts"), program);
    check();
  });
});
