import { randomBytes } from "node:crypto";

type Props = Record<string, unknown>;

/** The key of the state for a name that the program omits. It begins like Pulumi's hidden keys. */
export const GENERATED_NAME = "__generatedName";

const MOST_CHARACTERS = 63;
const SUFFIX_CHARACTERS = 7;

/**
 * Generates a name as Pulumi does, from the logical name and a random suffix; at most 63 characters.
 *
 * @param logicalName  the resource's name in the program; characters that the service does not accept are removed
 */
export function generateName(logicalName: string, random: (size: number) => Buffer = randomBytes): string {
  const suffix = random(4).toString("hex").slice(0, SUFFIX_CHARACTERS);
  const allowed = [...logicalName].filter((character) =>
    /[\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}\t]/u.test(character),
  );
  return [...allowed.slice(0, MOST_CHARACTERS - SUFFIX_CHARACTERS - 1), "-", ...suffix].join("");
}

/** Whether the program sets the name. */
export function hasExplicitName(inputs: Props): boolean {
  return inputs.name !== undefined && !isGenerated(inputs);
}

/** Whether the name is marked as generated. */
export function isGenerated(props: Props): boolean {
  return props.name !== undefined && props.name === props[GENERATED_NAME];
}
