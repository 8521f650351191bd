import { chmodSync, copyFileSync } from "node:fs";
import { basename, join } from "node:path";
import { run } from "../system/processes.mjs";
import { findHost, hostName } from "./cli.mjs";
import { buildOnce, moduleFolder } from "./go-build.mjs";

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
 * Finds the host of a language: the CLI's own, one on PATH, or one that is built here, once.
 *
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {Language} language
 * @param {{ command: string, path?: string, home?: string }} options  command: path of the CLI
 * @returns {Promise<{ file: string } | { missing: string }>} its path, or the reason why this machine has none
 * @throws {Error} with the compiler's last lines
 */
export async function installLanguageHost(progress, language, { command, path = process.env.PATH ?? "", ...places }) {
  const file = findHost(language, { command, path });
  if (file !== undefined) return { file };
  const host = await buildOnce(progress, languageHosts[language], { path, ...places });
  return "missing" in host ? { missing: `${host.missing}, or a Pulumi CLI with its language hosts` } : host;
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
