/** What a program gives to a TrainedModel: AWS's inputs, each a `pulumi.Input` at every depth, and the options. */
import type * as pulumi from "@pulumi/pulumi";
import type { CreateTrainedModelInput } from "../../sdk/service-types";

/** The same shape with a `pulumi.Input` at every depth. A plain value is an `Input` of its own type, as errors then show it. */
export type DeepInput<T> = [T] extends [string | number | boolean | undefined] ? pulumi.Input<T> : ShapeInput<T>;

type ShapeInput<T> = pulumi.Input<T extends (infer Entry)[] ? DeepInput<Entry>[] : T extends object ? Inputs<T> : T>;

/** Every member of a shape as a {@link DeepInput}; the members' documentation comes along. */
export type Inputs<T> = { [Key in keyof T]: DeepInput<T[Key]> };

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
export interface TrainedModelOptions extends pulumi.CustomResourceOptions {
  /**
   * Make a {@link Training} child that waits until the model is ACTIVE; true where absent. With false the program goes on
   * as soon as the service has accepted the training, and `trainedModelArn` is known before there is a model.
   */
  waitForTraining?: boolean;
  /**
   * An existing model (`arn`, or `arn|versionIdentifier`) to import instead of training one. Its inputs must equal the
   * program's. Unlike with other resources, the preview shows a create and the model is not protected: `pulumi destroy`
   * deletes it, unless `retainOnDelete: true` leaves it. Once it is in the stack the option may stay or go; an input that
   * would replace the model is refused while it stays.
   */
  import?: string;
  /**
   * AWS profile for all calls about this model; it overrides the stack's, so that one stack can hold models of two
   * members' accounts. It is kept in the state, by its name only.
   */
  profile?: string;
  /**
   * `create` is the longest wait for a training slot, and then for the model, as a duration such as `90m` or `1h30m`.
   * Where absent, the wait for a slot goes on as long as trainings end, and that for the model lasts
   * `stoppingCondition.maxRuntimeInSeconds` (24 h where absent) and an hour. `update` and `delete` are not used.
   */
  customTimeouts?: pulumi.CustomTimeouts;
}
