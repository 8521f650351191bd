/**
 * What the preview says before a model is replaced: which inputs changed, by path and never with a value, and what the
 * new training may cost at most.
 */
import { count, describeDuration } from "./describe";
import type { InputDifference } from "./diff";
import type { ChangedPath } from "./meaning";
import { isSecretInput, type ResourceOptions, readOptions } from "./resource-options";
import { hasUnknown } from "./unknown";
import { describeChangedPaths } from "./violation-text";

type Props = Record<string, unknown>;
const MOST_PATHS = 6;

/** One line (or a few sentences on it) about a replacement; call it only where there is one. */
export function describeReplacement(olds: Props, news: Props, difference: InputDifference): string {
  const options = withSecretsOfBoth(olds, news);
  const isCertain = difference.hasFailed || difference.paths.some((path) => !hasUnknown(valueAt(news, path)));
  const causes = [
    ...(difference.hasFailed ? ["its training failed"] : []),
    ...(difference.paths.length > 0 ? [`${describePaths(difference.paths, news, options)} changed`] : []),
  ];
  const verb = isCertain ? "will be replaced" : "may be replaced (values that are not known yet decide)";
  if (options.adoptTrainedModelArn !== undefined) {
    const taker = "The model that adoptTrainedModelArn names takes its place, nothing is trained.";
    return `Trained model "${options.logicalName}" ${verb}: ${causes.join(", ")}. ${taker}`;
  }
  return [
    `Trained model "${options.logicalName}" ${verb} and trained again: ${causes.join(", ")}. ${describeCost(news, options)}`,
    ...hints(news, difference, options),
  ].join(" ");
}

function withSecretsOfBoth(olds: Props, news: Props): ResourceOptions {
  const options = readOptions(news);
  return { ...options, secretInputs: [...(options.secretInputs ?? []), ...(readOptions(olds).secretInputs ?? [])] };
}

function describePaths(paths: ChangedPath[], news: Props, options: ResourceOptions): string {
  const places = describeChangedPaths(paths, news, options);
  const rest = places.length - MOST_PATHS;
  return places.slice(0, MOST_PATHS).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** Instance-hours at most: instances times the longest run time. What is not known is said, not guessed. */
function describeCost(news: Props, options: ResourceOptions): string {
  const config = news.resourceConfig as Props | undefined;
  const seconds = (news.stoppingCondition as Props | undefined)?.maxRuntimeInSeconds;
  const instances = config?.instanceCount ?? 1;
  const isSecret = isSecretInput(options, "resourceConfig") || isSecretInput(options, "stoppingCondition");
  if (isSecret || hasUnknown([config, seconds]) || typeof instances !== "number") return "Its cost is not known yet.";
  const machines = `${instances} x ${config?.instanceType}`;
  if (typeof seconds !== "number") {
    return `It costs ${machines} for as long as it trains (stoppingCondition.maxRuntimeInSeconds sets no limit).`;
  }
  const hours = Math.round((instances * seconds) / 36) / 100;
  return `It costs at most ${count(hours, "instance-hour", "instance-hours")} (${machines}, ${describeDuration(seconds * 1000)}).`;
}

function hints(news: Props, difference: InputDifference, options: ResourceOptions): string[] {
  const isTagsAlone = difference.replaces.length === 1 && difference.replaces[0] === "tags" && !difference.hasFailed;
  const mayCollide =
    options.hasExplicitName && !options.deleteBeforeReplace && !difference.replaces.includes("name") && news.name;
  return [
    ...(isTagsAlone ? ['A change of tags alone retrains too: ignoreChanges: ["tags"] keeps the model.'] : []),
    ...(mayCollide
      ? [
          "Its explicit name stays, so the new model may collide with the living old one: " +
            "leave name out, or set deleteBeforeReplace: true.",
        ]
      : []),
  ];
}

function valueAt(news: Props, [input = "", ...below]: ChangedPath): unknown {
  let value: unknown = news[input];
  for (const key of below) {
    // A list of channels is compared by name, so a path below it is no index: the whole list decides.
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    value = (value as Props)[key];
  }
  return value;
}
