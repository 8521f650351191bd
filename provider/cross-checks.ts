/**
 * Rules that no single input can break: channel names are unique, there are at most 20 channels of both kinds, and all
 * ARNs of one model name one region and partition. Values that are not known yet, or broken in themselves, are passed over.
 */
import type { Call } from "./call";
import { isUnknown } from "./unknown";

const MOST_CHANNELS = 20;

interface Found {
  path: string;
  value: string;
}

/** One sentence for each rule that the inputs break together. */
export function describeConflicts(inputs: Record<string, unknown>, call: Call): string[] {
  return [...channelCount(inputs), ...channelNames(inputs), ...arnPlaces(inputs, call)];
}

function channelCount(inputs: Record<string, unknown>): string[] {
  const data = asList(inputs.dataChannels).length;
  const incremental = asList(inputs.incrementalTrainingDataChannels).length;
  // Too many of one kind alone are the schema's to say.
  if (data > MOST_CHANNELS || incremental > 1 || data + incremental <= MOST_CHANNELS) return [];
  return [
    `dataChannels and incrementalTrainingDataChannels must be at most ${MOST_CHANNELS} channels together, ` +
      `but are ${data + incremental}`,
  ];
}

function channelNames(inputs: Record<string, unknown>): string[] {
  const firstPath = new Map<string, string>();
  const sentences: string[] = [];
  for (const { path, value } of channelTexts(inputs, "channelName")) {
    const earlier = firstPath.get(value);
    if (earlier) sentences.push(`${path} must be unique within the model, but is the same as ${earlier}`);
    else firstPath.set(value, path);
  }
  return sentences;
}

function arnPlaces(inputs: Record<string, unknown>, call: Call): string[] {
  const found: Found[] = [
    ...topLevelText(inputs, "configuredModelAlgorithmAssociationArn"),
    ...channelTexts(inputs, "mlInputChannelArn"),
    ...channelTexts(inputs, "trainedModelArn"),
    ...topLevelText(inputs, "kmsKeyArn"),
    ...importedArn(call),
  ];
  const places = found.flatMap((place) => {
    const where = findPlace(place.value);
    return where ? [{ ...place, where }] : [];
  });
  const [reference, ...others] = places;
  if (!reference) return [];
  return others
    .filter((place) => place.where !== reference.where)
    .map(
      ({ path }) =>
        `${path} must be in the same region and partition as ${reference.path}: all ARNs of one model name one region`,
    );
}

/** What is imported must be where the inputs are: the call goes to their region, and knows no other. */
function importedArn({ import: id }: Call): Found[] {
  return id === undefined ? [] : [{ path: "Option import", value: id.split("|")[0] ?? "" }];
}

/** Partition and region. What stands behind them may be anything: a key's ARN may end in a space and more. */
function findPlace(text: string): string | undefined {
  const [, partition, region] = /^arn:([a-z-]+):[a-z0-9-]+:([a-z0-9-]+):/.exec(text) ?? [];
  return partition && region && `${partition}:${region}`;
}

function topLevelText(inputs: Record<string, unknown>, input: string): Found[] {
  const value = inputs[input];
  return typeof value === "string" && !isUnknown(value) ? [{ path: input, value }] : [];
}

function channelTexts(inputs: Record<string, unknown>, member: string): Found[] {
  return ["dataChannels", "incrementalTrainingDataChannels"].flatMap((input) =>
    asList(inputs[input]).flatMap((channel, index) => {
      const value = (channel as Record<string, unknown> | null)?.[member];
      const isKnownText = typeof value === "string" && !isUnknown(value);
      return isKnownText ? [{ path: `${input}[${index}].${member}`, value }] : [];
    }),
  );
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
