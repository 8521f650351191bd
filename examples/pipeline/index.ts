// From a membership to predictions in one program: two channels query the data, a model trains on one of them, is exported,
// and makes predictions from the other. Its settings come from the stack: `pulumi config set membershipIdentifier ...` and so on.
import * as pulumi from "@pulumi/pulumi";
import * as cleanroomsml from "pulumi-cleanroomsml";

const config = new pulumi.Config();
const membershipIdentifier = config.require("membershipIdentifier");
const receiver = config.require("receiverAccountId");

const output = new cleanroomsml.MLConfiguration("output", {
  membershipIdentifier,
  defaultOutputLocation: {
    roleArn: config.require("outputRoleArn"),
    destination: { s3Destination: { s3Uri: config.require("outputUri") } },
  },
});

const algorithm = new cleanroomsml.ConfiguredModelAlgorithm("churn", {
  roleArn: config.require("imageRoleArn"),
  trainingContainerConfig: { imageUri: config.require("imageUri") },
  inferenceContainerConfig: { imageUri: config.require("inferenceImageUri") },
});

const association = new cleanroomsml.ConfiguredModelAlgorithmAssociation("churn", {
  membershipIdentifier,
  configuredModelAlgorithmArn: algorithm.configuredModelAlgorithmArn,
  privacyConfiguration: {
    policies: {
      trainedModels: { containerLogs: [{ allowedAccountIds: [receiver] }] },
      trainedModelExports: { maxSize: { unit: "GB", value: 1 }, filesToExport: ["MODEL"] },
      trainedModelInferenceJobs: { containerLogs: [{ allowedAccountIds: [receiver] }] },
    },
  },
});

const training = channelOf("training", config.requireSecret("trainingQuery"));
const customers = channelOf("customers", config.requireSecret("predictionQuery"));

const model = new cleanroomsml.TrainedModel(
  "churn",
  {
    membershipIdentifier,
    configuredModelAlgorithmAssociationArn: association.configuredModelAlgorithmAssociationArn,
    resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 30 },
    dataChannels: [{ mlInputChannelArn: training.mlInputChannelArn, channelName: "training" }],
    stoppingCondition: { maxRuntimeInSeconds: 4 * 3600 },
  },
  // No input leads from a model or a job to the ML configuration: without this, one could begin before its output has a place.
  { dependsOn: output },
);

new cleanroomsml.TrainedModelExportJob(
  "churn",
  {
    membershipIdentifier,
    trainedModelArn: model.trainedModelArn,
    outputConfiguration: { members: [{ accountId: receiver }] },
  },
  { dependsOn: output },
);

const predictions = new cleanroomsml.TrainedModelInferenceJob(
  "predictions",
  {
    membershipIdentifier,
    trainedModelArn: model.trainedModelArn,
    resourceConfig: { instanceType: "ml.m5.xlarge" },
    dataSource: { mlInputChannelArn: customers.mlInputChannelArn },
    outputConfiguration: { accept: "text/csv", members: [{ accountId: receiver }] },
  },
  { dependsOn: output },
);

/** Runs a query, which uses privacy budget, and keeps its result for 30 days. */
function channelOf(name: string, queryString: pulumi.Input<string>): cleanroomsml.MLInputChannel {
  return new cleanroomsml.MLInputChannel(name, {
    membershipIdentifier,
    configuredModelAlgorithmAssociations: [association.configuredModelAlgorithmAssociationArn],
    inputChannel: {
      roleArn: config.require("queryRoleArn"),
      dataSource: { protectedQueryInputParameters: { sqlParameters: { queryString } } },
    },
    retentionInDays: 30,
  });
}

export const trainedModelArn = model.trainedModelArn;
export const trainedModelInferenceJobArn = predictions.trainedModelInferenceJobArn; // known when the predictions are in S3
