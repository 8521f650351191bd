import { copyFileSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { pulumiHome, root } from "../system/paths.mjs";
import { run } from "../system/processes.mjs";
import { pinnedVersion } from "../system/versions.mjs";
import { languageHost, versionFolder } from "./cli.mjs";

/** Each has its own module, because they need different versions of the same dependency. */
const programs = [
  {
    name: languageHost,
    folder: "scripts/pulumi/modules/pulumi-language-nodejs",
    goPackage: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
  },
  { name: "pulumi", folder: "scripts/pulumi/modules/pulumi", goPackage: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi" },
];
const flags = [
  "-v",
  "-trimpath",
  // Without debug data, which the linker would drop, and without inlining, compiling takes a quarter less time.
  "-gcflags=all=-dwarf=false -l",
  `-ldflags=-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${pinnedVersion}`,
];

/** A shell script in the Node SDK that starts dynamic providers. */
const dynamicProviderHost = "pulumi-resource-pulumi-nodejs";

/**
 * Builds the CLI and its Node language host from their Go modules into a Pulumi home. Afterwards they are complete there,
 * or absent.
 *
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {{ go: string, home?: string }} options  go: path of the Go command
 * @throws {Error} with the compiler's last lines
 */
export async function buildPulumiCli(progress, { go, home = pulumiHome }) {
  const partial = join(home, `partial-${process.pid}`);
  mkdirSync(join(partial, "bin"), { recursive: true });
  try {
    for (const program of programs) await buildProgram(progress, { go, bin: join(partial, "bin"), ...program });
    const script = join(root, "node_modules/@pulumi/pulumi", dynamicProviderHost);
    copyFileSync(script, join(partial, "bin", dynamicProviderHost));
    mkdirSync(dirname(versionFolder(home)), { recursive: true });
    renameSync(partial, versionFolder(home));
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/**
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {{ go: string, bin: string, name: string, folder: string, goPackage: string }} options
 */
async function buildProgram(progress, { go, bin, name, folder, goPackage }) {
  // Without cgo, no C compiler is needed.
  const options = { cwd: join(root, folder), env: { ...process.env, CGO_ENABLED: "0" } };
  let loaded = 0;
  progress.show(`${name}: finding its Go modules`);
  const list = await run([go, "list", "-deps", goPackage], {
    ...options,
    onLine: (line) =>
      line.startsWith("go: downloading ") && progress.show(`${name}: ${++loaded} Go modules downloaded`),
  });
  check(name, list);
  const total = list.output.split("\n").filter((line) => !line.startsWith("go: ")).length;
  let compiled = 0;
  progress.show(`${name}: linking what is in Go's cache`);
  const onLine = () => progress.show(`${name}: ${++compiled} of ${total} Go packages compiled`);
  check(name, await run([go, "build", ...flags, "-o", join(bin, name), goPackage], { ...options, onLine }));
}

/**
 * @param {string} name
 * @param {import("../system/processes.mjs").Run} run
 */
function check(name, { exitCode, output }) {
  if (exitCode === 0) return;
  const lines = output.split("\n").filter((line) => !line.startsWith("go: downloading "));
  throw new Error(`Cannot build ${name}: go ended with ${exitCode}\n${lines.slice(-15).join("\n")}`);
}
