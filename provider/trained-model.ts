/**
 * The public entry of the package: the resource `TrainedModel`, an AWS Clean Rooms ML trained model. It declares; the
 * work is done by the lifecycle, in Pulumi's host process.
 */
import * as pulumi from "@pulumi/pulumi";
import type {
  DataChannel,
  IncrementalTrainingDataChannel,
  ResourceConfig,
  StoppingCondition,
} from "../sdk/trained-model-types";
import { isLate, secretInputs, TYPES, trainedModelOptions, urnOf } from "./constructor-options";
import { providerText } from "./stub";
import type { TrainedModelArgs, TrainedModelOptions } from "./trained-model-args";
import { Training } from "./training";

export type { DeepInput, TrainedModelArgs, TrainedModelOptions } from "./trained-model-args";
export { Training, type TrainingArgs, type TrainingOptions } from "./training";

/** The inputs that may be left out, but for the name. */
const OPTIONAL_INPUTS = [
  "incrementalTrainingDataChannels",
  "hyperparameters",
  "environment",
  "stoppingCondition",
  "trainingInputMode",
  "description",
  "kmsKeyArn",
  "mlModelTrainingPayerAccountId",
  "tags",
] as const;

/** What a new model has beside the inputs that the program gives. */
const OUTPUTS = ["name", "trainedModelArn"] as const;

/** What `get` resolves from the service's answer. */
const ALL_PROPERTIES = [
  "membershipIdentifier",
  "configuredModelAlgorithmAssociationArn",
  "resourceConfig",
  "dataChannels",
  ...OPTIONAL_INPUTS,
  ...OUTPUTS,
  "failedStatus",
] as const;

let absent: pulumi.Output<undefined> | undefined;

/**
 * A trained model of AWS Clean Rooms ML. Creating it starts a training; every changed input replaces it, since a model
 * cannot be edited. By default a {@link Training} child waits until the model is ACTIVE: what uses `trainedModelArn` runs
 * after it; what only names the model in `dependsOn` does not, so name `model.training` there.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */
export class TrainedModel extends pulumi.CustomResource {
  declare readonly membershipIdentifier: pulumi.Output<string>;
  declare readonly name: pulumi.Output<string>;
  declare readonly configuredModelAlgorithmAssociationArn: pulumi.Output<string>;
  declare readonly resourceConfig: pulumi.Output<ResourceConfig>;
  declare readonly dataChannels: pulumi.Output<DataChannel[]>;
  declare readonly incrementalTrainingDataChannels: pulumi.Output<IncrementalTrainingDataChannel[] | undefined>;
  declare readonly hyperparameters: pulumi.Output<Record<string, string> | undefined>;
  declare readonly environment: pulumi.Output<Record<string, string> | undefined>;
  declare readonly stoppingCondition: pulumi.Output<StoppingCondition | undefined>;
  declare readonly trainingInputMode: pulumi.Output<string | undefined>;
  declare readonly description: pulumi.Output<string | undefined>;
  declare readonly kmsKeyArn: pulumi.Output<string | undefined>;
  declare readonly mlModelTrainingPayerAccountId: pulumi.Output<string | undefined>;
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /** ARN of the model. It is known once the model is ACTIVE; with `waitForTraining: false`, or by `get`, at once. */
  declare trainedModelArn: pulumi.Output<string>;
  /** Version of the model; undefined for the base version. */
  declare versionIdentifier: pulumi.Output<string | undefined>;
  /** By `get`, of a model whose training failed: `CREATE_FAILED`. Else undefined: a new model's failure fails its Training. */
  declare readonly failedStatus: pulumi.Output<string | undefined>;
  /** The wait for the model; undefined with `waitForTraining: false` and by `get`. */
  readonly training: Training | undefined;

  /**
   * @throws {Error} with the option `import`, which Pulumi's dynamic resources do not support
   */
  constructor(name: string, args: TrainedModelArgs, opts: TrainedModelOptions = {}) {
    // Plain JavaScript may leave them out: check then says which ones are missing.
    const given = args ?? ({} as TrainedModelArgs);
    const { waitForTraining = true, adoptTrainedModelArn: _, profile, ...resourceOptions } = opts;
    refuseImport(name, opts);
    const isExisting = opts.id !== undefined;
    const urn = urnOf(TYPES.TrainedModel, name, opts.parent);
    const secrets = secretInputs(given);
    const __options = { ...trainedModelOptions(name, given, opts), urn, ...(secrets && { secretInputs: secrets }) };
    const properties = Object.fromEntries((isExisting ? ALL_PROPERTIES : OUTPUTS).map((key) => [key, undefined]));
    const inputs = isExisting ? {} : { ...given, __options };
    super(
      TYPES.TrainedModel,
      name,
      { ...properties, ...inputs, __provider: providerText("TrainedModel") },
      resourceOptions,
    );

    this.leaveOut([...OPTIONAL_INPUTS, "failedStatus"]);
    // From the id, which is known in every preview: an output that the state leaves out counts as unknown there.
    this.versionIdentifier = this.id.apply((id) => id?.split("|")[1]);
    if (isExisting || !waitForTraining) return;
    const { stoppingCondition } = given;
    const maxRuntimeInSeconds = isLate(stoppingCondition)
      ? pulumi.output(stoppingCondition).apply((condition) => condition?.maxRuntimeInSeconds)
      : (stoppingCondition as StoppingCondition | undefined)?.maxRuntimeInSeconds;
    this.training = new Training(
      name,
      { trainedModelArn: this.trainedModelArn, versionIdentifier: this.versionIdentifier, maxRuntimeInSeconds },
      {
        parent: this,
        profile,
        parentUrn: urn,
        secretInputs: secrets,
        ...(opts.customTimeouts && { customTimeouts: opts.customTimeouts }),
      },
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
   * A model that exists already, in this stack or in none. It is read, never changed, deleted or waited for.
   *
   * @param name  the logical name
   * @param id  `arn`, or `arn|versionIdentifier` for a version
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts: TrainedModelOptions = {}): TrainedModel {
    return new TrainedModel(name, {} as TrainedModelArgs, { ...opts, id });
  }
}

function refuseImport(name: string, opts: pulumi.CustomResourceOptions): void {
  if (opts.import === undefined) return;
  throw new pulumi.RunError(
    `Trained model "${name}": Pulumi's dynamic resources cannot be imported. ` +
      "Use the option adoptTrainedModelArn instead: it takes an existing model into the stack without training",
  );
}
