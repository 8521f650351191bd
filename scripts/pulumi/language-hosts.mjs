import { chmodSync, copyFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../system/processes.mjs";
import { findHost, hostName } from "./cli.mjs";
import { buildOnce, moduleFolder } from "./go-build.mjs";

/** @typedef {import("./go-build.mjs").GoProgram} GoProgram */

const sdk = "github.com/pulumi/pulumi/sdk/v3";

/**
 * The newest host of each language that Go modules have; the CLI's own release has newer ones.
 *
 * @satisfies {Record<string, Omit<GoProgram, "name">>}
 */
const hosts = {
  nodejs: { module: "nodejs-and-python", goPackage: `${sdk}/nodejs/cmd/pulumi-language-nodejs` },
  python: {
    module: "nodejs-and-python",
    goPackage: `${sdk}/python/cmd/pulumi-language-python`,
    addFiles: addPythonExecutor,
  },
  go: { module: "go", goPackage: `${sdk}/go/pulumi-language-go` },
  yaml: { module: "yaml", goPackage: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml" },
};

/** @typedef {keyof typeof hosts} Language */

export const languages = /** @type {Language[]} */ (Object.keys(hosts));

/**
 * @param {Language} language
 * @returns {GoProgram}
 */
export function hostProgram(language) {
  return { name: hostName(language), ...hosts[language] };
}

/**
 * Makes the host of a language available to a CLI that runs with the Pulumi home: the CLI's own host, one on PATH, or
 * one that is built in the home, once.
 *
 * @param {import("../terminal/progress.mjs").Progress} progress
 * @param {Language} language
 * @param {{ command: string, path?: string, home?: string }} options  command: path of the CLI
 * @returns {Promise<{ file: string } | { missing: string }>} its path, or the reason why this machine has none
 * @throws {Error} with the compiler's last lines
 */
export async function installLanguageHost(progress, language, { command, path = process.env.PATH ?? "", ...others }) {
  const file = findHost(language, { command, path });
  if (file !== undefined) return { file };
  // The CLI searches here last. Unlike on PATH, it gives no warning. The version only serves to form the name.
  const place = `plugins/language-${language}-v0.0.0+`;
  const host = await buildOnce(progress, hostProgram(language), { place, path, ...others });
  return "missing" in host ? { missing: `${host.missing}, or a Pulumi CLI with its language hosts` } : host;
}

/**
 * The Python host starts programs with a script that only the Go module's archive has.
 *
 * @param {{ go: string, bin: string }} options
 */
async function addPythonExecutor({ go, bin }) {
  const { module } = hosts.python;
  const { output } = await run([go, "list", "-m", "-f", "{{.Dir}}", sdk], { cwd: moduleFolder(module) });
  const name = `${hostName("python")}-exec`;
  copyFileSync(join(output.trim(), "python/cmd", name), join(bin, name));
  chmodSync(join(bin, name), 0o755);
}
