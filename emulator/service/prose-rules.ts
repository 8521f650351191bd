// The rules of CreateTrainedModel that go across members. It knows nothing of single members' limits and of other models.
import type { CreateBody } from "../models/stored-model";

/** Most data channels of a training, both kinds together (documented). */
export const mostChannels = 20;

/** Everything that is wrong with the input across its members, one text each. */
export function createRuleViolations(input: CreateBody, tagsPerResource: number): string[] {
  return [...channelViolations(input), ...tagViolations(input.tags ?? {}, tagsPerResource), ...arnViolations(input)];
}

function channelViolations(input: CreateBody): string[] {
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

/** What is wrong with a resource's tags beyond their lengths. */
export function tagViolations(tags: Readonly<Record<string, string>>, tagsPerResource: number): string[] {
  const keys = Object.keys(tags);
  const found = keys
    .filter((key) => key.toLowerCase().startsWith("aws:"))
    .map((key) => `Tag key '${key}' has the reserved prefix aws:`);
  if (keys.length > tagsPerResource) found.push(`A resource has at most ${tagsPerResource} tags`);
  return found;
}

function arnViolations(input: CreateBody): string[] {
  const wanted = placeOf(input.configuredModelAlgorithmAssociationArn);
  return arnsOf(input)
    .filter((arn) => placeOf(arn) !== wanted)
    .map((arn) => `'${arn}' is not of the association's partition and region (${wanted})`);
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
