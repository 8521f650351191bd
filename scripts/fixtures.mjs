import { prepare } from "./setup/preparation.mjs";
import { runCommand } from "./terminal/command.mjs";
import { loadTypeScript } from "./terminal/typescript.mjs";

const help = `Usage: npm run fixtures [-- --replace]

Part of a release. Sets up what is missing, then runs each program in tests/upgrades/programs with \`pulumi up\`
against the emulator, and keeps the result (program, exported state, models) in tests/upgrades/VERSION, where VERSION
comes from package.json. From then on tests/e2e/upgrades.test.ts tests every release with it. It takes one to two
minutes.

  --replace  overwrites existing fixtures, for a version that is not yet released
  --help     show this text`;

const options = /** @type {const} */ ({ replace: { type: "boolean", default: false } });
await runCommand({ help, options }, async ({ replace }) => {
  await prepare();
  /** @type {typeof import("../tests/support/upgrades/write-fixtures.js")} */
  const { writeFixtures } = loadTypeScript("tests/support/upgrades/write-fixtures.ts");
  await writeFixtures({ isReplacing: replace });
});
