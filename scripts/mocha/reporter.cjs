const { writeFileSync } = require("node:fs");
const { reporters } = require("mocha");

// Mocha itself checks only the terminal; scripts/test.mjs sets NO_COLOR if there is none.
if (process.env.NO_COLOR) reporters.Base.useColors = false;

const endsAfterMs = 5_000;

/** Mocha's own report. Its counts also go into a file, so that those of several runs can be added up. */
class CountingReporter extends reporters.Spec {
  /**
   * @param {import("mocha").Runner} runner
   * @param {import("mocha").MochaOptions} options  with a reporter option `counts`: the file
   */
  constructor(runner, options) {
    super(runner, options);
    this.countsFile = options.reporterOptions.counts;
    // A test that passes only on the second attempt has a mistake, if a rare one.
    runner.on("retry", (test, error) => console.log(`  Tried again: ${test.fullTitle()}: ${error.message}`));
  }

  /**
   * @override
   * @param {number} failures
   * @param {((failures: number) => void) | undefined} done
   */
  done(failures, done) {
    const { passes, pending } = this.stats;
    const write = (/** @type {number} */ failed) =>
      writeFileSync(this.countsFile, JSON.stringify({ passed: passes, failed, skipped: pending }));
    write(failures);
    // Only runs if something keeps the process alive, which is a mistake in a test or in what it tests.
    setTimeout(() => {
      const open = process.getActiveResourcesInfo().join(", ");
      console.error(`Still open ${endsAfterMs / 1000} s after the last test: ${open}`);
      write(failures + 1);
      process.exit(1);
    }, endsAfterMs).unref();
    done?.(failures);
  }
}

module.exports = CountingReporter;
