// `npm run faults`: the set-up, then every row of the fault table, in Pulumi's own host process. Knows its arguments.

import { prepare } from "./setup/preparation.mjs";
import { readArguments } from "./terminal/arguments.mjs";
import { runTypeScript } from "./terminal/typescript.mjs";

const help = `Usage: npm run faults [-- [options] [text]]

Sets up what is missing, then lets each fault of the emulator strike each operation of create, wait, refresh
and destroy in Pulumi's real provider host process, and prints the table as it was measured: step, operation,
fault, outcome. Ends with a count, and not with 0 where a row does not hold. It takes one to three minutes,
needs no AWS account and no Pulumi CLI.

  text     only the rows whose step, operation, "one call" or "every call", and fault hold this text
  --rows   one line for each row, with its time
  --write  writes docs/faults.md, where all rows hold
  --help   show this text`;

try {
  const { values, positionals } = readArguments(
    { rows: { type: "boolean", default: false }, write: { type: "boolean", default: false } },
    { allowPositionals: true },
  );
  if (values.help) console.log(help);
  else {
    await prepare({ withCli: false });
    const flags = [...(values.rows ? ["--rows"] : []), ...(values.write ? ["--write"] : [])];
    const text = positionals.length > 0 ? [positionals.join(" ")] : [];
    process.exitCode = await runTypeScript("tests/support/faults/measure-faults.ts", [...flags, ...text]);
  }
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 1;
}
