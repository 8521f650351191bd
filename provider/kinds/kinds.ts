import { CONFIGURED_MODEL_ALGORITHM } from "./configured-model-algorithm";
import { CONFIGURED_MODEL_ALGORITHM_ASSOCIATION } from "./configured-model-algorithm-association";
import { ML_CONFIGURATION } from "./ml-configuration";
import type { ResourceKind } from "./resource-kind";
import { TRAINED_MODEL } from "./trained-model";

/** Every kind of object, by its class. The build generates the input checks from it. */
export const KINDS = {
  MLConfiguration: ML_CONFIGURATION,
  ConfiguredModelAlgorithm: CONFIGURED_MODEL_ALGORITHM,
  ConfiguredModelAlgorithmAssociation: CONFIGURED_MODEL_ALGORITHM_ASSOCIATION,
  TrainedModel: TRAINED_MODEL,
} satisfies Readonly<Record<string, ResourceKind>>;
