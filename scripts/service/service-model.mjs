// AWS's service model: a file, or the one that botocore contains.
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { workFolder } from "../system/paths.mjs";
import { loadTypeScript } from "../terminal/typescript.mjs";

/**
 * Reads a service-2.json.
 *
 * @param {string} file  path; its name may end in .gz
 * @param {string} [origin]  its name in the data
 * @returns {{ model: import("./service-data.mjs").ServiceModel, origin: string }}
 */
export function readModel(file, origin = basename(file)) {
  const bytes = readFileSync(file);
  return { model: JSON.parse(String(file.endsWith(".gz") ? gunzipSync(bytes) : bytes)), origin };
}

/**
 * Reads the model in the botocore of the tests, or in the newest that pip finds.
 *
 * @param {{ isNewest?: boolean }} [options]
 * @returns {Promise<ReturnType<typeof readModel> | undefined>} undefined without Python, after a message about it
 */
export async function readBotocoreModel({ isNewest = false } = {}) {
  /** @type {typeof import("../../tests/support/python/python-env.js")} */
  const { pythonEnv } = loadTypeScript("tests/support/python/python-env.ts");
  const environment = await pythonEnv();
  if (environment === undefined) return undefined;
  const folder = join(workFolder, "newest-botocore");
  const env = { ...process.env, ...(isNewest && { PYTHONPATH: folder }) };
  const run = (/** @type {string[]} */ ...args) => promisify(execFile)(environment.python, args, { env });
  if (isNewest) await run("-m", "pip", "install", "--quiet", "--upgrade", "--no-deps", "--target", folder, "botocore");
  const { stdout } = await run("-c", "import botocore; print(botocore.__version__, botocore.__path__[0])");
  const [version, path = ""] = stdout.trim().split(/ (.*)/);
  const models = join(path, "data/cleanroomsml");
  const newest = readdirSync(models).sort().at(-1) ?? "";
  return readModel(join(models, newest, "service-2.json.gz"), `botocore ${version}`);
}
