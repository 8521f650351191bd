// Trains one model. To change a setting, run `pulumi config set KEY VALUE`. Pulumi checks the types, as does `npm run
// check`.
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
  // The training stops after four hours at the latest.
  stoppingCondition: { maxRuntimeInSeconds: 4 * 3600 },
});

// Resolves once the model is ACTIVE.
export const trainedModelArn = model.trainedModelArn;
