// Trains one model. `pulumi config set KEY VALUE` changes a setting; `npm run check` checks the types, which Pulumi does not.
import * as pulumi from "@pulumi/pulumi";
import { TrainedModel } from "pulumi-cleanroomsml";

const config = new pulumi.Config();

const model = new TrainedModel("model", {
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
