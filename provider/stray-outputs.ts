/**
 * Finds Outputs that a program has joined to a text or given to JSON.stringify: what Pulumi puts in their place is a text
 * about that mistake, and a model would be trained with it.
 */
import type { Call } from "./call";
import { INPUT_NAMES } from "./schema";
import { isStrayOutput } from "./unknown";
import { describePath } from "./violation-text";

type Props = Record<string, unknown>;

/** One sentence for each place that holds one. */
export function describeStrayOutputs(inputs: Props, call: Call): string[] {
  return INPUT_NAMES.flatMap((input) => findStrayOutputs(inputs[input], [input])).map(
    (path) =>
      `${describePath(path, inputs, call)} holds an Output that was joined to a text or given to JSON.stringify: ` +
      "use pulumi.interpolate, pulumi.jsonStringify or apply",
  );
}

function findStrayOutputs(value: unknown, path: string[]): string[][] {
  if (isStrayOutput(value)) return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    isStrayOutput(key) ? [[...path, key]] : findStrayOutputs(member, [...path, key]),
  );
}
