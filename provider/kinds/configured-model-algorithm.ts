import type { CreateConfiguredModelAlgorithmInput } from "../../sdk/service-types";
import { knownString } from "../words/values";
import type { InputTraits, ResourceKind } from "./resource-kind";

type Given = Readonly<Record<string, unknown>>;

const CONTAINERS = ["trainingContainerConfig", "inferenceContainerConfig"];

/** @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithm.html */
export const CONFIGURED_MODEL_ALGORITHM = {
  noun: "configured model algorithm",
  className: "ConfiguredModelAlgorithm",
  createOperation: "CreateConfiguredModelAlgorithm",
  calls: {
    create: "createConfiguredModelAlgorithm",
    get: "getConfiguredModelAlgorithm",
    delete: "deleteConfiguredModelAlgorithm",
    list: "listConfiguredModelAlgorithms",
    entries: "configuredModelAlgorithms",
    listed: ["name", "description"],
  },
  id: { arnMember: "configuredModelAlgorithmArn", arnType: "configured-model-algorithm" },
  inputs: {
    name: { isFilledIn: true },
    description: {},
    roleArn: {},
    trainingContainerConfig: { sets: ["metricDefinitions"] },
    inferenceContainerConfig: {},
    tags: { isMap: true, isFilledIn: true, isKept: true },
    kmsKeyArn: { isFilledIn: true },
  } satisfies Record<keyof CreateConfiguredModelAlgorithmInput, InputTraits>,
  updates: ["tags"],
  usesRegionOfSettings: true,
  passesRole: true,
  consequences:
    "Its associations are replaced with it: channels are queried again, models trained again and jobs run again, and other " +
    "members must allow the new association's ARN in their tables' rules",
  usedBy: "an association still uses it",
  rules: (given) => CONTAINERS.flatMap((container) => describeDigest(given, container)),
  warnings: (given) =>
    CONTAINERS.some((container) => given[container] !== undefined)
      ? []
      : [
          "neither trainingContainerConfig nor inferenceContainerConfig is set: nothing can be trained with this algorithm",
        ],
} satisfies ResourceKind;

/** @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ContainerConfig.html, imageUri: a tag, not a digest */
function describeDigest(given: Given, container: string): string[] {
  const imageUri = knownString((given[container] as Given | undefined)?.imageUri);
  if (!imageUri?.includes("@")) return [];
  return [
    `${container}.imageUri: expected REGISTRY/REPOSITORY:TAG, got an image by digest (@sha256:...), which the service does not ` +
      "support; push the image with a tag of its own and use that",
  ];
}
