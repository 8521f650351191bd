// `npm run test:compat`: the set-up, then every consumer project with the packed package. Knows how that is started.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./paths.mjs";
import { prepare } from "./preparation.mjs";

const help = `Usage: npm run test:compat [-- [--help] [text]]

Sets up what is missing, packs the package, and makes consumer projects in temporary folders: CommonJS, ES modules and
TypeScript, installed by npm, pnpm and yarn, in a monorepo, wrapped by another package. Each goes through pulumi up, an
unchanged preview and destroy against the emulator, one of them with every version of Node and @pulumi/pulumi. Prints a
matrix, and ends with a line such as "23 passed, 0 failed".

It gets packages from the registry that npm is set to: Node's and Bun's binaries, package managers, @pulumi/pulumi. They
are kept in .work/compat, 1.5 GB.

  text    only the consumers whose name holds this text
  --help  show this text`;

/** @param {string} pattern @returns {Promise<number>} the exit code */
function play(pattern) {
  const script = join(root, "tests/compat/run-compat.ts");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--require", "tsx/cjs", script, pattern], { cwd: root, stdio: "inherit" });
    child.on("error", reject);
    child.on("exit", (exitCode) => resolve(exitCode ?? 1));
  });
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", default: false } },
  });
  if (values.help) console.log(help);
  else {
    await prepare();
    process.exitCode = await play(positionals.join(" "));
  }
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}
