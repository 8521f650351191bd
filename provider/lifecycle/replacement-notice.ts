/**
 * Describes a replacement in the preview: the paths of the changed inputs, never their values, and the cost of the
 * training.
 */

import type { InputDifference } from "../inputs/diff";
import type { ChangedPath } from "../inputs/meaning";
import { describeChangedPaths } from "../inputs/violation-text";
import { TRAINED_MODEL } from "../kinds/trained-model";
import type { Call } from "../words/call";
import { hasUnknown } from "../words/unknown";
import { describeCost } from "./cost";
import { GENERATED_NAME, hasExplicitName } from "./names";

type Props = Record<string, unknown>;
const MOST_PATHS = 6;

/**
 * @returns one line of one or more sentences
 * @throws {Error} if the program still has the option import, so that the replacement could only fail
 */
export function describeReplacement(
  call: Call,
  { id, olds, news }: { id: string; olds: Props; news: Props },
  difference: InputDifference,
): string {
  const { hasFailed, paths } = difference;
  const isCertain = hasFailed || paths.some((path) => !hasUnknown(valueAt(news, path)));
  const changed = paths.length > 0 ? [`${describePaths(paths, news, call)} changed`] : [];
  const causes = [...(hasFailed ? ["its training failed"] : []), ...changed].join(", ");
  const subject = `Trained model "${call.logicalName}"`;
  const verb = isCertain ? "will be replaced" : "may be replaced (depending on values that are not known yet)";
  if (call.import === id && isCertain) {
    throw new Error(
      `${subject} cannot be replaced while the option import names its current model (${causes}); ` +
        `${hasFailed ? "" : "restore the inputs of that model, or "}remove the option to train a new model`,
    );
  }
  if (call.import === id) {
    return `${subject} ${verb}: ${causes}. pulumi up fails while the option import names its current model; remove the option to train a new model.`;
  }
  if (call.import !== undefined) {
    return `${subject} ${verb}: ${causes}. The model that the option import names takes its place; no training starts.`;
  }
  const notice = `${subject} ${verb} and trained again: ${causes}. ${describeCost(news, call)}`;
  return [notice, ...hints(call, olds, news, difference)].join(" ");
}

function describePaths(paths: ChangedPath[], news: Props, call: Call): string {
  const places = describeChangedPaths(paths, { ...TRAINED_MODEL, call, given: news });
  const rest = places.length - MOST_PATHS;
  return places.slice(0, MOST_PATHS).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

function hints(call: Call, olds: Props, news: Props, { replaces, hasFailed }: InputDifference): string[] {
  const isTagsAlone = replaces.length === 1 && replaces[0] === "tags" && !hasFailed;
  const isNameExplicit = hasExplicitName({ [GENERATED_NAME]: olds[GENERATED_NAME], ...news });
  const mayCollide = isNameExplicit && !call.deleteBeforeReplace && !replaces.includes("name");
  return [
    ...(isTagsAlone
      ? ['A change of tags alone also trains a new model; set ignoreChanges: ["tags"] to keep the current one.']
      : []),
    ...(mayCollide
      ? [
          "Its explicit name does not change, so the new model may conflict with the old one; " +
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
