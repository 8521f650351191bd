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
   * Starts a training. An attempt with an unknown outcome is never repeated, because a second model costs money.
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
   * The name, which other members of the collaboration can see. 1 to 63 characters, not blank.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  name: string;
  /**
   * The algorithm that trains the model: the ARN of its association with the collaboration. The association may belong to another member. The model trains in the region of this ARN. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/configured-model-algorithm-association/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  configuredModelAlgorithmAssociationArn: string;
  /**
   * Settings of the algorithm, which the training container reads. Every value is a string, even a number. Anyone with access to GetTrainedModel can read them. Up to 100 entries: keys of 1 to 256 characters, values of 1 to 2500 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  hyperparameters?: Record<string, string> | undefined;
  /**
   * Environment variables of the training container. Anyone with access to GetTrainedModel can read them. Up to 100 entries: keys of 1 to 512 characters that match `[a-zA-Z_][a-zA-Z0-9_]*`, values of 1 to 512 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  environment?: Record<string, string> | undefined;
  /**
   * The instances that train the model: `instanceType`, `instanceCount`, and `volumeSizeInGB` of each.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  resourceConfig: ResourceConfig;
  /**
   * When the service stops the training, even if it is not complete: `maxRuntimeInSeconds`.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  stoppingCondition?: StoppingCondition | undefined;
  /**
   * An earlier model to continue from. The service may create a new version of that model. 1 entry.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  incrementalTrainingDataChannels?: IncrementalTrainingDataChannel[] | undefined;
  /**
   * The training data. Up to 20 channels in total, including `incrementalTrainingDataChannels`; their order does not matter. 1 to 20 entries.
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
   * The description, which may contain line breaks. Up to 255 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  description?: string | undefined;
  /**
   * The KMS key that encrypts the model and its artifacts: the ARN of a key, not of an alias. An ARN like `arn:aws:kms:REGION:ACCOUNT:key/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  kmsKeyArn?: string | undefined;
  /**
   * Tags by key. A key must not begin with `aws:`, in upper or lower case. Up to 50 entries: keys of 1 to 128 characters, values of up to 256 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  tags?: Record<string, string> | undefined;
  /**
   * Account id of the member that pays for the training. 12 digits.
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
  /** Version of the model, a UUID; the literal string `NULL` for the base version. */
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
  /** Version of the model, a UUID; the literal string `NULL` for the base version. */
  versionIdentifier?: string;
  /** The earlier model that the training continues from. */
  incrementalTrainingDataChannels?: IncrementalTrainingDataChannelOutput[];
  /** The name, which other members of the collaboration can see. */
  name: string;
  /** The description, which may contain line breaks. */
  description?: string;
  /** Status of the model. */
  status: TrainedModelStatus;
  /** The reason for the status of a model. */
  statusDetails?: StatusDetails;
  /** The algorithm that trains the model: the ARN of its association with the collaboration. The association may belong to another member. The model trains in the region of this ARN. */
  configuredModelAlgorithmAssociationArn: string;
  /** The instances that train the model: `instanceType`, `instanceCount`, and `volumeSizeInGB` of each. */
  resourceConfig?: ResourceConfig;
  /** How the training data reaches the container: `File` copies it to the instance's volume before the training begins, `FastFile` lets the container read files that are fetched from S3 as it reads, `Pipe` feeds the data through named pipes. */
  trainingInputMode?: TrainingInputMode;
  /** When the service stops the training, even if it is not complete: `maxRuntimeInSeconds`. */
  stoppingCondition?: StoppingCondition;
  /** Whether the metrics of a training were published. It is independent of the status of the model. */
  metricsStatus?: MetricsStatus;
  /** The service's reason why the metrics were not published. */
  metricsStatusDetails?: string;
  /** Whether the logs of a training were published. It is independent of the status of the model. */
  logsStatus?: LogsStatus;
  /** The service's reason why the logs were not published. */
  logsStatusDetails?: string;
  /** Digest of the container image that trained the model. */
  trainingContainerImageDigest?: string;
  /** Account id of the member that pays for the training. */
  mlModelTrainingPayerAccountId?: string;
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
  /** Settings of the algorithm, which the training container reads. Every value is a string, even a number. Anyone with access to GetTrainedModel can read them. */
  hyperparameters?: Record<string, string>;
  /** Environment variables of the training container. Anyone with access to GetTrainedModel can read them. */
  environment?: Record<string, string>;
  /** The KMS key that encrypts the model and its artifacts: the ARN of a key, not of an alias. */
  kmsKeyArn?: string;
  /** Tags by key. A key must not begin with `aws:`, in upper or lower case. */
  tags?: Record<string, string>;
  /** The training data. Up to 20 channels in total, including `incrementalTrainingDataChannels`; their order does not matter. */
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
   * Name under which the training code finds the earlier model. It is unique among all channels of a training, including `dataChannels`. 1 to 64 characters that match `[A-Za-z0-9\.\-_]+`.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_IncrementalTrainingDataChannel.html
   */
  channelName: string;
}

