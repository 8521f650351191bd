import type * as pulumi from "@pulumi/pulumi";
import type { StartTrainedModelExportJobInput, TrainedModelExportOutputConfiguration } from "../../sdk/service-types";
import { TRAINED_MODEL_EXPORT_JOB } from "../kinds/trained-model-export-job";
import { ApiObject, optionsOfGet } from "./api-object";
import { type Completion, completionOf, type WaitedObjectOptions } from "./completion";
import type { Inputs } from "./inputs";

/** The inputs of an export job, under AWS's names. A change of any input runs a new job. */
export interface TrainedModelExportJobArgs extends Inputs<Omit<StartTrainedModelExportJobInput, "name">> {
  /**
   * Name of the job, 1 to 63 characters, not blank, which is part of the path of the files in S3; if omitted, the logical name and
   * a random suffix.
   */
  name?: pulumi.Input<string> | undefined;
}

/**
 * An export of a trained model to the S3 bucket of a member: a job that runs once. Deleting it only removes it from the stack;
 * the files stay. By default, a {@link Completion} child waits until the job is done.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelExportJob.html
 */
export class TrainedModelExportJob extends ApiObject {
  /** The membership that trained the model: a UUID. */
  declare readonly membershipIdentifier: pulumi.Output<string>;
  /** ARN of the model. */
  declare readonly trainedModelArn: pulumi.Output<string>;
  /** Version of the model, a UUID; undefined if not set. */
  declare readonly trainedModelVersionIdentifier: pulumi.Output<string | undefined>;
  /** Name of the job: the input, or else the logical name and a random suffix. */
  declare readonly name: pulumi.Output<string>;
  /** The member that receives the files. */
  declare readonly outputConfiguration: pulumi.Output<TrainedModelExportOutputConfiguration>;
  /** Description of the job. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** The earliest start of the job, by the service's clock; older jobs of the same name are others. */
  declare readonly startTime: pulumi.Output<string | undefined>;
  /** `CREATE_FAILED` if a read found that the job had failed, else undefined. */
  declare readonly failedStatus: pulumi.Output<string | undefined>;
  /** The wait for the job; undefined with `waitForCompletion: false` and from `get`. */
  readonly completion: Completion | undefined;

  /**
   * Declares a job; it starts with `pulumi up`.
   *
   * @param name  the logical name in the program
   * @param args  the inputs of StartTrainedModelExportJob
   * @param opts  Pulumi's options, `profile`, `import` and `waitForCompletion`
   */
  constructor(name: string, args: TrainedModelExportJobArgs, opts: WaitedObjectOptions = {}) {
    super(TRAINED_MODEL_EXPORT_JOB, name, args, opts, ["waitForCompletion"]);
    this.completion = completionOf(this, name, opts, this.startTime);
  }

  /** Reads an existing one by its id, `ARN|VERSION|NAME`, for the base version `ARN||NAME`; it is never changed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts: WaitedObjectOptions = {}): TrainedModelExportJob {
    return getExportJob(name, optionsOfGet(id, opts));
  }
}

/** Outside the class, because the bundler renames a class that refers to itself. */
function getExportJob(name: string, opts: WaitedObjectOptions): TrainedModelExportJob {
  return new TrainedModelExportJob(name, {} as TrainedModelExportJobArgs, opts);
}
