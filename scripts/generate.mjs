import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { changedData, serviceData } from "./service/service-data.mjs";
import { serviceFiles } from "./service/service-files.mjs";
import { readBotocoreModel, readModel } from "./service/service-model.mjs";
import { root } from "./system/paths.mjs";
import { runCommand } from "./terminal/command.mjs";

const help = `Usage: npm run generate [-- options]

Writes from AWS's service model, in the botocore of tests/requirements.txt: sdk/service.json, its copy
emulator/service.json, and the part that calls need, sdk/http-bindings.json; with our descriptions
(sdk/descriptions.json) sdk/service-types.ts. It takes a second, or a minute where the Python environment of the
tests is missing.

  --report      write nothing; show what the newest botocore, or the model given, would change
  --model FILE  take this service-2.json (or .json.gz) instead of botocore's
  --help        show this text`;

/** @param {{ file: string | undefined, isReport: boolean }} wanted */
async function main({ file, isReport }) {
  const read = file === undefined ? await readBotocoreModel({ isNewest: isReport }) : readModel(file);
  if (read === undefined)
    throw new Error("Cannot read botocore's model without Python: name a service-2.json with --model");
  const data = serviceData(read.model, read.origin);
  if (isReport) {
    const lines = changedData(JSON.parse(readFileSync(join(root, "sdk/service.json"), "utf8")), data);
    return console.log(lines.length === 0 ? `${data.source}: nothing changes` : lines.join("\n"));
  }
  const files = serviceFiles(data);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
  console.log(`${data.source}: wrote ${Object.keys(files).join(", ")}`);
}

const options = /** @type {const} */ ({ report: { type: "boolean", default: false }, model: { type: "string" } });
await runCommand({ help, options }, ({ model, report }) => main({ file: model, isReport: report === true }));
