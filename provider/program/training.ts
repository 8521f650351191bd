/**
 * The wait for a model is a resource of its own, as `aws.acm.CertificateValidation` is for a certificate: if a command
 * is killed during the training, the next `pulumi up` continues to wait.
 */
import type * as pulumi from "@pulumi/pulumi";
import type { GetTrainedModelOutput } from "../../sdk/service-types";
import { Wait, type WaitOptions } from "./wait";

/** What a Training waits for. */
export interface TrainingArgs {
  /** ARN of the model. */
  trainedModelArn: pulumi.Input<string>;
  /** Its version, a UUID; absent for the base version. */
  versionIdentifier?: pulumi.Input<string | undefined>;
  /** The model's `maxRuntimeInSeconds`, which limits the wait; 24 h if absent. */
  maxRuntimeInSeconds?: pulumi.Input<number | undefined>;
}

/**
 * Details of a model that the service changes while the model exists, from the last read.
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
 * Waits until a model is ACTIVE. Creating it fails if the training fails, with the service's reason; deleting it has no
 * effect.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
 */
export class Training extends Wait {
  /** ARN of the model; resolves once the model is ACTIVE. */
  readonly trainedModelArn: pulumi.Output<string>;
  /** Version of the model, a UUID; undefined for the base version. */
  declare readonly versionIdentifier: pulumi.Output<string | undefined>;
  /**
   * Details that the service changes, in one output, because nine would take a preview eight times as long. Use a
   * member directly: `training.details.status`.
   */
  declare readonly details: pulumi.Output<TrainingDetails>;

  /**
   * Declares the wait for a model; a TrainedModel creates one by default.
   *
   * @param name  the logical name in the program
   * @param args  the model
   * @param opts  Pulumi's options; `customTimeouts.create` limits the wait and is a duration such as `90m`
   * @throws {pulumi.RunError} under Bun, for a misspelled option or one of the wrong type, and if
   *   `customTimeouts.create` is not a duration
   */
  constructor(name: string, args: TrainingArgs, opts: WaitOptions = {}) {
    const inputs = ["trainedModelArn", "versionIdentifier", "maxRuntimeInSeconds"] satisfies (keyof TrainingArgs)[];
    super({ kind: "Training", awaited: "trained model", inputs }, name, args, opts);
    // From the id, which every preview knows; the engine makes the other outputs of an update unknown.
    this.trainedModelArn = this.id.apply((id) => id?.split("|")[0] ?? "");
  }
}
