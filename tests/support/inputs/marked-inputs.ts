/**
 * Valid inputs of CreateTrainedModel whose every text, key and tag holds a mark, so that a test sees where any of them
 * comes out.
 */
import type fc from "fast-check";
import { allInputs, randomValidInputs } from "./valid-inputs";

type Props = Record<string, unknown>;

/** It stands in no message of this package, and in no name of an input. */
export const MARK = "Zq7v";
/** The same for numbers, where the limits let it be one. */
export const MARKED_NUMBER = 731_733;

/** Matches what a reader may see of an input that is no secret: ARNs in quotes, and plain keys of a map. */
export const SHOWN_PARTS = /"arn:[^"]*"|\["[\w.:/@+-]{1,64}"\]/g;

/** A new record in which every input has a value, and every text that may hold the mark does. */
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

/** Random valid inputs in which every input has a value. */
export const randomEveryInput: fc.Arbitrary<Props> = randomValidInputs.map((random) => {
  const every = everyInput() as Props & { dataChannels: Props[] };
  const given = random as unknown as Props & { dataChannels: Props[]; resourceConfig: Props };
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
