import { prepare } from "./setup/preparation.mjs";
import { runCommand } from "./terminal/command.mjs";
import { loadTypeScript } from "./terminal/typescript.mjs";

const help = `Usage: npm run bench [-- [options] [text]]

Sets up what is missing, then measures this package against references in the same run, sample by sample in turn:
commands of the real Pulumi CLI against a dynamic provider that does nothing, the client against the AWS SDK for
JavaScript and aws4fetch. Prints each figure with its spread and its limit. It takes about half an hour, with nothing
else running on the machine. It needs no AWS account; to measure the memory of processes it needs Linux.

  text     only the figures whose title contains this text, such as "client" or "stack of 20 models"
  --quick  fewer figures and samples, in under three minutes
  --write  writes bench/results.md and bench/wall-time.svg; with a text, such as plugin, only bench/results-plugin.md
  --help   show this text`;

const options = /** @type {const} */ ({
  quick: { type: "boolean", default: false },
  write: { type: "boolean", default: false },
});
await runCommand({ help, options, takesText: true }, async ({ quick, write }, words) => {
  if (quick && write) throw new Error("--write needs a full run: omit --quick");
  await prepare();
  /** @type {typeof import("../bench/measure.js")} */
  const { runBench } = loadTypeScript("bench/measure.ts");
  await runBench({ isQuick: quick, isWriting: write, text: words.join(" ") });
});
