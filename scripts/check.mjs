import { join } from "node:path";
import { prepare } from "./setup/preparation.mjs";
import { root } from "./system/paths.mjs";
import { run } from "./system/processes.mjs";
import { colourEnvironment } from "./terminal/colours.mjs";
import { runCommand } from "./terminal/command.mjs";
import { startProgress } from "./terminal/progress.mjs";

const help = `Usage: npm run check

Sets up what is missing except the Pulumi CLI, then checks types (tsc), lint and format (biome), and that every
exported symbol is documented (typedoc). Run npm run format to fix what biome can fix. It takes half a minute.

  --help  show this text`;

const checks = [
  { title: "Types", program: "typescript/bin/tsc", args: ["--noEmit"] },
  { title: "Lint and format", program: "@biomejs/biome/bin/biome", args: ["check", "."] },
  { title: "Documentation of what is exported", program: "typedoc/bin/typedoc", args: ["--emit", "none"] },
];

await runCommand({ help, options: {} }, async () => {
  await prepare({ withCli: false });
  for (const { title, program, args } of checks) {
    const progress = startProgress();
    progress.say(`${title}: ${program.split("/").at(-1)} ${args.join(" ")}`);
    progress.show(title);
    const commandLine = [process.execPath, join(root, "node_modules", program), ...args];
    const { exitCode } = await run(commandLine, { cwd: root, env: colourEnvironment(), isVisible: true });
    progress.end();
    if (exitCode !== 0) process.exitCode = 1;
  }
});
