/**
 * The input of CreateTrainedModel, under AWS's own names. It knows shapes and limits, and tells editors; it checks nothing.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */
import type { INSTANCE_TYPES } from "./instance-types";

/** A SageMaker instance type. Editors complete those that AWS documents; any other text compiles, since AWS adds types. */
export type InstanceType = (typeof INSTANCE_TYPES)[number] | (string & {});

/**
 * How the training data reaches the container: `File` copies it to the instance's volume before the training begins,
 * `FastFile` lets the container read files that are fetched from S3 on the way, `Pipe` feeds it through named pipes.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */
export type TrainingInputMode = "File" | "FastFile" | "Pipe";

/**
 * How a channel's data is spread over several instances: `FullyReplicated` gives each of them everything,
 * `ShardedByS3Key` gives each its share of the objects.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ModelTrainingDataChannel.html
 */
export type S3DataDistributionType = "FullyReplicated" | "ShardedByS3Key";

/**
 * The machines of a training. They are paid for by the time that they run.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ResourceConfig.html
 */
export interface ResourceConfig {
  /**
   * Which machines train: SageMaker's name of the instance type, such as `ml.m5.2xlarge`, 1 to 64 characters. Editors
   * complete those that AWS documents; any other is a warning in the preview, and the service decides.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ResourceConfig.html
   */
  instanceType: InstanceType;
  /**
   * How many of them train together: 1 to 5; the service takes 1 where it is absent.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ResourceConfig.html
   */
  instanceCount?: number | undefined;
  /**
   * Size of each instance's storage volume in GB: 1 to 8192. Some instance types allow less.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ResourceConfig.html
   */
  volumeSizeInGB: number;
}

/**
 * One source of training data.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ModelTrainingDataChannel.html
 */
export interface DataChannel {
  /**
   * The ML input channel whose data is read: its ARN
   * (`arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/ml-input-channel/...`), 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ModelTrainingDataChannel.html
   */
  mlInputChannelArn: string;
  /**
   * Name that the training code finds this data under: 1 to 64 characters of `A-Z a-z 0-9 . - _`. No two channels of a
   * training share a name, that of `incrementalTrainingDataChannels` included.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ModelTrainingDataChannel.html
   */
  channelName: string;
  /**
   * How the data is spread over several instances: `FullyReplicated` (each gets everything) or `ShardedByS3Key` (each
   * gets its share of the objects).
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ModelTrainingDataChannel.html
   */
  s3DataDistributionType?: S3DataDistributionType | undefined;
}

/**
 * The earlier model that a training goes on from.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_IncrementalTrainingDataChannel.html
 */
export interface IncrementalTrainingDataChannel {
  /**
   * The model to go on from: its ARN (`arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...`),
   * 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_IncrementalTrainingDataChannel.html
   */
  trainedModelArn: string;
  /**
   * Which version of that model: a UUID in lower-case hex, 36 characters. The latest where it is absent.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_IncrementalTrainingDataChannel.html
   */
  versionIdentifier?: string | undefined;
  /**
   * Name that the training code finds the earlier model under: 1 to 64 characters of `A-Z a-z 0-9 . - _`. No two
   * channels of a training share a name, those of `dataChannels` included.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_IncrementalTrainingDataChannel.html
   */
  channelName: string;
}

/**
 * When a training is stopped.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StoppingCondition.html
 */
export interface StoppingCondition {
  /**
   * Longest time that the training may run, in seconds: 1 to 2,419,200 (28 days). It bounds what a training costs. What
   * the service takes where it is absent is not documented.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StoppingCondition.html
   */
  maxRuntimeInSeconds?: number | undefined;
}

/**
 * Everything that CreateTrainedModel takes. A trained model cannot be edited afterwards; only its tags can.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */
export interface CreateTrainedModelInput {
  /**
   * The membership that trains the model, and owns it: a UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  membershipIdentifier: string;
  /**
   * Name of the model, which other members of the collaboration see: 1 to 63 characters, not blank.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  name: string;
  /**
   * The algorithm to train with, as it is associated with the collaboration: its ARN
   * (`arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/configured-model-algorithm-association/...`), 20 to 2048
   * characters. It may be another member's. Its region is where the model is trained.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  configuredModelAlgorithmAssociationArn: string;
  /**
   * The machines that train: `instanceType`, `instanceCount`, and `volumeSizeInGB` of each.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  resourceConfig: ResourceConfig;
  /**
   * The training data: 1 to 20 channels, and 20 in all with `incrementalTrainingDataChannels`. Their order means nothing.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  dataChannels: DataChannel[];
  /**
   * An earlier model to go on from instead of beginning anew: at most 1 channel. The service may answer with a new version
   * of that model.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  incrementalTrainingDataChannels?: IncrementalTrainingDataChannel[] | undefined;
  /**
   * Settings of the algorithm, which the training container reads: at most 100, keys of 1 to 256 and values of 1 to 2500
   * characters. Every value is a text, numbers too. Who may call GetTrainedModel can read them.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  hyperparameters?: Record<string, string> | undefined;
  /**
   * Environment variables of the training container: at most 100, keys of 1 to 512 characters (`[a-zA-Z_][a-zA-Z0-9_]*`),
   * values of 1 to 512 characters. Who may call GetTrainedModel can read them.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  environment?: Record<string, string> | undefined;
  /**
   * When the training is stopped, whether it has come to its end or not: `maxRuntimeInSeconds`.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  stoppingCondition?: StoppingCondition | undefined;
  /**
   * How the training data reaches the container: `File` (copied to the volume first), `FastFile` (fetched from S3 as files
   * are read) or `Pipe` (through named pipes).
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  trainingInputMode?: TrainingInputMode | undefined;
  /**
   * Free text about the model: at most 255 characters, line breaks included.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  description?: string | undefined;
  /**
   * The KMS key that encrypts the model and what belongs to it: the ARN of a key
   * (`arn:aws:kms:REGION:ACCOUNT:key/...`), never of an alias, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  kmsKeyArn?: string | undefined;
  /**
   * The member that pays for the training: an account id, a text of 12 digits.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  mlModelTrainingPayerAccountId?: string | undefined;
  /**
   * Tags of the model: at most 50, keys of 1 to 128 characters that do not begin with `aws:` in any letter case, values
   * of up to 256 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  tags?: Record<string, string> | undefined;
}

/**
 * What CreateTrainedModel answers.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */
export interface CreateTrainedModelOutput {
  /** ARN of the new model. */
  trainedModelArn: string;
  /** Version of the new model, a UUID; the base version's is the literal text `NULL`. */
  versionIdentifier?: string;
}
