// The template for `pulumi new`: its files and a preview. npm run test:compat runs `up` with the packed package.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/server";
import { exampleSettings } from "../support/cli/example-project";
import { assertSucceeded, openStack, type Stack } from "../support/cli/stack";
import { generateProject, templateFolder } from "../support/cli/template";
import { root, workFolder } from "../support/paths";

describe("pulumi new templates/cleanroomsml-typescript", function () {
  this.timeout(240_000);
  // Inside the repository, so that the program finds the other packages without an installation.
  const home = join(workFolder, "e2e", `template-${process.pid}`);
  const folder = join(home, "project");
  let emulator: Emulator;
  let generated: string[];
  let stack: Stack;
  const textOf = (file: string) => readFileSync(join(folder, file), "utf8");

  before(async () => {
    emulator = await startEmulator();
    mkdirSync(folder, { recursive: true });
    await generateProject(folder, ["--name", "my-training", "--description", "Trains mine"]);
    generated = readdirSync(folder).sort();
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(root, join(folder, "node_modules/pulumi-cleanroomsml"));
    stack = await openStack({ folder, home, emulator });
  });
  after(async () => {
    await stack?.dispose();
    await emulator?.close();
  });

  it("writes every file of the template, with the project's name in it", () => {
    assert.deepEqual(generated, readdirSync(templateFolder).sort());
    assert.match(textOf("Pulumi.yaml"), /^name: my-training\ndescription: Trains mine\n/);
    assert.equal(JSON.parse(textOf("package.json")).name, "my-training");
    assert.deepEqual(
      generated.filter((file) => /\$\{[A-Z]+\}/.test(textOf(file))),
      [],
    );
  });

  it("requires this version of the package and a compatible version of Pulumi", () => {
    const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const { dependencies, devDependencies } = JSON.parse(textOf("package.json"));
    assert.equal(dependencies["pulumi-cleanroomsml"], `^${own.version}`);
    for (const name of ["@pulumi/pulumi", "typescript", "@types/node"]) {
      assert.equal({ ...dependencies, ...devDependencies }[name], own.devDependencies[name], name);
    }
  });

  it("shows the model in a preview and sends nothing", async () => {
    await stack.setConfig(exampleSettings);
    const preview = assertSucceeded(await stack.preview());
    assert.deepEqual(preview.changes, { create: 3 });
    assert.deepEqual(emulator.calls(), []);
  });

  it("is type-checked by Pulumi and by its own script", async () => {
    const program = textOf("index.ts");
    writeFileSync(join(folder, "index.ts"), `${program}export const wrong: number = "a text";\n`);
    const { exitCode, output } = await stack.preview();
    assert.notEqual(exitCode, 0);
    assert.match(output, /index\.ts.*TS2322/);
    assert.equal(JSON.parse(textOf("package.json")).scripts.check, "tsc --noEmit");
    const check = () =>
      execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--noEmit"], {
        cwd: folder,
        encoding: "utf8",
        stdio: "pipe",
      });
    assert.throws(check, (error: { stdout: string }) => /index\.ts.*TS2322/.test(error.stdout));
    writeFileSync(join(folder, "index.ts"), program);
    check();
  });
});
