// The programs in the documentation: each compiles against the package, runs, and declares models that pass every check.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { checkInputs } from "../../provider/inputs/check";
import { TRAINED_MODEL } from "../../provider/kinds/trained-model";
import { callOf } from "../../provider/words/call";
import { type Block, blocksOf, pages } from "../support/docs/pages";
import { openProgram } from "../support/docs/program";
import { root } from "../support/paths";

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

// In the repository, where the package resolves by its name.
const folder = join(root, ".work", `docs-${process.pid}`);

/** Runs a compiled program in its own process with mocks, and returns the resources that it registered. */
async function run({ page, line, code }: Block): Promise<Registered[]> {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true },
  });
  const file = join(folder, `${page.replaceAll("/", "-")}-${line}.cjs`);
  writeFileSync(file, outputText);
  const args = ["--require", join(root, "tests/support/docs/mocks.cjs"), file];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, timeout: 60_000 });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Registered[];
}

describe("the documentation's programs", function () {
  this.timeout(120_000);
  const programs = pages.flatMap(blocksOf).filter(({ language }) => ["ts", "typescript", "js"].includes(language));
  before(() => void mkdirSync(folder, { recursive: true }));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("exist", () => assert.ok(programs.length >= 3, `only ${programs.length} are`));

  for (const program of programs) {
    describe(`${program.page}, line ${program.line}`, () => {
      it("compiles against the package", () => assert.deepEqual(openProgram(program.code).errors(), []));

      it("runs, and its resources pass every check", async () => {
        const models = (await run(program)).filter(({ type }) => type.endsWith(":TrainedModel"));
        // A program with its own mocks has its own assertions.
        const isSeen = /\bTrainedModel(\.get)?\(/.test(program.code) && !program.code.includes("setMocks(");
        assert.equal(models.length > 0, isSeen);
        // A model from get has no inputs.
        for (const { inputs } of program.code.includes("new TrainedModel(") ? models : []) {
          const { __options, __provider, ...given } = inputs;
          assert.deepEqual(checkInputs(TRAINED_MODEL, given, callOf(inputs)).failures, []);
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
