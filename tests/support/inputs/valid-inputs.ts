/**
 * Valid inputs of CreateTrainedModel: one fixed record to vary, and random ones within every limit.
 * All identifiers are placeholders.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */

import fc from "fast-check";
import type { CreateTrainedModelInput } from "../../../sdk/service-types";

export const membershipIdentifier = "11111111-2222-3333-4444-555555555555";
const owner = `arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/${membershipIdentifier}`;

/** A new record of the required inputs and a name; a test spreads it and changes what it tests. */
export function validInputs(): CreateTrainedModelInput {
  return {
    membershipIdentifier,
    name: "fraud-v2",
    configuredModelAlgorithmAssociationArn: `${owner}/configured-model-algorithm-association/algorithm`,
    resourceConfig: { instanceType: "ml.m5.2xlarge", volumeSizeInGB: 30 },
    dataChannels: [{ mlInputChannelArn: `${owner}/ml-input-channel/channel`, channelName: "training" }],
  };
}

/** A new record with a value for every input. */
export function allInputs(): Required<CreateTrainedModelInput> {
  return {
    ...validInputs(),
    resourceConfig: { instanceType: "ml.m5.2xlarge", instanceCount: 2, volumeSizeInGB: 30 },
    dataChannels: [
      {
        mlInputChannelArn: `${owner}/ml-input-channel/channel`,
        channelName: "training",
        s3DataDistributionType: "ShardedByS3Key",
      },
    ],
    incrementalTrainingDataChannels: [
      {
        trainedModelArn: `${owner}/trained-model/base`,
        versionIdentifier: "99999999-2222-3333-4444-555555555555",
        channelName: "base",
      },
    ],
    hyperparameters: { n_estimators: "100" },
    environment: { LOG_LEVEL: "debug" },
    stoppingCondition: { maxRuntimeInSeconds: 7200 },
    trainingInputMode: "FastFile",
    description: "Predicts fraud",
    kmsKeyArn: `arn:aws:kms:us-east-1:123456789012:key/${membershipIdentifier}`,
    mlModelTrainingPayerAccountId: "123456789012",
    tags: { team: "risk" },
  };
}

const lowerHex = "0123456789abcdef";
const arnCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/.";
const channelCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
const variableStart = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";

function textOf(characters: string, lengths: { minLength: number; maxLength: number }): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...characters), ...lengths });
}

/** Strings with emoji, accents, quotes and separators, as people type them. */
function freeText(lengths: { minLength: number; maxLength: number }): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(..."aZ09 -_.:/@+='\"\\&?#%(){}[]<>*!~é日本語🚀\u00a0"), ...lengths });
}

function oneOf<const T extends readonly string[]>(...values: T): fc.Arbitrary<T[number]> {
  return fc.constantFrom<T[number]>(...values);
}

const uuid = fc
  .tuple(...[8, 4, 4, 4, 12].map((length) => textOf(lowerHex, { minLength: length, maxLength: length })))
  .map((groups) => groups.join("-"));
const account = textOf("0123456789", { minLength: 12, maxLength: 12 });
/** All ARNs of a request are in one region. */
const region = "us-east-1";

function arn(kind: string): fc.Arbitrary<string> {
  return fc
    .record({ account, uuid, rest: textOf(arnCharacters, { minLength: 1, maxLength: 60 }) })
    .map((parts) => `arn:aws:cleanrooms-ml:${region}:${parts.account}:membership/${parts.uuid}/${kind}/${parts.rest}`);
}

const channelName = textOf(channelCharacters, { minLength: 1, maxLength: 64 });

/** Random valid inputs with or without each optional one; numbers and lengths are up to their limits. */
export const randomValidInputs: fc.Arbitrary<CreateTrainedModelInput> = fc
  .record(
    {
      membershipIdentifier: uuid,
      name: freeText({ minLength: 0, maxLength: 62 }).map((text) => `m${text}`),
      configuredModelAlgorithmAssociationArn: arn("configured-model-algorithm-association"),
      resourceConfig: fc.record(
        {
          instanceType: oneOf("ml.m5.2xlarge", "ml.g5.xlarge", "ml.trn1.2xlarge"),
          instanceCount: fc.integer({ min: 1, max: 5 }),
          volumeSizeInGB: fc.integer({ min: 1, max: 8192 }),
        },
        { requiredKeys: ["instanceType", "volumeSizeInGB"] },
      ),
      dataChannels: fc.uniqueArray(
        fc.record(
          {
            mlInputChannelArn: arn("ml-input-channel"),
            channelName,
            s3DataDistributionType: oneOf("FullyReplicated", "ShardedByS3Key"),
          },
          { requiredKeys: ["mlInputChannelArn", "channelName"] },
        ),
        { minLength: 1, maxLength: 19, selector: (channel) => channel.channelName },
      ),
      incrementalTrainingDataChannels: fc.tuple(
        fc.record(
          { trainedModelArn: arn("trained-model"), versionIdentifier: uuid },
          { requiredKeys: ["trainedModelArn"] },
        ),
      ),
      hyperparameters: fc.dictionary(
        freeText({ minLength: 1, maxLength: 100 }),
        freeText({ minLength: 1, maxLength: 200 }),
        { maxKeys: 20, noNullPrototype: true },
      ),
      environment: fc.dictionary(
        fc
          .tuple(
            textOf(variableStart, { minLength: 1, maxLength: 1 }),
            textOf(`${variableStart}0123456789`, { minLength: 0, maxLength: 40 }),
          )
          .map((parts) => parts.join("")),
        freeText({ minLength: 1, maxLength: 100 }),
        { maxKeys: 20, noNullPrototype: true },
      ),
      stoppingCondition: fc.record(
        { maxRuntimeInSeconds: fc.integer({ min: 1, max: 2_419_200 }) },
        { requiredKeys: [] },
      ),
      trainingInputMode: oneOf("File", "FastFile", "Pipe"),
      description: freeText({ minLength: 0, maxLength: 255 }),
      kmsKeyArn: fc.record({ account, uuid }).map((key) => `arn:aws:kms:${region}:${key.account}:key/${key.uuid}`),
      mlModelTrainingPayerAccountId: account,
      tags: fc.dictionary(
        freeText({ minLength: 1, maxLength: 60 }).map((key) => `k${key}`),
        freeText({ minLength: 0, maxLength: 120 }),
        { maxKeys: 50, noNullPrototype: true },
      ),
    },
    {
      requiredKeys: [
        "membershipIdentifier",
        "name",
        "configuredModelAlgorithmAssociationArn",
        "resourceConfig",
        "dataChannels",
      ],
    },
  )
  // A channel's name is unique within the job.
  .map(({ incrementalTrainingDataChannels, dataChannels, ...others }) => ({
    ...others,
    dataChannels,
    ...(incrementalTrainingDataChannels && {
      incrementalTrainingDataChannels: incrementalTrainingDataChannels.map((channel) => ({
        ...channel,
        channelName: freeName(dataChannels.map((other) => other.channelName)),
      })),
    }),
  }));

function freeName(taken: readonly string[]): string {
  let name = "base";
  while (taken.includes(name)) name += "_";
  return name;
}
