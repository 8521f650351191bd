import type * as pulumi from "@pulumi/pulumi";
import type {
  InferenceContainerExecutionParameters,
  InferenceOutputConfiguration,
  InferenceResourceConfig,
  ModelInferenceDataSource,
  StartTrainedModelInferenceJobInput,
} from "../../sdk/service-types";
import { TRAINED_MODEL_INFERENCE_JOB } from "../kinds/trained-model-inference-job";
import { ApiObject, optionsOfGet } from "./api-object";
import { type Completion, completionOf, type WaitedObjectOptions } from "./completion";
import type { Inputs } from "./inputs";

/** The inputs of an inference job, under AWS's names. `tags` are updated in place; a change of any other runs a new job. */
export interface TrainedModelInferenceJobArgs extends Inputs<Omit<StartTrainedModelInferenceJobInput, "name">> {
  /**
   * Name of the job, 1 to 63 characters, not blank, which is part of the path of the files in S3; if omitted, the logical name and
   * a random suffix.
   */
  name?: pulumi.Input<string> | undefined;
}

/**
 * Predictions of a trained model: a job that runs once. Deleting it cancels it while it runs, and else only removes it from the
 * stack; its output stays. By default, a {@link Completion} child waits until the job is done.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
 */
export class TrainedModelInferenceJob extends ApiObject {
  /**
   * ARN of the job. It resolves once the job is done; with `waitForCompletion: false`, or from `get`, it resolves immediately.
   */
  declare trainedModelInferenceJobArn: pulumi.Output<string>;
  /** The membership that starts the job and owns it: a UUID. */
  declare readonly membershipIdentifier: pulumi.Output<string>;
  /** Name of the job: the input, or else the logical name and a random suffix. */
  declare readonly name: pulumi.Output<string>;
  /** ARN of the model. */
  declare readonly trainedModelArn: pulumi.Output<string>;
  /** Version of the model, a UUID; undefined if not set. */
  declare readonly trainedModelVersionIdentifier: pulumi.Output<string | undefined>;
  /** ARN of the association whose algorithm has the inference container; undefined if not set. */
  declare readonly configuredModelAlgorithmAssociationArn: pulumi.Output<string | undefined>;
  /** The instances that make the predictions. */
  declare readonly resourceConfig: pulumi.Output<InferenceResourceConfig>;
  /** The member that receives the predictions, and their format. */
  declare readonly outputConfiguration: pulumi.Output<InferenceOutputConfiguration>;
  /** The channel with the data that predictions are made from. */
  declare readonly dataSource: pulumi.Output<ModelInferenceDataSource>;
  /** Description of the job. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** How the inference container receives the data; undefined if not set. */
  declare readonly containerExecutionParameters: pulumi.Output<InferenceContainerExecutionParameters | undefined>;
  /** Environment variables of the inference container; undefined if not set. */
  declare readonly environment: pulumi.Output<Record<string, string> | undefined>;
  /** ARN of the KMS key that encrypts the output; undefined if not set. */
  declare readonly kmsKeyArn: pulumi.Output<string | undefined>;
  /** Tags of the job from the program; changes made outside Pulumi do not show. */
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /** Account id of the member that pays, 12 digits; undefined if not set. */
  declare readonly mlModelInferencePayerAccountId: pulumi.Output<string | undefined>;
  /** `CREATE_FAILED` or `INACTIVE` (cancelled) if a read found that the job had not succeeded, else undefined. */
  declare readonly failedStatus: pulumi.Output<string | undefined>;
  /** The wait for the job; undefined with `waitForCompletion: false` and from `get`. */
  readonly completion: Completion | undefined;

  /**
   * Declares a job; it starts with `pulumi up`.
   *
   * @param name  the logical name in the program
   * @param args  the inputs of StartTrainedModelInferenceJob
   * @param opts  Pulumi's options, `profile`, `import` (the ARN) and `waitForCompletion`
   */
  constructor(name: string, args: TrainedModelInferenceJobArgs, opts: WaitedObjectOptions = {}) {
    super(TRAINED_MODEL_INFERENCE_JOB, name, args, opts, ["waitForCompletion"]);
    this.completion = completionOf(this, name, opts);
    if (this.completion) this.trainedModelInferenceJobArn = this.completion.objectId;
  }

  /** Reads an existing one by its ARN; it is never changed or cancelled. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts: WaitedObjectOptions = {}): TrainedModelInferenceJob {
    return getInferenceJob(name, optionsOfGet(id, opts));
  }
}

/** Outside the class, because the bundler renames a class that refers to itself. */
function getInferenceJob(name: string, opts: WaitedObjectOptions): TrainedModelInferenceJob {
  return new TrainedModelInferenceJob(name, {} as TrainedModelInferenceJobArgs, opts);
}
