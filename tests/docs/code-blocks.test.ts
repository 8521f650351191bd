// The programs in the documentation: each compiles against the package, runs, and declares objects that pass every check.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { type Emulator, startEmulator } from "../../emulator/server";
import { checkInputs } from "../../provider/inputs/check";
import { KINDS } from "../../provider/kinds/kinds";
import { callOf } from "../../provider/words/call";
import { type Block, blocksOf, pages } from "../support/docs/pages";
import { openProgram } from "../support/docs/program";
import { algorithmArn, leastInputs } from "../support/emulator/pipeline-inputs";
import { membership } from "../support/inputs/trained-model-inputs";
import { isolatedEnvironment } from "../support/isolated-environment";
import { root } from "../support/paths";

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

// In the repository, where the package resolves by its name.
const folder = join(root, ".work", `docs-${process.pid}`);

/** Objects that the programs find with functions. */
async function startService(): Promise<Emulator> {
  const [membershipIdentifier, collaboration] = [membership, "22222222-3333-4444-5555-666666666666"];
  const emulator = await startEmulator({ behaviour: { collaborations: { [membershipIdentifier]: collaboration } } });
  const { CreateConfiguredModelAlgorithmAssociation, CreateMLInputChannel } = leastInputs;
  const configuredModelAlgorithmArn = algorithmArn.replace("us-east-1", "eu-west-1");
  const association = { ...CreateConfiguredModelAlgorithmAssociation, configuredModelAlgorithmArn };
  const name = "churn-algorithm";
  await emulator.act({
    action: "create",
    kind: "ConfiguredModelAlgorithmAssociation",
    input: { ...association, name },
  });
  await emulator.act({ action: "create", kind: "MLInputChannel", input: CreateMLInputChannel });
  return emulator;
}

/** Runs a compiled program in its own process with mocks, and returns the resources that it registered. */
async function run({ page, line, code }: Block, service?: Emulator): Promise<Registered[]> {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true },
  });
  const file = join(folder, `${page.replaceAll("/", "-")}-${line}.cjs`);
  writeFileSync(file, outputText);
  const args = ["--require", join(root, "tests/support/docs/mocks.cjs"), file];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: root,
    timeout: 60_000,
    env: { ...isolatedEnvironment(service), AWS_REGION: "eu-west-1" },
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Registered[];
}

describe("the documentation's programs", function () {
  this.timeout(120_000);
  const programs = pages.flatMap(blocksOf).filter(({ language }) => ["ts", "typescript", "js"].includes(language));
  let service: Emulator;
  before(async () => {
    mkdirSync(folder, { recursive: true });
    service = await startService();
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await service?.close();
  });

  it("exist", () => assert.ok(programs.length >= 3, `only ${programs.length} are`));

  for (const program of programs) {
    describe(`${program.page}, line ${program.line}`, () => {
      it("compiles against the package", () => assert.deepEqual(openProgram(program.code).errors(), []));

      it("runs, and what it declares passes every check", async () => {
        const registered = await run(program, service);
        // A program with its own mocks has its own assertions.
        const isSeen = !program.code.includes("setMocks(");
        for (const [className, kind] of Object.entries(KINDS)) {
          const objects = registered.filter(({ type }) => type.endsWith(`:${className}`));
          assert.equal(objects.length > 0, isSeen && new RegExp(`\\b${className}(\\.get)?\\(`).test(program.code));
          // An object from get has no inputs.
          for (const { inputs } of program.code.includes(`new ${className}(`) ? objects : []) {
            const { __options, __provider, ...given } = inputs;
            assert.deepEqual(checkInputs(kind, given, callOf(inputs)).failures, []);
          }
        }
      });
    });
  }

  it("are rejected if they do not compile or fail", async () => {
    const wrong = { page: "none", line: 1, language: "ts", code: "void Promise.reject(new Error('It failed'));" };
    assert.equal(openProgram('import { TrainedModl } from "pulumi-cleanroomsml";').errors().length, 1);
    await assert.rejects(run(wrong), /It failed/);
  });
});
