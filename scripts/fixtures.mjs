// `npm run fixtures`: the set-up, then the states that the tests of later releases begin with. Knows its arguments.

import { prepare } from "./setup/preparation.mjs";
import { readArguments } from "./terminal/arguments.mjs";
import { runTypeScript } from "./terminal/typescript.mjs";

const help = `Usage: npm run fixtures [-- --replace]

Part of a release. Sets up what is missing, then takes each program in tests/upgrades/programs through
\`pulumi up\` against the emulator, and keeps what that leaves behind (program, exported state, models) in
tests/upgrades/VERSION, the version being that of package.json. From then on tests/e2e/upgrades.test.ts holds
every release to it. It takes one to two minutes.

  --replace  writes them anew where they are there already: for a release that is not out yet
  --help     show this text`;

try {
  const { values } = readArguments({ replace: { type: "boolean", default: false } });
  if (values.help) console.log(help);
  else {
    await prepare();
    process.exitCode = await runTypeScript(
      "tests/support/upgrades/write-fixtures.ts",
      values.replace ? ["--replace"] : [],
    );
  }
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 1;
}