/**
 * The earlier model of an incremental training in a response, which does not include the ARN of the request.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_IncrementalTrainingDataChannelOutput.html
 */
export interface IncrementalTrainingDataChannelOutput {
  /** Name under which the training code finds the earlier model. */
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

/** A SageMaker instance type. Editors complete those that AWS documents; any other string compiles, because AWS adds types. */
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
  /** Tags by key. A key must not begin with `aws:`, in upper or lower case. */
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
   * Largest number of entries on the page. An integer from 1 to 100.
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
   * Only versions with this status.
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
  /** Token for the next page; absent on the last page. */
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
   * Largest number of entries on the page. An integer from 1 to 100.
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
  /** Token for the next page; absent on the last page. */
  nextToken?: string;
  /** The entries; an empty page may still have a `nextToken`. */
  trainedModels: TrainedModelSummary[];
}

/** Whether the logs of a training were published. It is independent of the status of the model. */
export type LogsStatus = "PUBLISH_SUCCEEDED" | "PUBLISH_FAILED";

/** Whether the metrics of a training were published. It is independent of the status of the model. */
export type MetricsStatus = "PUBLISH_SUCCEEDED" | "PUBLISH_FAILED";

/**
 * One source of training data.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ModelTrainingDataChannel.html
 */
export interface DataChannel {
  /**
   * ARN of the ML input channel with the data. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/ml-input-channel/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ModelTrainingDataChannel.html
   */
  mlInputChannelArn: string;
  /**
   * Name under which the training code finds this data. It is unique among all channels of a training, including `incrementalTrainingDataChannels`. 1 to 64 characters that match `[A-Za-z0-9\.\-_]+`.
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
 * The instances of a training, which are billed for the time that they run.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ResourceConfig.html
 */
export interface ResourceConfig {
  /**
   * Number of instances; the service uses 1 if absent. An integer from 1 to 5.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ResourceConfig.html
   */
  instanceCount?: number | undefined;
  /**
   * SageMaker instance type, such as `ml.m5.2xlarge`, 1 to 64 characters. Editors complete the types that AWS documents; any other causes a warning in the preview, and the service decides whether it is valid.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ResourceConfig.html
   */
  instanceType: InstanceType;
  /**
   * Size of the storage volume of each instance in GB. Some instance types allow less. An integer from 1 to 8192.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ResourceConfig.html
   */
  volumeSizeInGB: number;
}

/** How a channel's data is distributed over several instances: `FullyReplicated` gives each of them everything, `ShardedByS3Key` gives each its share of the objects. */
export type S3DataDistributionType = "FullyReplicated" | "ShardedByS3Key";

/**
 * The reason for the status of a model.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StatusDetails.html
 */
export interface StatusDetails {
  /** Code for programs, which AWS keeps stable. */
  statusCode?: string;
  /** Message for people, which may change at any time. */
  message?: string;
}

/**
 * When the service stops a training.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StoppingCondition.html
 */
export interface StoppingCondition {
  /**
   * Longest run time of the training in seconds, up to 28 days. It limits the cost. AWS does not document a default. An integer from 1 to 2,419,200.
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
   * Tags to set, by key. Up to 50 in total with the existing ones; a key must not begin with `aws:`, in upper or lower case. Up to 50 entries: keys of 1 to 128 characters, values of up to 256 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TagResource.html
   */
  tags: Record<string, string>;
}

/** The statuses of a trained model. There is neither CANCELLED nor DELETED: both end in `INACTIVE`. */
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
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
  /** ARN of the model. */
  trainedModelArn: string;
  /** Version of the model, a UUID; the literal string `NULL` for the base version. */
  versionIdentifier?: string;
  /** The earlier model that the training continues from. */
  incrementalTrainingDataChannels?: IncrementalTrainingDataChannelOutput[];
  /** The name, which other members of the collaboration can see. */
  name: string;
  /** The description, which may contain line breaks. */
  description?: string;
  /** The membership that trained the model and owns it. */
  membershipIdentifier: string;
  /** The collaboration that the membership is part of. */
  collaborationIdentifier: string;
  /** Status of the model. */
  status: TrainedModelStatus;
  /** The algorithm that trains the model: the ARN of its association with the collaboration. The association may belong to another member. The model trains in the region of this ARN. */
  configuredModelAlgorithmAssociationArn: string;
  /** Account id of the member that pays for the training. */
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
