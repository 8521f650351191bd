/**
 * Valid inputs of CreateTrainedModel with a mark in every string, key and tag, so that a test can find where any of
 * them appears.
 */
import type fc from "fast-check";
import { allInputs, randomValidInputs } from "./valid-inputs";

type Props = Record<string, unknown>;

/** Does not occur in any message of this package or any name of an input. */
export const MARK = "Zq7v";
/** The same for numbers, if the limits allow it. */
export const MARKED_NUMBER = 731_733;

/** Matches the parts of a plain input that a message may show: ARNs in quotes and plain keys of a map. */
export const SHOWN_PARTS = /"arn:[^"]*"|\["[\w.:/@+-]{1,64}"\]/g;

/** A new record with a value for every input and the mark in every string that may contain it. */
export function everyInput(): Props {
  const { resourceConfig, dataChannels, incrementalTrainingDataChannels, ...others } = allInputs();
  return {
    ...others,
    name: `${MARK}-name`,
    configuredModelAlgorithmAssociationArn: `${others.configuredModelAlgorithmAssociationArn}-${MARK}`,
    resourceConfig,
    dataChannels: dataChannels.map((channel) => ({
      ...channel,
      mlInputChannelArn: `${channel.mlInputChannelArn}-${MARK}`,
      channelName: `${MARK}-training`,
    })),
    incrementalTrainingDataChannels: incrementalTrainingDataChannels?.map((channel) => ({
      ...channel,
      trainedModelArn: `${channel.trainedModelArn}-${MARK}`,
      channelName: `${MARK}-base`,
    })),
    hyperparameters: { n_estimators: `${MARK}100` },
    environment: { LOG_LEVEL: `${MARK}debug` },
    description: `${MARK} predicts fraud`,
    kmsKeyArn: `${others.kmsKeyArn}-${MARK}`,
    tags: { team: `${MARK}risk` },
  };
}

/** Random valid values for every input; all ARNs are of one region, as the service requires. */
export const randomEveryInput: fc.Arbitrary<Props> = randomValidInputs.map((random) => {
  const every = everyInput() as Props & { dataChannels: Props[] };
  const given = inOneRegion(random) as unknown as Props & { dataChannels: Props[]; resourceConfig: Props };
  return {
    ...every,
    ...given,
    resourceConfig: { ...(every.resourceConfig as Props), ...given.resourceConfig },
    dataChannels: given.dataChannels.map((channel, index) => (index === 0 ? { ...every.dataChannels[0] } : channel)),
    incrementalTrainingDataChannels: every.incrementalTrainingDataChannels,
    stoppingCondition: { maxRuntimeInSeconds: 60, ...(given.stoppingCondition as Props) },
    ...Object.fromEntries(
      ["hyperparameters", "environment", "tags"].map((map) => {
        const entries = Object.entries((given[map] as Props) ?? {}).slice(0, 40);
        return [map, { ...(every[map] as Props), ...Object.fromEntries(entries) }];
      }),
    ),
  };
});

/** The inputs with all ARNs in us-east-1. */
export function inOneRegion<T>(inputs: T): T {
  return JSON.parse(
    JSON.stringify(inputs, (_, value) =>
      typeof value === "string"
        ? value.replace(/^(arn:aws:(?:kms|cleanrooms-ml)):[-a-z0-9]+:(?=[0-9]{12}:)/, "$1:us-east-1:")
        : value,
    ),
  );
}
