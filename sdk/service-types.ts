// Written by `npm run generate` from sdk/service.json and sdk/descriptions.json: edit these, not this file.

/** What an operation takes and returns. */
export interface Shape<Input, Output> {
  /** What the request is made of. */
  input: Input;
  /** What the response holds. */
  output: Output;
}

/**
 * The shapes of every operation, by the method of the client.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_Operations.html
 */
export interface Shapes {
  /**
   * Requests the end of a running training; the response comes before the training ends.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CancelTrainedModel.html
   */
  cancelTrainedModel: Shape<CancelTrainedModelInput, unknown>;
  /**
   * Starts a training. An attempt with an unknown outcome is never repeated: a second model costs money.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  createTrainedModel: Shape<CreateTrainedModelInput, CreateTrainedModelOutput>;
  /**
   * Requests the deletion of a model's artifacts; the response comes before they are deleted.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteTrainedModelOutput.html
   */
  deleteTrainedModelOutput: Shape<DeleteTrainedModelOutputInput, unknown>;
  /**
   * Reads one model.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
   */
  getTrainedModel: Shape<GetTrainedModelInput, GetTrainedModelOutput>;
  /**
   * Reads all tags of a model.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTagsForResource.html
   */
  listTagsForResource: Shape<ListTagsForResourceInput, ListTagsForResourceOutput>;
  /**
   * Reads one page of a model's versions.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModelVersions.html
   */
  listTrainedModelVersions: Shape<ListTrainedModelVersionsInput, ListTrainedModelVersionsOutput>;
  /**
   * Reads one page of a membership's models.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModels.html
   */
  listTrainedModels: Shape<ListTrainedModelsInput, ListTrainedModelsOutput>;
  /**
   * Adds tags to a model, or changes their values.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TagResource.html
   */
  tagResource: Shape<TagResourceInput, unknown>;
  /**
   * Removes tags of a model, by key.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_UntagResource.html
   */
  untagResource: Shape<UntagResourceInput, unknown>;
}

/**
 * Input of CancelTrainedModel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CancelTrainedModel.html
 */
export interface CancelTrainedModelInput {
  /**
   * The membership that trained the model and owns it. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CancelTrainedModel.html
   */
  membershipIdentifier: string;
  /**
   * ARN of the model. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CancelTrainedModel.html
   */
  trainedModelArn: string;
  /**
   * Version of the model; if absent, the base version. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CancelTrainedModel.html
   */
  versionIdentifier?: string | undefined;
}

/**
 * Input of CreateTrainedModel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */
