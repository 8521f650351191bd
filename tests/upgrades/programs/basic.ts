// A model with a wait and every optional input except those that refer to other models.
import { TrainedModel } from "pulumi-cleanroomsml";

const membershipIdentifier = "11111111-2222-3333-4444-555555555555";
const owner = `arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/${membershipIdentifier}`;
const inputs = {
  membershipIdentifier,
  configuredModelAlgorithmAssociationArn: `${owner}/configured-model-algorithm-association/churn`,
  resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 30 },
  dataChannels: [{ mlInputChannelArn: `${owner}/ml-input-channel/customers`, channelName: "training" }],
};

const model = new TrainedModel(
  "churn",
  {
    ...inputs,
    resourceConfig: { ...inputs.resourceConfig, instanceCount: 2 },
    dataChannels: [
      ...inputs.dataChannels,
      {
        mlInputChannelArn: `${owner}/ml-input-channel/orders`,
        channelName: "orders",
        s3DataDistributionType: "ShardedByS3Key",
      },
    ],
    hyperparameters: { n_estimators: "100", max_depth: "7" },
    environment: { LOG_LEVEL: "info" },
    stoppingCondition: { maxRuntimeInSeconds: 4 * 3600 },
    trainingInputMode: "FastFile",
    description: "Who leaves, and why",
    kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    mlModelTrainingPayerAccountId: "123456789012",
    tags: { team: "risk" },
  },
  { customTimeouts: { create: "6h" } },
);

export const trainedModelArn = model.trainedModelArn;
