/** Valid inputs of each kind of object whose create returns at once, and a change of each input. */
import type { KINDS } from "../../../provider/kinds/kinds";
import { membershipIdentifier, validInputs } from "./valid-inputs";

type Props = Record<string, unknown>;
export type SynchronousKind = Exclude<keyof typeof KINDS, "TrainedModel">;

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

const { name: _, ...model } = validInputs();

/** The same, with a trained model. */
export const inputsOfEveryKind: Record<keyof typeof KINDS, Props> = { ...inputsOfKinds, TrainedModel: model };
