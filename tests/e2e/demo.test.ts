// Runs the whole of `npm run demo` in its own process and without a terminal.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { demoSteps } from "../../scripts/demo/steps";

const root = join(__dirname, "../..");

describe("npm run demo", function () {
  this.timeout(600_000);

  it("runs all steps, leaves nothing behind and states the next step", async () => {
    const args = [join(root, "scripts/demo.mjs"), "--training-seconds", "3"];
    const { status, stdout, stderr, pid } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: 300_000 });
    assert.equal(status, 0, stdout + stderr);
    const table = stdout.slice(stdout.indexOf("Step by step:"));
    const { length } = demoSteps({ throughPlugin: false });
    assert.equal(table.match(/^ {2}ok /gm)?.length, length, table);
    assert.match(stdout, /\$ pulumi config set imageUri /);
    assert.match(stdout, /\$ pulumi up --yes --skip-preview\nUpdating \(demo\)/);
    assert.match(stdout, /It costs at most 4 instance-hours/);
    assert.ok(!existsSync(join(root, `.work/demo-${pid}`)));
    assert.doesNotMatch(stderr, /Warning/);
    const { getPulumiCli } = await import("../../scripts/pulumi/cli.mjs");
    const { command, source } = await getPulumiCli();
    assert.equal(stdout.includes(`\n  export PATH="${dirname(command)}:$PATH"\n`), source === "project");
    assert.match(stdout, /\nNext: docs\/getting-started\.md\n$/);
  });
});
