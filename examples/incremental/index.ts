// Trains a model, and then a version of it further with the data that came since.
import * as pulumi from "@pulumi/pulumi";
import { TrainedModel } from "pulumi-cleanroomsml";

const config = new pulumi.Config();

const inputs = {
  membershipIdentifier: config.require("membershipIdentifier"),
  configuredModelAlgorithmAssociationArn: config.require("configuredModelAlgorithmAssociationArn"),
  resourceConfig: {
    instanceType: config.require("instanceType"),
    volumeSizeInGB: config.requireNumber("volumeSizeInGB"),
  },
  stoppingCondition: { maxRuntimeInSeconds: 4 * 3600 },
};

const base = new TrainedModel("churn", {
  ...inputs,
  dataChannels: [{ mlInputChannelArn: config.require("mlInputChannelArn"), channelName: "training" }],
});

const further = new TrainedModel("churn-further", {
  ...inputs,
  dataChannels: [{ mlInputChannelArn: config.require("newMlInputChannelArn"), channelName: "training" }],
  // The ARN is known once the base is trained, so this training begins after it.
  incrementalTrainingDataChannels: [{ trainedModelArn: base.trainedModelArn, channelName: "base" }],
});

export const trainedModelArn = further.trainedModelArn;
export const versionIdentifier = further.versionIdentifier;
