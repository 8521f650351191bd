import { join, relative } from "node:path";
import { generateSdks } from "./pulumi/sdks.mjs";
import { prepare, step } from "./setup/preparation.mjs";
import { root, workFolder } from "./system/paths.mjs";
import { runCommand } from "./terminal/command.mjs";

const help = `Usage: npm run sdks [-- --schema FILE]

Sets up what is missing except the CLI, then generates the plugin's SDKs for Python, Go and Node.js from its schema, in
.work/sdks/python, go and nodejs. Each has the version of the schema. It needs Go, and takes a few seconds; the first
time it builds the generator, which takes up to 4 minutes.

  --schema FILE  this schema (plugin/dist/schema.json)
  --help         show this text`;

const options = /** @type {const} */ ({
  schema: { type: "string", default: join(root, "plugin/dist/schema.json") },
});
await runCommand({ help, options }, async ({ schema }) => {
  await prepare({ withCli: false });
  const folder = join(workFolder, "sdks");
  await step((progress) => generateSdks(progress, { schema, folder }));
  console.log(`Wrote ${relative(root, folder)}`);
});
