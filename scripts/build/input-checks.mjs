import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { inputSchema } from "../service/input-schema.mjs";
import { root } from "../system/paths.mjs";
import { loadSource } from "./sources.mjs";

/** For the tests of sources; the bundle includes it. */
export const inputChecksFile = "provider/inputs/built/input-checks.js";

const head =
  "// @ts-nocheck Written by scripts/build/input-checks.mjs from AWS's data, provider/kinds and provider/functions: change these, and build.\n";
const end =
  "for (const [name, schema] of Object.entries(schemas)) exports[name] = { schema, validate: exports[name] };\n";

/** Writes the checks of the inputs of all kinds and functions as code: at run time, loading ajv and compiling would take longer. */
export async function writeInputChecks() {
  // Not at the top: this module is loaded before the dependencies are installed.
  const require = createRequire(import.meta.url);
  const { Ajv } = require("ajv");
  const data = readJson("sdk/service.json");
  const { limits } = readJson("sdk/descriptions.json");
  const operations = checkedOperations();
  const schemas = Object.fromEntries(operations.map((name) => [name, inputSchema(data, limits, name)]));
  const ajv = new Ajv({ allErrors: true, messages: false, loopRequired: 1, code: { source: true } });
  // Errors do not need the pattern and the path in the schema, because their path in the inputs leads to it.
  const pattern = /** @type {import("ajv").CodeKeywordDefinition} */ (ajv.getKeyword("pattern"));
  ajv.removeKeyword("pattern").addKeyword({ ...pattern, error: { message: "" } });
  for (const [name, schema] of Object.entries(schemas)) {
    const checked = JSON.parse(JSON.stringify(schema, (key, value) => (key === "expected" ? undefined : value)));
    // The code only looks up names in the schema, but ajv would write all of it.
    Object.defineProperty(checked, "toJSON", { value: () => namesOf(checked) });
    ajv.addSchema(checked, name);
  }
  const validators = Object.fromEntries(operations.map((name) => [name, name]));
  const code = require("ajv/dist/standalone")
    .default(ajv, validators)
    .replaceAll(/schemaPath:"[^"]*",/g, "");
  mkdirSync(dirname(join(root, inputChecksFile)), { recursive: true });
  writeFileSync(join(root, inputChecksFile), `${head}${code}\nconst schemas = ${JSON.stringify(schemas)};\n${end}`);
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(join(root, file), "utf8"));
}

/** The operations whose inputs come from programs. @returns {string[]} */
function checkedOperations() {
  /** @type {{ createOperation: string }[]} */
  const kinds = Object.values(loadSource("provider/kinds/kinds.ts").KINDS);
  const functions = Object.keys(loadSource("provider/functions/functions.ts").FUNCTIONS);
  const reads = functions.map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  return [...kinds.map(({ createOperation }) => createOperation), ...reads];
}

/** A schema without its single values: properties at every depth, and which are required. @param {object} schema */
function namesOf(schema) {
  /** @type {(this: unknown, key: string, value: unknown) => unknown} */
  const withoutValues = function (_, value) {
    return Array.isArray(this) || typeof value === "object" ? value : undefined;
  };
  return JSON.parse(JSON.stringify({ ...schema }, withoutValues));
}
