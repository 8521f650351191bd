import { prepare } from "./setup/preparation.mjs";
import { runCommand } from "./terminal/command.mjs";

const help = `Usage: npm run setup [-- --no-cli]
       npm run build  the same with --no-cli

Installs what is missing, and nothing else:
  1. the dependencies in package-lock.json (npm ci)
  2. the compiled packages in dist and emulator/dist
  3. the Pulumi CLI: one on PATH of version 3.200 or later is used. Otherwise it is downloaded with the npm
     package "pulumi", and if that fails, it is built from its Go modules. Both go to .work/pulumi-home
It takes half a minute, 2 to 8 minutes if the CLI is built (once), and under a second if nothing is missing.

  --no-cli  skip the CLI
  --help    show this text`;

const options = /** @type {const} */ ({ "no-cli": { type: "boolean", default: false } });
await runCommand({ help, options }, (values) => prepare({ withCli: !values["no-cli"] }));
