/**
 * What the operations on trained models take and answer, but for the input of CreateTrainedModel. Names are AWS's own.
 * Timestamps are ISO 8601 text, as the service sends them. Outputs may carry members that are not listed here.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
 */
import type { DataChannel, ResourceConfig, StoppingCondition, TrainingInputMode } from "./create-trained-model-types";

/**
 * The eleven states of a trained model. There is no CANCELLED and no DELETED: both end in `INACTIVE`.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
 */
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
 * Whether the metrics or the logs of a training were published. It says nothing about the model itself.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
 */
export type PublishStatus = "PUBLISH_SUCCEEDED" | "PUBLISH_FAILED";

/**
 * Names one trained model, or one version of it.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
 */
export interface TrainedModelReference {
  /** The membership that the model belongs to: a UUID. */
  membershipIdentifier: string;
  /** ARN of the model, 20 to 2048 characters. */
  trainedModelArn: string;
  /** Version (a UUID). Absent, Get takes the latest version, Cancel and DeleteTrainedModelOutput take the base version. */
  versionIdentifier?: string | undefined;
}

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
 * How an answer describes the earlier model of an incremental training. The ARN that went in cannot be rebuilt from it.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_IncrementalTrainingDataChannelOutput.html
 */
export interface IncrementalTrainingDataChannelOutput {
  /** Name that the training code found the earlier model under. */
  channelName: string;
  /** Name of the earlier model. */
  modelName: string;
  /** Version of the earlier model, a UUID. */
  versionIdentifier?: string;
}

/**
 * One entry of a list of models.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelSummary.html
 */
export interface TrainedModelSummary {
  /** ARN of the model. */
  trainedModelArn: string;
  /** Version, a UUID; the base version's is the literal text `NULL`. */
  versionIdentifier?: string;
  /** Name of the model. */
  name: string;
  /** Free text about the model. */
  description?: string;
  /** The membership that trained the model and owns it, a UUID. */
  membershipIdentifier: string;
  /** The collaboration that the membership is one of, a UUID. */
  collaborationIdentifier: string;
  /** State of the model. */
  status: TrainedModelStatus;
  /** ARN of the algorithm's association that it was trained with. */
  configuredModelAlgorithmAssociationArn: string;
  /** The earlier model that the training went on from. */
  incrementalTrainingDataChannels?: IncrementalTrainingDataChannelOutput[];
  /** Account of the member that pays for the training, 12 digits. */
  mlModelTrainingPayerAccountId?: string;
  /** When the model was created: ISO 8601 text. */
  createTime: string;
  /** When anything about it last changed: ISO 8601 text. */
  updateTime: string;
}

/**
 * What GetTrainedModel answers: the model as it was asked for, and what became of it.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
 */
export interface GetTrainedModelOutput extends TrainedModelSummary {
  /** Why the model is in its state. */
  statusDetails?: StatusDetails;
  /** The machines that trained it. */
  resourceConfig?: ResourceConfig;
  /** The data that it was trained with. */
  dataChannels: DataChannel[];
  /** Settings of the algorithm. */
  hyperparameters?: Record<string, string>;
  /** Environment variables of the training container. */
  environment?: Record<string, string>;
  /** When the training was to be stopped. */
  stoppingCondition?: StoppingCondition;
  /** How the data reached the container. */
  trainingInputMode?: TrainingInputMode;
  /** ARN of the KMS key that encrypts the model. */
  kmsKeyArn?: string;
  /** Tags of the model. */
  tags?: Record<string, string>;
  /** Whether the training's metrics were published. */
  metricsStatus?: PublishStatus;
  /** Why metrics were not published, in the service's words. */
  metricsStatusDetails?: string;
  /** Whether the training's logs were published. */
  logsStatus?: PublishStatus;
  /** Why logs were not published, in the service's words. */
  logsStatusDetails?: string;
  /** Digest of the container image that trained. */
  trainingContainerImageDigest?: string;
}

/**
 * Asks for one page of a membership's models.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModels.html
 */
export interface ListTrainedModelsInput {
  /** The membership whose models are wanted: a UUID. */
  membershipIdentifier: string;
  /** `nextToken` of the page before. */
  nextToken?: string | undefined;
  /** Entries per page at most: 1 to 100. */
  maxResults?: number | undefined;
}

/**
 * Asks for one page of a model's versions.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModelVersions.html
 */
export interface ListTrainedModelVersionsInput extends ListTrainedModelsInput {
  /** ARN of the model. */
  trainedModelArn: string;
  /** Only versions in this state. */
  status?: TrainedModelStatus | undefined;
}

/**
 * One page of models or versions.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModels.html
 */
export interface ListTrainedModelsOutput {
  /** The entries; an empty page may still have a `nextToken`. */
  trainedModels: TrainedModelSummary[];
  /** Present while there are more pages. */
  nextToken?: string;
}
