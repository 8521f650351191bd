import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { groupTestFiles, needLanguageHosts } from "./mocha/test-files.mjs";
import { languages } from "./pulumi/language-hosts.mjs";
import { prepare, prepareLanguageHost } from "./setup/preparation.mjs";
import { root, workFolder } from "./system/paths.mjs";
import { run } from "./system/processes.mjs";
import { colourEnvironment } from "./terminal/colours.mjs";
import { runCommand } from "./terminal/command.mjs";
import { startProgress } from "./terminal/progress.mjs";

const help = `Usage: npm test [-- [options] [files or folders]]
       npm run test:unit [-- ...]  those that need no Pulumi CLI
       npm run test:soak [-- ...]  the long ones, too

Sets up what is missing, runs the tests, and ends with a line such as "412 passed, 0 failed, 3 skipped". On two cores it
takes about 10 minutes, half of that without the CLI, and 10 minutes more for the long ones.
The first run of tests/languages builds the missing language hosts, which takes one to four minutes.

  --grep TEXT  only the tests whose full name contains TEXT
  --soak       the long ones in tests/soak, too
  --no-cli     without the Pulumi CLI, and so without tests/e2e, tests/languages and tests/soak
  --help       show this text`;

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @param {import("./mocha/test-files.mjs").TestGroup} group
 * @param {{ grep: string | undefined, countsFile: string }} options
 * @returns {Promise<Counts>}
 */
async function runMocha({ files, isParallel: mayBeParallel }, { grep, countsFile }) {
  const isParallel = mayBeParallel && files.length > 1;
  const commandLine = [
    process.execPath,
    join(root, "node_modules/mocha/bin/mocha.js"),
    // Real processes and clocks on a busy machine: a test may try twice, and the report shows which did.
    ...["--retries", "1"],
    ...["--require", "tsx/cjs"],
    ...["--reporter", join(root, "scripts/mocha/reporter.cjs"), "--reporter-option", `counts=${countsFile}`],
    ...(isParallel ? ["--parallel", "--jobs", "2"] : []),
    ...(grep === undefined ? [] : ["--fgrep", grep]),
    ...files,
  ];
  const progress = startProgress();
  // Of files that run at the same time, mocha shows each when it has ended.
  if (isParallel) progress.show(`${files.length} test files, two at a time`);
  const { exitCode } = await run(commandLine, { cwd: root, env: colourEnvironment(), isVisible: true });
  progress.end();
  const hasEnded = existsSync(countsFile);
  /** @type {Counts} */
  const counts = hasEnded ? JSON.parse(readFileSync(countsFile, "utf8")) : { passed: 0, failed: 0, skipped: 0 };
  // mocha did not end, or something kept it from ending.
  if (counts.failed === 0 && !(hasEnded && exitCode === 0)) counts.failed = 1;
  return counts;
}

/** @param {Counts} counts */
function report({ passed, failed, skipped }) {
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

const options = /** @type {const} */ ({
  grep: { type: "string", short: "g" },
  soak: { type: "boolean", default: false },
  "no-cli": { type: "boolean", default: false },
});
// If no test ran, that must not look like success.
const onFailure = () => report({ passed: 0, failed: 1, skipped: 0 });
await runCommand({ help, options, takesText: true, onFailure }, async ({ grep, soak, "no-cli": noCli }, targets) => {
  const groups = groupTestFiles({ targets, withSoak: soak, withCli: !noCli });
  await prepare({ withCli: !noCli });
  // Without Go, their tests give the reason and count as skipped.
  if (needLanguageHosts(groups)) for (const language of languages) await prepareLanguageHost(language);
  mkdirSync(workFolder, { recursive: true });
  const folder = mkdtempSync(join(workFolder, "counts-"));
  const total = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const [index, group] of groups.entries()) {
      const counts = await runMocha(group, { grep, countsFile: join(folder, `${index}.json`) });
      for (const key of /** @type {(keyof Counts)[]} */ (Object.keys(total))) total[key] += counts[key];
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  report(total);
});
