import { languages } from "./pulumi/language-hosts.mjs";
import { prepare, prepareLanguageHost } from "./setup/preparation.mjs";
import { runCommand } from "./terminal/command.mjs";

const help = `Usage: npm run setup [-- --no-cli | --languages]
       npm run build  the same with --no-cli

Installs what is missing, and nothing else:
  1. the dependencies in package-lock.json (npm ci)
  2. the compiled packages in dist and emulator/dist
  3. the Pulumi CLI: one on PATH of version 3.200 or later is used. Otherwise it is downloaded with the npm
     package "pulumi", and if that fails, it is built from its Go modules. Both go to .work/pulumi-home
It takes half a minute, 2 to 8 minutes if the CLI is built (once), and under a second if nothing is missing.

  --no-cli     skip the CLI
  --languages  also the language hosts, which the CLI needs for programs in Python, Go and YAML: its own, or else built
               from Go modules, which takes one to four minutes more, once
  --help       show this text`;

const options = /** @type {const} */ ({
  "no-cli": { type: "boolean", default: false },
  languages: { type: "boolean", default: false },
});
await runCommand({ help, options }, async (values) => {
  if (values.languages && values["no-cli"]) throw new Error("--languages needs the CLI: leave --no-cli out");
  await prepare({ withCli: !values["no-cli"] });
  for (const language of values.languages ? languages : []) {
    const host = await prepareLanguageHost(language);
    if ("missing" in host) throw new Error(`Cannot set up the language ${language}: ${host.missing}`);
    console.log(`Set-up: ${host.file}`);
  }
});
