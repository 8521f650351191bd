import type * as pulumi from "@pulumi/pulumi";
import type { CreateTrainedModelInput } from "../../sdk/service-types";
import type { ApiObjectOptions } from "./api-object";
import type { Inputs } from "./inputs";

/**
 * The inputs of a trained model, under AWS's names. A change of any input replaces the model, because a model cannot be
 * updated. If `name` is omitted, the name is the logical name and a random suffix.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */
export interface TrainedModelArgs extends Inputs<Omit<CreateTrainedModelInput, "name">> {
  /**
   * Name of the model, which other members of the collaboration can see: 1 to 63 characters, not blank. If omitted, the
   * name is the logical name and a random suffix, which a replacement changes; an explicit name may conflict with the
   * old model's.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  name?: pulumi.Input<string> | undefined;
}

/** Pulumi's options and our own. A change of an option does not replace the model. */
export interface TrainedModelOptions extends ApiObjectOptions {
  /**
   * Whether to create a {@link Training} child that waits until the model is ACTIVE; defaults to true. With false, the
   * program continues as soon as the service has accepted the training, and `trainedModelArn` is known before the model
   * is ACTIVE.
   */
  waitForTraining?: boolean;
  /**
   * Whether changed tags are updated in place; default false. Every input of a trained model replaces it, tags included:
   * with true, a change of tags alone trains nothing.
   */
  updateTagsInPlace?: boolean;
  /**
   * `create` limits the wait for a training slot, and then the wait for the model; a duration such as `90m` or `1h30m`.
   * By default, the wait for a slot continues as long as trainings keep ending, and the wait for the model lasts
   * `stoppingCondition.maxRuntimeInSeconds` (24 h if absent) plus one hour. `update` and `delete` are not used.
   */
  customTimeouts?: pulumi.CustomTimeouts;
}
