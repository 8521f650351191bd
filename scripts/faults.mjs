import { prepare } from "./setup/preparation.mjs";
import { runCommand } from "./terminal/command.mjs";
import { loadTypeScript } from "./terminal/typescript.mjs";

const help = `Usage: npm run faults [-- [options] [text]]

Sets up what is missing, then injects each fault of the emulator into each operation of create, wait, refresh and
destroy in Pulumi's real provider host process, and prints the table as measured: step, operation, fault, outcome.
Ends with a count, and with exit code 1 if a row does not hold. It takes one to three minutes, and needs neither an
AWS account nor the Pulumi CLI.

  text     only the rows whose step, operation, "one call" or "every call", and fault contain this text
  --plugin calls the plugin's process instead
  --rows   one line for each row, with its time
  --write  writes docs/faults.md if all rows hold
  --help   show this text`;

const options = /** @type {const} */ ({
  plugin: { type: "boolean", default: false },
  rows: { type: "boolean", default: false },
  write: { type: "boolean", default: false },
});
await runCommand({ help, options, takesText: true }, async ({ plugin, rows, write }, words) => {
  await prepare({ withCli: false });
  /** @type {typeof import("../tests/support/faults/measure-faults.js")} */
  const { measureFaults } = loadTypeScript("tests/support/faults/measure-faults.ts");
  await measureFaults({ isThroughPlugin: plugin, isShowingRows: rows, isWriting: write, text: words.join(" ") });
});
