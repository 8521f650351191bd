import { roleArn } from "../inputs/kinds";
import { membershipIdentifier } from "../inputs/valid-inputs";

const registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com";

/** The settings of examples/pipeline. */
export const pipelineSettings = {
  membershipIdentifier,
  outputRoleArn: `${roleArn}-output`,
  outputUri: "s3://bucket/churn",
  receiverAccountId: "123456789012",
  imageRoleArn: `${roleArn}-image`,
  imageUri: `${registry}/churn:1`,
  inferenceImageUri: `${registry}/churn-inference:1`,
  queryRoleArn: `${roleArn}-query`,
  "cleanroomsml:region": "us-east-1",
};

/** Its secret settings. */
export const pipelineSecrets = {
  trainingQuery: "SELECT age, tenure, churned FROM customers_of_2025",
  predictionQuery: "SELECT age, tenure FROM customers_of_2026",
};
