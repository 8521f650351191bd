/** Names for models whose program gives none, as Pulumi names everything else: the logical name and a random suffix. */
import { randomBytes } from "node:crypto";

const MOST_CHARACTERS = 63;
const SUFFIX_CHARACTERS = 7;

/**
 * A new name for a model, at most 63 characters.
 *
 * @param logicalName  the resource's name in the program; what the service does not take in a name is left out
 */
export function generateName(logicalName: string, random: (size: number) => Buffer = randomBytes): string {
  const suffix = random(4).toString("hex").slice(0, SUFFIX_CHARACTERS);
  const allowed = [...logicalName].filter((character) =>
    /[\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}\t]/u.test(character),
  );
  return [...allowed.slice(0, MOST_CHARACTERS - SUFFIX_CHARACTERS - 1), "-", ...suffix].join("");
}
