/**
 * The wait for a channel or a job is a resource of its own, as Training is for a model: if a command is killed meanwhile, the
 * next `pulumi up` continues to wait.
 */
import type * as pulumi from "@pulumi/pulumi";
import type {
  CollaborationTrainedModelExportJobSummary,
  GetMLInputChannelOutput,
  GetTrainedModelInferenceJobOutput,
} from "../../sdk/service-types";
import type { ApiObject, ApiObjectOptions } from "./api-object";
import { Wait, type WaitOptions } from "./wait";

/** What a Completion waits for. */
export interface CompletionArgs {
  /** Id of a channel, an export job or an inference job. */
  objectId: pulumi.Input<string>;
  /** For an export job, which only its name identifies: its start. Older jobs of that name do not count. */
  startTime?: pulumi.Input<string | undefined>;
}

/** Pulumi's options and our own. A change of an option does not replace the object. */
export interface WaitedObjectOptions extends ApiObjectOptions {
  /**
   * Whether to create a {@link Completion} child that waits until the work is done; defaults to true. With false, the
   * program continues as soon as the service has accepted it.
   */
  waitForCompletion?: boolean;
  /**
   * `create` limits the wait for a slot, and then the wait for the work; a duration such as `90m` or `1h30m`. By default, the
   * wait for a slot continues as long as others keep ending, and the wait for the work lasts 25 hours. `delete` is not used.
   */
  customTimeouts?: pulumi.CustomTimeouts;
}

/**
 * Details of a channel or a job that the service changes while it exists, from the last read. Which of them are set depends on
 * the kind.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetMLInputChannel.html
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModelInferenceJob.html
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CollaborationTrainedModelExportJobSummary.html
 */
export interface CompletionDetails
  extends Partial<
    Pick<
      GetMLInputChannelOutput,
      | "numberOfRecords"
      | "numberOfFiles"
      | "sizeInGb"
      | "privacyBudgets"
      | "syntheticDataConfiguration"
      | "protectedQueryIdentifier"
    > &
      Pick<
        GetTrainedModelInferenceJobOutput,
        "inferenceContainerImageDigest" | "metricsStatus" | "metricsStatusDetails" | "logsStatus" | "logsStatusDetails"
      > &
      Pick<CollaborationTrainedModelExportJobSummary, "statusDetails" | "createTime" | "updateTime">
  > {
  /** Status, such as `ACTIVE`, which also means that a job is done. */
  status: string;
}

/**
 * Waits until a channel or a job is ACTIVE. Creating it fails if the work fails, with the service's reason; deleting it has no
 * effect.
 */
export class Completion extends Wait {
  /** Id of the object; resolves once it is ACTIVE. */
  readonly objectId: pulumi.Output<string>;
  /** The earliest start of an export job; undefined for the other kinds. */
  declare readonly startTime: pulumi.Output<string | undefined>;
  /** Details that the service changes, in one output. Use a member directly: `completion.details.numberOfRecords`. */
  declare readonly details: pulumi.Output<CompletionDetails>;

  /**
   * Declares the wait; a channel or job creates one by default.
   *
   * @param name  the logical name in the program
   * @param args  the object
   * @param opts  Pulumi's options; `customTimeouts.create` limits the wait and is a duration such as `90m`
   * @throws {pulumi.RunError} under Bun, for a misspelled option or one of the wrong type, and if
   *   `customTimeouts.create` is not a duration
   */
  constructor(name: string, args: CompletionArgs, opts: WaitOptions = {}) {
    const inputs = ["objectId", "startTime"] satisfies (keyof CompletionArgs)[];
    super({ kind: "Completion", awaited: "channel or job", inputs }, name, args, opts);
    // From the id, which every preview knows; the engine makes the other outputs of an update unknown.
    this.objectId = this.id.apply((id) => id ?? "");
  }
}

/** Declares the wait for a channel or a job, unless the options say that there is none or the object is only read. */
export function completionOf(
  object: ApiObject,
  name: string,
  { id, waitForCompletion = true, profile, customTimeouts }: WaitedObjectOptions,
  startTime?: pulumi.Output<string | undefined>,
): Completion | undefined {
  if (id !== undefined || !waitForCompletion) return undefined;
  const args = { objectId: object.id, ...(startTime && { startTime }) };
  return new Completion(name, args, { parent: object, profile, ...(customTimeouts && { customTimeouts }) });
}
