import type * as pulumi from "@pulumi/pulumi";
import type { CreateTrainedModelInput } from "../../sdk/service-types";
import type { ApiObjectOptions } from "./api-object";
import type { Inputs } from "./inputs";

/**
 * The inputs of a trained model, under AWS's names. Every one of them replaces the model when it changes, since a model
 * cannot be edited. `name` may be left out: it is then the logical name and a random suffix.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */
export interface TrainedModelArgs extends Inputs<Omit<CreateTrainedModelInput, "name">> {
  /**
   * Name of the model, which other members of the collaboration see: 1 to 63 characters, not blank. Left out, it is the
   * logical name and a random suffix, which a replacement changes; one that is given may collide with the old model's.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  name?: pulumi.Input<string> | undefined;
}

/** Pulumi's options, and what is no input of the API. None of them replaces the model when it changes. */
export interface TrainedModelOptions extends ApiObjectOptions {
  /**
   * Make a {@link Training} child that waits until the model is ACTIVE; true where absent. With false the program goes on
   * as soon as the service has accepted the training, and `trainedModelArn` is known before there is a model.
   */
  waitForTraining?: boolean;
  /**
   * Update changed tags in place; false where absent. Every input replaces a trained model, tags too: with true, a change
   * of tags alone trains nothing.
   */
  updateTagsInPlace?: boolean;
  /**
   * `create` is the longest wait for a training slot, and then for the model, as a duration such as `90m` or `1h30m`.
   * Where absent, the wait for a slot goes on as long as trainings end, and that for the model lasts
   * `stoppingCondition.maxRuntimeInSeconds` (24 h where absent) and an hour. `update` and `delete` are not used.
   */
  customTimeouts?: pulumi.CustomTimeouts;
}
