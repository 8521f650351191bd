// The member that trains. It finds the other member's association by its name, so that no ARN changes hands.
import * as pulumi from "@pulumi/pulumi";
import {
  listCollaborationConfiguredModelAlgorithmAssociations,
  MLConfiguration,
  MLInputChannel,
  TrainedModel,
} from "pulumi-cleanroomsml";

const config = new pulumi.Config();
const membershipIdentifier = config.require("membershipIdentifier");
const name = config.require("associationName");

const associationArn = listCollaborationConfiguredModelAlgorithmAssociations({
  collaborationIdentifier: config.require("collaborationIdentifier"),
  name,
}).then(({ collaborationConfiguredModelAlgorithmAssociations: [association, ...others] }) => {
  if (association === undefined) throw new pulumi.RunError(`No member offers an algorithm as "${name}" yet`);
  if (others.length > 0) throw new pulumi.RunError(`${others.length + 1} associations are named "${name}"`);
  return association.configuredModelAlgorithmAssociationArn;
});

const logs = new MLConfiguration("logs", {
  membershipIdentifier,
  defaultOutputLocation: { roleArn: config.require("outputRoleArn") },
});

const channel = new MLInputChannel("training", {
  membershipIdentifier,
  configuredModelAlgorithmAssociations: [associationArn],
  inputChannel: {
    roleArn: config.require("queryRoleArn"),
    dataSource: {
      protectedQueryInputParameters: { sqlParameters: { queryString: config.requireSecret("trainingQuery") } },
    },
  },
  retentionInDays: 30,
});

const model = new TrainedModel(
  "churn",
  {
    membershipIdentifier,
    configuredModelAlgorithmAssociationArn: associationArn,
    resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 30 },
    dataChannels: [{ mlInputChannelArn: channel.mlInputChannelArn, channelName: "training" }],
    stoppingCondition: { maxRuntimeInSeconds: 4 * 3600 },
  },
  { dependsOn: logs },
);

export const trainedModelArn = model.trainedModelArn;
