/**
 * @typedef {object} Progress
 * @property {(text: string) => void} say  prints a line at once
 * @property {(detail: string) => void} show  sets the text of the next progress line
 * @property {() => void} end
 */

/**
 * Reports on a step: prints nothing in the first two seconds, then lines at intervals, each with the time so far.
 *
 * @param {{ write?: (text: string) => void, firstMs?: number, everyMs?: number }} [options]
 * @returns {Progress}
 */
export function startProgress({
  write = (text) => process.stdout.write(text),
  firstMs = 2_000,
  everyMs = 15_000,
} = {}) {
  const startedMs = performance.now();
  let detail = "";
  /** @type {NodeJS.Timeout} */
  let timer;
  const tick = () => {
    if (detail !== "") write(`  ${detail} (${formatDuration(performance.now() - startedMs)} so far)\n`);
    timer = setTimeout(tick, everyMs);
    timer.unref();
  };
  timer = setTimeout(tick, firstMs);
  timer.unref();
  return {
    say: (text) => write(`${text}\n`),
    show: (text) => {
      detail = text;
    },
    end: () => clearTimeout(timer),
  };
}

/**
 * @param {number} durationMs
 * @returns {string} such as `0.4 s`, `12 s` or `3 min 05 s`
 */
export function formatDuration(durationMs) {
  if (durationMs < 10_000) return `${(durationMs / 1000).toFixed(1)} s`;
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}