export interface CreateTrainedModelInput {
  /**
   * The membership that trains the model and owns it. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  membershipIdentifier: string;
  /**
   * The name, which other members of the collaboration see. 1 to 63 characters, not blank.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  name: string;
  /**
   * The algorithm that the model is trained with: the ARN of its association with the collaboration. The association may belong to another member. Its region is where the model is trained. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/configured-model-algorithm-association/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  configuredModelAlgorithmAssociationArn: string;
  /**
   * Settings of the algorithm, which the training container reads. Every value is a string, numbers too. Whoever may call GetTrainedModel can read them. Up to 100 entries: keys of 1 to 256 characters, values of 1 to 2500 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  hyperparameters?: Record<string, string> | undefined;
  /**
   * Environment variables of the training container. Whoever may call GetTrainedModel can read them. Up to 100 entries: keys of 1 to 512 characters that match `[a-zA-Z_][a-zA-Z0-9_]*`, values of 1 to 512 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  environment?: Record<string, string> | undefined;
  /**
   * The machines that train: `instanceType`, `instanceCount`, and `volumeSizeInGB` of each.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  resourceConfig: ResourceConfig;
  /**
   * When the training is stopped, whether it is complete or not: `maxRuntimeInSeconds`.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  stoppingCondition?: StoppingCondition | undefined;
  /**
   * An earlier model to continue from instead of starting from nothing. The service may create a new version of that model. 1 entry.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  incrementalTrainingDataChannels?: IncrementalTrainingDataChannel[] | undefined;
  /**
   * The training data. Up to 20 channels in all, `incrementalTrainingDataChannels` included; their order means nothing. 1 to 20 entries.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  dataChannels: DataChannel[];
  /**
   * How the training data reaches the container: `File` copies it to the instance's volume before the training begins, `FastFile` lets the container read files that are fetched from S3 as it reads, `Pipe` feeds the data through named pipes.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  trainingInputMode?: TrainingInputMode | undefined;
  /**
   * Free text, which may have line breaks. Up to 255 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  description?: string | undefined;
  /**
   * The KMS key that encrypts the model and its artifacts: the ARN of a key, never of an alias. An ARN like `arn:aws:kms:REGION:ACCOUNT:key/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  kmsKeyArn?: string | undefined;
  /**
   * Tags by key. No key begins with `aws:`, in any letter case. Up to 50 entries: keys of 1 to 128 characters, values of up to 256 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  tags?: Record<string, string> | undefined;
  /**
   * Account of the member that pays for the training. 12 digits.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  mlModelTrainingPayerAccountId?: string | undefined;
}

/**
 * Output of CreateTrainedModel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */
export interface CreateTrainedModelOutput {
  /** ARN of the model. */
  trainedModelArn: string;
  /** Version of the model, a UUID; that of the base version is the literal string `NULL`. */
  versionIdentifier?: string;
}

/**
 * Input of DeleteTrainedModelOutput.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteTrainedModelOutput.html
 */
export interface DeleteTrainedModelOutputInput {
  /**
   * ARN of the model. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteTrainedModelOutput.html
   */
  trainedModelArn: string;
  /**
   * The membership that trained the model and owns it. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteTrainedModelOutput.html
   */
  membershipIdentifier: string;
  /**
   * Version of the model; if absent, the base version. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteTrainedModelOutput.html
   */
  versionIdentifier?: string | undefined;
}

/**
 * Input of GetTrainedModel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
 */
export interface GetTrainedModelInput {
  /**
   * ARN of the model. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
   */
  trainedModelArn: string;
  /**
   * The membership that trained the model and owns it. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
   */
  membershipIdentifier: string;
  /**
   * Version of the model; if absent, the latest. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
   */
  versionIdentifier?: string | undefined;
}

/**
 * Output of GetTrainedModel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
 */
export interface GetTrainedModelOutput {
  /** The membership that trained the model and owns it. */
  membershipIdentifier: string;
  /** The collaboration that the membership is part of. */
  collaborationIdentifier: string;
  /** ARN of the model. */
  trainedModelArn: string;
  /** Version of the model, a UUID; that of the base version is the literal string `NULL`. */
  versionIdentifier?: string;
  /** The earlier model that the training continues from. */
  incrementalTrainingDataChannels?: IncrementalTrainingDataChannelOutput[];
  /** The name, which other members of the collaboration see. */
  name: string;
  /** Free text, which may have line breaks. */
  description?: string;
  /** State of the model. */
  status: TrainedModelStatus;
  /** Why a model is in its state. */
  statusDetails?: StatusDetails;
  /** The algorithm that the model is trained with: the ARN of its association with the collaboration. The association may belong to another member. Its region is where the model is trained. */
  configuredModelAlgorithmAssociationArn: string;
  /** The machines that train: `instanceType`, `instanceCount`, and `volumeSizeInGB` of each. */
  resourceConfig?: ResourceConfig;
  /** How the training data reaches the container: `File` copies it to the instance's volume before the training begins, `FastFile` lets the container read files that are fetched from S3 as it reads, `Pipe` feeds the data through named pipes. */
  trainingInputMode?: TrainingInputMode;
  /** When the training is stopped, whether it is complete or not: `maxRuntimeInSeconds`. */
  stoppingCondition?: StoppingCondition;
  /** Whether the metrics of a training were published. It says nothing about the model itself. */
  metricsStatus?: MetricsStatus;
  /** Why metrics were not published, in the service's words. */
  metricsStatusDetails?: string;
  /** Whether the logs of a training were published. It says nothing about the model itself. */
  logsStatus?: LogsStatus;
  /** Why logs were not published, in the service's words. */
  logsStatusDetails?: string;
  /** Digest of the container image that trained the model. */
  trainingContainerImageDigest?: string;
  /** Account of the member that pays for the training. */
  mlModelTrainingPayerAccountId?: string;
  /** When it was created. An ISO 8601 string. */
  createTime: string;
  /** When anything about it last changed. An ISO 8601 string. */
  updateTime: string;
  /** Settings of the algorithm, which the training container reads. Every value is a string, numbers too. Whoever may call GetTrainedModel can read them. */
  hyperparameters?: Record<string, string>;
  /** Environment variables of the training container. Whoever may call GetTrainedModel can read them. */
  environment?: Record<string, string>;
  /** The KMS key that encrypts the model and its artifacts: the ARN of a key, never of an alias. */
  kmsKeyArn?: string;
  /** Tags by key. No key begins with `aws:`, in any letter case. */
  tags?: Record<string, string>;
  /** The training data. Up to 20 channels in all, `incrementalTrainingDataChannels` included; their order means nothing. */
  dataChannels: DataChannel[];
}

/**
 * The earlier model that a training continues from.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_IncrementalTrainingDataChannel.html
 */
export interface IncrementalTrainingDataChannel {
  /**
   * The model to continue from. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_IncrementalTrainingDataChannel.html
   */
  trainedModelArn: string;
  /**
   * Which version of that model; if absent, the latest. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_IncrementalTrainingDataChannel.html
   */
  versionIdentifier?: string | undefined;
  /**
   * Name under which the training code finds the earlier model. No two channels of a training share a name, those of `dataChannels` included. 1 to 64 characters that match `[A-Za-z0-9\.\-_]+`.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_IncrementalTrainingDataChannel.html
   */
  channelName: string;
}

/**
 * How a response describes the earlier model of an incremental training. The ARN in the request cannot be rebuilt from it.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_IncrementalTrainingDataChannelOutput.html
 */
export interface IncrementalTrainingDataChannelOutput {
  /** Name under which the training code found the earlier model. */
  channelName: string;
  /** Version of the earlier model, a UUID. */
  versionIdentifier?: string;
  /** Name of the earlier model. */
  modelName: string;
}

/** The values of {@link InstanceType} that AWS documents: to complete and to warn from, not to refuse by. */
export const INSTANCE_TYPES = [
  "ml.m4.xlarge",
  "ml.m4.2xlarge",
  "ml.m4.4xlarge",
  "ml.m4.10xlarge",
  "ml.m4.16xlarge",
  "ml.g4dn.xlarge",
  "ml.g4dn.2xlarge",
  "ml.g4dn.4xlarge",
  "ml.g4dn.8xlarge",
  "ml.g4dn.12xlarge",
  "ml.g4dn.16xlarge",
  "ml.m5.large",
  "ml.m5.xlarge",
  "ml.m5.2xlarge",
  "ml.m5.4xlarge",
  "ml.m5.12xlarge",
  "ml.m5.24xlarge",
  "ml.c4.xlarge",
  "ml.c4.2xlarge",
  "ml.c4.4xlarge",
  "ml.c4.8xlarge",
  "ml.p2.xlarge",
  "ml.p2.8xlarge",
  "ml.p2.16xlarge",
  "ml.p4d.24xlarge",
  "ml.p4de.24xlarge",
  "ml.p5.48xlarge",
  "ml.c5.xlarge",
  "ml.c5.2xlarge",
  "ml.c5.4xlarge",
  "ml.c5.9xlarge",
  "ml.c5.18xlarge",
  "ml.c5n.xlarge",
  "ml.c5n.2xlarge",
  "ml.c5n.4xlarge",
  "ml.c5n.9xlarge",
  "ml.c5n.18xlarge",
  "ml.g5.xlarge",
  "ml.g5.2xlarge",
  "ml.g5.4xlarge",
  "ml.g5.8xlarge",
  "ml.g5.16xlarge",
  "ml.g5.12xlarge",
  "ml.g5.24xlarge",
  "ml.g5.48xlarge",
  "ml.trn1.2xlarge",
  "ml.trn1.32xlarge",
  "ml.trn1n.32xlarge",
  "ml.m6i.large",
  "ml.m6i.xlarge",
  "ml.m6i.2xlarge",
  "ml.m6i.4xlarge",
  "ml.m6i.8xlarge",
  "ml.m6i.12xlarge",
  "ml.m6i.16xlarge",
  "ml.m6i.24xlarge",
  "ml.m6i.32xlarge",
  "ml.c6i.xlarge",
  "ml.c6i.2xlarge",
  "ml.c6i.8xlarge",
  "ml.c6i.4xlarge",
  "ml.c6i.12xlarge",
  "ml.c6i.16xlarge",
  "ml.c6i.24xlarge",
  "ml.c6i.32xlarge",
  "ml.r5d.large",
  "ml.r5d.xlarge",
  "ml.r5d.2xlarge",
  "ml.r5d.4xlarge",
  "ml.r5d.8xlarge",
  "ml.r5d.12xlarge",
  "ml.r5d.16xlarge",
  "ml.r5d.24xlarge",
  "ml.t3.medium",
  "ml.t3.large",
  "ml.t3.xlarge",
  "ml.t3.2xlarge",
  "ml.r5.large",
  "ml.r5.xlarge",
  "ml.r5.2xlarge",
  "ml.r5.4xlarge",
  "ml.r5.8xlarge",
  "ml.r5.12xlarge",
  "ml.r5.16xlarge",
  "ml.r5.24xlarge",
  "ml.c7i.large",
  "ml.c7i.xlarge",
  "ml.c7i.2xlarge",
  "ml.c7i.4xlarge",
  "ml.c7i.8xlarge",
  "ml.c7i.12xlarge",
  "ml.c7i.16xlarge",
  "ml.c7i.24xlarge",
  "ml.c7i.48xlarge",
  "ml.m7i.large",
  "ml.m7i.xlarge",
  "ml.m7i.2xlarge",
  "ml.m7i.4xlarge",
  "ml.m7i.8xlarge",
  "ml.m7i.12xlarge",
  "ml.m7i.16xlarge",
  "ml.m7i.24xlarge",
  "ml.m7i.48xlarge",
  "ml.r7i.large",
  "ml.r7i.xlarge",
  "ml.r7i.2xlarge",
  "ml.r7i.4xlarge",
  "ml.r7i.8xlarge",
  "ml.r7i.12xlarge",
  "ml.r7i.16xlarge",
  "ml.r7i.24xlarge",
  "ml.r7i.48xlarge",
  "ml.g6.xlarge",
  "ml.g6.2xlarge",
  "ml.g6.4xlarge",
  "ml.g6.8xlarge",
  "ml.g6.12xlarge",
  "ml.g6.16xlarge",
  "ml.g6.24xlarge",
  "ml.g6.48xlarge",
  "ml.g6e.xlarge",
  "ml.g6e.2xlarge",
  "ml.g6e.4xlarge",
  "ml.g6e.8xlarge",
  "ml.g6e.12xlarge",
  "ml.g6e.16xlarge",
  "ml.g6e.24xlarge",
  "ml.g6e.48xlarge",
  "ml.p5en.48xlarge",
  "ml.p3.2xlarge",
  "ml.p3.8xlarge",
  "ml.p3.16xlarge",
  "ml.p3dn.24xlarge",
] as const;

/** A SageMaker instance type. Editors complete those that AWS documents; any other string compiles, since AWS adds types. */
export type InstanceType = (typeof INSTANCE_TYPES)[number] | (string & {});

/**
 * Input of ListTagsForResource.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTagsForResource.html
 */
export interface ListTagsForResourceInput {
  /**
   * ARN of the model or other resource. An ARN, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTagsForResource.html
   */
  resourceArn: string;
}

/**
 * Output of ListTagsForResource.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTagsForResource.html
 */
export interface ListTagsForResourceOutput {
  /** Tags by key. No key begins with `aws:`, in any letter case. */
  tags: Record<string, string>;
}

/**
 * Input of ListTrainedModelVersions.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModelVersions.html
 */
export interface ListTrainedModelVersionsInput {
  /**
   * `nextToken` of the previous page. 1 to 10,240 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModelVersions.html
   */
  nextToken?: string | undefined;
  /**
   * Largest number of entries in the page. An integer from 1 to 100.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModelVersions.html
   */
  maxResults?: number | undefined;
  /**
   * The membership that trained the model and owns it. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModelVersions.html
   */
  membershipIdentifier: string;
  /**
   * ARN of the model. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModelVersions.html
   */
  trainedModelArn: string;
  /**
   * Only versions in this state.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModelVersions.html
   */
  status?: TrainedModelStatus | undefined;
}

/**
 * Output of ListTrainedModelVersions.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModelVersions.html
 */
export interface ListTrainedModelVersionsOutput {
  /** Present while there are more pages: the next request's `nextToken`. */
  nextToken?: string;
  /** The entries; an empty page may still have a `nextToken`. */
  trainedModels: TrainedModelSummary[];
}

/**
 * Input of ListTrainedModels.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModels.html
 */
export interface ListTrainedModelsInput {
  /**
   * `nextToken` of the previous page. 1 to 10,240 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModels.html
   */
  nextToken?: string | undefined;
  /**
   * Largest number of entries in the page. An integer from 1 to 100.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModels.html
   */
  maxResults?: number | undefined;
  /**
   * The membership that trained the model and owns it. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModels.html
   */
  membershipIdentifier: string;
}

/**
 * Output of ListTrainedModels.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModels.html
 */
export interface ListTrainedModelsOutput {
  /** Present while there are more pages: the next request's `nextToken`. */
  nextToken?: string;
  /** The entries; an empty page may still have a `nextToken`. */
  trainedModels: TrainedModelSummary[];
}

/** Whether the logs of a training were published. It says nothing about the model itself. */
export type LogsStatus = "PUBLISH_SUCCEEDED" | "PUBLISH_FAILED";

/** Whether the metrics of a training were published. It says nothing about the model itself. */
export type MetricsStatus = "PUBLISH_SUCCEEDED" | "PUBLISH_FAILED";

/**
 * One source of training data.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ModelTrainingDataChannel.html
 */
export interface DataChannel {
  /**
   * The ML input channel whose data is read. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/ml-input-channel/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ModelTrainingDataChannel.html
   */
  mlInputChannelArn: string;
  /**
   * Name under which the training code finds this data. No two channels of a training share a name, those of `incrementalTrainingDataChannels` included. 1 to 64 characters that match `[A-Za-z0-9\.\-_]+`.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ModelTrainingDataChannel.html
   */
  channelName: string;
  /**
   * How a channel's data is distributed over several instances: `FullyReplicated` gives each of them everything, `ShardedByS3Key` gives each its share of the objects.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ModelTrainingDataChannel.html
   */
  s3DataDistributionType?: S3DataDistributionType | undefined;
}

/**
 * The machines of a training. They are paid for by the time that they run.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ResourceConfig.html
 */
export interface ResourceConfig {
  /**
   * How many of them train together; the service takes 1 if absent. An integer from 1 to 5.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ResourceConfig.html
   */
  instanceCount?: number | undefined;
  /**
   * Which machines train: SageMaker's name of the instance type, such as `ml.m5.2xlarge`, 1 to 64 characters. Editors complete the types that AWS documents; any other is a warning in the preview, and the service decides.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ResourceConfig.html
   */
  instanceType: InstanceType;
  /**
   * Size of each instance's storage volume in GB. Some instance types allow less. An integer from 1 to 8192.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ResourceConfig.html
   */
  volumeSizeInGB: number;
}

/** How a channel's data is distributed over several instances: `FullyReplicated` gives each of them everything, `ShardedByS3Key` gives each its share of the objects. */
export type S3DataDistributionType = "FullyReplicated" | "ShardedByS3Key";

/**
 * Why a model is in its state.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StatusDetails.html
 */
export interface StatusDetails {
  /** For programs: the service keeps it stable. */
  statusCode?: string;
  /** For people: it may change at any time. */
  message?: string;
}

/**
 * When a training is stopped.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StoppingCondition.html
 */
export interface StoppingCondition {
  /**
   * Longest time that the training may run, in seconds (28 days at most), which bounds its cost. The default of the service is not documented. An integer from 1 to 2,419,200.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StoppingCondition.html
   */
  maxRuntimeInSeconds?: number | undefined;
}

/**
 * Input of TagResource.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TagResource.html
 */
export interface TagResourceInput {
  /**
   * ARN of the model or other resource. An ARN, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TagResource.html
   */
  resourceArn: string;
  /**
   * Tags to set, by key. Up to 50 in all with the existing ones; no key begins with `aws:`, in any letter case. Up to 50 entries: keys of 1 to 128 characters, values of up to 256 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TagResource.html
   */
  tags: Record<string, string>;
}

/** The states of a trained model. There is no CANCELLED and no DELETED: both end in `INACTIVE`. */
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

/**
 * One entry of a list of models.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelSummary.html
 */
export interface TrainedModelSummary {
  /** When it was created. An ISO 8601 string. */
  createTime: string;
  /** When anything about it last changed. An ISO 8601 string. */
  updateTime: string;
  /** ARN of the model. */
  trainedModelArn: string;
  /** Version of the model, a UUID; that of the base version is the literal string `NULL`. */
  versionIdentifier?: string;
  /** The earlier model that the training continues from. */
  incrementalTrainingDataChannels?: IncrementalTrainingDataChannelOutput[];
  /** The name, which other members of the collaboration see. */
  name: string;
  /** Free text, which may have line breaks. */
  description?: string;
  /** The membership that trained the model and owns it. */
  membershipIdentifier: string;
  /** The collaboration that the membership is part of. */
  collaborationIdentifier: string;
  /** State of the model. */
  status: TrainedModelStatus;
  /** The algorithm that the model is trained with: the ARN of its association with the collaboration. The association may belong to another member. Its region is where the model is trained. */
  configuredModelAlgorithmAssociationArn: string;
  /** Account of the member that pays for the training. */
  mlModelTrainingPayerAccountId?: string;
}

/** How the training data reaches the container: `File` copies it to the instance's volume before the training begins, `FastFile` lets the container read files that are fetched from S3 as it reads, `Pipe` feeds the data through named pipes. */
export type TrainingInputMode = "File" | "FastFile" | "Pipe";

/**
 * Input of UntagResource.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_UntagResource.html
 */
export interface UntagResourceInput {
  /**
   * ARN of the model or other resource. An ARN, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_UntagResource.html
   */
  resourceArn: string;
  /**
   * Keys of the tags to remove. Up to 200 entries, each 1 to 128 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_UntagResource.html
   */
  tagKeys: string[];
}
