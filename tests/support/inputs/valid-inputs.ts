/**
 * Valid inputs of CreateTrainedModel: one fixed record to vary, and random ones within every limit.
 * All identifiers are placeholders.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */

import type fc from "fast-check";
import type { CreateTrainedModelInput } from "../../../sdk/service-types";
import { modelledInputs } from "./modelled-inputs";

export const membershipIdentifier = "11111111-2222-3333-4444-555555555555";
const owner = `arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/${membershipIdentifier}`;

/** A new record of the required inputs and a name; a test spreads it and changes what it tests. */
export function validInputs(): CreateTrainedModelInput {
  return {
    membershipIdentifier,
    name: "fraud-v2",
    configuredModelAlgorithmAssociationArn: `${owner}/configured-model-algorithm-association/algorithm`,
    resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 30 },
    dataChannels: [{ mlInputChannelArn: `${owner}/ml-input-channel/channel`, channelName: "training" }],
  };
}

/** A new record with a value for every input. */
export function allInputs(): Required<CreateTrainedModelInput> {
  return {
    ...validInputs(),
    resourceConfig: { instanceType: "ml.m5.2xlarge", instanceCount: 2, volumeSizeInGB: 30 },
    dataChannels: [
      {
        mlInputChannelArn: `${owner}/ml-input-channel/channel`,
        channelName: "training",
        s3DataDistributionType: "ShardedByS3Key",
      },
    ],
    incrementalTrainingDataChannels: [
      {
        trainedModelArn: `${owner}/trained-model/base`,
        versionIdentifier: "99999999-2222-3333-4444-555555555555",
        channelName: "base",
      },
    ],
    hyperparameters: { n_estimators: "100" },
    environment: { LOG_LEVEL: "debug" },
    stoppingCondition: { maxRuntimeInSeconds: 7200 },
    trainingInputMode: "FastFile",
    description: "Predicts fraud",
    kmsKeyArn: `arn:aws:kms:us-east-1:123456789012:key/${membershipIdentifier}`,
    mlModelTrainingPayerAccountId: "123456789012",
    tags: { team: "risk" },
  };
}

/** Random valid inputs; no channel has a name twice. */
export const randomValidInputs: fc.Arbitrary<CreateTrainedModelInput> = modelledInputs("createTrainedModel").map(
  ({ dataChannels, incrementalTrainingDataChannels, ...others }) => ({
    ...others,
    dataChannels: dataChannels.slice(0, 19).map(withSuffix),
    ...(incrementalTrainingDataChannels && {
      incrementalTrainingDataChannels: incrementalTrainingDataChannels.map((channel) => withSuffix(channel, "base")),
    }),
  }),
);

function withSuffix<Channel extends { channelName: string }>(channel: Channel, suffix: number | string): Channel {
  return { ...channel, channelName: `${channel.channelName.slice(0, 59)}-${suffix}` };
}
