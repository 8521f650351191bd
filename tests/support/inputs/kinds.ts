/** Valid inputs of each kind of object whose create returns at once, and a change of each input. */
import type { KINDS } from "../../../provider/kinds/kinds";
import { membershipIdentifier, validInputs } from "./valid-inputs";

type Props = Record<string, unknown>;
/** What works after its create, beside models. */
export type WorkingClass = "MLInputChannel" | "TrainedModelExportJob" | "TrainedModelInferenceJob";
export type SynchronousKind = Exclude<keyof typeof KINDS, "TrainedModel" | WorkingClass>;

export const roleArn = "arn:aws:iam::123456789012:role/cleanrooms-ml-test";
const image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/churn";
export const algorithmArn = "arn:aws:cleanrooms-ml:us-east-1:123456789012:configured-model-algorithm/algorithm";

/** Every input with a value, but for the name, which is a generated one. */
export const inputsOfKinds: Record<SynchronousKind, Props> = {
  MLConfiguration: {
    membershipIdentifier,
    defaultOutputLocation: { roleArn, destination: { s3Destination: { s3Uri: "s3://bucket/prefix" } } },
  },
  ConfiguredModelAlgorithm: {
    description: "Predicts churn",
    roleArn,
    trainingContainerConfig: {
      imageUri: `${image}:1`,
      entrypoint: ["python", "train.py"],
      arguments: ["--fast"],
      metricDefinitions: [
        { name: "loss", regex: "loss=(.*)" },
        { name: "auc", regex: "auc=(.*)" },
      ],
    },
    inferenceContainerConfig: { imageUri: `${image}-inference:1` },
    tags: { team: "risk" },
    kmsKeyArn: `arn:aws:kms:us-east-1:123456789012:key/${membershipIdentifier}`,
  },
  ConfiguredModelAlgorithmAssociation: {
    membershipIdentifier,
    configuredModelAlgorithmArn: algorithmArn,
    description: "Predicts churn",
    privacyConfiguration: {
      policies: {
        trainedModels: {
          containerLogs: [{ allowedAccountIds: ["123456789012", "210987654321"], logType: "ALL" }],
          containerMetrics: { noiseLevel: "NONE" },
        },
        trainedModelExports: { maxSize: { unit: "GB", value: 1 }, filesToExport: ["MODEL", "OUTPUT"] },
      },
    },
    tags: { team: "risk" },
  },
};

const arnOf = (type: string) =>
  `arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/${membershipIdentifier}/${type}/churn`;
const associationArn = arnOf("configured-model-algorithm-association");

/** Every input with a value, but for the name, which is a generated one. */
export const inputsOfJobs: Record<WorkingClass, Record<string, unknown>> = {
  MLInputChannel: {
    membershipIdentifier,
    configuredModelAlgorithmAssociations: [associationArn],
    inputChannel: {
      roleArn,
      dataSource: {
        protectedQueryInputParameters: {
          sqlParameters: { queryString: "SELECT age FROM customers WHERE day = :day", parameters: { day: "monday" } },
          computeConfiguration: { worker: { type: "CR.4X", number: 4, properties: { spark: { "spark.x": "risky" } } } },
          resultFormat: "PARQUET",
        },
      },
    },
    retentionInDays: 30,
    description: "Predicts churn",
    kmsKeyArn: `arn:aws:kms:us-east-1:123456789012:key/${membershipIdentifier}`,
    tags: { team: "risk" },
    payerConfiguration: { computePayerAccountId: "123456789012" },
  },
  TrainedModelExportJob: {
    membershipIdentifier,
    trainedModelArn: arnOf("trained-model"),
    trainedModelVersionIdentifier: membershipIdentifier,
    outputConfiguration: { members: [{ accountId: "123456789012" }] },
    description: "Predicts churn",
  },
  TrainedModelInferenceJob: {
    membershipIdentifier,
    trainedModelArn: arnOf("trained-model"),
    trainedModelVersionIdentifier: membershipIdentifier,
    configuredModelAlgorithmAssociationArn: associationArn,
    resourceConfig: { instanceType: "ml.m5.xlarge", instanceCount: 2 },
    outputConfiguration: { accept: "text/csv", members: [{ accountId: "123456789012" }] },
    dataSource: { mlInputChannelArn: arnOf("ml-input-channel") },
    description: "Predicts churn",
    containerExecutionParameters: { maxPayloadInMB: 10 },
    environment: { MODE: "risky" },
    kmsKeyArn: `arn:aws:kms:us-east-1:123456789012:key/${membershipIdentifier}`,
    tags: { team: "risk" },
    mlModelInferencePayerAccountId: "123456789012",
  },
};

const { name: _, ...model } = validInputs();

/** The same, with a trained model. */
export const inputsOfEveryKind: Record<keyof typeof KINDS, Props> = {
  ...inputsOfKinds,
  ...inputsOfJobs,
  TrainedModel: model,
};
