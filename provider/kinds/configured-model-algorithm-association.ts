import type { CreateConfiguredModelAlgorithmAssociationInput } from "../../sdk/service-types";
import type { InputTraits, ResourceKind } from "./resource-kind";

/** @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithmAssociation.html */
export const CONFIGURED_MODEL_ALGORITHM_ASSOCIATION = {
  noun: "configured model algorithm association",
  className: "ConfiguredModelAlgorithmAssociation",
  createOperation: "CreateConfiguredModelAlgorithmAssociation",
  calls: {
    create: "createConfiguredModelAlgorithmAssociation",
    get: "getConfiguredModelAlgorithmAssociation",
    delete: "deleteConfiguredModelAlgorithmAssociation",
    list: "listConfiguredModelAlgorithmAssociations",
    entries: "configuredModelAlgorithmAssociations",
    listed: ["name", "description", "configuredModelAlgorithmArn"],
  },
  id: {
    arnMember: "configuredModelAlgorithmAssociationArn",
    arnType: "configured-model-algorithm-association",
    isInMembership: true,
  },
  inputs: {
    membershipIdentifier: {},
    configuredModelAlgorithmArn: {},
    name: { isFilledIn: true },
    description: {},
    privacyConfiguration: {
      sets: ["containerLogs", "allowedAccountIds", "entitiesToRedact", "customDataIdentifiers", "filesToExport"],
    },
    tags: { isMap: true, isFilledIn: true, isKept: true },
  } satisfies Record<keyof CreateConfiguredModelAlgorithmAssociationInput, InputTraits>,
  updates: ["tags"],
  outputs: ["collaborationIdentifier"],
  consequences:
    "Channels are queried again, models trained again and jobs run again, which uses privacy budget, and other members must " +
    "allow the new ARN in their tables' rules",
  follows: "ConfiguredModelAlgorithm",
  usedBy: "a channel, a model or a job still uses it",
  rules: () => [],
  warnings: () => [],
} satisfies ResourceKind;
