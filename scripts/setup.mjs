// `npm run setup`: makes a fresh clone ready. Knows its arguments; the work is in preparation.mjs.

import { prepare } from "./setup/preparation.mjs";
import { readArguments } from "./terminal/arguments.mjs";

const help = `Usage: npm run setup [-- --no-cli]
       npm run build  the same with --no-cli

Puts in place what is missing, and nothing else:
  1. the dependencies that package-lock.json names (npm ci)
  2. the compiled packages in dist and emulator/dist
  3. the Pulumi CLI: one on PATH of version 3.200 or later is used as it is; else it is downloaded through the npm
     package "pulumi"; where that fails, it is built from its Go modules. Both go to .work/pulumi-home
It takes half a minute, 2 to 8 minutes where the CLI is built (once), and under a second where all is there.

  --no-cli  leave out the third
  --help    show this text`;

try {
  const { values } = readArguments({ "no-cli": { type: "boolean" } });
  if (values.help) console.log(help);
  else await prepare({ withCli: values["no-cli"] !== true });
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 1;
}
