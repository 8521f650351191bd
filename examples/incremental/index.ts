// Trains a model, and then a version that continues from it with newer data.
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
  // The ARN resolves once the base is ACTIVE, so this training starts after it.
  incrementalTrainingDataChannels: [{ trainedModelArn: base.trainedModelArn, channelName: "base" }],
});

export const trainedModelArn = further.trainedModelArn;
export const versionIdentifier = further.versionIdentifier;
