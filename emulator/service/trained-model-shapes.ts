/** Why a model has its status, as Get returns it. */
export interface StatusDetails {
  /** For programs. */
  readonly statusCode?: string;
  /** For people. */
  readonly message?: string;
}

/** One source of training data. */
export interface DataChannel {
  /** ARN of the ML input channel. */
  readonly mlInputChannelArn: string;
  /** Name of the channel in the training container. */
  readonly channelName: string;
  /** `FullyReplicated` or `ShardedByS3Key`. */
  readonly s3DataDistributionType?: string;
}

/** The earlier model that a training continues from. */
export interface IncrementalChannel {
  /** ARN of the earlier model. */
  readonly trainedModelArn: string;
  /** Name of the channel in the training container. */
  readonly channelName: string;
  /** Version of the earlier model; the latest where absent. */
  readonly versionIdentifier?: string;
}

/**
 * The body of an accepted CreateTrainedModel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 */
export interface CreateBody {
  /** Name of the model. */
  readonly name: string;
  /** ARN of the algorithm's association. */
  readonly configuredModelAlgorithmAssociationArn: string;
  /** The machines. */
  readonly resourceConfig: {
    /** SageMaker's name of the instance type. */
    readonly instanceType: string;
    /** Size of each machine's volume in GB. */
    readonly volumeSizeInGB: number;
    /** How many machines; 1 where absent. */
    readonly instanceCount?: number;
  };
  /** The training data. */
  readonly dataChannels: readonly DataChannel[];
  /** The earlier model to continue from. */
  readonly incrementalTrainingDataChannels?: readonly IncrementalChannel[];
  /** Settings of the algorithm. */
  readonly hyperparameters?: Readonly<Record<string, string>>;
  /** Environment variables of the training container. */
  readonly environment?: Readonly<Record<string, string>>;
  /** When the training is stopped. */
  readonly stoppingCondition?: {
    /** Longest run, in seconds. */
    readonly maxRuntimeInSeconds?: number;
  };
  /** `File`, `FastFile` or `Pipe`. */
  readonly trainingInputMode?: string;
  /** Free text. */
  readonly description?: string;
  /** ARN of the key that encrypts the model. */
  readonly kmsKeyArn?: string;
  /** Account that pays, 12 digits. */
  readonly mlModelTrainingPayerAccountId?: string;
  /** Tags of the model. */
  readonly tags?: Readonly<Record<string, string>>;
}
