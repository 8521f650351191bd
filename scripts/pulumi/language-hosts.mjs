import { chmodSync, copyFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pulumiHome } from "../system/paths.mjs";
import { run } from "../system/processes.mjs";
import { findHost, hostName, isExecutable } from "./cli.mjs";
import { buildGoPrograms, builtFolder, moduleFolder } from "./go-build.mjs";

/** @typedef {import("./go-build.mjs").GoProgram} GoProgram */

const sdk = "github.com/pulumi/pulumi/sdk/v3";

/**
 * The newest host of each language that Go modules have; the CLI's own release has newer ones.
 *
 * @satisfies {Record<string, GoProgram>}
 */
export const languageHosts = {
  nodejs: {
    name: hostName("nodejs"),
    module: "nodejs-and-python",
    goPackage: `${sdk}/nodejs/cmd/pulumi-language-nodejs`,
  },
  python: {
    name: hostName("python"),
    module: "nodejs-and-python",
    goPackage: `${sdk}/python/cmd/pulumi-language-python`,
    addFiles: addPythonExecutor,
  },
  go: { name: hostName("go"), module: "go", goPackage: `${sdk}/go/pulumi-language-go` },
  yaml: { name: hostName("yaml"), module: "yaml", goPackage: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml" },
};

/** @typedef {keyof typeof languageHosts} Language */

/** @type {readonly Language[]} */
export const languages = /** @type {Language[]} */ (Object.keys(languageHosts));

/**
 * Finds the host of a language: the CLI's own, one on PATH, or one that was built.
 *
 * @param {Language} language
 * @param {{ command: string, path?: string, home?: string }} options  command: path of the CLI
 * @returns {string | undefined} its path
 */
export function findLanguageHost(language, { command, path = process.env.PATH ?? "", home = pulumiHome }) {
  const program = languageHosts[language];
  const built = join(builtFolder(program, home), "bin", program.name);
  return findHost(language, { command, path }) ?? (isExecutable(built) ? built : undefined);
}

/**
 * Builds the host of a language from Go modules into a Pulumi home. Afterwards it is complete there, or absent.
 *
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {Language} language
 * @param {{ go: string, home?: string }} options  go: path of the Go command
 * @returns {Promise<string>} its path
 * @throws {Error} with the compiler's last lines
 */
export async function buildLanguageHost(progress, language, { go, home = pulumiHome }) {
  const program = languageHosts[language];
  const folder = builtFolder(program, home);
  progress.say(`${program.name}: building it from its Go modules. This takes up to a minute on two cores, once`);
  await buildGoPrograms(progress, { go, home, folder, programs: [program] });
  return join(folder, "bin", program.name);
}

/**
 * The Python host starts programs with a script that only the Go module's archive has.
 *
 * @param {{ go: string, bin: string }} options
 */
async function addPythonExecutor({ go, bin }) {
  const { output } = await run([go, "list", "-m", "-f", "{{.Dir}}", sdk], {
    cwd: moduleFolder(languageHosts.python.module),
  });
  const script = join(bin, `${languageHosts.python.name}-exec`);
  copyFileSync(join(output.trim(), "python/cmd", basename(script)), script);
  chmodSync(script, 0o755);
}
