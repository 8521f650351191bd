/**
 * The resource `Training`: creating it waits until a model is ACTIVE. It is to `TrainedModel` what a certificate's
 * validation is to the certificate; a program that is killed half-way goes on waiting at the next `pulumi up`.
 */
import * as pulumi from "@pulumi/pulumi";
import { createTimeout, TYPES } from "./constructor-options";
import { providerText } from "./stub";

/** What a Training waits for. */
export interface TrainingArgs {
  /** ARN of the model. */
  trainedModelArn: pulumi.Input<string>;
  /** Its version; absent for the base version. */
  versionIdentifier?: pulumi.Input<string | undefined>;
  /** The model's longest run time, from which the longest wait follows. */
  maxRuntimeInSeconds?: pulumi.Input<number | undefined>;
}

/** Pulumi's options, and the profile of the model. */
export interface TrainingOptions extends pulumi.CustomResourceOptions {
  profile?: string | undefined;
  /** Names of the model's inputs that hold a secret: no message about the training repeats them. A TrainedModel gives them. */
  secretInputs?: pulumi.Input<string[]> | undefined;
}

/** The end of a model's training. Its outputs are those that change by themselves. */
export class Training extends pulumi.CustomResource {
  /** ARN of the model, known once it is ACTIVE. */
  declare readonly trainedModelArn: pulumi.Output<string>;
  /** Version of the model; undefined for the base version. */
  declare readonly versionIdentifier: pulumi.Output<string | undefined>;
  /** `ACTIVE`, or what a refresh found since. */
  declare readonly status: pulumi.Output<string>;
  /** The service's code and message about the status, where it gives any. */
  declare readonly statusDetails: pulumi.Output<{ statusCode?: string; message?: string } | undefined>;
  /** Whether metrics were published: `PUBLISH_SUCCEEDED` or `PUBLISH_FAILED`. It says nothing about the model. */
  declare readonly metricsStatus: pulumi.Output<string | undefined>;
  declare readonly metricsStatusDetails: pulumi.Output<string | undefined>;
  /** Whether logs were published: `PUBLISH_SUCCEEDED` or `PUBLISH_FAILED`. It says nothing about the model. */
  declare readonly logsStatus: pulumi.Output<string | undefined>;
  declare readonly logsStatusDetails: pulumi.Output<string | undefined>;
  /** Digest of the container image that trained. */
  declare readonly trainingContainerImageDigest: pulumi.Output<string | undefined>;
  /** ISO text. */
  declare readonly createTime: pulumi.Output<string>;
  /** ISO text. */
  declare readonly updateTime: pulumi.Output<string>;

  constructor(name: string, args: TrainingArgs, opts: TrainingOptions = {}) {
    const { profile, secretInputs, ...resourceOptions } = opts;
    const options = {
      logicalName: name,
      urn: pulumi.createUrn(name, TYPES.Training, opts.parent),
      ...(profile !== undefined && { profile }),
      ...(secretInputs !== undefined && { secretInputs }),
      ...createTimeout(name, opts),
    };
    const outputs = {
      status: undefined,
      statusDetails: undefined,
      metricsStatus: undefined,
      metricsStatusDetails: undefined,
      logsStatus: undefined,
      logsStatusDetails: undefined,
      trainingContainerImageDigest: undefined,
      createTime: undefined,
      updateTime: undefined,
    };
    const { trainedModelArn, versionIdentifier, maxRuntimeInSeconds } = args;
    const inputs = { trainedModelArn, versionIdentifier, maxRuntimeInSeconds, __options: options };
    super(TYPES.Training, name, { ...outputs, ...inputs, __provider: providerText("Training") }, resourceOptions);
  }
}
