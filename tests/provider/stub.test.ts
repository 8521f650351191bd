import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { providerText } from "../../provider/program/stub";

type Handler = () => { check?: unknown; kind?: string };

/** Evaluates a text like Pulumi's host. */
function evaluate(text: string): Handler {
  const module = { exports: {} as { handler: Handler } };
  new Function("exports", "require", "module", text)(module.exports, require, module);
  return module.exports.handler;
}

describe("providerText()", () => {
  const texts = join(__dirname, "provider-texts");

  for (const kind of ["TrainedModel", "Training"] as const) {
    it(`is exactly the text of the first release for ${kind}`, () => {
      assert.equal(providerText(kind), readFileSync(join(texts, `0.1.0-${kind}.txt`), "utf8"));
    });
  }

  it("differs only by name between the resources, and is short", () => {
    assert.equal(providerText("Training"), providerText("TrainedModel").replace("'TrainedModel'", "'Training'"));
    assert.ok(providerText("TrainedModel").length < 500);
  });

  it("loads the installed package from the program's folder", () => {
    const provider = evaluate(providerText("TrainedModel"))();
    for (const method of ["check", "diff", "create", "read", "update", "delete", "configure"]) {
      assert.equal(typeof (provider as Record<string, unknown>)[method], "function", method);
    }
  });

  describe("from another folder", () => {
    const before = { cwd: process.cwd(), host: process.argv[1] };
    let folder = "";
    beforeEach(() => {
      // Outside the repository, because inside it the package's own name resolves from any folder.
      folder = mkdtempSync(join(require("node:os").tmpdir(), "stub-"));
    });
    afterEach(() => {
      process.chdir(before.cwd);
      process.argv[1] = before.host ?? "";
      rmSync(folder, { recursive: true, force: true });
    });

    function install(under: string, text: string): void {
      const home = join(folder, under, "node_modules/pulumi-cleanroomsml");
      mkdirSync(home, { recursive: true });
      writeFileSync(join(home, "package.json"), '{"exports":{"./lifecycle":"./lifecycle.js"}}');
      writeFileSync(join(home, "lifecycle.js"), text);
    }

    function startIn(program: string): void {
      mkdirSync(join(folder, program), { recursive: true });
      mkdirSync(join(folder, "host"), { recursive: true });
      writeFileSync(join(folder, "host/host.js"), "");
      process.argv[1] = join(folder, "host/host.js");
      process.chdir(join(folder, program));
    }

    it("finds the package from a subfolder", () => {
      install("app", "exports.provider = (kind) => ({ kind });");
      startIn("app/infra/program");
      assert.deepEqual(evaluate(providerText("Training"))(), { kind: "Training" });
    });

    it("finds it from the host's file if the program's folder does not expose it", () => {
      install("host", "exports.provider = (kind) => ({ kind });");
      startIn("app");
      assert.deepEqual(evaluate(providerText("TrainedModel"))(), { kind: "TrainedModel" });
    });

    it("suggests npm ci if the package is not installed, without a stack", () => {
      startIn("app");
      assert.throws(evaluate(providerText("TrainedModel")), (error: Error) => {
        assert.match(error.message, /^Cannot find pulumi-cleanroomsml from .*app: run npm ci/);
        return error.stack === "";
      });
    });

    it("does not hide errors inside the package", () => {
      install("app", 'require("missing-dependency");');
      startIn("app");
      assert.throws(evaluate(providerText("TrainedModel")), /Cannot find module 'missing-dependency'/);
    });
  });
});
