// A model whose training failed during the wait.
import { TrainedModel } from "pulumi-cleanroomsml";

const membershipIdentifier = "11111111-2222-3333-4444-555555555555";
const owner = `arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/${membershipIdentifier}`;
const inputs = {
  membershipIdentifier,
  configuredModelAlgorithmAssociationArn: `${owner}/configured-model-algorithm-association/churn`,
  resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 30 },
  dataChannels: [{ mlInputChannelArn: `${owner}/ml-input-channel/customers`, channelName: "training" }],
};

const model = new TrainedModel("churn", inputs);

export const trainedModelArn = model.trainedModelArn;
