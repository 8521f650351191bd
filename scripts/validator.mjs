// The check of a model's inputs as code, which ajv writes from the schema once, when the package is built. Knows what that
// code is made from and where it goes.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./paths.mjs";

const schema = "provider/schema.ts";
/** Beside the schema in both trees: tests run the sources, users what is compiled. */
const files = ["provider/input-validator.js", "dist/provider/input-validator.js"];

const head = "// @ts-nocheck Written by scripts/validator.mjs from the schema in schema.ts: change that, and build.\n";

/**
 * The files that a build writes beside what tsc does.
 *
 * @param {string[]} sources
 */
export function validatorsOf(sources) {
  return sources.includes(schema) ? files : [];
}

/**
 * Writes them; tsc has compiled the schema before.
 *
 * @param {string[]} sources
 */
export function writeValidators(sources) {
  const wanted = validatorsOf(sources);
  if (wanted.length === 0) return;
  // Not at the top: this module is loaded before there are dependencies.
  const require = createRequire(import.meta.url);
  const { Ajv } = require("ajv");
  const { TRAINED_MODEL } = require("../dist/provider/schema.js");
  // What messages say of a limit is looked up in the schema itself.
  const limits = JSON.parse(JSON.stringify(TRAINED_MODEL, (key, value) => (key === "wanted" ? undefined : value)));
  const ajv = new Ajv({ allErrors: true, messages: false, loopRequired: 1, code: { source: true } });
  const code = require("ajv/dist/standalone").default(ajv, ajv.compile(limits));
  for (const file of wanted) writeFileSync(join(root, file), `${head}${code}\n`);
}
