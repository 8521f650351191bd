/** Names of objects whose program gives none, as Pulumi names everything else: the logical name and a random suffix. */
import { randomBytes } from "node:crypto";

type Props = Record<string, unknown>;

/** Where the state notes a name that the program left out. The key begins like Pulumi's hidden ones. */
export const GENERATED_NAME = "__generatedName";

const MOST_CHARACTERS = 63;
const SUFFIX_CHARACTERS = 7;

/**
 * A new name, at most 63 characters.
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

/** Whether the program gives the name: it is among the inputs, and not marked as generated. */
export function hasExplicitName(inputs: Props): boolean {
  return inputs.name !== undefined && inputs.name !== inputs[GENERATED_NAME];
}
