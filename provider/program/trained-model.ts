import * as pulumi from "@pulumi/pulumi";
import type {
  DataChannel,
  IncrementalTrainingDataChannel,
  ResourceConfig,
  StoppingCondition,
  TrainingInputMode,
} from "../../sdk/service-types";
import { TRAINED_MODEL } from "../kinds/trained-model";
import { checkArguments, checkLogicalName } from "./argument-checks";
import { refuseBun } from "./bun";
import { callOptions, keepUndefined, rememberUrn, secretInputs, TYPES } from "./call-options";
import { checkId, checkOptions } from "./option-checks";
import { providerText } from "./stub";
import type { TrainedModelArgs, TrainedModelOptions } from "./trained-model-args";
import { Training } from "./training";

/** What `get` resolves from the service's response. */
const ALL_PROPERTIES = [...Object.keys(TRAINED_MODEL.inputs), "failedStatus"];

let absent: pulumi.Output<undefined> | undefined;

/**
 * A trained model of AWS Clean Rooms ML. Creating it starts a training; every changed input replaces it, since a model
 * cannot be edited. By default a {@link Training} child waits until the model is ACTIVE: what uses `trainedModelArn` runs
 * after it; what only names the model in `dependsOn` does not, so write `dependsOn: model.training ?? []` there.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */
export class TrainedModel extends pulumi.CustomResource {
  /** The membership that trained the model and owns it: a UUID. */
  declare readonly membershipIdentifier: pulumi.Output<string>;
  /** Name of the model: the one given, or the logical name and a random suffix. */
  declare readonly name: pulumi.Output<string>;
  /** ARN of the algorithm's association that it is trained with. */
  declare readonly configuredModelAlgorithmAssociationArn: pulumi.Output<string>;
  /** The machines that train it; `volumeSizeInGB` is in GB. */
  declare readonly resourceConfig: pulumi.Output<ResourceConfig>;
  /** The data that it is trained with. */
  declare readonly dataChannels: pulumi.Output<DataChannel[]>;
  /** The earlier model that it goes on from; undefined where it begins anew. */
  declare readonly incrementalTrainingDataChannels: pulumi.Output<IncrementalTrainingDataChannel[] | undefined>;
  /** Settings of the algorithm; undefined where none are given. */
  declare readonly hyperparameters: pulumi.Output<Record<string, string> | undefined>;
  /** Environment variables of the training container; undefined where none are given. */
  declare readonly environment: pulumi.Output<Record<string, string> | undefined>;
  /** When the training is stopped; `maxRuntimeInSeconds` is in seconds. */
  declare readonly stoppingCondition: pulumi.Output<StoppingCondition | undefined>;
  /** How the data reaches the container: `File`, `FastFile` or `Pipe`; undefined where it is left to the service. */
  declare readonly trainingInputMode: pulumi.Output<TrainingInputMode | undefined>;
  /** Free text about the model. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** ARN of the KMS key that encrypts it; undefined where none is given. */
  declare readonly kmsKeyArn: pulumi.Output<string | undefined>;
  /** Account of the member that pays, 12 digits; undefined where none is given. */
  declare readonly mlModelTrainingPayerAccountId: pulumi.Output<string | undefined>;
  /** Tags of the model, as the program gives them: changes from outside do not show. */
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /**
   * ARN of the model. It is known once the model is ACTIVE, so whatever uses it runs after the training; with
   * `waitForTraining: false`, or by `get`, it is known at once. `dependsOn: [model]` does not wait for the training;
   * `dependsOn: model.training ?? []` does.
   */
  readonly trainedModelArn: pulumi.Output<string>;
  /** Version of the model, a UUID; undefined for the base version. */
  readonly versionIdentifier: pulumi.Output<string | undefined>;
  /** By `get`, of a model whose training failed: `CREATE_FAILED`. Else undefined: a new model's failure fails its Training. */
  declare readonly failedStatus: pulumi.Output<string | undefined>;
  /**
   * The wait for the model; undefined with `waitForTraining: false` and by `get`. In `dependsOn` it stands for the trained
   * model: `dependsOn: model.training ?? []`.
   */
  readonly training: Training | undefined;

