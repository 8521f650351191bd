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

/** The properties that `get` reads from the service. */
const ALL_PROPERTIES = [...Object.keys(TRAINED_MODEL.inputs), "failedStatus"];

let absent: pulumi.Output<undefined> | undefined;

/**
 * A trained model of AWS Clean Rooms ML. Creating it starts a training. A change of any input replaces it, because a
 * model cannot be updated. By default, a {@link Training} child waits until the model is ACTIVE. A resource that uses
 * `trainedModelArn` is created after that; to wait without using it, set `dependsOn: model.training ?? []`.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */
export class TrainedModel extends pulumi.CustomResource {
  /** The membership that trained the model and owns it: a UUID. */
  declare readonly membershipIdentifier: pulumi.Output<string>;
  /** Name of the model: the input, or else the logical name and a random suffix. */
  declare readonly name: pulumi.Output<string>;
  /** ARN of the association of the algorithm that trains the model. */
  declare readonly configuredModelAlgorithmAssociationArn: pulumi.Output<string>;
  /** The instances that train the model; `volumeSizeInGB` is in GB. */
  declare readonly resourceConfig: pulumi.Output<ResourceConfig>;
  /** The training data. */
  declare readonly dataChannels: pulumi.Output<DataChannel[]>;
  /** The earlier model that the training continues from; undefined if it does not continue from one. */
  declare readonly incrementalTrainingDataChannels: pulumi.Output<IncrementalTrainingDataChannel[] | undefined>;
  /** Settings of the algorithm; undefined if not set. */
  declare readonly hyperparameters: pulumi.Output<Record<string, string> | undefined>;
  /** Environment variables of the training container; undefined if not set. */
  declare readonly environment: pulumi.Output<Record<string, string> | undefined>;
  /** When the service stops the training; `maxRuntimeInSeconds` is in seconds. */
  declare readonly stoppingCondition: pulumi.Output<StoppingCondition | undefined>;
  /**
   * How the data reaches the container: `File`, `FastFile` or `Pipe`; undefined if not set, so that the service
   * decides.
   */
  declare readonly trainingInputMode: pulumi.Output<TrainingInputMode | undefined>;
  /** Description of the model. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** ARN of the KMS key that encrypts the model; undefined if not set. */
  declare readonly kmsKeyArn: pulumi.Output<string | undefined>;
  /** Account id of the member that pays, 12 digits; undefined if not set. */
  declare readonly mlModelTrainingPayerAccountId: pulumi.Output<string | undefined>;
  /** Tags of the model from the program; changes made outside Pulumi do not show. */
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /**
   * ARN of the model. It resolves once the model is ACTIVE, so a resource that uses it is created after the training;
   * with `waitForTraining: false`, or from `get`, it resolves immediately. `dependsOn: [model]` does not wait for the
   * training; `dependsOn: model.training ?? []` does.
   */
  readonly trainedModelArn: pulumi.Output<string>;
  /** Version of the model, a UUID; undefined for the base version. */
  readonly versionIdentifier: pulumi.Output<string | undefined>;
  /**
   * `CREATE_FAILED` if `get` reads a model whose training failed, else undefined: the failure of a new model fails its
   * Training.
   */
  declare readonly failedStatus: pulumi.Output<string | undefined>;
  /**
   * The wait for the model; undefined with `waitForTraining: false` and from `get`. Use it to depend on the end of the
   * training: `dependsOn: model.training ?? []`.
   */
  readonly training: Training | undefined;

  /**
   * Declares a model; the training starts with `pulumi up`.
   *
   * @param name  the logical name in the program
   * @param args  the inputs of CreateTrainedModel
   * @param opts  Pulumi's options and those of {@link TrainedModelOptions}
   * @throws {pulumi.RunError} under Bun, for a misspelled option or one of the wrong type, if `customTimeouts.create`
   *   is not a duration, if the name is not a string, and for inputs that Pulumi cannot pass on: one Output of all
   *   inputs, a function, a Map
   */
  constructor(name: string, args: TrainedModelArgs, opts: TrainedModelOptions = {}) {
    const label = `Trained model "${name}"`;
    refuseBun(label);
    checkLogicalName("A trained model", name);
    checkArguments(label, args);
    checkOptions(label, opts, ["waitForTraining", "import", "profile"]);
    // Plain JavaScript may omit them; check then reports the missing ones.
    const given = args ?? ({} as TrainedModelArgs);
    // Pulumi's host has no import for dynamic resources, so the lifecycle implements it.
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
    // From the id, which every preview knows; the engine makes the other outputs of an update unknown.
    this.trainedModelArn = this.id.apply((id) => id?.split("|")[0] ?? "");
    this.versionIdentifier = this.id.apply((id) => id?.split("|")[1]);
    if (isExisting || !waitForTraining) return;
    rememberUrn(this, options.urn);
    // Includes the changes of transforms.
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
   * Sets omitted inputs to an Output of undefined, so that they are known in a preview, too. All models share one
   * Output: its four promises, each with a stack, would take a considerable part of a preview if every input of every
   * model had its own.
   */
  private leaveOut(inputs: readonly string[]): void {
    absent ??= pulumi.output(undefined);
    for (const input of inputs) if (!(input in this)) Object.assign(this, { [input]: absent });
  }

  /**
   * Reads an existing model, whether or not it belongs to this stack, without managing it: Pulumi does not change it,
   * delete it or wait for it. The command fails if the model does not exist or is deleted.
   *
   * @param name  the logical name in the program
   * @param id  `arn`, or `arn|versionIdentifier` for a version
   * @param opts  Pulumi's options and `profile`; the others have no effect
   * @throws {pulumi.RunError} if the id is empty
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts: TrainedModelOptions = {}): TrainedModel {
    return getTrainedModel(name, id, opts);
  }
}

/** Outside the class, because the bundler renames a class that refers to itself. */
function getTrainedModel(name: string, id: pulumi.Input<pulumi.ID>, opts: TrainedModelOptions): TrainedModel {
  return new TrainedModel(name, {} as TrainedModelArgs, { ...opts, id: id ?? (null as never) });
}
