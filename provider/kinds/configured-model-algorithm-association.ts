import type { CreateConfiguredModelAlgorithmAssociationInput } from "../../sdk/service-types";
import { hasUnknown } from "../words/unknown";
import { asList } from "../words/values";
import type { InputTraits, ResourceKind } from "./resource-kind";

type Given = Readonly<Record<string, unknown>>;

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
  follows: "configuredModelAlgorithmArn",
  usedBy: "a channel, a model or a job still uses it",
  rules: describeRedactions,
  warnings: () => [],
} satisfies ResourceKind;

/** @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_LogRedactionConfiguration.html */
function describeRedactions({ privacyConfiguration }: Given): string[] {
  const { policies } = (privacyConfiguration ?? {}) as Given;
  return ["trainedModels", "trainedModelInferenceJobs"].flatMap((policy) => {
    const { containerLogs } = ((policies as Given | undefined)?.[policy] ?? {}) as Given;
    return asList(containerLogs).flatMap((log, index) => {
      const path = `privacyConfiguration.policies.${policy}.containerLogs[${index}].logRedactionConfiguration`;
      return describeRedaction(((log as Given | null)?.logRedactionConfiguration ?? {}) as Given, path);
    });
  });
}

function describeRedaction({ entitiesToRedact, customEntityConfig }: Given, path: string): string[] {
  const entities = asList(entitiesToRedact);
  const isCustom = entities.includes("CUSTOM");
  if (isCustom && customEntityConfig === undefined)
    return [`${path}.customEntityConfig is required; expected the patterns that "CUSTOM" in entitiesToRedact removes`];
  if (isCustom || customEntityConfig === undefined || entities.length === 0 || hasUnknown(entities)) return [];
  return [`${path}.customEntityConfig: expected only with "CUSTOM" in entitiesToRedact`];
}
