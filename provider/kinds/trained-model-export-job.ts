import type { StartTrainedModelExportJobInput } from "../../sdk/service-types";
import type { InputTraits, ResourceKind } from "./resource-kind";

/** @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelExportJob.html */
export const TRAINED_MODEL_EXPORT_JOB = {
  noun: "trained model export job",
  className: "TrainedModelExportJob",
  createOperation: "StartTrainedModelExportJob",
  calls: {
    create: "startTrainedModelExportJob",
    list: "listCollaborationTrainedModelExportJobs",
    collaborationOf: "getTrainedModel",
    entries: "collaborationTrainedModelExportJobs",
    listed: ["name", "description"],
  },
  id: {
    arnMember: "trainedModelArn",
    arnType: "trained-model",
    isInMembership: true,
    versionMember: "trainedModelVersionIdentifier",
    hasName: true,
  },
  work: {
    waits: "Completion",
    noun: "export",
    nouns: "exports",
    verb: "export the model",
    going: "exporting the model",
    again: "export it again",
    repeated: "run again",
    anew: "run a new job",
    details: ["status", "statusDetails", "createTime", "updateTime"],
  },
  staysInState: true,
  remains: "the exported files stay in S3",
  inputs: {
    name: { isFilledIn: true },
    trainedModelArn: {},
    trainedModelVersionIdentifier: { isFilledIn: true },
    membershipIdentifier: {},
    outputConfiguration: { sets: ["members"] },
    description: {},
  } satisfies Record<keyof StartTrainedModelExportJobInput, InputTraits>,
  updates: [],
  outputs: ["startTime"],
  rules: () => [],
  warnings: () => [],
} satisfies ResourceKind;
