/**
 * The resource `Training`: creating it waits until a model is ACTIVE. It is to `TrainedModel` what a certificate's
 * validation is to the certificate; a program that is killed half-way goes on waiting at the next `pulumi up`.
 */
import * as pulumi from "@pulumi/pulumi";
import type { GetTrainedModelOutput } from "../../sdk/service-types";
import { checkArguments, checkLogicalName } from "./argument-checks";
import { refuseBun } from "./bun";
import { callOptions, TYPES } from "./call-options";
import { checkOptions } from "./option-checks";
import { providerText } from "./stub";

/** What a Training waits for. */
export interface TrainingArgs {
  /** ARN of the model. */
  trainedModelArn: pulumi.Input<string>;
  /** Its version, a UUID; absent for the base version. */
  versionIdentifier?: pulumi.Input<string | undefined>;
  /** The model's longest run time in seconds, from which the longest wait follows; 24 h where absent. */
  maxRuntimeInSeconds?: pulumi.Input<number | undefined>;
}

/** Pulumi's options, and the profile of the model. */
export interface TrainingOptions extends pulumi.CustomResourceOptions {
  /** AWS profile for the calls; it overrides the stack's. */
  profile?: string | undefined;
}

/**
 * What changes by itself while a model exists, as the service last said it.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
 */
export interface TrainingDetails
  extends Pick<
    GetTrainedModelOutput,
    | "status"
    | "statusDetails"
    | "metricsStatus"
    | "metricsStatusDetails"
    | "logsStatus"
    | "logsStatusDetails"
    | "trainingContainerImageDigest"
    | "createTime"
    | "updateTime"
  > {}

/**
 * The end of a model's training. Creating it fails where the training fails, with the service's reason; deleting it does
 * nothing.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
 */
export class Training extends pulumi.CustomResource {
  /** ARN of the model, known once it is ACTIVE. */
  readonly trainedModelArn: pulumi.Output<string>;
  /** Version of the model, a UUID; undefined for the base version. */
  declare readonly versionIdentifier: pulumi.Output<string | undefined>;
  /**
   * What changes by itself, in one output: nine would cost each preview eight times as much. A member is there by its own
   * name too: `training.details.status`.
   */
  declare readonly details: pulumi.Output<TrainingDetails>;

  /**
   * Declares the wait for a model; a TrainedModel does so by itself.
   *
   * @param name  the logical name in the program
   * @param args  the model
   * @param opts  Pulumi's options; `customTimeouts.create` is the longest wait, a duration such as `90m`
   * @throws {pulumi.RunError} under Bun, for an option that is mistyped or of the wrong kind, and where
   *   `customTimeouts.create` is no duration
   */
  constructor(name: string, args: TrainingArgs, opts: TrainingOptions = {}) {
    const label = `Training "${name}"`;
    refuseBun(label);
    checkLogicalName("A training", name);
    checkArguments(label, args);
    const { profile: _, import: imported, ...resourceOptions } = opts ?? {};
    if (imported !== undefined)
      throw new pulumi.RunError(`${label}: a training cannot be imported: import its trained model`);
    checkOptions(label, opts, ["profile"]);
    // Plain JavaScript may leave them out: check then says what is missing.
    const { trainedModelArn, versionIdentifier, maxRuntimeInSeconds } = args ?? ({} as TrainingArgs);
    const inputs = {
      trainedModelArn,
      versionIdentifier,
      maxRuntimeInSeconds,
      __options: callOptions("Training", name, opts),
    };
    super(
      TYPES.Training,
      name,
      { details: undefined, ...inputs, __provider: providerText("Training") },
      resourceOptions,
    );
    // From the id, which is known in every preview: the engine leaves the other outputs of an update unknown.
    this.trainedModelArn = this.id.apply((id) => id?.split("|")[0] ?? "");
  }
}
