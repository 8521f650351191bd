// `npm run bench`: the set-up, then the figures. Knows how they are started and what they are called with.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./paths.mjs";
import { prepare } from "./preparation.mjs";

const help = `Usage: npm run bench [-- [options] [text]]

Sets up what is missing, then measures this package against references in the same run, sample by sample in turn: commands
of the real Pulumi CLI against a dynamic provider that does nothing, the client against the AWS SDK for JavaScript and
aws4fetch. Prints each figure with its spread and what it is to reach. It takes about half an hour, with nothing else on the
machine; it needs no AWS account, and Linux for what processes take of memory.

  text     only the figures whose title holds this text, such as "client" or "stack of 20 models"
  --quick  fewer figures and samples, in under three minutes
  --write  writes bench/results.md and bench/wall-time.svg
  --help   show this text`;

/** @param {string[]} args @returns {Promise<number>} the exit code */
function measure(args) {
  const script = join(root, "bench/measure.ts");
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
      quick: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.quick && values.write) throw new Error("--write keeps the whole run: leave --quick out");
  if (values.help) console.log(help);
  else {
    await prepare();
    const flags = [...(values.quick ? ["--quick"] : []), ...(values.write ? ["--write"] : [])];
    process.exitCode = await measure([...flags, ...(positionals.length > 0 ? [positionals.join(" ")] : [])]);
  }
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 1;
}
