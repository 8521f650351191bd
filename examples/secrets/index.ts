// Trains a model with secrets, which Pulumi encrypts in the state and hides in its output.
import * as pulumi from "@pulumi/pulumi";
import { TrainedModel } from "pulumi-cleanroomsml";

const config = new pulumi.Config();

const model = new TrainedModel("churn", {
  membershipIdentifier: config.require("membershipIdentifier"),
  configuredModelAlgorithmAssociationArn: config.require("configuredModelAlgorithmAssociationArn"),
  resourceConfig: {
    instanceType: config.require("instanceType"),
    volumeSizeInGB: config.requireNumber("volumeSizeInGB"),
  },
  dataChannels: [{ mlInputChannelArn: config.require("mlInputChannelArn"), channelName: "training" }],
  hyperparameters: { n_estimators: "100", hashing_salt: config.requireSecret("hashingSalt") },
  environment: { LOG_LEVEL: "info", TRACKING_TOKEN: config.requireSecret("trackingToken") },
  stoppingCondition: { maxRuntimeInSeconds: 4 * 3600 },
});

export const trainedModelArn = model.trainedModelArn;
