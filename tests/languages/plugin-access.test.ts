// How a YAML program reaches the plugin without naming its folder: installed from its archive, or running already.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { defaultCredential, type Emulator, startEmulator } from "../../emulator/server";
import { version } from "../../package.json";
import { startServer } from "../../plugin/server";
import { assertSucceeded } from "../support/cli/stack";
import { validInputs } from "../support/inputs/valid-inputs";
import {
  createLanguageStack,
  type LanguageStack,
  type LanguageStackOptions,
} from "../support/languages/language-stack";
import { findLanguageTools, type LanguageTools } from "../support/languages/language-tools";
import { root } from "../support/paths";

const program = `
resources:
  churn: ${JSON.stringify({ type: "cleanroomsml:TrainedModel", properties: validInputs() })}
outputs:
  arn: \${churn.trainedModelArn}
`;

describe("A YAML program", function () {
  this.timeout(300_000);
  let tools: LanguageTools;
  let emulator: Emulator;
  let stack: LanguageStack | undefined;
  let folder: string;
  before(async function () {
    tools = (await findLanguageTools("yaml")) ?? this.skip();
  });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "plugin-access-"));
    emulator = await startEmulator({ behaviour: { speed: 100 } });
  });
  afterEach(async () => {
    await stack?.dispose();
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Previews, trains, finds nothing to change, and deletes. */
  const live = async (options: Partial<LanguageStackOptions>) => {
    stack = await createLanguageStack({ tools, program, emulator, ...options });
    assert.deepEqual(assertSucceeded(await stack.preview()).changes, { create: 4 });
    assert.deepEqual(emulator.models(), []);
    assertSucceeded(await stack.up());
    const [model] = emulator.models();
    assert.deepEqual([model?.status, stack.outputs()], ["ACTIVE", { arn: model?.trainedModelArn }]);
    assertSucceeded(await stack.up("--expect-no-changes"));
    assertSucceeded(await stack.destroy());
    assert.deepEqual(
      emulator.models().map(({ status }) => status),
      ["INACTIVE"],
    );
  };

  it("uses the plugin that pulumi plugin install has installed from the archive, with nothing else", async () => {
    const { getPulumiCli } = await import("../../scripts/pulumi/cli.mjs");
    const { run } = await import("../../scripts/system/processes.mjs");
    const { prepareLanguageHost } = await import("../../scripts/setup/preparation.mjs");
    const host = await prepareLanguageHost("yaml");
    assert.ok("file" in host);
    const archive = join(root, "plugin/dist", `pulumi-resource-cleanroomsml-v${version}.tar.gz`);
    const { command } = await getPulumiCli();
    const install = [command, "plugin", "install", "resource", "cleanroomsml", version, "--file", archive];
    const env = { ...process.env, PULUMI_HOME: folder };
    const { exitCode, output } = await run(install, { cwd: folder, env });
    assert.equal(exitCode, 0, output);
    // The Pulumi home has nothing but the plugin; the host of YAML is on PATH.
    const others = { tools: { language: "yaml", folder: dirname(host.file) } } as const;
    await live({ ...others, env: { PULUMI_HOME: folder } });
  });

  it("uses a plugin that runs already, with the credentials of that process", async () => {
    const keys = {
      AWS_ACCESS_KEY_ID: defaultCredential.accessKeyId,
      AWS_SECRET_ACCESS_KEY: defaultCredential.secretAccessKey,
    };
    const before = Object.keys(keys).map((name) => [name, process.env[name]] as const);
    Object.assign(process.env, keys);
    const server = await startServer();
    try {
      const others = { AWS_ACCESS_KEY_ID: "AKIDWRONG", AWS_SECRET_ACCESS_KEY: "wrong" };
      await live({ plugin: { port: server.port }, env: others });
    } finally {
      server.close();
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  });
});
