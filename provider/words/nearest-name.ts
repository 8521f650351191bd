/**
 * Finds the name that a misspelled one probably means.
 *
 * @returns the candidate with the fewest edits; undefined if none is close enough
 */
export function findNearestName(given: string, candidates: readonly string[]): string | undefined {
  // A name that is much longer than any candidate is not a typo, and a comparison would take its length squared.
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
