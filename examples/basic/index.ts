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
  // Training stops after four hours, whatever happens.
  stoppingCondition: { maxRuntimeInSeconds: 4 * 3600 },
});

// Known once the model is trained.
export const trainedModelArn = model.trainedModelArn;
