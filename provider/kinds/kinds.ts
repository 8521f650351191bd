import { CONFIGURED_MODEL_ALGORITHM } from "./configured-model-algorithm";
import { CONFIGURED_MODEL_ALGORITHM_ASSOCIATION } from "./configured-model-algorithm-association";
import { ML_CONFIGURATION } from "./ml-configuration";
import { ML_INPUT_CHANNEL } from "./ml-input-channel";
import type { ResourceKind } from "./resource-kind";
import { TRAINED_MODEL } from "./trained-model";
import { TRAINED_MODEL_EXPORT_JOB } from "./trained-model-export-job";
import { TRAINED_MODEL_INFERENCE_JOB } from "./trained-model-inference-job";

/** Every kind of object, by its class. The build generates the input checks from it. */
export const KINDS = {
  MLConfiguration: ML_CONFIGURATION,
  ConfiguredModelAlgorithm: CONFIGURED_MODEL_ALGORITHM,
  ConfiguredModelAlgorithmAssociation: CONFIGURED_MODEL_ALGORITHM_ASSOCIATION,
  MLInputChannel: ML_INPUT_CHANNEL,
  TrainedModel: TRAINED_MODEL,
  TrainedModelExportJob: TRAINED_MODEL_EXPORT_JOB,
  TrainedModelInferenceJob: TRAINED_MODEL_INFERENCE_JOB,
} satisfies Readonly<Record<string, ResourceKind>>;
