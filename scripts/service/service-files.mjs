// The files that `npm run generate` writes.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../system/paths.mjs";
import { httpBindings } from "./http-bindings.mjs";
import { serviceTypes } from "./service-types.mjs";

/**
 * Makes the text of each file, formatted, by its path from the root.
 *
 * @param {ReturnType<typeof import("./service-data.mjs").serviceData>} data
 * @returns {Record<string, string>}
 */
export function serviceFiles(data) {
  const descriptions = JSON.parse(readFileSync(join(root, "sdk/descriptions.json"), "utf8"));
  const files = {
    "sdk/service.json": JSON.stringify(data),
    // A copy: the emulator shares no file with the rest.
    "emulator/service.json": JSON.stringify(data),
    "sdk/http-bindings.json": JSON.stringify(httpBindings(data)),
    "sdk/service-types.ts": serviceTypes(data, descriptions),
  };
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [file, formatted(file, text)]));
}

/** @param {string} file @param {string} text */
function formatted(file, text) {
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = [biome, "format", `--stdin-file-path=${file}`];
  return execFileSync(process.execPath, args, { cwd: root, input: text, encoding: "utf8" });
}
