// Runs examples/pipeline with the real CLI on an emulator that refuses whatever is not ready: from an empty membership to
// predictions, through the expiry of all records and data, and back.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { KindName } from "../../emulator/server";
import { quick } from "../support/cli/emulated-stack";
import { type ExampleProject, examplesFolder, openExample } from "../support/cli/example-project";
import { pipelineSecrets, pipelineSettings } from "../support/cli/pipeline-settings";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";

const behaviour = { ...quick, references: "checked", channelMs: 800, exportMs: 800, inferenceMs: 800 } as const;
const folder = join(examplesFolder, "pipeline");
/** The stack, the ML configuration, the algorithm, its association; two channels, the model and two jobs, each with its wait. */
const RESOURCES = 14;

describe("examples/pipeline", function () {
  this.timeout(300_000);
  const filesBefore = readdirSync(folder);
  let project: ExampleProject;
  let shown = "";

  before(async () => {
    project = await openExample("pipeline", { settings: pipelineSettings, secrets: pipelineSecrets, behaviour });
  });
  after(() => project?.dispose());
  beforeEach(() => project.emulator.clearCalls());

  const sent = () => project.emulator.calls().map(({ method, operation }) => `${method} ${operation}`);
  const changing = () => sent().filter((call) => !call.startsWith("GET "));
  const left = () => project.emulator.objects().map(({ kind, status }) => `${kind} ${status}`);
  const statusesOf = (kind?: KindName) => project.emulator.objects(kind).map(({ status }) => status);

  it("sends nothing in its first preview", async () => {
    const preview = assertSucceeded(await project.stack.preview());
    assert.deepEqual(preview.changes, { create: RESOURCES });
    assert.deepEqual(sent(), []);
  });

  it("creates all seven kinds in one up, each once what it needs is ready", async () => {
    const up = assertSucceeded(await project.stack.up());
    assert.deepEqual(up.changes, { create: RESOURCES });
    shown = up.output;
    // What depends on nothing, and what depends on the same, comes in any order.
    const calls = changing();
    assert.deepEqual(calls.splice(0, 2).sort(), ["POST CreateConfiguredModelAlgorithm", "PUT PutMLConfiguration"]);
    assert.deepEqual(calls.slice(0, 4), [
      "POST CreateConfiguredModelAlgorithmAssociation",
      "POST CreateMLInputChannel",
      "POST CreateMLInputChannel",
      "POST CreateTrainedModel",
    ]);
    assert.deepEqual(calls.slice(4).sort(), ["POST StartTrainedModelExportJob", "POST StartTrainedModelInferenceJob"]);
    const refused = project.emulator.calls().filter(({ status }) => status !== 200);
    // An MLConfiguration asks first whether there is one.
    assert.deepEqual(
      refused.map(({ operation, status }) => [operation, status]),
      [["GetMLConfiguration", 404]],
    );
    const { trainedModelArn, trainedModelInferenceJobArn } = project.stack.outputs();
    const [model] = project.emulator.models();
    const [predictions] = project.emulator.objects("TrainedModelInferenceJob");
    assert.deepEqual([trainedModelArn, trainedModelInferenceJobArn], [model?.trainedModelArn, predictions?.arn]);
    assert.deepEqual(new Set(project.emulator.objects().map(({ status }) => status)), new Set(["ACTIVE"]));
  });

  it("shows no query in its output or in a file", () => {
    const texts = [shown, ...project.stack.files().values()];
    // Proves that the search covers the state, because it finds what is not secret.
    assert.ok(texts.some((text) => text.includes("retentionInDays")));
    const telling = texts.filter((text) => Object.values(pipelineSecrets).some((query) => text.includes(query)));
    assert.deepEqual(telling, []);
  });

  const unchanged: readonly [string, () => Promise<CommandResult>][] = [
    ["up", () => project.stack.up("--expect-no-changes")],
    ["refresh", () => project.stack.refresh("--expect-no-changes")],
    ["up --refresh", () => project.stack.up("--refresh", "--expect-no-changes")],
  ];
  const changesNothing = (after: string) => {
    for (const [command, run] of unchanged) {
      it(`changes nothing in an unchanged ${command}${after}`, async () => {
        const before = statusesOf();
        const result = assertSucceeded(await run());
        assert.deepEqual(result.changes, { same: RESOURCES });
        assert.deepEqual(changing(), []);
        assert.deepEqual(statusesOf(), before);
      });
    }
  };
  changesNothing("");

  it("previews a changed image with all that it replaces and its cost, and sends nothing", async () => {
    await project.stack.setConfig({ imageUri: `${pipelineSettings.imageUri}-new` });
    const preview = assertSucceeded(await project.stack.preview());
    assert.deepEqual(preview.changes, { replace: RESOURCES - 2, same: 2 });
    const notices = preview.diagnostics.map(({ message }) => message);
    const count = (text: RegExp) => notices.filter((message) => text.test(message)).length;
    assert.equal(count(/algorithm "churn" will be replaced: trainingContainerConfig\.imageUri changed/), 1);
    assert.equal(count(/^ML input channel "(training|customers)" .*queried again/), 2, notices.join("\n"));
    assert.equal(count(/^Trained model "churn" .*trained again.* at most 4 instance-hours/), 1, notices.join("\n"));
    assert.equal(count(/^Trained model export job "churn" .*run again/), 1, notices.join("\n"));
    assert.equal(count(/^Trained model inference job "predictions" .*run again/), 1, notices.join("\n"));
    assert.deepEqual(sent(), []);
    await project.stack.setConfig({ imageUri: pipelineSettings.imageUri });
  });

  it("outlives its data", async () => {
    for (const { arn } of project.emulator.objects("MLInputChannel"))
      await project.emulator.act({ action: "expire", arn: String(arn) });
    assert.deepEqual(statusesOf("MLInputChannel"), ["INACTIVE", "INACTIVE"]);
  });
  changesNothing(", once the data has expired");

  it("outlives the records of channels and jobs", async () => {
    const kinds = ["MLInputChannel", "TrainedModelExportJob", "TrainedModelInferenceJob"] as const;
    for (const kind of kinds)
      for (const { arn } of project.emulator.objects(kind))
        await project.emulator.act({ action: "forget", kind, ...(arn && { arn }) });
    for (const kind of kinds) assert.deepEqual(statusesOf(kind), []);
  });
  changesNothing(", once the records have expired");

  it("is destroyed without its records", async () => {
    assertSucceeded(await project.stack.destroy());
    assert.deepEqual(left(), ["TrainedModel INACTIVE"]);
    assert.deepEqual(project.stack.state().resources, []);
  });

  it("is destroyed with everything in place, and leaves nothing that can be deleted", async () => {
    assertSucceeded(await project.stack.up());
    assertSucceeded(await project.stack.destroy());
    assert.deepEqual(left().sort(), [
      "MLInputChannel INACTIVE",
      "MLInputChannel INACTIVE",
      "TrainedModel INACTIVE",
      "TrainedModel INACTIVE",
      "TrainedModelExportJob ACTIVE",
      "TrainedModelInferenceJob ACTIVE",
    ]);
    assert.deepEqual(project.stack.state().resources, []);
    assertSucceeded(await project.stack.run("stack", "rm", "--yes"));
    assert.deepEqual(readdirSync(folder), filesBefore);
  });
});
