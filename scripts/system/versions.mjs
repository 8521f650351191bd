/** The Pulumi CLI that the npm package `pulumi` and the Go modules in scripts/pulumi/modules install. */
export const pinnedVersion = "3.255.0";

/** The oldest version of a Pulumi CLI on PATH that is used. */
export const oldestVersion = "3.200.0";

/** The oldest supported version of Node; `engines` in package.json is the same. */
export const oldestNode = "20.18.1";

/**
 * Compares versions by their numbers; a pre-release comes before its release.
 *
 * @param {string} version  as `pulumi version` prints it, such as `v3.255.0` or `3.201.0-alpha.1+abc`
 * @param {string} minimum
 * @returns {boolean} also false if the text is not a version
 */
export function isAtLeast(version, minimum) {
  const left = parseVersion(version);
  const right = parseVersion(minimum);
  if (left === undefined || right === undefined) return false;
  for (const [index, required] of right.numbers.entries()) {
    const found = left.numbers[index] ?? 0;
    if (found !== required) return found > required;
  }
  return !left.isPreRelease || right.isPreRelease;
}

/** @param {string} text */
function parseVersion(text) {
  const match = /^v?(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/.exec(text.trim());
  if (match === null) return undefined;
  return { numbers: match.slice(1, 4).map(Number), isPreRelease: match[4] !== undefined };
}
