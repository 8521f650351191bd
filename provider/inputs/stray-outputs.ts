/**
 * Finds Outputs that a program has concatenated with a string or passed to JSON.stringify. Pulumi replaces them by a
 * sentence about that mistake, and the model would be trained with it.
 */
import { isStrayOutput } from "../words/unknown";
import { type Described, describePath } from "./violation-text";

/** Returns one sentence for each place that contains one. */
export function describeStrayOutputs(described: Described): string[] {
  const given = described.given as Record<string, unknown>;
  return Object.keys(described.inputs)
    .flatMap((input) => findStrayOutputs(given[input], [input]))
    .map(
      (path) =>
        `${describePath(path, described)} contains an Output that was concatenated with a string or passed to JSON.stringify; ` +
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
