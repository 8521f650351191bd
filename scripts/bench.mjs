// `npm run bench`: the set-up, then the figures. Knows its arguments.

import { prepare } from "./setup/preparation.mjs";
import { readArguments } from "./terminal/arguments.mjs";
import { runTypeScript } from "./terminal/typescript.mjs";

const help = `Usage: npm run bench [-- [options] [text]]

Sets up what is missing, then measures this package against references in the same run, sample by sample in turn:
commands of the real Pulumi CLI against a dynamic provider that does nothing, the client against the AWS SDK for
JavaScript and aws4fetch. Prints each figure with its spread and what it is to reach. It takes about half an hour,
with nothing else on the machine; it needs no AWS account, and Linux for what processes take of memory.

  text     only the figures whose title holds this text, such as "client" or "stack of 20 models"
  --quick  fewer figures and samples, in under three minutes
  --write  writes bench/results.md and bench/wall-time.svg
  --help   show this text`;

try {
  const { values, positionals } = readArguments(
    { quick: { type: "boolean", default: false }, write: { type: "boolean", default: false } },
    { allowPositionals: true },
  );
  if (values.quick && values.write) throw new Error("--write keeps the whole run: leave --quick out");
  if (values.help) console.log(help);
  else {
    await prepare();
    const flags = [...(values.quick ? ["--quick"] : []), ...(values.write ? ["--write"] : [])];
    const text = positionals.length > 0 ? [positionals.join(" ")] : [];
    process.exitCode = await runTypeScript("bench/measure.ts", [...flags, ...text]);
  }
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 1;
}
