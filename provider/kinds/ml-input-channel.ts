import type { CreateMLInputChannelInput } from "../../sdk/service-types";
import type { InputTraits, ResourceKind } from "./resource-kind";

type Given = Readonly<Record<string, unknown>>;

/** @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateMLInputChannel.html */
export const ML_INPUT_CHANNEL = {
  noun: "ML input channel",
  className: "MLInputChannel",
  createOperation: "CreateMLInputChannel",
  calls: {
    create: "createMLInputChannel",
    get: "getMLInputChannel",
    delete: "deleteMLInputChannelData",
    list: "listMLInputChannels",
    entries: "mlInputChannelsList",
    listed: ["name", "description"],
  },
  id: { arnMember: "mlInputChannelArn", arnType: "ml-input-channel", isInMembership: true },
  work: {
    waits: "Completion",
    noun: "query",
    nouns: "queries",
    verb: "query its data",
    going: "querying its data",
    again: "query its data again",
    repeated: "queried again",
    anew: "create a new channel",
    slotsOf: "account",
    details: [
      "status",
      "statusDetails",
      "numberOfRecords",
      "numberOfFiles",
      "sizeInGb",
      "privacyBudgets",
      "syntheticDataConfiguration",
      "protectedQueryIdentifier",
      "createTime",
      "updateTime",
    ],
  },
  staysInState: true,
  inputs: {
    membershipIdentifier: {},
    configuredModelAlgorithmAssociations: {},
    inputChannel: {
      maps: ["parameters", "spark"],
      texts: ["queryString"],
      isSensitive: true,
      isFilledIn: true,
    },
    name: { isFilledIn: true },
    retentionInDays: {},
    description: {},
    kmsKeyArn: { isFilledIn: true },
    tags: { isMap: true, isFilledIn: true, isKept: true },
    payerConfiguration: { isFilledIn: true },
  } satisfies Record<keyof CreateMLInputChannelInput, InputTraits>,
  updates: ["tags"],
  passesRole: true,
  consequences:
    "Each query uses privacy budget, and models on this channel are trained again and jobs on it run again, which uses it, too",
  follows: "configuredModelAlgorithmAssociations",
  usedBy: "it is being created, or a training or a job reads it",
  rules: describeSources,
  warnings: () => [],
} satisfies ResourceKind;

const SOURCES = ["queryString", "analysisTemplateArn"];

/** @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ProtectedQuerySQLParameters.html */
function describeSources({ inputChannel }: Given): string[] {
  const path = ["dataSource", "protectedQueryInputParameters", "sqlParameters"];
  const parameters = path.reduce<unknown>((value, key) => (value as Given | null | undefined)?.[key], inputChannel);
  if (typeof parameters !== "object" || parameters === null) return [];
  const given = SOURCES.filter((source) => (parameters as Given)[source] !== undefined);
  if (given.length === 1) return [];
  const got = given.length === 0 ? "neither" : "both";
  return [`inputChannel.${path.join(".")}: expected exactly one of ${SOURCES.join(" and ")}, got ${got}`];
}
