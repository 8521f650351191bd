import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { changedData, serviceData } from "./service/service-data.mjs";
import { serviceFiles } from "./service/service-files.mjs";
import { readBotocoreModel, readModel } from "./service/service-model.mjs";
import { root } from "./system/paths.mjs";
import { runCommand } from "./terminal/command.mjs";

const help = `Usage: npm run generate [-- options]

Writes what this project states of AWS's API, from the service model in the tests' version of botocore: sdk/service.json
and its copy emulator/service.json, the part that calls read, sdk/http-bindings.json, and, with the descriptions in
sdk/descriptions.json, sdk/service-types.ts. It takes a second, or a minute if the Python environment is missing.

  --report      write nothing; show what the newest botocore, or the given model, would change
  --model FILE  read this service-2.json (or .json.gz) instead of botocore's
  --help        show this text`;

const options = /** @type {const} */ ({ report: { type: "boolean", default: false }, model: { type: "string" } });
await runCommand({ help, options }, async ({ report, model }) => {
  const read = model === undefined ? await readBotocoreModel({ isNewest: report }) : readModel(model);
  if (read === undefined)
    throw new Error("Cannot read botocore's model without Python: name a service-2.json with --model");
  const data = serviceData(read.model, read.origin);
  if (report) {
    const lines = changedData(JSON.parse(readFileSync(join(root, "sdk/service.json"), "utf8")), data);
    return console.log(lines.length === 0 ? `${data.source}: nothing changes` : lines.join("\n"));
  }
  const files = serviceFiles(data);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
  console.log(`${data.source}: wrote ${Object.keys(files).join(", ")}`);
});
