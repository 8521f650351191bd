import { prepare } from "./setup/preparation.mjs";
import { runCommand } from "./terminal/command.mjs";
import { loadTypeScript } from "./terminal/typescript.mjs";

const help = `Usage: npm run demo [-- [--language LANGUAGE] [--training-seconds N]]

Sets up what is missing, starts the emulator, and drives the real Pulumi CLI through examples/pipeline on a local
backend: preview, up from a membership to predictions, preview of a new image, up --refresh once the data has expired,
destroy. Each step is checked against the emulator's own log of calls.
It needs no AWS account, takes about a minute, and leaves only the folder .work behind.

  --language LANGUAGE   typescript (with the package's own resources), or python or yaml (with the plugin). Python needs
                        Go, for the plugin's SDK. What else is missing is built or installed, once, in a few minutes
  --training-seconds N  how long the emulator trains (6)
  --help                show this text`;

const options = /** @type {const} */ ({
  language: { type: "string", default: "typescript" },
  "training-seconds": { type: "string", default: "6" },
});
const languages = /** @type {const} */ (["typescript", "python", "yaml"]);
await runCommand({ help, options }, async (values) => {
  const trainingSeconds = Number(values["training-seconds"]);
  if (!(trainingSeconds > 0)) throw new Error("--training-seconds: expected a number above 0");
  const language = languages.find((name) => name === values.language);
  if (language === undefined) throw new Error(`--language: expected one of ${languages.join(", ")}`);
  await prepare();
  /** @type {typeof import("./demo/run-demo.js")} */
  const { runDemo } = loadTypeScript("scripts/demo/run-demo.ts");
  await runDemo({ language, trainingSeconds });
});
