// What AWS states only in the text of its documentation, so that its data lacks it.
import { arnsOf, nounOf, placeOf } from "./arns";
import { inputLimit } from "./limits";
import type { OperationName } from "./routes";
import type { CreateBody } from "./trained-model-shapes";
import { isRecord } from "./validation";

type Input = Readonly<Record<string, unknown>>;
type Tags = Readonly<Record<string, string>>;

/** The rules of one operation's input; what depends on stored objects is the operation's own work. */
const rules: Partial<Record<OperationName, (input: Input) => string[]>> = {
  CreateTrainedModel: (input) => channelViolations(input as unknown as CreateBody),
  CreateConfiguredModelAlgorithm: (input) => imageViolations(input),
  CreateConfiguredModelAlgorithmAssociation: (input) => redactionViolations(input),
};

/** Lists what is wrong with an input that is within its limits. TagResource's own tags are checked with those of its resource. */
export function proseViolations(operation: OperationName, input: Input, tagsPerResource: number): string[] {
  const tags = operation === "TagResource" ? {} : ((input.tags ?? {}) as Tags);
  const own = rules[operation]?.(input) ?? [];
  return [...own, ...tagViolations(tags, tagsPerResource), ...arnViolations(operation, input)];
}

/**
 * Documented: an image is named by registry, repository and tag; a digest is not supported.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ContainerConfig.html
 */
function imageViolations(input: Input): string[] {
  const found = ["trainingContainerConfig", "inferenceContainerConfig"].filter((name) =>
    String((input[name] as Input | undefined)?.imageUri).includes("@"),
  );
  return found.map((name) => `The image at '/${name}/imageUri' is named by a digest, which is not supported`);
}

/**
 * Documented: customEntityConfig goes with the entity CUSTOM.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_LogRedactionConfiguration.html
 */
function redactionViolations(input: unknown): string[] {
  if (Array.isArray(input)) return input.flatMap(redactionViolations);
  if (!isRecord(input)) return [];
  const { entitiesToRedact, customEntityConfig } = input;
  const own =
    Array.isArray(entitiesToRedact) && entitiesToRedact.includes("CUSTOM") !== (customEntityConfig !== undefined)
      ? ["customEntityConfig is needed with the entity CUSTOM, and allowed with it alone"]
      : [];
  return [...own, ...Object.values(input).flatMap(redactionViolations)];
}

/**
 * Documented: 20 channels in all, and names that are unique within the training.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_IncrementalTrainingDataChannel.html
 */
function channelViolations(input: CreateBody): string[] {
  const mostChannels = 20;
  const channels = [...(input.incrementalTrainingDataChannels ?? []), ...input.dataChannels];
  const found: string[] = [];
  if (channels.length > mostChannels) {
    found.push(`A training has at most ${mostChannels} channels, incrementalTrainingDataChannels included`);
  }
  const names = channels.map((channel) => channel.channelName);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  for (const name of repeated) found.push(`Channel name '${name}' is not unique within the training`);
  return found;
}

/**
 * Documented: 50 tags per resource, where the data has 200, and no key with the prefix `aws:` in any letter case.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TagResource.html
 */
export function tagViolations(tags: Readonly<Record<string, string>>, tagsPerResource: number): string[] {
  const keys = Object.keys(tags);
  const found = keys
    .filter((key) => key.toLowerCase().startsWith("aws:"))
    .map((key) => `Tag key '${key}' has the reserved prefix aws:`);
  if (keys.length > tagsPerResource) found.push(`A resource has at most ${tagsPerResource} tags`);
  return found;
}

/** Assumed: all ARNs of a request are in one partition and region; roles are in no region. */
function arnViolations(operation: OperationName, input: Input): string[] {
  const arns = arnsOf(inputLimit(operation), input);
  const [first] = arns.filter((arn) => placeOf(arn).region !== "");
  if (first === undefined) return [];
  const { partition, region } = placeOf(first);
  return arns
    .filter((arn) => placeOf(arn).partition !== partition || !["", region].includes(placeOf(arn).region))
    .map((arn) => `'${arn}' is not of the ${nounOf(first)}'s partition and region (${partition}/${region})`);
}
