// A model, and a version that continues from it.
import { TrainedModel } from "pulumi-cleanroomsml";

const membershipIdentifier = "11111111-2222-3333-4444-555555555555";
const owner = `arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/${membershipIdentifier}`;
const inputs = {
  membershipIdentifier,
  configuredModelAlgorithmAssociationArn: `${owner}/configured-model-algorithm-association/churn`,
  resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 30 },
  dataChannels: [{ mlInputChannelArn: `${owner}/ml-input-channel/customers`, channelName: "training" }],
};

const base = new TrainedModel("churn", inputs);
const further = new TrainedModel("churn-further", {
  ...inputs,
  incrementalTrainingDataChannels: [{ trainedModelArn: base.trainedModelArn, channelName: "base" }],
});

export const trainedModelArn = further.trainedModelArn;
export const versionIdentifier = further.versionIdentifier;
