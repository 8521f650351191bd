import type * as pulumi from "@pulumi/pulumi";
import type { CreateTrainedModelInput } from "../../sdk/service-types";

/**
 * The same shape with a `pulumi.Input` at every depth. A plain value is an `Input` of its own type, so that compiler
 * errors stay readable.
 */
export type DeepInput<T> = [T] extends [string | number | boolean | undefined] ? pulumi.Input<T> : ShapeInput<T>;

type ShapeInput<T> = pulumi.Input<T extends (infer Entry)[] ? DeepInput<Entry>[] : T extends object ? Inputs<T> : T>;

/** Every member of a shape as a {@link DeepInput}, with the member's documentation. */
export type Inputs<T> = { [Key in keyof T]: DeepInput<T[Key]> };

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
export interface TrainedModelOptions extends pulumi.CustomResourceOptions {
  /**
   * Whether to create a {@link Training} child that waits until the model is ACTIVE; defaults to true. With false, the
   * program continues as soon as the service has accepted the training, and `trainedModelArn` is known before the model
   * is ACTIVE.
   */
  waitForTraining?: boolean;
  /**
   * An existing model (`arn`, or `arn|versionIdentifier`) to import instead of training one. Its inputs must equal the
   * program's. Unlike for other resources, the preview shows a create, and the model is not protected: `pulumi destroy`
   * deletes it, unless `retainOnDelete: true` is set. Once the model is in the stack, you can keep or remove the
   * option; while you keep it, a change that would replace the model is an error.
   */
  import?: string;
  /**
   * AWS profile for all calls about this model. It overrides the stack's, so that one stack can contain models in the
   * accounts of two members. The state contains only its name.
   */
  profile?: string;
  /**
   * `create` limits the wait for a training slot, and then the wait for the model; a duration such as `90m` or `1h30m`.
   * By default, the wait for a slot continues as long as trainings keep ending, and the wait for the model lasts
   * `stoppingCondition.maxRuntimeInSeconds` (24 h if absent) plus one hour. `update` and `delete` are not used.
   */
  customTimeouts?: pulumi.CustomTimeouts;
}
