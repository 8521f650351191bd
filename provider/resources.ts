/**
 * The public entry of the package: AWS Clean Rooms ML custom models as Pulumi resources, and functions that read them.
 *
 * @module pulumi-cleanroomsml
 */
export type {
  DataChannel,
  IncrementalTrainingDataChannel,
  InstanceType,
  ResourceConfig,
  S3DataDistributionType,
  StatusDetails,
  StoppingCondition,
  TrainingInputMode,
} from "../sdk/service-types";
export type { FunctionName } from "./functions/functions";
export type { ApiObjectOptions } from "./program/api-object";
export {
  Completion,
  type CompletionArgs,
  type CompletionDetails,
  type WaitedObjectOptions,
} from "./program/completion";
export { ConfiguredModelAlgorithm, type ConfiguredModelAlgorithmArgs } from "./program/configured-model-algorithm";
export {
  ConfiguredModelAlgorithmAssociation,
  type ConfiguredModelAlgorithmAssociationArgs,
} from "./program/configured-model-algorithm-association";
export type {
  FunctionArgs,
  FunctionOptions,
  FunctionOutputOptions,
  FunctionResult,
  NameFilter,
} from "./program/function-forms";
export {
  getConfiguredModelAlgorithmAssociation,
  getConfiguredModelAlgorithmAssociationOutput,
  getMLConfiguration,
  getMLConfigurationOutput,
  getMLInputChannel,
  getMLInputChannelOutput,
  getTrainedModel,
  getTrainedModelOutput,
  listCollaborationConfiguredModelAlgorithmAssociations,
  listCollaborationConfiguredModelAlgorithmAssociationsOutput,
  listCollaborationMLInputChannels,
  listCollaborationMLInputChannelsOutput,
  listCollaborationTrainedModels,
  listCollaborationTrainedModelsOutput,
  listTrainedModels,
  listTrainedModelsOutput,
} from "./program/functions";
export type { DeepInput, Inputs } from "./program/inputs";
export { MLConfiguration, type MLConfigurationArgs } from "./program/ml-configuration";
export { MLInputChannel, type MLInputChannelArgs } from "./program/ml-input-channel";
export { TrainedModel } from "./program/trained-model";
export type { TrainedModelArgs, TrainedModelOptions } from "./program/trained-model-args";
export { TrainedModelExportJob, type TrainedModelExportJobArgs } from "./program/trained-model-export-job";
export { TrainedModelInferenceJob, type TrainedModelInferenceJobArgs } from "./program/trained-model-inference-job";
export { Training, type TrainingArgs, type TrainingDetails } from "./program/training";
export type { WaitOptions } from "./program/wait";
