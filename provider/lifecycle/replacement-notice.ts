/**
 * Describes a replacement in the preview: the paths of the changed inputs, never their values, and the cost of the
 * training.
 */

import type { InputDifference } from "../inputs/diff";
import type { ChangedPath } from "../inputs/meaning";
import { GENERATED_NAME, hasExplicitName } from "../inputs/names";
import { describeChangedPaths } from "../inputs/violation-text";
import { type ResourceKind, shortNoun } from "../kinds/resource-kind";
import type { Call } from "../words/call";
import { capitalized } from "../words/describe";
import { hasUnknown } from "../words/unknown";
import { describeCost } from "./cost";

type Props = Record<string, unknown>;
const MOST_PATHS = 6;

/**
 * @returns one line of one or more sentences
 * @throws {Error} if the program still has the resource option import, so that the replacement could only fail
 */
export function describeReplacement(
  kind: ResourceKind,
  call: Call,
  { id, olds, news }: { id: string; olds: Props; news: Props },
  difference: InputDifference,
): string {
  const { hasFailed, replaces } = difference;
  const paths = difference.paths.filter(([input = ""]) => replaces.includes(input));
  const isCertain = hasFailed || paths.some((path) => !hasUnknown(valueAt(news, path)));
  const changed = paths.length > 0 ? [`${describePaths(kind, paths, news, call)} changed`] : [];
  const causes = [...(hasFailed ? [`its ${kind.work?.noun} failed`] : []), ...changed].join(", ");
  const { noun, work, consequences } = kind;
  const short = shortNoun(kind);
  const subject = `${capitalized(noun)} "${call.logicalName}"`;
  const verb = isCertain ? "will be replaced" : "may be replaced (depending on values that are not known yet)";
  const instead = work?.anew ?? `create a new ${short}`;
  if (call.import === id && isCertain) {
    throw new Error(
      `${subject} cannot be replaced while the resource option import names its current ${short} (${causes}); ` +
        `${hasFailed ? "" : `restore the inputs of that ${short}, or `}remove the option to ${instead}`,
    );
  }
  if (call.import === id) {
    return `${subject} ${verb}: ${causes}. pulumi up fails while the resource option import names its current ${short}; remove the option to ${instead}.`;
  }
  if (call.import !== undefined) {
    return `${subject} ${verb}: ${causes}. The ${short} that the resource option import names takes its place; ${work ? `no ${work.noun} starts` : "nothing is created"}.`;
  }
  const repeated = work ? ` and ${work.repeated}` : "";
  const cost = describeCost(kind, news, call);
  const sentences = [`${subject} ${verb}${repeated}: ${causes}.`, cost, consequences ? `${consequences}.` : ""];
  return [...sentences.filter(Boolean), ...hints(kind, call, olds, news, difference)].join(" ");
}

function describePaths(kind: ResourceKind, paths: ChangedPath[], news: Props, call: Call): string {
  const places = describeChangedPaths(paths, { ...kind, call, given: news });
  const rest = places.length - MOST_PATHS;
  return places.slice(0, MOST_PATHS).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

function hints(
  kind: ResourceKind,
  call: Call,
  olds: Props,
  news: Props,
  { replaces, hasFailed }: InputDifference,
): string[] {
  if (!kind.work) return [];
  const isTagsAlone = replaces.length === 1 && replaces[0] === "tags" && !hasFailed;
  const isNameExplicit = hasExplicitName({ [GENERATED_NAME]: olds[GENERATED_NAME], ...news });
  const mayCollide = isNameExplicit && !call.deleteBeforeReplace && !replaces.includes("name");
  return [
    ...(isTagsAlone
      ? [
          'A change of tags alone also trains a new model; set updateTagsInPlace: true to update them, or ignoreChanges: ["tags"] to keep the current ones.',
        ]
      : []),
    ...(mayCollide
      ? [
          `Its explicit name does not change, so the new ${shortNoun(kind)} may conflict with the old one; ` +
            "omit `name`, or set deleteBeforeReplace: true.",
        ]
      : []),
  ];
}

function valueAt(news: Props, [input = "", ...below]: ChangedPath): unknown {
  let value: unknown = news[input];
  for (const key of below) {
    // A list of channels is compared by name, so the next key is not an index, and the whole list decides.
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    value = (value as Props)[key];
  }
  return value;
}
