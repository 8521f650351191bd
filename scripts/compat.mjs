// `npm run test:compat`: the set-up, then every consumer project with the packed package. Knows its arguments.

import { prepare } from "./setup/preparation.mjs";
import { readArguments } from "./terminal/arguments.mjs";
import { runTypeScript } from "./terminal/typescript.mjs";

const help = `Usage: npm run test:compat [-- [options] [text]]

Sets up what is missing, packs both packages, and makes consumer projects in temporary folders: CommonJS, ES modules and
TypeScript, installed by npm, pnpm and yarn, in a monorepo, wrapped by another package. Each goes through pulumi up, an
unchanged preview and destroy against the emulator, one of them with every version of Node and @pulumi/pulumi. A program
that tests itself starts the emulator's package. Prints a matrix, and ends with a line such as "23 passed, 0 failed".

It gets packages from the registry that npm is set to: Node's and Bun's binaries, package managers, @pulumi/pulumi. They
are kept in .work/compat, 1.5 GB. The first run takes about ten minutes, a later one five.

  text    only the consumers whose name holds this text
  --help  show this text`;

try {
  const { values, positionals } = readArguments({}, { allowPositionals: true });
  if (values.help) console.log(help);
  else {
    await prepare();
    process.exitCode = await runTypeScript("tests/support/compat/run-compat.ts", [positionals.join(" ")]);
  }
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}
