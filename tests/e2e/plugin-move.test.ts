// Stacks with dynamic resources that move to the plugin: those of each release, and one with every kind. Nothing is trained,
// queried or created again.
import assert from "node:assert/strict";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/server";
import { customType, waitOf } from "../../plugin/resource-types";
import { KINDS } from "../../provider/kinds/kinds";
import type { Kind } from "../../provider/kinds/lifecycle";
import { quick } from "../support/cli/emulated-stack";
import { createStack, type ProgramStack } from "../support/cli/program-stack";
import { assertSucceeded, type CommandResult } from "../support/cli/stack";
import { inputsOfKinds } from "../support/inputs/inputs-of-kinds";
import { workFolder } from "../support/paths";
import { readFixtures, releases } from "../support/upgrades/fixture";

const changing = (emulator: Emulator) =>
  emulator.calls().filter(({ operation = "" }) => !/^(Get|List)/.test(operation));
/** Without the default providers, which the CLI does not show. */
const stepsOf = ({ operations }: CommandResult) =>
  operations
    .filter(({ op, type }) => op !== "same" && !type.startsWith("pulumi:providers:"))
    .map(({ op, type }) => `${op} ${type}`);

/** What a component adds to an object that is in the state. */
const COMPONENT = /^create cleanroomsml:index:\w+$/;

describe("A move to the plugin", function () {
  this.timeout(600_000);
  let emulator: Emulator;
  let stack: ProgramStack;
  let storeFile: string;
  afterEach(async () => {
    await stack?.dispose();
    await emulator?.close();
    rmSync(storeFile, { force: true });
  });

  for (const { release, scene, program, stackFile, modelsFile } of releases().flatMap(readFixtures)) {
    const isFailed = scene === "failed";
    it(`of a state of ${release}, ${scene}, trains nothing${isFailed ? " until a refresh" : ""}`, async () => {
      storeFile = join(workFolder, "e2e", `moved-${release}-${scene}-${process.pid}.json`);
      cpSync(modelsFile, storeFile);
      emulator = await startEmulator({ storeFile, behaviour: quick });
      stack = await createStack({ program, emulator, door: "plugin" });
      assertSucceeded(await stack.run("stack", "import", "--file", stackFile));
      const models = emulator.models().length;
      // The wait for the failed model is not in the state.
      const added = stepsOf(assertSucceeded(await stack.preview())).filter((step) => !COMPONENT.test(step));
      assert.deepEqual(added, isFailed ? ["create cleanroomsml:api:Training"] : []);
      const up = await stack.up();
      assert.deepEqual([up.exitCode, changing(emulator)], [isFailed ? 1 : 0, []], up.output);
      const refreshed = assertSucceeded(await stack.up("--refresh"));
      if (!isFailed) assert.deepEqual(Object.keys(refreshed.changes), ["same"]);
      assert.equal(emulator.models().length, isFailed ? models + 1 : models);
      assertSucceeded(await stack.destroy());
      assert.deepEqual(new Set(emulator.models().map(({ status }) => status)), new Set(["INACTIVE"]));
    });
  }

  it("of a stack with every kind creates nothing", async () => {
    storeFile = join(workFolder, "e2e", `moved-${process.pid}.json`);
    emulator = await startEmulator({ storeFile, behaviour: { speed: 100 } });
    const config = { "cleanroomsml:region": "us-east-1" };
    stack = await createStack({ program: everyKind, emulator, config });
    assertSucceeded(await stack.up());
    const kinds = Object.keys(KINDS) as Kind[];
    const idsOf = (type: (kind: Kind) => string) =>
      kinds.map((kind) => stack.state().resources.find((resource) => resource.type === type(kind))?.id);
    const ids = idsOf((kind) => `pulumi-nodejs:dynamic/cleanroomsml:${kind}`);
    assert.ok(ids.every((id) => id !== undefined));
    stack.setDoor("plugin");
    emulator.clearCalls();
    const components = Object.values(KINDS).filter((row) => waitOf(row));
    const expected = components.map(({ className }) => `create cleanroomsml:index:${className}`).sort();
    assert.deepEqual(stepsOf(assertSucceeded(await stack.preview())).sort(), expected);
    assert.deepEqual(stepsOf(assertSucceeded(await stack.up())).sort(), expected);
    assert.deepEqual(Object.keys(assertSucceeded(await stack.up("--refresh")).changes), ["same"]);
    assert.deepEqual(changing(emulator), []);
    assert.deepEqual(idsOf(customType), ids);
  });
});

const REFERENCE = "output:";
const ARNS = [
  "configuredModelAlgorithmArn",
  "configuredModelAlgorithmAssociationArn",
  "mlInputChannelArn",
  "trainedModelArn",
];
const references = Object.fromEntries(ARNS.map((name) => [name, `${REFERENCE}${name}`]));
const all = Object.fromEntries(Object.entries(inputsOfKinds).map(([kind, inputs]) => [kind, inputs(references)]));

/** An object of each kind, with the outputs of the others in its inputs. */
const everyKind = `
import * as ml from "pulumi-cleanroomsml";
const known: Record<string, any> = {};
const fill = (value: any): any => {
  if (typeof value === "string") return value.startsWith("${REFERENCE}") ? known[value.slice(${REFERENCE.length})] : value;
  if (Array.isArray(value)) return value.map(fill);
  if (typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, fill(member)]));
};
for (const [kind, inputs] of Object.entries(${JSON.stringify(all)})) {
  const object = new (ml as any)[kind]("existing", fill(inputs));
  for (const name of ${JSON.stringify(ARNS)}) known[name] ??= object[name];
}
`;
