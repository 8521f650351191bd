// The member with the algorithm. It offers the algorithm to the collaboration under a name that both members know.
import * as pulumi from "@pulumi/pulumi";
import { ConfiguredModelAlgorithm, ConfiguredModelAlgorithmAssociation, MLConfiguration } from "pulumi-cleanroomsml";

const config = new pulumi.Config();
const membershipIdentifier = config.require("membershipIdentifier");

new MLConfiguration("logs", {
  membershipIdentifier,
  defaultOutputLocation: { roleArn: config.require("outputRoleArn") },
});

const algorithm = new ConfiguredModelAlgorithm("churn", {
  roleArn: config.require("imageRoleArn"),
  trainingContainerConfig: { imageUri: config.require("imageUri") },
});

const association = new ConfiguredModelAlgorithmAssociation("churn", {
  membershipIdentifier,
  configuredModelAlgorithmArn: algorithm.configuredModelAlgorithmArn,
  name: config.require("associationName"),
  privacyConfiguration: {
    policies: {
      trainedModels: {
        containerLogs: [{ allowedAccountIds: [config.require("logAccountId")], logType: "ERROR_SUMMARY" }],
      },
    },
  },
});

// What the other member needs to know, beside the name.
export const collaborationIdentifier = association.collaborationIdentifier;
