// The shapes and limits of the API's inputs, as data. It knows no operation and checks nothing itself.
import { instanceTypes } from "./instance-types";

/** What a member of an input may be. Lengths count Unicode code points; a pattern must match the whole text. */
export type Limit =
  | StringLimit
  | { readonly type: "integer"; readonly min: number; readonly max: number }
  | { readonly type: "list"; readonly min: number; readonly max: number; readonly member: Limit }
  | { readonly type: "map"; readonly max: number; readonly key: StringLimit; readonly value: StringLimit }
  | StructureLimit;

export interface StringLimit {
  readonly type: "string";
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly values?: readonly string[];
}

export interface StructureLimit {
  readonly type: "structure";
  readonly required: readonly string[];
  readonly members: Readonly<Record<string, Limit>>;
}

const uuidPattern = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const accountPattern = "arn:aws[-a-z]*:cleanrooms-ml:[-a-z0-9]+:[0-9]{12}:";
const resourcePattern = "[-a-zA-Z0-9_/.]+";

function arnOf(kind: string): StringLimit {
  const pattern = `${accountPattern}membership/${uuidPattern}/${kind}/${resourcePattern}`;
  return { type: "string", min: 20, max: 2048, pattern };
}

export const uuid: StringLimit = { type: "string", min: 36, max: 36, pattern: uuidPattern };
export const trainedModelArn = arnOf("trained-model");
export const nextToken: StringLimit = { type: "string", min: 1, max: 10_240 };
export const maxResults: Limit = { type: "integer", min: 1, max: 100 };
const inMembership =
  "configured-model-algorithm-association|trained-model|trained-model-inference-job|ml-input-channel";
const ofAccount =
  "training-dataset|audience-model|configured-audience-model|audience-generation-job|configured-model-algorithm";
export const taggableArn: StringLimit = {
  type: "string",
  min: 20,
  max: 2048,
  pattern: `${accountPattern}((membership/${uuidPattern}/(${inMembership}))|${ofAccount})/${resourcePattern}`,
};
const tagKey: StringLimit = { type: "string", min: 1, max: 128 };
export const tagKeys: Limit = { type: "list", min: 0, max: 200, member: tagKey };
export const tagMap: Limit = { type: "map", max: 200, key: tagKey, value: { type: "string", min: 0, max: 256 } };

export const trainedModelStatus: StringLimit = {
  type: "string",
  values: [
    "CREATE_PENDING",
    "CREATE_IN_PROGRESS",
    "CREATE_FAILED",
    "ACTIVE",
    "DELETE_PENDING",
    "DELETE_IN_PROGRESS",
    "DELETE_FAILED",
    "INACTIVE",
    "CANCEL_PENDING",
    "CANCEL_IN_PROGRESS",
    "CANCEL_FAILED",
  ],
};

const channelName: StringLimit = { type: "string", min: 1, max: 64, pattern: "[A-Za-z0-9\\.\\-_]+" };

/** Input of CreateTrainedModel, path member included. @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html */
export const createTrainedModelInput: StructureLimit = {
  type: "structure",
  required: [
    "membershipIdentifier",
    "name",
    "configuredModelAlgorithmAssociationArn",
    "resourceConfig",
    "dataChannels",
  ],
  members: {
    membershipIdentifier: uuid,
    name: {
      type: "string",
      min: 1,
      max: 63,
      pattern: "(?!\\s*$)[\\u0020-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}\\t]*",
    },
    configuredModelAlgorithmAssociationArn: arnOf("configured-model-algorithm-association"),
    // The model states the pattern `.*` for keys and values of hyperparameters, which forbids nothing.
    hyperparameters: {
      type: "map",
      max: 100,
      key: { type: "string", min: 1, max: 256 },
      value: { type: "string", min: 1, max: 2500 },
    },
    environment: {
      type: "map",
      max: 100,
      key: { type: "string", min: 1, max: 512, pattern: "[a-zA-Z_][a-zA-Z0-9_]*" },
      value: { type: "string", min: 1, max: 512 },
    },
    resourceConfig: {
      type: "structure",
      required: ["instanceType", "volumeSizeInGB"],
      members: {
        instanceCount: { type: "integer", min: 1, max: 5 },
        instanceType: { type: "string", values: instanceTypes },
        volumeSizeInGB: { type: "integer", min: 1, max: 8192 },
      },
    },
    stoppingCondition: {
      type: "structure",
      required: [],
      members: { maxRuntimeInSeconds: { type: "integer", min: 1, max: 2_419_200 } },
    },
    incrementalTrainingDataChannels: {
      type: "list",
      min: 1,
      max: 1,
      member: {
        type: "structure",
        required: ["trainedModelArn", "channelName"],
        members: { trainedModelArn, versionIdentifier: uuid, channelName },
      },
    },
    dataChannels: {
      type: "list",
      min: 1,
      max: 20,
      member: {
        type: "structure",
        required: ["mlInputChannelArn", "channelName"],
        members: {
          mlInputChannelArn: arnOf("ml-input-channel"),
          channelName,
          s3DataDistributionType: { type: "string", values: ["FullyReplicated", "ShardedByS3Key"] },
        },
      },
    },
    trainingInputMode: { type: "string", values: ["File", "FastFile", "Pipe"] },
    description: {
      type: "string",
      min: 0,
      max: 255,
      pattern: "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}\\t\\r\\n]*",
    },
    kmsKeyArn: {
      type: "string",
      min: 20,
      max: 2048,
      pattern: "arn:aws[-a-z]*:kms:[-a-z0-9]+:[0-9]{12}:key/.+",
    },
    tags: tagMap,
    mlModelTrainingPayerAccountId: { type: "string", min: 12, max: 12, pattern: "[0-9]{12}" },
  },
};
