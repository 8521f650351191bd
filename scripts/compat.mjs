import { prepare } from "./setup/preparation.mjs";
import { runCommand } from "./terminal/command.mjs";
import { loadTypeScript } from "./terminal/typescript.mjs";

const help = `Usage: npm run test:compat [-- [options] [text]]

Sets up what is missing, packs both packages, and creates consumer projects in temporary folders: CommonJS, ES modules
and TypeScript, installed by npm, pnpm and yarn, in a monorepo, wrapped by another package. Each runs pulumi up, an
unchanged preview and destroy against the emulator, one of them with every version of Node and @pulumi/pulumi. A program
that tests itself starts the emulator's package. Prints a matrix, and ends with a line such as "23 passed, 0 failed".

It downloads packages from the registry in npm's settings: binaries of Node and Bun, package managers, @pulumi/pulumi.
It keeps them in .work/compat (1.5 GB). The first run takes about ten minutes, a later one five.

  text    only the consumers whose name contains this text
  --help  show this text`;

const onFailure = () => console.log("0 passed, 1 failed");
await runCommand({ help, options: {}, takesText: true, onFailure }, async (_, words) => {
  await prepare();
  /** @type {typeof import("../tests/support/compat/run-compat.js")} */
  const { runCompat } = loadTypeScript("tests/support/compat/run-compat.ts");
  await runCompat(words.join(" "));
});
