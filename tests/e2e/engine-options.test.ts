// Models with Pulumi's own commands and options: plans, excluded and renamed resources, forced replacements.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { type EmulatedStack, programOf, quick, startEmulatedStack } from "../support/cli/emulated-stack";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";

const program = (opts = "{}", inputs = "{}") => `
const m = new TrainedModel("m", { ...inputs, ...${inputs} }, ${opts});
new Dependent("service", m.trainedModelArn);
export const arn = m.trainedModelArn;
`;

describe("A model under Pulumi's own options", function () {
  this.timeout(300_000);
  let around: EmulatedStack;
  const declare = (text: string) => around.stack.setProgram(programOf(text));
  before(async () => {
    around = await startEmulatedStack(programOf(program()), quick, { env: { PULUMI_EXPERIMENTAL: "true" } });
  });
  after(() => around?.dispose());

  it("is excluded by --exclude together with its Training; without it, the Training reports what to exclude", async () => {
    const excluded = await around.stack.up("--exclude", "**:TrainedModel::m");
    assert.equal(excluded.exitCode, 1);
    assert.match(excluded.output, /trainedModelArn is required; .*--exclude-dependents, or --exclude '\*\*::m'/);
    assertSucceeded(await around.stack.up("--exclude", "**::m", "--exclude-dependents"));
    assert.equal(around.trained(), 0);
  });

  it("is created from a saved plan, without a name in the program", async () => {
    assertSucceeded(await around.stack.preview("--save-plan", "plan.json"));
    assertSucceeded(await around.stack.up("--plan", "plan.json"));
    assert.equal(around.trained(), 1);
    assert.match(around.getModel(0).name, /^m-[0-9a-f]{7}$/);
  });

  it("is created under --strict", async () => {
    declare(`${program()}\nnew TrainedModel("strict", inputs);`);
    assertSucceeded(await around.stack.run("up", "--yes", "--strict"));
    assert.equal(around.trained(), 2);
    declare(program());
    assertSucceeded(await around.stack.up());
  });

  it("previews a changed profile only as an update, which a plan accepts", async () => {
    declare(program('{ profile: "partner" }'));
    around.stack.setEnv({ AWS_CONFIG_FILE: writeProfile(around) });
    const preview = assertSucceeded(await around.stack.preview("--save-plan", "profile.json"));
    // The model and its Training, whose calls use the profile, too.
    assert.deepEqual(preview.changes, { update: 2, same: 2 });
    const up = assertSucceeded(await around.stack.up("--plan", "profile.json"));
    assert.deepEqual(up.changes, { update: 2, same: 2 });
    assert.equal(around.trained(), 2);
  });

  it("shows its cost before a forced replacement sends anything", async () => {
    declare(program('{ profile: "partner" }', "{ stoppingCondition: { maxRuntimeInSeconds: 3600 } }"));
    const cost = "It costs at most 1 instance-hour (1 x ml.m5.2xlarge, 60 min).";
    const replaced = assertSucceeded(await around.stack.up());
    assert.ok(createLine(replaced).includes(cost), replaced.output);
    const urn = around.stack.state().resources.find(({ type }) => type.endsWith(":TrainedModel"))?.urn ?? "";
    const forced = assertSucceeded(await around.stack.up("--replace", urn));
    assert.ok(createLine(forced).includes(cost), forced.output);
  });

  it("shows the progress of its deletion on its own row after it was renamed", async () => {
    declare(`
const m = new TrainedModel("renamed", { ...inputs, stoppingCondition: { maxRuntimeInSeconds: 3600 } }, {
  profile: "partner", aliases: [{ name: "m" }],
});
new Dependent("service", m.trainedModelArn);
`);
    const trained = around.trained();
    assertSucceeded(await around.stack.up());
    assert.equal(around.trained(), trained);
    const destroyed = assertSucceeded(await around.stack.destroy());
    assert.match(destroyed.output, /TrainedModel renamed deleting .*renamed: deleting \(ACTIVE\)/);
    assert.doesNotMatch(destroyed.output, /TrainedModel m\b/);
  });
});

describe("A model with disabled default providers", function () {
  this.timeout(120_000);

  it("works with an explicit provider, and so does its Training", async () => {
    const around = await startEmulatedStack(
      programOf(`
class NodejsProvider extends pulumi.ProviderResource {
  constructor(name: string) { super("pulumi-nodejs", name, {}); }
}
new TrainedModel("m", inputs, { provider: new NodejsProvider("nodejs") });
`),
      quick,
      { config: { "pulumi:disable-default-providers": '["*"]' } },
    );
    try {
      assertSucceeded(await around.stack.up());
      assertSucceeded(await around.stack.refresh("--expect-no-changes"));
      assertSucceeded(await around.stack.destroy());
      assert.deepEqual(around.statuses(), ["INACTIVE"]);
    } finally {
      await around.dispose();
    }
  });
});

function createLine({ output }: CommandResult): string {
  return output.split("\n").find((line) => line.includes("m: creating a trained model")) ?? "";
}

function writeProfile({ stack, emulator }: EmulatedStack): string {
  const file = `${stack.folder}/aws-config`;
  const keys = "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  writeFileSync(file, `[profile partner]\nendpoint_url = ${emulator.url}\n${keys}\n`);
  return file;
}
