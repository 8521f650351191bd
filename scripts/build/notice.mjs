import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../system/paths.mjs";

const head = "This program contains the following packages, each under the license below it.\n";
const line = `\n${"-".repeat(80)}\n\n`;

/**
 * The licenses of the packages in a bundle: each text once, after the packages to which it applies.
 *
 * @param {readonly string[]} files  paths of the bundled files, from the repository's folder
 * @throws {Error} if there is no text for a package
 */
export function noticeOf(files) {
  const folders = new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? []));
  const packages = [...folders].sort().map(readPackage);
  /** @type {Map<string, string[]>} */
  const byText = new Map();
  for (const { name, version, license, text = standardText(license, packages) } of packages) {
    if (text === undefined) throw new Error(`Cannot write the notice: ${name} has no license text`);
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  return head + [...byText].map(([text, names]) => `${line}${names.join("\n")}\n\n${text}`).join("");
}

/** @param {string} folder */
function readPackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const files = readdirSync(join(root, folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  const texts = files.sort().map((file) => `${readFileSync(join(root, folder, file), "utf8").trim()}\n`);
  return { name, version, license, text: texts.length > 0 ? texts.join("\n") : undefined };
}

/**
 * Some packages name a license and do not contain its text: the one of another package with it applies.
 *
 * @param {string} license
 * @param {readonly { license: string, text: string | undefined }[]} packages
 */
function standardText(license, packages) {
  return packages.find((other) => other.license === license && other.text !== undefined)?.text;
}
