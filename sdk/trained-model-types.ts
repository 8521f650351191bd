/**
 * The inputs and outputs of the nine operations, under AWS's own names. It knows shapes and limits; it checks nothing.
 * Timestamps are ISO 8601 text, as the service sends them. Outputs may carry members that are not listed here.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */

/** The eleven states of a trained model. There is no CANCELLED and no DELETED: both end in `INACTIVE`. */
export type TrainedModelStatus =
  | "CREATE_PENDING"
  | "CREATE_IN_PROGRESS"
  | "CREATE_FAILED"
  | "ACTIVE"
  | "DELETE_PENDING"
  | "DELETE_IN_PROGRESS"
  | "DELETE_FAILED"
  | "INACTIVE"
  | "CANCEL_PENDING"
  | "CANCEL_IN_PROGRESS"
  | "CANCEL_FAILED";

/** Whether the metrics or the logs of a training were published. It says nothing about the model itself. */
export type PublishStatus = "PUBLISH_SUCCEEDED" | "PUBLISH_FAILED";

/** How the training data reaches the container: copied first, streamed as files, or streamed as a pipe. */
export type TrainingInputMode = "File" | "FastFile" | "Pipe";

/** Whether each instance gets all data of a channel or its share of the objects. */
export type S3DataDistributionType = "FullyReplicated" | "ShardedByS3Key";

/** The EC2 resources of a training. */
export interface ResourceConfig {
  /** SageMaker's name of the instance type, such as `ml.m5.2xlarge`. */
  instanceType: string;
  /** How many instances train together: 1 to 5; the service takes 1 where it is absent. */
  instanceCount?: number | undefined;
  /** Size of each instance's storage volume in GB: 1 to 8192. */
  volumeSizeInGB: number;
}

/** One source of training data. */
export interface DataChannel {
  /** ARN of the ML input channel whose data this channel reads, 20 to 2048 characters. */
  mlInputChannelArn: string;
  /** Name that the training code reads the channel under: 1 to 64 of `A-Z a-z 0-9 . - _`, unique within the job. */
  channelName: string;
  /** How the data is spread over the instances. */
  s3DataDistributionType?: S3DataDistributionType | undefined;
}

/** The earlier model that a training starts from. */
export interface IncrementalTrainingDataChannel {
  /** ARN of the earlier trained model, 20 to 2048 characters. */
  trainedModelArn: string;
  /** Version of the earlier model (a UUID); the latest where it is absent. */
  versionIdentifier?: string | undefined;
  /** Name that the training code reads the earlier model under: 1 to 64 of `A-Z a-z 0-9 . - _`, unique within the job. */
  channelName: string;
}

/** When a training is stopped. */
export interface StoppingCondition {
  /** Longest run time in seconds: 1 to 2,419,200 (28 days). The default is not documented. */
  maxRuntimeInSeconds?: number | undefined;
}

/** Everything that CreateTrainedModel takes. A trained model cannot be edited afterwards; only its tags can. */
export interface CreateTrainedModelInput {
  /** The membership that trains and owns the model: a UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
  /** Name of the model: 1 to 63 characters, not blank. */
  name: string;
  /** ARN of the associated algorithm (`.../configured-model-algorithm-association/...`), 20 to 2048 characters. It may name another membership. */
  configuredModelAlgorithmAssociationArn: string;
  /** The instances to train on. */
  resourceConfig: ResourceConfig;
  /** Training data: 1 to 20 channels, 20 in all together with `incrementalTrainingDataChannels`. */
  dataChannels: DataChannel[];
  /** An earlier model to go on from: exactly one channel where given. */
  incrementalTrainingDataChannels?: IncrementalTrainingDataChannel[] | undefined;
  /** Settings of the algorithm: at most 100, keys of 1 to 256 and values of 1 to 2500 characters. */
  hyperparameters?: Record<string, string> | undefined;
  /** Environment variables of the container: at most 100, keys `[a-zA-Z_][a-zA-Z0-9_]*` of 1 to 512 and values of 1 to 512 characters. */
  environment?: Record<string, string> | undefined;
  /** When to stop the training. */
  stoppingCondition?: StoppingCondition | undefined;
  /** How the training data reaches the container. */
  trainingInputMode?: TrainingInputMode | undefined;
  /** Free text of at most 255 characters. */
  description?: string | undefined;
  /** ARN of the KMS key that encrypts the model (`:key/...`, never an alias), 20 to 2048 characters. */
  kmsKeyArn?: string | undefined;
  /** Account of the member that pays for the training: 12 digits. */
  mlModelTrainingPayerAccountId?: string | undefined;
  /** At most 50 tags, keys of 1 to 128 and values of 0 to 256 characters; keys must not start with `aws:` in any letter case. */
  tags?: Record<string, string> | undefined;
}

