// Trains one model. Its settings come from the stack: `pulumi config set membershipIdentifier ...` and so on.
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
  hyperparameters: { n_estimators: "100" },
  // The training stops after four hours at the latest.
  stoppingCondition: { maxRuntimeInSeconds: 4 * 3600 },
});

// Resolves once the model is ACTIVE.
export const trainedModelArn = model.trainedModelArn;
