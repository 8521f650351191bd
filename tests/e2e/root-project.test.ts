// The project at the repository's root with examples/basic, as a user runs it: settings by `pulumi config set`, then `up`.
import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/server";
import { type CommandResult, startCommand } from "../support/cli/command";
import { assertSucceeded } from "../support/cli/stack";
import { validInputs } from "../support/inputs/valid-inputs";

describe("the project at the root", function () {
  this.timeout(600_000);
  const stackName = `e2e-${process.pid}`;
  const { membershipIdentifier, configuredModelAlgorithmAssociationArn, dataChannels } = validInputs();
  const settings = {
    membershipIdentifier,
    configuredModelAlgorithmAssociationArn,
    mlInputChannelArn: dataChannels[0]?.mlInputChannelArn ?? "",
    instanceType: "ml.m5.2xlarge",
    volumeSizeInGB: "30",
  };
  let emulator: Emulator;
  let folder: string;
  let root: string;
  let pulumi: (...args: string[]) => Promise<CommandResult>;

  before(async () => {
    const paths = await import("../../scripts/system/paths.mjs");
    const { getPulumiCli } = await import("../../scripts/pulumi/cli.mjs");
    const { unattendedEnvironment } = await import("../../scripts/pulumi/environment.mjs");
    const { readEngineReport } = await import("../../scripts/pulumi/engine-events.mjs");
    root = paths.root;
    emulator = await startEmulator({ behaviour: { speed: 5 } });
    folder = join(paths.workFolder, "e2e", `root-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    const cli = await getPulumiCli();
    const env = unattendedEnvironment({ cli, backendFolder: folder, emulatorUrl: emulator.url });
    const eventLog = join(folder, "events.json");
    pulumi = (...args) => {
      rmSync(eventLog, { force: true });
      const log = ["preview", "up", "destroy"].includes(args[0] ?? "") ? ["--event-log", eventLog] : [];
      const readReport = () => readEngineReport(eventLog);
      return startCommand([cli.command, ...args, ...log], { cwd: root, env, timeoutMs: 120_000, readReport }).ended;
    };
    assertSucceeded(await pulumi("stack", "init", stackName));
  });
  after(async () => {
    rmSync(join(root, `Pulumi.${stackName}.yaml`), { force: true });
    rmSync(folder, { recursive: true, force: true });
    await emulator?.close();
  });

  it("names the settings that are missing, before anything runs", async () => {
    const { exitCode, output } = await pulumi("up", "--yes", "--stack", stackName);
    assert.notEqual(exitCode, 0);
    for (const key of Object.keys(settings)) assert.ok(output.includes(`'${key}'`), output);
  });

  it("says which setting has the wrong type", async () => {
    for (const [key, value] of Object.entries({ ...settings, volumeSizeInGB: "thirty" })) {
      assertSucceeded(await pulumi("config", "set", key, value, "--stack", stackName));
    }
    const { exitCode, output } = await pulumi("up", "--yes", "--stack", stackName);
    assert.notEqual(exitCode, 0);
    assert.match(output, /'volumeSizeInGB' must be of type 'integer'/);
  });

  it("trains the model of the settings, and deletes it again", async () => {
    assertSucceeded(await pulumi("config", "set", "volumeSizeInGB", "30", "--stack", stackName));
    const up = assertSucceeded(await pulumi("up", "--yes", "--stack", stackName));
    assert.deepEqual(up.changes, { create: 3 });
    const [model] = emulator.models();
    assert.equal(model?.membershipIdentifier, membershipIdentifier);
    assert.deepEqual(model?.input.resourceConfig, { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 30 });
    assert.ok(up.output.includes(`trainedModelArn: "${model?.trainedModelArn}"`), up.output);
    assertSucceeded(await pulumi("destroy", "--yes", "--skip-preview", "--stack", stackName));
    assert.deepEqual(
      emulator.models().map(({ status }) => status),
      ["INACTIVE"],
    );
  });
});
