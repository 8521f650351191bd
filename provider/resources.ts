/**
 * The public entry of the package: AWS Clean Rooms ML custom models as Pulumi resources.
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
export { TrainedModel } from "./program/trained-model";
export type { DeepInput, Inputs, TrainedModelArgs, TrainedModelOptions } from "./program/trained-model-args";
export { Training, type TrainingArgs, type TrainingDetails, type TrainingOptions } from "./program/training";
