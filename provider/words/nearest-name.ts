/** The right name that a mistyped one probably stands for. */

/**
 * @returns the candidate that is fewest edits away, undefined where none is near enough to be what was meant
 */
export function findNearestName(given: string, candidates: readonly string[]): string | undefined {
  // A name many times longer than any candidate is no typing mistake, and comparing it would cost its length squared.
  if (given.length > 100) return undefined;
  const limit = Math.max(2, Math.floor(given.length / 3));
  const ranked = candidates
    .map((candidate) => ({ candidate, edits: countEdits(given.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= limit ? best.candidate : undefined;
}

/** Levenshtein's distance: insertions, deletions and replacements of one character. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
