import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative } from "node:path";
import { validInputs } from "./support/inputs/valid-inputs";

const root = join(__dirname, "..");
const part = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(root, folder, name), "utf8") }));
const sources = [...part("sdk"), ...part("provider"), ...part("plugin"), ...part("emulator")];

/** Modules that a file imports, even lazily; those of the project as paths from the root. */
function imports({ path, text }: { path: string; text: string }): string[] {
  const found = [...text.matchAll(/(?:from|import\(|require\()\s*"([^"]+)"/g)].map(([, name = ""]) => name);
  return found.map((name) => (name.startsWith(".") ? relative(root, join(root, dirname(path), name)) : name));
}

const users = (matches: (name: string) => boolean) =>
  sources.filter((source) => imports(source).some(matches)).map(({ path }) => path);

describe("the project's structure", function () {
  this.timeout(20_000);

  const doors: [string, string[]][] = [
    ["undici", ["sdk/transport.ts"]],
    ["@smithy/signature-v4", ["sdk/signer.ts"]],
    ["@aws-crypto/sha256-js", ["sdk/signer.ts"]],
    ["ajv", ["provider/inputs/find-violations.ts"]],
    ["@aws-sdk/credential-provider-node", ["sdk/credentials.ts"]],
  ];
  for (const [name, doorOf] of doors) {
    it(`imports ${name} in one place`, () =>
      assert.deepEqual(
        users((used) => used === name),
        doorOf,
      ));
  }

  it("imports gRPC and Pulumi's protocol in plugin/ only", () => {
    const isProtocol = (name: string) => /^(@grpc|google-protobuf|@pulumi\/pulumi\/proto)/.test(name);
    // The log of the dynamic provider, which has no gRPC of its own.
    const others = users(isProtocol).filter((path) => !path.startsWith("plugin/"));
    assert.deepEqual(others, ["provider/host/engine-log.ts"]);
  });

  // biome.json has the imports between folders.
  it("imports no Pulumi packages in sdk/, and no HTTP or signing packages in provider/", () => {
    const packages = { sdk: /^@pulumi/, provider: /^(node:https?|undici|@smithy|@aws|cleanroomsml-emulator)/ };
    const wrong = Object.entries(packages).flatMap(([folder, isWrong]) =>
      part(folder).flatMap((file) => imports(file).filter((name) => isWrong.test(name))),
    );
    assert.deepEqual(wrong, []);
  });

  it("imports only Node's own modules in emulator/", () => {
    const wrong = part("emulator").flatMap((file) =>
      imports(file).filter(
        (name) => !name.startsWith("emulator/") && !builtinModules.includes(name.replace("node:", "")),
      ),
    );
    assert.deepEqual(wrong, []);
    const manifest = JSON.parse(readFileSync(join(root, "emulator/package.json"), "utf8"));
    assert.deepEqual([manifest.dependencies, manifest.peerDependencies], [undefined, undefined]);
  });

  it("reads the clock and sets timers in one place", () => {
    const timed = [...part("sdk"), ...part("provider"), ...part("plugin")].filter(({ text }) =>
      /Date\.now|performance\.now|set(Timeout|Interval|Immediate)\(|timers/.test(text),
    );
    assert.deepEqual(
      timed.map(({ path }) => path),
      ["sdk/clock.ts"],
    );
  });

  it("reads the environment in settings, credentials and the debug log", () => {
    const readers = [...part("sdk"), ...part("provider"), ...part("plugin")].filter(({ text }) =>
      text.includes("process.env"),
    );
    const allowed = ["sdk/credentials.ts", "sdk/debug-log.ts", "sdk/settings.ts", "sdk/transport.ts"];
    assert.deepEqual(
      readers.map(({ path }) => path).filter((path) => !allowed.includes(path)),
      [],
    );
  });

  it("creates the errors that Pulumi shows without a stack in one place", () => {
    const creators = part("provider").filter(({ text }) => text.includes("new pulumi.RunError("));
    assert.deepEqual(
      creators.map(({ path }) => path),
      ["provider/program/run-error.ts"],
    );
  });

  it("has neither barrels nor default exports", () => {
    const wrong = sources.filter(({ path, text }) => /\/index\.ts$/.test(path) || /export (\*|default)/.test(text));
    assert.deepEqual(
      wrong.map(({ path }) => path),
      [],
    );
  });

  describe("loads nothing that a preview does not need", () => {
    /** Packages and our own files in the module cache after the code, except those that Pulumi itself loads. */
    function loaded(code: string): string[] {
      const run = (text: string) =>
        execFileSync(
          process.execPath,
          ["-e", `${text};setTimeout(() => {console.log(Object.keys(require.cache).join("\\n"));process.exit()}, 100)`],
          {
            cwd: root,
            encoding: "utf8",
            env: { PATH: process.env.PATH ?? "", AWS_ENDPOINT_URL_CLEANROOMSML: "http://127.0.0.1:1" },
            stdio: ["ignore", "pipe", "inherit"],
          },
        ).split("\n");
      const own = new Set(run('require("@pulumi/pulumi")'));
      const files = run(code).filter((file) => !own.has(file));
      const names = files.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? relative(root, file));
      return [...new Set(names)].sort();
    }

    // Rows of data: 23 kB in all.
    const kinds = [
      "configured-model-algorithm-association",
      "configured-model-algorithm",
      "instance-types",
      "ml-configuration",
      "ml-input-channel",
      "trained-model-export-job",
      "trained-model-inference-job",
      "trained-model",
    ].map((name) => `dist/provider/kinds/${name}.js`);

    it("in the program's process", () => {
      assert.deepEqual(loaded('require("./dist/provider/resources.js")'), [
        ...kinds,
        "dist/provider/resources.js",
        "dist/provider/words/unknown.js",
        "dist/provider/words/values.js",
      ]);
    });

    it("in the provider's process, for check and diff", () => {
      const news = JSON.stringify(validInputs());
      const calls = `p.configure({config:{get(){}}});p.check({},${news});p.diff("",{},{})`;
      const found = loaded(`const p=require("./dist/provider/dynamic-provider.js").provider("TrainedModel");${calls}`);
      const words = ["arns", "describe", "ids", "nearest-name", "unknown", "values"];
      assert.deepEqual(found, [
        "dist/provider/dynamic-provider.js",
        ...kinds,
        ...words.map((name) => `dist/provider/words/${name}.js`),
        "dist/sdk/client.js",
      ]);
    });
  });
});
