import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../system/paths.mjs";

const schema = "provider/schema.ts";
/** Beside the schema, for the tests of sources; the bundle includes it. */
export const validatorFile = "provider/input-validator.js";

const head =
  "// @ts-nocheck Written by scripts/build/validator.mjs from the schema in schema.ts: change that, and build.\n";

/** Has ajv write the check of a model's inputs as code: loading ajv and compiling the schema would take longer than all else. */
export async function writeValidator() {
  // Not at the top: this module is loaded before there are dependencies.
  const require = createRequire(import.meta.url);
  const { Ajv } = require("ajv");
  // Messages take their words from the schema itself.
  const limits = JSON.parse(
    JSON.stringify(readSchema(require), (key, value) => (key === "wanted" ? undefined : value)),
  );
  const ajv = new Ajv({ allErrors: true, messages: false, loopRequired: 1, code: { source: true } });
  // Errors need no pattern and no path in the schema: their path in the inputs leads there.
  const pattern = /** @type {import("ajv").CodeKeywordDefinition} */ (ajv.getKeyword("pattern"));
  ajv.removeKeyword("pattern").addKeyword({ ...pattern, error: { message: "" } });
  // The code looks up names in the schema; ajv would write all of it.
  Object.defineProperty(limits, "toJSON", { value: () => namesOf(limits) });
  const code = require("ajv/dist/standalone").default(ajv, ajv.compile(limits));
  writeFileSync(join(root, validatorFile), `${head}${code.replaceAll(/schemaPath:"[^"]*",/g, "")}\n`);
}

/** @param {NodeJS.Require} require */
function readSchema(require) {
  const { outputFiles } = require("esbuild").buildSync({
    entryPoints: [join(root, schema)],
    format: "cjs",
    write: false,
  });
  const module = { exports: /** @type {{ TRAINED_MODEL?: object }} */ ({}) };
  new Function("module", "exports", "require", outputFiles[0].text)(module, module.exports, require);
  return module.exports.TRAINED_MODEL;
}

/** A schema without its single values: properties at every depth, and which are required. @param {object} schema */
function namesOf(schema) {
  /** @type {(this: unknown, key: string, value: unknown) => unknown} */
  const withoutValues = function (_, value) {
    return Array.isArray(this) || typeof value === "object" ? value : undefined;
  };
  return JSON.parse(JSON.stringify({ ...schema }, withoutValues));
}
