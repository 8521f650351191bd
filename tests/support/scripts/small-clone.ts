/**
 * A small clone of this repository with its real scripts, a few short sources, and stand-ins for the programs that the
 * scripts start (npm, tsc, the npm package "pulumi", Go), each of which logs its calls. It needs no network.
 */
import { execFile } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve as resolvePath } from "node:path";
import { root } from "../paths";

const lock = {
  packages: {
    "": { dependencies: { left: "1.0.0" } },
    "node_modules/left": { version: "1.0.0", integrity: "sha512-a" },
  },
};

const sources = {
  "sdk/service.json": JSON.stringify({
    operations: { Create: { input: "Input" } },
    shapes: { Input: { type: "structure", members: {} } },
  }),
  "sdk/descriptions.json": '{ "limits": {}, "names": {}, "texts": { "Create": "Creates." } }',
  "provider/kinds/kinds.ts":
    'export const KINDS = { Kind: { className: "Kind", createOperation: "Create", id: {}, inputs: {}, updates: [] } };\n',
  "plugin/main.ts": "export const one = 1;\n",
  "plugin/provider-config.ts": "export const PROVIDER_PROPERTIES = {};\n",
  "plugin/resource-types.ts":
    "export const customType = (kind) => kind, waitOf = () => undefined, functionToken = (name) => name;\n",
  "plugin/construct.ts": "export const identityOf = () => [], waitOption = () => undefined;\n",
  LICENSE: "",
  "provider/functions/functions.ts": "export const FUNCTIONS = {};\n",
  "provider/dynamic-provider.ts": 'export const { Create } = require("./inputs/built/input-checks");\n',
  ...Object.fromEntries(
    ["provider/resources", "sdk/client", "emulator/cli", "emulator/server"].map((name) => [
      `${name}.ts`,
      "export const one = 1;\n",
    ]),
  ),
};

export interface Run {
  exitCode: number;
  stdout: string;
  /** stdout, then stderr. */
  output: string;
  durationMs: number;
}

export interface SmallClone {
  readonly folder: string;
  /** Folders of PATH, absolute or in the clone; "bin" contains only node and npm. */
  path: string[];
  run(...commandLine: string[]): Promise<Run>;
  /** Runs scripts/setup.mjs. */
  setUp(...args: string[]): Promise<Run>;
  /** Names of the called stand-ins, in order. */
  called(): string[];
  write(file: string, text: string): void;
  /** Writes a shell script that logs its call. */
  writeProgram(file: string, script: string): void;
  has(file: string): boolean;
  dispose(): void;
}

let count = 0;

/** Creates a clone without dependencies, dist, CLI, Go and network. */
export function createSmallClone(): SmallClone {
  count += 1;
  const folder = join(root, ".work/tests", `clone-${process.pid}-${count}`);
  rmSync(folder, { recursive: true, force: true });
  const log = join(folder, "called.txt");
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const clone: SmallClone = {
    folder,
    path: ["bin"],
    write,
    writeProgram: (file, script) => {
      write(file, `#!/bin/sh\necho "${file}" >> "${log}"\n${script}\n`);
      chmodSync(join(folder, file), 0o755);
    },
    run: (command = "", ...args) =>
      new Promise((resolve) => {
        const env = { PATH: clone.path.map((part) => resolvePath(folder, part)).join(":"), HOME: folder };
        const startedMs = performance.now();
        execFile(command, args, { cwd: folder, env }, (error, stdout, stderr) => {
          const exitCode = typeof error?.code === "number" ? error.code : error === null ? 0 : -1;
          resolve({ exitCode, stdout, output: stdout + stderr, durationMs: performance.now() - startedMs });
        });
      }),
    setUp: (...args) => clone.run(process.execPath, join(folder, "scripts/setup.mjs"), ...args),
    called: () => (existsSync(log) ? readFileSync(log, "utf8").split("\n").filter(Boolean) : []),
    has: (file) => existsSync(join(folder, file)),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };

  mkdirSync(join(folder, "bin"), { recursive: true });
  symlinkSync(process.execPath, join(folder, "bin/node"));
  cpSync(join(root, "scripts"), join(folder, "scripts"), { recursive: true });
  cpSync(join(root, ".ci"), join(folder, ".ci"), { recursive: true });
  for (const file of ["tsconfig.json", "tsconfig.build.json"]) cpSync(join(root, file), join(folder, file));
  const { engines, exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { dependencies } = lock.packages[""];
  write("package.json", JSON.stringify({ name: "clone", engines, exports, dependencies }));
  write("emulator/package.json", readFileSync(join(root, "emulator/package.json"), "utf8"));
  write("package-lock.json", JSON.stringify(lock));
  for (const [file, text] of Object.entries(sources)) write(file, text);
  // The result of npm ci in node_modules, with stand-ins for the packages.
  clone.writeProgram("bin/npm", `/bin/mkdir -p node_modules && /bin/cp -R installed/. node_modules/`);
  write(
    "installed/.package-lock.json",
    JSON.stringify({ packages: { "node_modules/left": lock.packages["node_modules/left"] } }),
  );
  write("installed/@pulumi/pulumi/pulumi-resource-pulumi-nodejs", "#!/bin/sh\n");
  write("installed/typescript/bin/tsc", noted(log, "tsc", tscScript));
  // These are fast enough without stand-ins.
  for (const name of ["ajv", "esbuild"]) symlinkSync(join(root, "node_modules", name), join(folder, "installed", name));
  write(
    "installed/pulumi/run.js",
    noted(log, "download", 'console.error("pulumi: fetch failed"); process.exitCode = 1;'),
  );
  return clone;
}

/** A Go that lists three packages, has one module, and builds a CLI that prints its version. */
export function addGo(clone: SmallClone): void {
  clone.write("go-module/python/cmd/pulumi-language-python-exec", "");
  clone.writeProgram(
    "go-bin/go",
    `if [ "$1 $2" = "list -m" ]; then echo "${clone.folder}/go-module"; exit 0; fi
if [ "$1" = list ]; then echo a; echo b; echo c; exit 0; fi
while [ "$1" != -o ]; do shift; done
printf '#!/bin/sh\\necho v3.255.0\\n' > "$2"
/bin/chmod +x "$2"`,
  );
  clone.path.push("go-bin");
}

/** A CLI with its language host, in its own folder, the first of PATH. */
export function addCli(clone: SmallClone, { version, folder = "cli-bin" }: { version: string; folder?: string }): void {
  clone.writeProgram(join(folder, "pulumi"), `echo ${version}`);
  clone.writeProgram(join(folder, "pulumi-language-nodejs"), "");
  clone.path.unshift(folder);
}

function noted(log: string, name: string, script: string): string {
  return `require("node:fs").appendFileSync(${JSON.stringify(log)}, "${name}\\n");\n${script}`;
}

/** Writes declarations by copying. */
const tscScript = `
const fs = require("node:fs");
for (const folder of ["emulator", "provider", "sdk"]) {
  for (const file of fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".ts")))
    fs.cpSync(folder + "/" + file, ".work/types/" + folder + "/" + file.replace(/ts$/, "d.ts"));
}
if (fs.existsSync("sdk/broken.ts")) { console.log("sdk/broken.ts(1,1): error"); process.exitCode = 2; }
`;
