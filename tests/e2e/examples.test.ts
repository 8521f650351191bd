// Runs the examples with independent models from their own folders with the real CLI.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ModelRecord } from "../../emulator/server";
import { activeAtMs, describeExample } from "../support/cli/describe-example";
import { quick } from "../support/cli/emulated-stack";
import { exampleSettings, examplesFolder } from "../support/cli/example-project";

describeExample("basic", { resources: 3 }, (seen) => {
  it("trains one model from the settings and shows its ARN", async () => {
    const [model, ...others] = seen().models;
    assert.deepEqual(others, []);
    assert.deepEqual(model?.input.resourceConfig, { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 30 });
    assert.deepEqual(seen().project.stack.outputs(), { trainedModelArn: model?.trainedModelArn });
  });

  it("is a program of fifteen lines", () => {
    const program = readFileSync(join(examplesFolder, "basic/index.ts"), "utf8").split("\n");
    const lines = program.filter((line) => line !== "" && !line.trimStart().startsWith("//"));
    assert.ok(lines.length <= 18, `${lines.length} lines`);
  });
});

describeExample(
  "sweep",
  { resources: 25, upArguments: ["--parallel", "32"], behaviour: { ...quick, runningQuota: 5 } },
  (seen) => {
    it("trains each of the twelve points of the grid once", async () => {
      const { models, project } = seen();
      const points = models.map(({ input }) => Object.values(input.hyperparameters ?? {}).join(" "));
      const wanted = ["0.01", "0.03", "0.1"].flatMap((rate) => ["3", "5", "7", "9"].map((depth) => `${rate} ${depth}`));
      assert.deepEqual(points.sort(), wanted.sort());
      assert.deepEqual(new Set(models.map(({ status }) => status)), new Set(["ACTIVE"]));
      const { trainedModelArns } = project.stack.outputs();
      assert.deepEqual(
        Object.values(trainedModelArns as Record<string, string>).sort(),
        models.map(({ trainedModelArn }) => trainedModelArn).sort(),
      );
    });

    it("uses the whole quota of five and no more", () => {
      const { models } = seen();
      const running = models.map(({ createdAtMs }) => models.filter((other) => trainsAt(other, createdAtMs)).length);
      assert.equal(Math.max(...running), 5);
    });
  },
);

const secrets = { hashingSalt: "salt-5e3f0d", trackingToken: "token-93ab7c" };
describeExample("secrets", { resources: 3, secrets }, (seen) => {
  it("sends the values to the service", () => {
    const [model] = seen().models;
    assert.deepEqual(model?.input.hyperparameters, { n_estimators: "100", hashing_salt: secrets.hashingSalt });
    assert.deepEqual(model?.input.environment, { LOG_LEVEL: "info", TRACKING_TOKEN: secrets.trackingToken });
  });

  it("does not show them in a file or in the output", () => {
    const { project, up } = seen();
    const folders = [project.stack.home, join(examplesFolder, "secrets")];
    const texts = [...folders.flatMap(textsIn), up.output];
    // Proves that the search covers the files, because it finds what is not secret.
    assert.ok(
      texts.some((text) => text.includes("n_estimators") && text.includes(exampleSettings.membershipIdentifier)),
    );
    for (const secret of Object.values(secrets)) {
      assert.equal(texts.filter((text) => text.includes(secret)).length, 0, `${secret} can be read`);
    }
  });
});

function trainsAt(model: ModelRecord, atMs: number): boolean {
  return model.createdAtMs <= atMs && atMs < activeAtMs(model);
}

function textsIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}
