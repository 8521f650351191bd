// From a membership to a trained model in one program: where its logs go, the algorithm, its association and the model, on an
// ML input channel that exists. Its settings come from the stack: `pulumi config set membershipIdentifier ...` and so on.
import * as pulumi from "@pulumi/pulumi";
import * as cleanroomsml from "pulumi-cleanroomsml";

const config = new pulumi.Config();
const membershipIdentifier = config.require("membershipIdentifier");

const logs = new cleanroomsml.MLConfiguration("logs", {
  membershipIdentifier,
  defaultOutputLocation: { roleArn: config.require("outputRoleArn") },
});

const algorithm = new cleanroomsml.ConfiguredModelAlgorithm("churn", {
  roleArn: config.require("imageRoleArn"),
  trainingContainerConfig: {
    imageUri: config.require("imageUri"),
    metricDefinitions: [{ name: "loss", regex: "loss=([0-9.]+)" }],
  },
  tags: { team: config.get("team") ?? "risk" },
});

const association = new cleanroomsml.ConfiguredModelAlgorithmAssociation("churn", {
  membershipIdentifier,
  configuredModelAlgorithmArn: algorithm.configuredModelAlgorithmArn,
  privacyConfiguration: {
    policies: { trainedModels: { containerLogs: [{ allowedAccountIds: [config.require("logAccountId")] }] } },
  },
});

const model = new cleanroomsml.TrainedModel(
  "churn",
  {
    membershipIdentifier,
    configuredModelAlgorithmAssociationArn: association.configuredModelAlgorithmAssociationArn,
    resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 30 },
    dataChannels: [{ mlInputChannelArn: config.require("mlInputChannelArn"), channelName: "training" }],
    stoppingCondition: { maxRuntimeInSeconds: 4 * 3600 },
  },
  // No input of the model leads to it: without this, a training could begin before its logs have a place.
  { dependsOn: logs },
);

export const trainedModelArn = model.trainedModelArn;