/** What CreateTrainedModel answers. */
export interface CreateTrainedModelOutput {
  /** ARN of the new model. */
  trainedModelArn: string;
  /** Version of the new model; the base version's is the literal text `NULL`. */
  versionIdentifier?: string;
}

/** Names one trained model, or one version of it. */
export interface TrainedModelReference {
  /** The membership that the model belongs to: a UUID. */
  membershipIdentifier: string;
  /** ARN of the model. */
  trainedModelArn: string;
  /** Version (a UUID). Absent, Get takes the latest version, Cancel and DeleteTrainedModelOutput take the base version. */
  versionIdentifier?: string | undefined;
}

/** Why a model is in its state. */
export interface StatusDetails {
  /** For programs: the service keeps it stable. */
  statusCode?: string;
  /** For people: it may change at any time. */
  message?: string;
}

/** How an answer describes the earlier model of an incremental training. The ARN that went in cannot be rebuilt from it. */
export interface IncrementalTrainingDataChannelOutput {
  channelName: string;
  /** Name of the earlier model. */
  modelName: string;
  versionIdentifier?: string;
}

/** One entry of a list of models. */
export interface TrainedModelSummary {
  trainedModelArn: string;
  versionIdentifier?: string;
  name: string;
  description?: string;
  membershipIdentifier: string;
  collaborationIdentifier: string;
  status: TrainedModelStatus;
  configuredModelAlgorithmAssociationArn: string;
  incrementalTrainingDataChannels?: IncrementalTrainingDataChannelOutput[];
  mlModelTrainingPayerAccountId?: string;
  /** ISO 8601 text. */
  createTime: string;
  /** ISO 8601 text. */
  updateTime: string;
}

/** What GetTrainedModel answers. */
export interface GetTrainedModelOutput extends TrainedModelSummary {
  statusDetails?: StatusDetails;
  resourceConfig?: ResourceConfig;
  dataChannels: DataChannel[];
  hyperparameters?: Record<string, string>;
  environment?: Record<string, string>;
  stoppingCondition?: StoppingCondition;
  trainingInputMode?: TrainingInputMode;
  kmsKeyArn?: string;
  tags?: Record<string, string>;
  metricsStatus?: PublishStatus;
  metricsStatusDetails?: string;
  logsStatus?: PublishStatus;
  logsStatusDetails?: string;
  trainingContainerImageDigest?: string;
}

/** Asks for one page of a membership's models. */
export interface ListTrainedModelsInput {
  membershipIdentifier: string;
  /** `nextToken` of the page before. */
  nextToken?: string | undefined;
  /** Entries per page at most: 1 to 100. */
  maxResults?: number | undefined;
}

/** Asks for one page of a model's versions. */
export interface ListTrainedModelVersionsInput extends ListTrainedModelsInput {
  trainedModelArn: string;
  /** Only versions in this state. */
  status?: TrainedModelStatus | undefined;
}

/** One page of models or versions. */
export interface ListTrainedModelsOutput {
  trainedModels: TrainedModelSummary[];
  /** Present while there are more pages. */
  nextToken?: string;
}

/** Adds tags or changes their values. */
export interface TagResourceInput {
  resourceArn: string;
  tags: Record<string, string>;
}

/** Removes tags by key. */
export interface UntagResourceInput {
  resourceArn: string;
  /** At most 200 keys. */
  tagKeys: string[];
}

/** Asks for all tags of a resource. */
export interface ListTagsForResourceInput {
  resourceArn: string;
}

/** All tags of a resource. */
export interface ListTagsForResourceOutput {
  tags: Record<string, string>;
}
