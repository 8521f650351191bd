// `pulumi import` of an object of every kind; a YAML program then takes over each of them.
import assert from "node:assert/strict";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/server";
import { customType, waitOf } from "../../plugin/resource-types";
import { KINDS } from "../../provider/kinds/kinds";
import type { Kind } from "../../provider/kinds/lifecycle";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";
import { inputsOfKinds } from "../support/inputs/inputs-of-kinds";
import { createLanguageStack, type LanguageStack } from "../support/languages/language-stack";
import { findLanguageTools } from "../support/languages/language-tools";
import { root } from "../support/paths";

const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];
type Props = Record<string, unknown>;

describe("pulumi import", function () {
  this.timeout(600_000);
  let emulator: Emulator;
  let stack: LanguageStack;
  const ids: Partial<Record<Kind, string>> = {};
  const inputs: Partial<Record<Kind, Props>> = {};

  before(async function () {
    const tools = (await findLanguageTools("yaml")) ?? this.skip();
    emulator = await startEmulator({ behaviour: { speed: 1000 } });
    const arns: Props = {};
    for (const kind of kinds) {
      const input = inputsOfKinds[kind](arns);
      const { arn } = await emulator.act({ action: "create", kind, input });
      // Until what reads it can be created.
      if (waitOf(KINDS[kind])) await emulator.act({ action: "finish", kind });
      const { id } = KINDS[kind];
      // That of an export job names the model, and the job has no ARN.
      if ("arnMember" in id && arn) arns[id.arnMember] = arn;
      inputs[kind] = input;
      const { membershipIdentifier, trainedModelArn, name } = input;
      ids[kind] = String(kind === "MLConfiguration" ? membershipIdentifier : (arn ?? `${trainedModelArn}||${name}`));
    }
    stack = await createLanguageStack({
      tools,
      program: "resources: {}\n",
      emulator,
      plugin: { folder: join(root, "plugin/dist") },
      config: { "cleanroomsml:region": "us-east-1" },
    });
    emulator.clearCalls();
  });
  after(async () => {
    await stack?.dispose();
    await emulator?.close();
  });
  const changing = () => emulator.calls().filter(({ operation = "" }) => !/^(Get|List)/.test(operation));
  const stepsOf = ({ operations }: CommandResult) =>
    operations
      .filter(({ op }) => op !== "same")
      .map(({ op, type }) => `${op} ${type}`)
      .sort();

  for (const kind of kinds) {
    it(`imports ${customType(kind as Kind)}`, async () => {
      const type = customType(kind as Kind);
      const options = ["--yes", "--skip-preview", "--generate-code=false"];
      assertSucceeded(await stack.run("import", type, "existing", ids[kind] ?? "", ...options));
      const found = stack.state().resources.find((resource) => resource.type === type);
      assert.equal(found?.id, ids[kind]);
    });
  }

  it("lets a YAML program take over every one, with no change and nothing created", async () => {
    const resources = kinds.map((kind) => [
      kind,
      { type: `cleanroomsml:${kind}`, name: "existing", properties: inputs[kind] },
    ]);
    stack.setProgram(`resources: ${JSON.stringify(Object.fromEntries(resources))}\n`);
    const components = kinds.flatMap((kind) => {
      const wait = waitOf(KINDS[kind]);
      return wait ? [`create cleanroomsml:index:${kind}`, `create ${customType(wait.className)}`] : [];
    });
    assert.deepEqual(stepsOf(assertSucceeded(await stack.preview("--diff"))), components.sort());
    assert.deepEqual(stepsOf(assertSucceeded(await stack.up())), components.sort());
    assert.deepEqual(Object.keys(assertSucceeded(await stack.up("--refresh")).changes), ["same"]);
    assert.deepEqual(changing(), []);
    const held = kinds.map((kind) => stack.state().resources.find(({ type }) => type === customType(kind as Kind))?.id);
    assert.deepEqual(
      held,
      kinds.map((kind) => ids[kind]),
    );
  });
});
