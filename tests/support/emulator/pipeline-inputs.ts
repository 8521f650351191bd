/** Valid inputs of the creates of every kind but the trained model's. A test spreads one and changes what it is about. */
import { arnOf, membership } from "../inputs/trained-model-inputs";

const account = "123456789012";
export const algorithmArn = `arn:aws:cleanrooms-ml:us-east-1:${account}:configured-model-algorithm/churn`;
const associationArn = arnOf("configured-model-algorithm-association", "churn");
const roleArn = `arn:aws:iam::${account}:role/service-role/cleanrooms-ml`;
const kmsKeyArn = `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const imageUri = `${account}.dkr.ecr.us-east-1.amazonaws.com/churn:1`;
export const tableArn = `arn:aws:cleanrooms:us-east-1:${account}:membership/${membership}/configuredtableassociation/t`;
const ofMembership = { membershipIdentifier: membership };
const common = { description: "Who is going to leave?", tags: { team: "growth", empty: "" } };
const members = [{ accountId: account }];

/** The least that each create takes. */
export const leastInputs = {
  PutMLConfiguration: { ...ofMembership, defaultOutputLocation: { roleArn } },
  CreateConfiguredModelAlgorithm: { name: "churn", roleArn },
  CreateConfiguredModelAlgorithmAssociation: {
    ...ofMembership,
    name: "churn",
    configuredModelAlgorithmArn: algorithmArn,
  },
  CreateMLInputChannel: {
    ...ofMembership,
    name: "training",
    configuredModelAlgorithmAssociations: [associationArn],
    retentionInDays: 30,
    inputChannel: {
      roleArn,
      dataSource: { protectedQueryInputParameters: { sqlParameters: { queryString: "SELECT * FROM t" } } },
    },
  },
  StartTrainedModelExportJob: {
    ...ofMembership,
    name: "export",
    trainedModelArn: arnOf("trained-model", "churn"),
    outputConfiguration: { members },
  },
  StartTrainedModelInferenceJob: {
    ...ofMembership,
    name: "predictions",
    trainedModelArn: arnOf("trained-model", "churn"),
    resourceConfig: { instanceType: "ml.m5.xlarge" },
    outputConfiguration: { members },
    dataSource: { mlInputChannelArn: arnOf("ml-input-channel", "inference") },
  },
} as const;

export type Create = keyof typeof leastInputs;

const containerLogs = [
  {
    allowedAccountIds: [account],
    filterPattern: "ERROR",
    logType: "ERROR_SUMMARY",
    logRedactionConfiguration: {
      entitiesToRedact: ["NUMBERS", "CUSTOM"],
      customEntityConfig: { customDataIdentifiers: ["[0-9]{5}"] },
    },
  },
];

/** Every member of each create, one of each list and map. */
export const fullInputs = {
  PutMLConfiguration: {
    ...ofMembership,
    defaultOutputLocation: { roleArn, destination: { s3Destination: { s3Uri: "s3://bucket/ml" } } },
  },
  CreateConfiguredModelAlgorithm: {
    ...leastInputs.CreateConfiguredModelAlgorithm,
    ...common,
    kmsKeyArn,
    trainingContainerConfig: {
      imageUri,
      entrypoint: ["python", "train.py"],
      arguments: ["--verbose"],
      metricDefinitions: [{ name: "loss", regex: "loss: ([0-9.]+)" }],
    },
    inferenceContainerConfig: { imageUri },
  },
  CreateConfiguredModelAlgorithmAssociation: {
    ...leastInputs.CreateConfiguredModelAlgorithmAssociation,
    ...common,
    privacyConfiguration: {
      policies: {
        trainedModels: {
          containerLogs,
          containerMetrics: { noiseLevel: "LOW" },
          maxArtifactSize: { unit: "GB", value: 1.5 },
        },
        trainedModelExports: { maxSize: { unit: "GB", value: 2 }, filesToExport: ["MODEL"] },
        trainedModelInferenceJobs: { containerLogs, maxOutputSize: { unit: "GB", value: 3 } },
      },
    },
  },
  CreateMLInputChannel: {
    ...leastInputs.CreateMLInputChannel,
    ...common,
    kmsKeyArn,
    payerConfiguration: { computePayerAccountId: account, syntheticDataPayerAccountId: account },
    inputChannel: {
      roleArn,
      dataSource: {
        protectedQueryInputParameters: {
          sqlParameters: { queryString: "SELECT * FROM t WHERE a = :a", parameters: { a: "1" } },
          computeConfiguration: {
            worker: { type: "CR.4X", number: 4, properties: { spark: { "spark.sql.shuffle.partitions": "8" } } },
          },
          resultFormat: "PARQUET",
        },
      },
    },
  },
  StartTrainedModelExportJob: {
    ...leastInputs.StartTrainedModelExportJob,
    trainedModelVersionIdentifier: "99999999-2222-3333-4444-555555555555",
    description: common.description,
  },
  StartTrainedModelInferenceJob: {
    ...leastInputs.StartTrainedModelInferenceJob,
    ...common,
    kmsKeyArn,
    trainedModelVersionIdentifier: "99999999-2222-3333-4444-555555555555",
    configuredModelAlgorithmAssociationArn: associationArn,
    resourceConfig: { instanceType: "ml.m5.xlarge", instanceCount: 2 },
    outputConfiguration: { members, accept: "text/csv" },
    containerExecutionParameters: { maxPayloadInMB: 10 },
    environment: { LOG_LEVEL: "debug" },
    mlModelInferencePayerAccountId: account,
  },
} as const satisfies Record<Create, object>;

export const creates = Object.keys(leastInputs) as readonly Create[];
