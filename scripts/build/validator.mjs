// The check of a model's inputs as code, which ajv writes from the schema once, when the package is built. Knows what that
// code is made from and where it goes.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../system/paths.mjs";

const schema = "provider/schema.ts";
/** Beside the schema: tests run it as it is, and the package's is made of it. */
export const validatorFile = "provider/input-validator.js";

const head =
  "// @ts-nocheck Written by scripts/build/validator.mjs from the schema in schema.ts: change that, and build.\n";

/** Writes it. */
export async function writeValidator() {
  // Not at the top: this module is loaded before there are dependencies.
  const require = createRequire(import.meta.url);
  const { Ajv } = require("ajv");
  // What messages say of a limit is looked up in the schema itself.
  const limits = JSON.parse(
    JSON.stringify(readSchema(require), (key, value) => (key === "wanted" ? undefined : value)),
  );
  const ajv = new Ajv({ allErrors: true, messages: false, loopRequired: 1, code: { source: true } });
  // Errors need not repeat their patterns, nor say where in the schema they are: their place in the inputs says it.
  const pattern = /** @type {import("ajv").CodeKeywordDefinition} */ (ajv.getKeyword("pattern"));
  ajv.removeKeyword("pattern").addKeyword({ ...pattern, error: { message: "" } });
  // The code looks names up in the schema, of which ajv would write all.
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

/** A schema without its single values: properties, at every depth, and which of them are required. @param {object} schema */
function namesOf(schema) {
  /** @type {(this: unknown, key: string, value: unknown) => unknown} */
  const withoutValues = function (_, value) {
    return Array.isArray(this) || typeof value === "object" ? value : undefined;
  };
  return JSON.parse(JSON.stringify({ ...schema }, withoutValues));
}
