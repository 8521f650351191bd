import type { StartTrainedModelInferenceJobInput } from "../../sdk/service-types";
import { describeInstanceType } from "./instance-types";
import type { InputTraits, ResourceKind } from "./resource-kind";

/** @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html */
export const TRAINED_MODEL_INFERENCE_JOB = {
  noun: "trained model inference job",
  className: "TrainedModelInferenceJob",
  createOperation: "StartTrainedModelInferenceJob",
  calls: {
    create: "startTrainedModelInferenceJob",
    get: "getTrainedModelInferenceJob",
    cancel: "cancelTrainedModelInferenceJob",
    list: "listTrainedModelInferenceJobs",
    entries: "trainedModelInferenceJobs",
    listed: ["name", "description", "trainedModelArn"],
  },
  id: {
    arnMember: "trainedModelInferenceJobArn",
    arnType: "trained-model-inference-job",
    isInMembership: true,
  },
  work: {
    waits: "Completion",
    noun: "inference",
    nouns: "inference jobs",
    verb: "run",
    going: "running",
    again: "run it again",
    repeated: "run again",
    anew: "run a new job",
    slotsOf: "membership",
    details: [
      "status",
      "statusDetails",
      "inferenceContainerImageDigest",
      "metricsStatus",
      "metricsStatusDetails",
      "logsStatus",
      "logsStatusDetails",
      "createTime",
      "updateTime",
    ],
    // A cancelled job, because a job that has ended stays ACTIVE.
    failures: ["INACTIVE"],
  },
  staysInState: true,
  remains: "its output stays in S3",
  readsChannels: true,
  inputs: {
    membershipIdentifier: {},
    name: { isFilledIn: true },
    trainedModelArn: {},
    trainedModelVersionIdentifier: { isFilledIn: true },
    configuredModelAlgorithmAssociationArn: { isFilledIn: true },
    resourceConfig: { isFilledIn: true },
    outputConfiguration: { sets: ["members"], isFilledIn: true },
    dataSource: {},
    description: {},
    containerExecutionParameters: { isFilledIn: true },
    environment: { isMap: true },
    kmsKeyArn: { isFilledIn: true },
    tags: { isMap: true, isFilledIn: true, isKept: true },
    mlModelInferencePayerAccountId: { isFilledIn: true },
  } satisfies Record<keyof StartTrainedModelInferenceJobInput, InputTraits>,
  updates: ["tags"],
  rules: () => [],
  warnings: (given, isSecret) => describeInstanceType(given, "INFERENCE_INSTANCE_TYPES", isSecret("resourceConfig")),
} satisfies ResourceKind;
