// What the emulator keeps of one version of a trained model. It knows neither where models are kept nor how they are answered.

/** Why a model has its status, as Get answers it. */
export interface StatusDetails {
  /** For programs. */
  readonly statusCode?: string;
  /** For people. */
  readonly message?: string;
}

/** One entry of a model's history or plan: from `atMs` (emulator's clock, without its skew) on, the model has this status. */
export interface StatusChange {
  /** One of the service's statuses, or what an action has set. */
  readonly status: string;
  /** From when on, in milliseconds since 1970. */
  readonly atMs: number;
  /** Why, where there is a reason. */
  readonly details?: StatusDetails;
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

/** The earlier model that a training goes on from. */
export interface IncrementalChannel {
  /** ARN of the earlier model. */
  readonly trainedModelArn: string;
  /** Name of the channel in the training container. */
  readonly channelName: string;
  /** Version of the earlier model; the latest where absent. */
  readonly versionIdentifier?: string;
}

/**
 * The body of CreateTrainedModel, as it was accepted.
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
  /** The earlier model to go on from. */
  readonly incrementalTrainingDataChannels?: readonly IncrementalChannel[];
  /** Settings of the algorithm. */
  readonly hyperparameters?: Readonly<Record<string, string>>;
  /** Environment variables of the training container. */
  readonly environment?: Readonly<Record<string, string>>;
  /** When the training is stopped. */
  readonly stoppingCondition?: {
    /** Longest time that it may run, in seconds. */
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

/** The model and version that an incremental training started from. @internal */
export interface BaseModel {
  readonly trainedModelArn: string;
  readonly versionIdentifier: string;
  readonly name: string;
}

/** One version of a trained model; a base version's identifier is the text `NULL`. @internal */
export interface StoredModel {
  readonly trainedModelArn: string;
  readonly versionIdentifier: string;
  readonly membershipIdentifier: string;
  readonly accountId: string;
  readonly input: CreateBody;
  readonly base?: BaseModel;
  /** Added to the times that are answered: the clock's skew when the model was made. */
  readonly skewMs: number;
  readonly imageDigest: string;
  /** Ascending by time; what lies in the future is the plan. Never empty. */
  timeline: readonly StatusChange[];
  tags: Readonly<Record<string, string>>;
  metricsStatus: string;
  logsStatus: string;
}

/** @internal */
export const baseVersion = "NULL";

/** When a model was made, on the emulator's clock without its skew. @internal */
export function createdAtMs(model: StoredModel): number {
  return model.timeline[0]?.atMs ?? 0;
}
