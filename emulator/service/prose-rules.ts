// What AWS states only in the text of its documentation, so that its data lacks it.
import type { OperationName } from "./routes";
import type { CreateBody } from "./trained-model-shapes";

type Input = Readonly<Record<string, unknown>>;

/** The rules of an operation's whole input; what depends on stored models is the operation's own work. */
const rules: Partial<Record<OperationName, (input: Input, tagsPerResource: number) => string[]>> = {
  CreateTrainedModel: (input, tagsPerResource) => {
    const body = input as unknown as CreateBody;
    return [...channelViolations(body), ...tagViolations(body.tags ?? {}, tagsPerResource), ...arnViolations(body)];
  },
};

/** Lists what is wrong with an input that is within its limits. */
export function proseViolations(operation: OperationName, input: Input, tagsPerResource: number): string[] {
  return rules[operation]?.(input, tagsPerResource) ?? [];
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

/** Assumed: all ARNs of a request are in one partition and region. */
function arnViolations(input: CreateBody): string[] {
  const expected = placeOf(input.configuredModelAlgorithmAssociationArn);
  return arnsOf(input)
    .filter((arn) => placeOf(arn) !== expected)
    .map((arn) => `'${arn}' is not of the association's partition and region (${expected})`);
}

/** All ARNs of an input. */
export function arnsOf(input: CreateBody): string[] {
  return [
    input.configuredModelAlgorithmAssociationArn,
    ...input.dataChannels.map((channel) => channel.mlInputChannelArn),
    ...(input.incrementalTrainingDataChannels ?? []).map((channel) => channel.trainedModelArn),
    ...(input.kmsKeyArn === undefined ? [] : [input.kmsKeyArn]),
  ];
}

function placeOf(arn: string): string {
  const [, partition, , region] = arn.split(":");
  return `${partition}/${region}`;
}
