// `npm run faults`: the set-up, then every row of the fault table, in Pulumi's own host process. Knows how that is started.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./paths.mjs";
import { prepare } from "./preparation.mjs";

const help = `Usage: npm run faults [-- [options] [text]]

Sets up what is missing, then lets each fault of the emulator strike each operation of create, wait, refresh and destroy
in Pulumi's real provider host process, and prints the table as it was measured: step, operation, fault, outcome. Ends with
a count, and not with 0 where a row does not hold. It takes one to three minutes, needs no AWS account and no Pulumi CLI.

  text     only the rows whose step, operation, "one call" or "every call", and fault hold this text
  --rows   one line for each row, with its time
  --write  writes docs/faults.md, where all rows hold
  --help   show this text`;

/** @param {string[]} args @returns {Promise<number>} the exit code */
function measure(args) {
  const script = join(root, "tests/faults/measure-faults.ts");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--require", "tsx/cjs", script, ...args], { cwd: root, stdio: "inherit" });
    child.on("error", reject);
    child.on("exit", (exitCode) => resolve(exitCode ?? 1));
  });
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rows: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) console.log(help);
  else {
    await prepare({ withCli: false });
    const flags = [...(values.rows ? ["--rows"] : []), ...(values.write ? ["--write"] : [])];
    process.exitCode = await measure([...flags, ...(positionals.length > 0 ? [positionals.join(" ")] : [])]);
  }
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 1;
}
