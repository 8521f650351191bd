// Trains a model with a platform team's component.
import * as pulumi from "@pulumi/pulumi";
import { SmokeTestedModel } from "./smoke-tested-model";

const config = new pulumi.Config();

const model = new SmokeTestedModel("churn", {
  team: config.require("team"),
  membershipIdentifier: config.require("membershipIdentifier"),
  configuredModelAlgorithmAssociationArn: config.require("configuredModelAlgorithmAssociationArn"),
  resourceConfig: {
    instanceType: config.require("instanceType"),
    volumeSizeInGB: config.requireNumber("volumeSizeInGB"),
  },
  dataChannels: [{ mlInputChannelArn: config.require("mlInputChannelArn"), channelName: "training" }],
  hyperparameters: { n_estimators: "100" },
  smokeHyperparameters: { n_estimators: "1" },
});

export const trainedModelArn = model.trainedModelArn;
