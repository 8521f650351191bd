import type { CreateTrainedModelInput } from "../../sdk/service-types";
import { asList, knownString } from "../words/values";
import { describeInstanceType } from "./instance-types";
import type { InputTraits, ResourceKind } from "./resource-kind";

/** @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html */
export const TRAINED_MODEL = {
  noun: "trained model",
  className: "TrainedModel",
  createOperation: "CreateTrainedModel",
  calls: {
    create: "createTrainedModel",
    get: "getTrainedModel",
    cancel: "cancelTrainedModel",
    delete: "deleteTrainedModelOutput",
    list: "listTrainedModels",
    versions: "listTrainedModelVersions",
    entries: "trainedModels",
    listed: ["name", "configuredModelAlgorithmAssociationArn"],
  },
  id: {
    arnMember: "trainedModelArn",
    arnType: "trained-model",
    isInMembership: true,
    versionMember: "versionIdentifier",
  },
  updates: [],
  work: {
    waits: "Training",
    noun: "training",
    nouns: "trainings",
    verb: "train",
    going: "training",
    again: "train it again",
    repeated: "trained again",
    anew: "train a new model",
    slotsOf: "membership",
    details: [
      "status",
      "statusDetails",
      "metricsStatus",
      "metricsStatusDetails",
      "logsStatus",
      "logsStatusDetails",
      "trainingContainerImageDigest",
      "createTime",
      "updateTime",
    ],
  },
  readsChannels: true,
  usedBy: "another model continues from this one",
  inputs: {
    membershipIdentifier: {},
    name: { isFilledIn: true },
    configuredModelAlgorithmAssociationArn: {},
    resourceConfig: { isFilledIn: true },
    dataChannels: { setBy: "channelName", isFilledIn: true },
    incrementalTrainingDataChannels: { setBy: "channelName", notReturned: ["trainedModelArn"] },
    hyperparameters: { isMap: true },
    environment: { isMap: true },
    stoppingCondition: { isFilledIn: true },
    trainingInputMode: { isFilledIn: true },
    description: {},
    kmsKeyArn: { isFilledIn: true },
    mlModelTrainingPayerAccountId: { isFilledIn: true },
    tags: { isMap: true, isFilledIn: true, isKept: true },
  } satisfies Record<keyof CreateTrainedModelInput, InputTraits>,
  rules: (given) => [...channelCount(given), ...channelNames(given)],
  warnings: (given, isSecret) => describeInstanceType(given, "INSTANCE_TYPES", isSecret("resourceConfig")),
} satisfies ResourceKind;

const CHANNEL_LISTS = ["dataChannels", "incrementalTrainingDataChannels"];
const MOST_CHANNELS = 20;

/**
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html,
 *   incrementalTrainingDataChannels
 */
function channelCount(given: Readonly<Record<string, unknown>>): string[] {
  const [data = 0, incremental = 0] = CHANNEL_LISTS.map((list) => asList(given[list]).length);
  // Too many channels in one list break a limit of AWS's data, which is reported separately.
  if (data > MOST_CHANNELS || incremental > 1 || data + incremental <= MOST_CHANNELS) return [];
  return [
    `dataChannels and incrementalTrainingDataChannels: expected at most ${MOST_CHANNELS} channels together, got ${data + incremental}`,
  ];
}

/**
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_IncrementalTrainingDataChannel.html,
 *   channelName
 */
function channelNames(given: Readonly<Record<string, unknown>>): string[] {
  const firstPath = new Map<string, string>();
  const names = CHANNEL_LISTS.flatMap((list) =>
    asList(given[list]).map((channel, index) => {
      const name = knownString((channel as Record<string, unknown> | null)?.channelName);
      return { path: `${list}[${index}].channelName`, name };
    }),
  );
  return names.flatMap(({ path, name }) => {
    const earlier = name && firstPath.get(name);
    if (name && !earlier) firstPath.set(name, path);
    return earlier ? [`${path}: expected a name that is unique within the model, got the name of ${earlier}`] : [];
  });
}