  /**
   * Declares a model; nothing is sent before `pulumi up`.
   *
   * @param name  the logical name in the program
   * @param args  the inputs of CreateTrainedModel
   * @param opts  Pulumi's options and those of {@link TrainedModelOptions}
   * @throws {pulumi.RunError} under Bun, for an option of ours that is mistyped or of the wrong kind, where
   *   `customTimeouts.create` is no duration, and for a name or inputs that Pulumi could not hand on: no text, all inputs in
   *   one Output, a function, a Map
   */
  constructor(name: string, args: TrainedModelArgs, opts: TrainedModelOptions = {}) {
    const label = `Trained model "${name}"`;
    refuseBun(label);
    checkLogicalName("A trained model", name);
    checkArguments(label, args);
    checkOptions(label, opts, ["waitForTraining", "import", "profile"]);
    // Plain JavaScript may leave them out: check then says which ones are missing.
    const given = args ?? ({} as TrainedModelArgs);
    // The host of dynamic resources knows no import: the lifecycle does it.
    const { waitForTraining = true, import: _, profile, ...resourceOptions } = opts;
    const isExisting = opts.id !== undefined;
    if (isExisting) checkId(label, opts.id);
    const options = callOptions("TrainedModel", name, opts);
    const secrets = secretInputs(given);
    const __options = { ...options, ...(secrets && { secretInputs: secrets }) };
    const properties = Object.fromEntries((isExisting ? ALL_PROPERTIES : ["name"]).map((key) => [key, undefined]));
    const inputs = isExisting ? { __options } : { ...keepUndefined(TRAINED_MODEL.inputs, given), __options };
    super(
      TYPES.TrainedModel,
      name,
      { ...properties, ...inputs, __provider: providerText("TrainedModel") },
      resourceOptions,
    );

    const hasStoppingCondition = "stoppingCondition" in this;
    this.leaveOut(ALL_PROPERTIES);
    // From the id, which is known in every preview: the engine leaves the other outputs of an update unknown.
    this.trainedModelArn = this.id.apply((id) => id?.split("|")[0] ?? "");
    this.versionIdentifier = this.id.apply((id) => id?.split("|")[1]);
    if (isExisting || !waitForTraining) return;
    rememberUrn(this, options.urn);
    // With what a transform made of it.
    const maxRuntimeInSeconds = hasStoppingCondition
      ? this.stoppingCondition.apply((condition) => condition?.maxRuntimeInSeconds)
      : undefined;
    this.training = new Training(
      name,
      { trainedModelArn: this.trainedModelArn, versionIdentifier: this.versionIdentifier, maxRuntimeInSeconds },
      { parent: this, profile, ...(opts.customTimeouts && { customTimeouts: opts.customTimeouts }) },
    );
    this.trainedModelArn = this.training.trainedModelArn;
  }

  /**
   * What the program does not give is not there, and is known not to be, also in a preview. All models share the one
   * Output of that: four promises, each with a stack, for each input of each model would be a good part of a preview.
   */
  private leaveOut(inputs: readonly string[]): void {
    absent ??= pulumi.output(undefined);
    for (const input of inputs) if (!(input in this)) Object.assign(this, { [input]: absent });
  }

  /**
   * A model that exists already, in this stack or in none. It is read, never changed, deleted or waited for. The command
   * that reads it fails where the service knows no such model, or it is gone.
   *
   * @param name  the logical name in the program
   * @param id  `arn`, or `arn|versionIdentifier` for a version
   * @param opts  of them, `profile` and Pulumi's own count
   * @throws {pulumi.RunError} where the id is empty
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts: TrainedModelOptions = {}): TrainedModel {
    return getTrainedModel(name, id, opts);
  }
}

/** Outside the class: the bundler renames a class that names itself. */
function getTrainedModel(name: string, id: pulumi.Input<pulumi.ID>, opts: TrainedModelOptions): TrainedModel {
  return new TrainedModel(name, {} as TrainedModelArgs, { ...opts, id: id ?? (null as never) });
}
