// The whole chain in one program: the algorithm, its association with the collaboration, and a model trained with it.
import * as cleanroomsml from "@pulumi/aws-native/cleanroomsml";
import * as pulumi from "@pulumi/pulumi";
import { TrainedModel } from "pulumi-cleanroomsml";

const config = new pulumi.Config();
const membershipIdentifier = config.require("membershipIdentifier");

const algorithm = new cleanroomsml.ConfiguredModelAlgorithm("churn", {
  roleArn: config.require("roleArn"),
  trainingContainerConfig: { imageUri: config.require("trainingImageUri") },
});

const association = new cleanroomsml.ConfiguredModelAlgorithmAssociation("churn", {
  membershipIdentifier,
  configuredModelAlgorithmArn: algorithm.configuredModelAlgorithmArn,
});

/** An ML input channel belongs to an association, so it can be created only after a first `pulumi up`. */
const mlInputChannelArn = config.get("mlInputChannelArn");
const model = mlInputChannelArn
  ? new TrainedModel("churn", {
      membershipIdentifier,
      configuredModelAlgorithmAssociationArn: association.configuredModelAlgorithmAssociationArn,
      resourceConfig: {
        instanceType: config.require("instanceType"),
        volumeSizeInGB: config.requireNumber("volumeSizeInGB"),
      },
      dataChannels: [{ mlInputChannelArn, channelName: "training" }],
      stoppingCondition: { maxRuntimeInSeconds: 4 * 3600 },
    })
  : undefined;

export const configuredModelAlgorithmAssociationArn = association.configuredModelAlgorithmAssociationArn;
export const trainedModelArn = model?.trainedModelArn;
