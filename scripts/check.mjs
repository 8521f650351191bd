// `npm run check`: the set-up, then types, lint, format and documentation. Knows which programs look at what.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { prepare } from "./setup/preparation.mjs";
import { root } from "./system/paths.mjs";
import { readArguments } from "./terminal/arguments.mjs";
import { colourEnvironment } from "./terminal/colours.mjs";
import { startProgress } from "./terminal/progress.mjs";

const help = `Usage: npm run check

Sets up what is missing but the Pulumi CLI, then checks types (tsc), lint and format (biome), and that what
is exported is documented (typedoc). What biome can mend, npm run format mends. It takes half a minute.

  --help  show this text`;

const checks = [
  { what: "Types", program: "typescript/bin/tsc", args: ["--noEmit"] },
  { what: "Lint and format", program: "@biomejs/biome/bin/biome", args: ["check", "."] },
  { what: "Documentation of what is exported", program: "typedoc/bin/typedoc", args: ["--emit", "none"] },
];

/** @param {(typeof checks)[number]} check @returns {Promise<boolean>} whether all is well */
function perform({ what, program, args }) {
  const progress = startProgress();
  progress.say(`${what}: ${program.split("/").at(-1)} ${args.join(" ")}`);
  progress.show(what);
  const commandLine = [join(root, "node_modules", program), ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, commandLine, { cwd: root, env: colourEnvironment(), stdio: "inherit" });
    child.on("error", reject);
    child.on("exit", (exitCode) => {
      progress.end();
      resolve(exitCode === 0);
    });
  });
}

try {
  const { values } = readArguments({});
  if (values.help) console.log(help);
  else {
    await prepare({ withCli: false });
    for (const check of checks) if (!(await perform(check))) process.exitCode = 1;
  }
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 1;
}
