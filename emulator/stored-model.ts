// What the emulator keeps of one version of a trained model. It knows neither where models are kept nor how they are answered.

/** One entry of a model's history or plan: from `atMs` (emulator's clock, without its skew) on, the model has this status. */
export interface StatusChange {
  readonly status: string;
  readonly atMs: number;
  readonly details?: { readonly statusCode?: string; readonly message?: string };
}

export interface DataChannel {
  readonly mlInputChannelArn: string;
  readonly channelName: string;
  readonly s3DataDistributionType?: string;
}

export interface IncrementalChannel {
  readonly trainedModelArn: string;
  readonly channelName: string;
  readonly versionIdentifier?: string;
}

/** The body of CreateTrainedModel, as it was accepted. */
export interface CreateBody {
  readonly name: string;
  readonly configuredModelAlgorithmAssociationArn: string;
  readonly resourceConfig: {
    readonly instanceType: string;
    readonly volumeSizeInGB: number;
    readonly instanceCount?: number;
  };
  readonly dataChannels: readonly DataChannel[];
  readonly incrementalTrainingDataChannels?: readonly IncrementalChannel[];
  readonly hyperparameters?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly stoppingCondition?: { readonly maxRuntimeInSeconds?: number };
  readonly trainingInputMode?: string;
  readonly description?: string;
  readonly kmsKeyArn?: string;
  readonly mlModelTrainingPayerAccountId?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The model and version that an incremental training started from. */
export interface BaseModel {
  readonly trainedModelArn: string;
  readonly versionIdentifier: string;
  readonly name: string;
}

/** One version of a trained model; a base version's identifier is the text `NULL`. */
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

export const baseVersion = "NULL";

/** When a model was made, on the emulator's clock without its skew. */
export function createdAtMs(model: StoredModel): number {
  return model.timeline[0]?.atMs ?? 0;
}
