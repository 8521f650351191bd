// The lifecycle of two models with the real CLI. The calls are from the emulator's log, the state is from the backend's
// files.
import assert from "node:assert/strict";
import { type CallRecord, type Emulator, startEmulator } from "../../emulator/server";
import { createStack } from "../support/cli/program-stack";
import { assertSucceeded, type CommandResult, type Stack } from "../support/cli/stack";
import { validInputs } from "../support/inputs/valid-inputs";

const credential = {
  accessKeyId: "AKIDOFTHELIFECYCLE",
  secretAccessKey: "the-secret-key-of-the-lifecycle",
  sessionToken: "the-session-token-of-the-lifecycle",
};
const secrets = { hyperparameter: "secret-of-a-hyperparameter", variable: "secret-of-the-environment" };
const { name: _, ...inputs } = validInputs();

const program = `
import * as pulumi from "@pulumi/pulumi";
import { TrainedModel } from "pulumi-cleanroomsml";
const config = new pulumi.Config();
const inputs = ${JSON.stringify(inputs)};
const plain = new TrainedModel("plain", inputs);
const hidden = new TrainedModel("hidden", {
  ...inputs,
  name: "explicit",
  hyperparameters: { depth: config.requireSecret("depth"), n_estimators: "100" },
  environment: pulumi.secret({ TOKEN: ${JSON.stringify(secrets.variable)} }),
});
export const plainArn = plain.trainedModelArn;
export const hiddenArn = hidden.trainedModelArn;
`;

describe("the life of a model", function () {
  this.timeout(600_000);
  let emulator: Emulator;
  let stack: Stack;
  /** The result of each step: the CLI's result, the calls and the files. */
  const steps: Record<string, { result: CommandResult; calls: CallRecord[]; files: Map<string, string> }> = {};
  const step = async (name: string, run: () => Promise<CommandResult>) => {
    emulator.clearCalls();
    const result = assertSucceeded(await run());
    steps[name] = { result, calls: emulator.calls(), files: stack.files() };
  };
  const getStep = (name: string) => steps[name] ?? assert.fail(`There is no step ${name}`);
  const operations = (name: string) => getStep(name).calls.map(({ operation }) => operation);

  before(async () => {
    emulator = await startEmulator({ credentials: [credential], behaviour: { pendingMs: 1_000, trainingMs: 2_000 } });
    stack = await createStack({
      program,
      emulator,
      env: {
        AWS_ACCESS_KEY_ID: credential.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credential.secretAccessKey,
        AWS_SESSION_TOKEN: credential.sessionToken,
      },
    });
    await stack.setSecrets({ depth: secrets.hyperparameter });
    await step("preview", () => stack.preview());
    await step("up", () => stack.up());
    await step("second up", () => stack.up());
    await step("refresh", () => stack.refresh());
    await step("preview after refresh", () => stack.preview("--diff"));
  });
  after(async () => {
    await stack?.dispose();
    await emulator?.close();
  });

  it("is previewed without a call", () => {
    assert.deepEqual(getStep("preview").result.changes, { create: 5 });
    assert.deepEqual(operations("preview"), []);
  });

  it("starts with one POST per model", () => {
    const posts = getStep("up").calls.filter(({ method }) => method === "POST");
    assert.deepEqual(
      posts.map(({ operation, status }) => [operation, status]),
      [
        ["CreateTrainedModel", 200],
        ["CreateTrainedModel", 200],
      ],
    );
    const names = posts.map(({ body }) => (body as { name: string }).name).sort();
    assert.equal(names[0], "explicit");
    assert.match(names[1] ?? "", /^plain-[0-9a-f]{7}$/);
  });

  it("sends the inputs of the program, with secrets in plain text", () => {
    const { membershipIdentifier, ...body } = inputs;
    const sent = emulator.models().find(({ name }) => name === "explicit");
    assert.equal(sent?.membershipIdentifier, membershipIdentifier);
    assert.deepEqual(sent?.input, {
      ...body,
      name: "explicit",
      hyperparameters: { depth: secrets.hyperparameter, n_estimators: "100" },
      environment: { TOKEN: secrets.variable },
    });
  });

  it("shows the training's progress on its own row", () => {
    const rows = getStep("up").result.diagnostics.filter(({ urn }) => urn?.includes(":Training::plain"));
    assert.match(rows.map(({ message }) => message).join(""), /^plain: CREATE_(PENDING|IN_PROGRESS), \d+ s elapsed$/m);
  });

  it("exports the ARN once the model is ACTIVE", () => {
    const plain = emulator.models().find(({ name }) => name.startsWith("plain-"));
    const outputs = JSON.parse(getStep("up").files.get(".pulumi/stacks/tried/dev.json") ?? "{}").checkpoint.latest
      .resources[0].outputs;
    assert.equal(outputs.plainArn, plain?.trainedModelArn);
    const trainedAtMs = plain?.timeline.find(({ status }) => status === "ACTIVE")?.atMs ?? Number.NaN;
    const lastGet = getStep("up")
      .calls.filter((call) => call.trainedModelArn === plain?.trainedModelArn)
      .at(-1);
    assert.ok((lastGet?.atMs ?? 0) >= trainedAtMs, "up ended before the model was trained");
  });

  it("has no changes and makes no calls while the program does not change", () => {
    assert.deepEqual(getStep("second up").result.changes, { same: 5 });
    assert.deepEqual(operations("second up"), []);
  });

  it("is only read by refresh, which changes nothing", () => {
    assert.deepEqual(getStep("refresh").result.changes, { same: 5 });
    assert.deepEqual([...new Set(operations("refresh"))], ["GetTrainedModel"]);
    assert.deepEqual(getStep("preview after refresh").result.changes, { same: 5 });
    assert.deepEqual(operations("preview after refresh"), []);
  });

  it("shows neither credentials nor secret values in a file or in the CLI's output", () => {
    const forbidden = [...Object.values(credential), ...Object.values(secrets)];
    for (const [name, { result, files }] of Object.entries(steps)) {
      const texts = new Map([...files, ["the CLI's output", result.output]]);
      for (const [path, text] of texts) {
        for (const value of forbidden) assert.ok(!text.includes(value), `${value} after ${name} in ${path}`);
      }
    }
    // The check above would also pass for an empty folder.
    const paths = [...getStep("refresh").files.keys()].join("\n");
    for (const folder of ["stacks", "history", "backups"]) assert.ok(paths.includes(`.pulumi/${folder}/tried/`), paths);
    assert.match(getStep("up").files.get(".pulumi/stacks/tried/dev.json") ?? "", /explicit/);
  });

  it("ends with destroy, after which no model is ACTIVE and no resource is in the state", async () => {
    await step("destroy", () => stack.destroy());
    assert.deepEqual(getStep("destroy").result.changes, { delete: 5 });
    assert.deepEqual(
      emulator.models().map(({ status }) => status),
      ["INACTIVE", "INACTIVE"],
    );
    assert.deepEqual(stack.state().resources, []);
    assert.equal(operations("destroy").filter((operation) => operation === "DeleteTrainedModelOutput").length, 2);
  });
});
