// Runs examples/with-association with the real CLI: from no resource to a trained model and back.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { quick } from "../support/cli/emulated-stack";
import { type ExampleProject, exampleSettings, examplesFolder, openExample } from "../support/cli/example-project";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";

const { membershipIdentifier, mlInputChannelArn } = exampleSettings;
const settings = {
  membershipIdentifier,
  mlInputChannelArn,
  outputRoleArn: "arn:aws:iam::123456789012:role/output",
  imageRoleArn: "arn:aws:iam::123456789012:role/image",
  imageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/churn:1",
  logAccountId: "123456789012",
  "cleanroomsml:region": "us-east-1",
};
const folder = join(examplesFolder, "with-association");

describe("examples/with-association", function () {
  this.timeout(300_000);
  const filesBefore = readdirSync(folder);
  let project: ExampleProject;

  before(async () => {
    project = await openExample("with-association", { settings, behaviour: quick });
  });
  after(() => project?.dispose());
  beforeEach(() => project.emulator.clearCalls());

  const sent = () => project.emulator.calls().map(({ method, operation }) => `${method} ${operation}`);
  const changing = () => sent().filter((call) => !call.startsWith("GET "));

  it("sends nothing in its first preview", async () => {
    const preview = assertSucceeded(await project.stack.preview());
    assert.deepEqual(preview.changes, { create: 6 });
    assert.deepEqual(sent(), []);
  });

  it("creates everything in one up, with the ML configuration before the training", async () => {
    const up = assertSucceeded(await project.stack.up());
    assert.deepEqual(up.changes, { create: 6 });
    assert.deepEqual(changing(), [
      ...changing().slice(0, 2),
      "POST CreateConfiguredModelAlgorithmAssociation",
      "POST CreateTrainedModel",
    ]);
    assert.deepEqual(
      new Set(changing().slice(0, 2)),
      new Set(["PUT PutMLConfiguration", "POST CreateConfiguredModelAlgorithm"]),
    );
    const [model] = project.emulator.models();
    const [association] = project.emulator.objects("ConfiguredModelAlgorithmAssociation");
    const [algorithm] = project.emulator.objects("ConfiguredModelAlgorithm");
    assert.equal(model?.status, "ACTIVE");
    assert.equal(model?.input.configuredModelAlgorithmAssociationArn, association?.arn);
    assert.equal(association?.input.configuredModelAlgorithmArn, algorithm?.arn);
    assert.deepEqual(project.stack.outputs(), { trainedModelArn: model?.trainedModelArn });
    assert.doesNotMatch(up.output, /has no ML configuration/);
  });

  const unchanged: readonly [string, () => Promise<CommandResult>][] = [
    ["up", () => project.stack.up("--expect-no-changes")],
    ["refresh", () => project.stack.refresh("--expect-no-changes")],
    ["up --refresh", () => project.stack.up("--refresh", "--expect-no-changes")],
  ];
  for (const [command, run] of unchanged) {
    it(`changes nothing in an unchanged ${command}`, async () => {
      const result = assertSucceeded(await run());
      assert.deepEqual(result.changes, { same: 6 });
      assert.deepEqual(changing(), []);
    });
  }

  it("previews a changed tag as one update, and sends nothing", async () => {
    await project.stack.setConfig({ team: "fraud" });
    const plan = join(project.stack.home, "tag.json");
    const preview = assertSucceeded(await project.stack.preview("--save-plan", plan));
    assert.deepEqual(preview.changes, { update: 1, same: 5 });
    assert.deepEqual(changes(preview), ["update ConfiguredModelAlgorithm"]);
    assert.deepEqual(sent(), []);
  });

  it("updates the tag in place, as planned", async () => {
    const up = assertSucceeded(await project.stack.up("--plan", join(project.stack.home, "tag.json")));
    assert.deepEqual(up.changes, { update: 1, same: 5 });
    assert.deepEqual(changing(), ["POST TagResource"]);
    const [algorithm, ...others] = project.emulator.objects("ConfiguredModelAlgorithm");
    assert.deepEqual([algorithm?.tags, others], [{ team: "fraud" }, []]);
  });

  it("previews a changed image with all that it replaces, says once what follows, and sends nothing", async () => {
    await project.stack.setConfig({ imageUri: `${settings.imageUri}-new` });
    const preview = assertSucceeded(await project.stack.preview());
    assert.deepEqual(preview.changes, { replace: 4, same: 2 });
    assert.deepEqual(
      new Set(changes(preview).filter((change) => change.startsWith("replace "))),
      new Set([
        "replace ConfiguredModelAlgorithm",
        "replace ConfiguredModelAlgorithmAssociation",
        "replace TrainedModel",
        "replace Training",
      ]),
    );
    const notices = preview.diagnostics.map(({ message }) => message);
    const count = (text: RegExp) => notices.filter((message) => text.test(message)).length;
    assert.equal(count(/models trained again and jobs run again/), 1, notices.join("\n"));
    assert.equal(count(/algorithm "churn" will be replaced: trainingContainerConfig\.imageUri changed/), 1);
    assert.equal(count(/^Trained model "churn" .*trained again/), 1, notices.join("\n"));
    assert.deepEqual(sent(), []);
  });

  it("is destroyed and leaves nothing behind", async () => {
    await project.stack.setConfig({ imageUri: settings.imageUri });
    assertSucceeded(await project.stack.destroy());
    const left = project.emulator.objects().filter(({ status }) => status !== "INACTIVE");
    assert.deepEqual(left, []);
    assert.deepEqual(
      project.emulator.objects().map(({ kind }) => kind),
      ["TrainedModel"],
    );
    assert.deepEqual(project.stack.state().resources, []);
    assertSucceeded(await project.stack.run("stack", "rm", "--yes"));
    assert.deepEqual(readdirSync(folder), filesBefore);
  });
});

/** What a run changes; to Pulumi's own provider every changed setting of the stack is an update. */
function changes({ operations }: CommandResult): string[] {
  return operations
    .filter(({ op, type }) => op !== "same" && !type.startsWith("pulumi:providers:"))
    .map(({ op, type }) => `${op} ${type.slice(type.lastIndexOf(":") + 1)}`);
}
