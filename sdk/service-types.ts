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
   * Requests the end of a running inference job; the response comes before the job ends.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CancelTrainedModelInferenceJob.html
   */
  cancelTrainedModelInferenceJob: Shape<CancelTrainedModelInferenceJobInput, unknown>;
  /**
   * Creates an algorithm from container images. It belongs to the account, not to a membership.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithm.html
   */
  createConfiguredModelAlgorithm: Shape<CreateConfiguredModelAlgorithmInput, CreateConfiguredModelAlgorithmOutput>;
  /**
   * Associates an algorithm with a collaboration, under a privacy configuration.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithmAssociation.html
   */
  createConfiguredModelAlgorithmAssociation: Shape<
    CreateConfiguredModelAlgorithmAssociationInput,
    CreateConfiguredModelAlgorithmAssociationOutput
  >;
  /**
   * Starts the query whose result becomes the channel's data; the response comes before the query ends. It counts as one use of each table that has an access budget.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateMLInputChannel.html
   */
  createMLInputChannel: Shape<CreateMLInputChannelInput, CreateMLInputChannelOutput>;
  /**
   * Starts a training. An attempt with an unknown outcome is never repeated, because a second model costs money.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
   */
  createTrainedModel: Shape<CreateTrainedModelInput, CreateTrainedModelOutput>;
  /**
   * Deletes an algorithm.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteConfiguredModelAlgorithm.html
   */
  deleteConfiguredModelAlgorithm: Shape<DeleteConfiguredModelAlgorithmInput, unknown>;
  /**
   * Deletes an association of an algorithm.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteConfiguredModelAlgorithmAssociation.html
   */
  deleteConfiguredModelAlgorithmAssociation: Shape<DeleteConfiguredModelAlgorithmAssociationInput, unknown>;
  /**
   * Deletes the ML configuration of a membership. Later trainings and jobs cannot publish logs, metrics or output to it.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteMLConfiguration.html
   */
  deleteMLConfiguration: Shape<DeleteMLConfigurationInput, unknown>;
  /**
   * Requests the deletion of a channel's data; the response comes before it is deleted. Any active member of the collaboration may request it.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteMLInputChannelData.html
   */
  deleteMLInputChannelData: Shape<DeleteMLInputChannelDataInput, unknown>;
  /**
   * Requests the deletion of a model's artifacts; the response comes before they are deleted.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteTrainedModelOutput.html
   */
  deleteTrainedModelOutput: Shape<DeleteTrainedModelOutputInput, unknown>;
  /**
   * Reads one association of any member of the collaboration.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetCollaborationConfiguredModelAlgorithmAssociation.html
   */
  getCollaborationConfiguredModelAlgorithmAssociation: Shape<
    GetCollaborationConfiguredModelAlgorithmAssociationInput,
    GetCollaborationConfiguredModelAlgorithmAssociationOutput
  >;
  /**
   * Reads one channel of any member of the collaboration.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetCollaborationMLInputChannel.html
   */
  getCollaborationMLInputChannel: Shape<GetCollaborationMLInputChannelInput, GetCollaborationMLInputChannelOutput>;
  /**
   * Reads one model of any member of the collaboration.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetCollaborationTrainedModel.html
   */
  getCollaborationTrainedModel: Shape<GetCollaborationTrainedModelInput, GetCollaborationTrainedModelOutput>;
  /**
   * Reads one algorithm.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetConfiguredModelAlgorithm.html
   */
  getConfiguredModelAlgorithm: Shape<GetConfiguredModelAlgorithmInput, GetConfiguredModelAlgorithmOutput>;
  /**
   * Reads one association of an algorithm.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetConfiguredModelAlgorithmAssociation.html
   */
  getConfiguredModelAlgorithmAssociation: Shape<
    GetConfiguredModelAlgorithmAssociationInput,
    GetConfiguredModelAlgorithmAssociationOutput
  >;
  /**
   * Reads the ML configuration of a membership.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetMLConfiguration.html
   */
  getMLConfiguration: Shape<GetMLConfigurationInput, GetMLConfigurationOutput>;
  /**
   * Reads one channel.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetMLInputChannel.html
   */
  getMLInputChannel: Shape<GetMLInputChannelInput, GetMLInputChannelOutput>;
  /**
   * Reads one model.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
   */
  getTrainedModel: Shape<GetTrainedModelInput, GetTrainedModelOutput>;
  /**
   * Reads one inference job.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModelInferenceJob.html
   */
  getTrainedModelInferenceJob: Shape<GetTrainedModelInferenceJobInput, GetTrainedModelInferenceJobOutput>;
  /**
   * Reads one page of all members' associations of algorithms.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationConfiguredModelAlgorithmAssociations.html
   */
  listCollaborationConfiguredModelAlgorithmAssociations: Shape<
    ListCollaborationConfiguredModelAlgorithmAssociationsInput,
    ListCollaborationConfiguredModelAlgorithmAssociationsOutput
  >;
  /**
   * Reads one page of all members' channels.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationMLInputChannels.html
   */
  listCollaborationMLInputChannels: Shape<
    ListCollaborationMLInputChannelsInput,
    ListCollaborationMLInputChannelsOutput
  >;
  /**
   * Reads one page of a model's export jobs.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationTrainedModelExportJobs.html
   */
  listCollaborationTrainedModelExportJobs: Shape<
    ListCollaborationTrainedModelExportJobsInput,
    ListCollaborationTrainedModelExportJobsOutput
  >;
  /**
   * Reads one page of all members' inference jobs.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationTrainedModelInferenceJobs.html
   */
  listCollaborationTrainedModelInferenceJobs: Shape<
    ListCollaborationTrainedModelInferenceJobsInput,
    ListCollaborationTrainedModelInferenceJobsOutput
  >;
  /**
   * Reads one page of all members' models.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationTrainedModels.html
   */
  listCollaborationTrainedModels: Shape<ListCollaborationTrainedModelsInput, ListCollaborationTrainedModelsOutput>;
  /**
   * Reads one page of a membership's associations of algorithms.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListConfiguredModelAlgorithmAssociations.html
   */
  listConfiguredModelAlgorithmAssociations: Shape<
    ListConfiguredModelAlgorithmAssociationsInput,
    ListConfiguredModelAlgorithmAssociationsOutput
  >;
  /**
   * Reads one page of the account's algorithms.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListConfiguredModelAlgorithms.html
   */
  listConfiguredModelAlgorithms: Shape<ListConfiguredModelAlgorithmsInput, ListConfiguredModelAlgorithmsOutput>;
  /**
   * Reads one page of a membership's channels.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListMLInputChannels.html
   */
  listMLInputChannels: Shape<ListMLInputChannelsInput, ListMLInputChannelsOutput>;
  /**
   * Reads all tags of an object.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTagsForResource.html
   */
  listTagsForResource: Shape<ListTagsForResourceInput, ListTagsForResourceOutput>;
  /**
   * Reads one page of a membership's inference jobs.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModelInferenceJobs.html
   */
  listTrainedModelInferenceJobs: Shape<ListTrainedModelInferenceJobsInput, ListTrainedModelInferenceJobsOutput>;
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
   * Sets the ML configuration of a membership. An existing one is replaced, whoever set it.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PutMLConfiguration.html
   */
  putMLConfiguration: Shape<PutMLConfigurationInput, unknown>;
  /**
   * Starts an export of a model to a member. The response is empty: the job appears in ListCollaborationTrainedModelExportJobs.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelExportJob.html
   */
  startTrainedModelExportJob: Shape<StartTrainedModelExportJobInput, unknown>;
  /**
   * Starts an inference job; the response comes before the job ends. It counts as one use of each table that has an access budget.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
   */
  startTrainedModelInferenceJob: Shape<StartTrainedModelInferenceJobInput, StartTrainedModelInferenceJobOutput>;
  /**
   * Adds tags to an object, or changes their values.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TagResource.html
   */
  tagResource: Shape<TagResourceInput, unknown>;
  /**
   * Removes tags of an object, by key.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_UntagResource.html
   */
  untagResource: Shape<UntagResourceInput, unknown>;
}

/**
 * The uses that remain of one table.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_AccessBudget.html
 */
export interface AccessBudget {
  /** ARN of the configured table association. */
  resourceArn: string;
  /** The budgets that are in force. */
  details: AccessBudgetDetails[];
  /** Number of uses that remain under all budgets in force. */
  aggregateRemainingBudget: number;
}

/**
 * A budget in force: the uses that it allows in a period, and those that remain.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_AccessBudgetDetails.html
 */
export interface AccessBudgetDetails {
  /** Start of the period. An ISO 8601 string. */
  startTime: string;
  /** End of the period; absent if it does not end. An ISO 8601 string. */
  endTime?: string;
  /** Number of uses that remain in the period. */
  remainingBudget: number;
  /** Number of uses in the period. */
  budget: number;
  /** Length of the period. A `LIFETIME` budget is never renewed. */
  budgetType: AccessBudgetType;
  /** Whether the budget is renewed when the period ends. */
  autoRefresh?: AutoRefreshMode;
}

/** Length of the period. A `LIFETIME` budget is never renewed. */
export type AccessBudgetType = "CALENDAR_DAY" | "CALENDAR_MONTH" | "CALENDAR_WEEK" | "LIFETIME";

/** Whether the budget is renewed when the period ends. */
export type AutoRefreshMode = "ENABLED" | "DISABLED";

/**
 * Input of CancelTrainedModelInferenceJob.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CancelTrainedModelInferenceJob.html
 */
export interface CancelTrainedModelInferenceJobInput {
  /** The membership that it belongs to. A UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
  /** ARN of the inference job. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model-inference-job/...`, 20 to 2048 characters. */
  trainedModelInferenceJobArn: string;
}

/**
 * Input of CancelTrainedModel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CancelTrainedModel.html
 */
export interface CancelTrainedModelInput {
  /** The membership that it belongs to. A UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
  /** ARN of the model. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...`, 20 to 2048 characters. */
  trainedModelArn: string;
  /** Version of the model; if absent, the base version. A UUID in lower-case hex, 36 characters. */
  versionIdentifier?: string | undefined;
}

/**
 * One entry of a list of all members' associations.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CollaborationConfiguredModelAlgorithmAssociationSummary.html
 */
export interface CollaborationConfiguredModelAlgorithmAssociationSummary {
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
  /** ARN of the algorithm's association with the collaboration. */
  configuredModelAlgorithmAssociationArn: string;
  /** The name, which other members of the collaboration can see. */
  name: string;
  /** The description, which may contain line breaks. */
  description?: string;
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** The collaboration that it belongs to. */
  collaborationIdentifier: string;
  /** ARN of the algorithm. */
  configuredModelAlgorithmArn: string;
  /** Account id of the member that created it. */
  creatorAccountId: string;
}

/**
 * One entry of a list of all members' channels.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CollaborationMLInputChannelSummary.html
 */
export interface CollaborationMLInputChannelSummary {
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** The collaboration that it belongs to. */
  collaborationIdentifier: string;
  /** The name, which other members of the collaboration can see. */
  name: string;
  /** The algorithm that uses the data: the ARN of its association with the collaboration. The association may belong to another member. */
  configuredModelAlgorithmAssociations: string[];
  /** ARN of the ML input channel. */
  mlInputChannelArn: string;
  /** Status of the channel. There is no DELETED: a deletion ends in `INACTIVE`. */
  status: MLInputChannelStatus;
  /** Account id of the member that created it. */
  creatorAccountId: string;
  /** The description, which may contain line breaks. */
  description?: string;
  /** The members that pay for the query and for synthetic data. */
  payerConfiguration?: PayerConfiguration;
}

/**
 * One entry of a list of export jobs. There is no operation that reads a single one.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CollaborationTrainedModelExportJobSummary.html
 */
export interface CollaborationTrainedModelExportJobSummary {
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
  /** The name, which other members of the collaboration can see. */
  name: string;
  /** The member that receives the export. */
  outputConfiguration: TrainedModelExportOutputConfiguration;
  /** Status of the export job; `ACTIVE` means that it is complete. */
  status: TrainedModelExportJobStatus;
  /** The reason for the status. */
  statusDetails?: StatusDetails;
  /** The description, which may contain line breaks. */
  description?: string;
  /** Account id of the member that created it. */
  creatorAccountId: string;
  /** ARN of the model. */
  trainedModelArn: string;
  /** Version of the model; absent for the base version. */
  trainedModelVersionIdentifier?: string;
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** The collaboration that it belongs to. */
  collaborationIdentifier: string;
}

/**
 * One entry of a list of all members' inference jobs.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CollaborationTrainedModelInferenceJobSummary.html
 */
export interface CollaborationTrainedModelInferenceJobSummary {
  /** ARN of the inference job. */
  trainedModelInferenceJobArn: string;
  /** ARN of the algorithm's association with the collaboration. */
  configuredModelAlgorithmAssociationArn?: string;
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** ARN of the model. */
  trainedModelArn: string;
  /** Version of the model; absent for the base version. */
  trainedModelVersionIdentifier?: string;
  /** The collaboration that it belongs to. */
  collaborationIdentifier: string;
  /** Status of the inference job; `ACTIVE` means that it is complete. There is no CANCELLED: a cancelled job ends in `INACTIVE`. */
  status: TrainedModelInferenceJobStatus;
  /** The member that receives the predictions, and their format. */
  outputConfiguration: InferenceOutputConfiguration;
  /** The name, which other members of the collaboration can see. */
  name: string;
  /** The description, which may contain line breaks. */
  description?: string;
  /** Whether the metrics were published. It is independent of the status of the model or job. */
  metricsStatus?: MetricsStatus;
  /** The service's reason why the metrics were not published. */
  metricsStatusDetails?: string;
  /** Whether the logs were published. It is independent of the status of the model or job. */
  logsStatus?: LogsStatus;
  /** The service's reason why the logs were not published. */
  logsStatusDetails?: string;
  /** Account id of the member that pays for the inference job. */
  mlModelInferencePayerAccountId?: string;
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
  /** Account id of the member that created it. */
  creatorAccountId: string;
}

/**
 * One entry of a list of all members' models.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CollaborationTrainedModelSummary.html
 */
export interface CollaborationTrainedModelSummary {
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
  /** ARN of the model. */
  trainedModelArn: string;
  /** The name, which other members of the collaboration can see. */
  name: string;
  /** Version of the model, a UUID; the literal string `NULL` for the base version. */
  versionIdentifier?: string;
  /** The earlier model that the training continues from. */
  incrementalTrainingDataChannels?: IncrementalTrainingDataChannelOutput[];
  /** The description, which may contain line breaks. */
  description?: string;
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** The collaboration that it belongs to. */
  collaborationIdentifier: string;
  /** Status of the model. There is neither CANCELLED nor DELETED: both end in `INACTIVE`. */
  status: TrainedModelStatus;
  /** ARN of the algorithm's association with the collaboration. */
  configuredModelAlgorithmAssociationArn: string;
  /** Account id of the member that created it. */
  creatorAccountId: string;
  /** Account id of the member that pays for the training. */
  mlModelTrainingPayerAccountId?: string;
}

/**
 * The role of each column of synthetic data.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ColumnClassificationDetails.html
 */
export interface ColumnClassificationDetails {
  /** The columns. */
  columnMapping: SyntheticDataColumnProperties[];
}

/**
 * The workers that run the query. AWS does not document a default. Exactly one member is present.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ComputeConfiguration.html
 */
export interface ComputeConfiguration {
  /**
   * The workers that run the query.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ComputeConfiguration.html
   */
  worker: WorkerComputeConfiguration;
}

/**
 * One entry of a list of associations.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ConfiguredModelAlgorithmAssociationSummary.html
 */
export interface ConfiguredModelAlgorithmAssociationSummary {
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
  /** ARN of the algorithm's association with the collaboration. */
  configuredModelAlgorithmAssociationArn: string;
  /** ARN of the algorithm. */
  configuredModelAlgorithmArn: string;
  /** The name, which other members of the collaboration can see. */
  name: string;
  /** The description, which may contain line breaks. */
  description?: string;
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** The collaboration that it belongs to. */
  collaborationIdentifier: string;
}

/**
 * One entry of a list of algorithms.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ConfiguredModelAlgorithmSummary.html
 */
export interface ConfiguredModelAlgorithmSummary {
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
  /** ARN of the algorithm. */
  configuredModelAlgorithmArn: string;
  /** Name of the algorithm. */
  name: string;
  /** The description, which may contain line breaks. */
  description?: string;
}

/**
 * A training container.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ContainerConfig.html
 */
export interface ContainerConfig {
  /**
   * The image in Amazon ECR, as `registry/repository` or `registry/repository:tag`. The service does not accept a digest (`@sha256:...`). 1 to 255 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ContainerConfig.html
   */
  imageUri: string;
  /**
   * Entry point of the container, which replaces that of the image. The order matters. 1 to 100 entries, each 1 to 256 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ContainerConfig.html
   */
  entrypoint?: string[] | undefined;
  /**
   * Arguments of the entry point. The order matters. 1 to 100 entries, each 1 to 256 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ContainerConfig.html
   */
  arguments?: string[] | undefined;
  /**
   * Metrics that the service reads from the container's logs and publishes to Amazon CloudWatch. Their order does not matter. Up to 40 entries.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ContainerConfig.html
   */
  metricDefinitions?: MetricDefinition[] | undefined;
}

/**
 * Input of CreateConfiguredModelAlgorithmAssociation.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithmAssociation.html
 */
export interface CreateConfiguredModelAlgorithmAssociationInput {
  /**
   * The membership that associates the algorithm and owns the association. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithmAssociation.html
   */
  membershipIdentifier: string;
  /**
   * The algorithm to associate. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:configured-model-algorithm/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithmAssociation.html
   */
  configuredModelAlgorithmArn: string;
  /**
   * The name, which other members of the collaboration can see. 1 to 63 characters, not blank.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithmAssociation.html
   */
  name: string;
  /**
   * The description, which may contain line breaks. Up to 255 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithmAssociation.html
   */
  description?: string | undefined;
  /**
   * What members receive of trainings, exports and inference jobs with this algorithm. If absent, no member receives logs, and models cannot be exported.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithmAssociation.html
   */
  privacyConfiguration?: PrivacyConfiguration | undefined;
  /**
   * Tags by key. A key must not begin with `aws:`, in upper or lower case. Up to 50 entries: keys of 1 to 128 characters, values of up to 256 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithmAssociation.html
   */
  tags?: Record<string, string> | undefined;
}

/**
 * Output of CreateConfiguredModelAlgorithmAssociation.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithmAssociation.html
 */
export interface CreateConfiguredModelAlgorithmAssociationOutput {
  /** ARN of the algorithm's association with the collaboration. */
  configuredModelAlgorithmAssociationArn: string;
}

/**
 * Input of CreateConfiguredModelAlgorithm.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithm.html
 */
export interface CreateConfiguredModelAlgorithmInput {
  /**
   * Name of the algorithm, which only its own account can see. 1 to 63 characters, not blank.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithm.html
   */
  name: string;
  /**
   * The description, which may contain line breaks. Up to 255 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithm.html
   */
  description?: string | undefined;
  /**
   * The IAM role with which the service pulls the images from Amazon ECR. It trusts `cleanrooms-ml.amazonaws.com`, and is a role of your account. An ARN like `arn:aws:iam::ACCOUNT:role/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithm.html
   */
  roleArn: string;
  /**
   * The container that trains. An algorithm needs it to train a model.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithm.html
   */
  trainingContainerConfig?: ContainerConfig | undefined;
  /**
   * The container that makes predictions. An algorithm needs it for inference jobs.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithm.html
   */
  inferenceContainerConfig?: InferenceContainerConfig | undefined;
  /**
   * Tags by key. A key must not begin with `aws:`, in upper or lower case. Up to 50 entries: keys of 1 to 128 characters, values of up to 256 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithm.html
   */
  tags?: Record<string, string> | undefined;
  /**
   * The KMS key that encrypts it and its data: the ARN of a key, not of an alias. An ARN like `arn:aws:kms:REGION:ACCOUNT:key/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithm.html
   */
  kmsKeyArn?: string | undefined;
}

/**
 * Output of CreateConfiguredModelAlgorithm.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithm.html
 */
export interface CreateConfiguredModelAlgorithmOutput {
  /** ARN of the algorithm. */
  configuredModelAlgorithmArn: string;
}

/**
 * Input of CreateMLInputChannel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateMLInputChannel.html
 */
export interface CreateMLInputChannelInput {
  /**
   * The membership that runs the query and owns the channel. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateMLInputChannel.html
   */
  membershipIdentifier: string;
  /**
   * The algorithm that uses the data: the ARN of its association with the collaboration. The association may belong to another member. 1 entry, an ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/configured-model-algorithm-association/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateMLInputChannel.html
   */
  configuredModelAlgorithmAssociations: string[];
  /**
   * Where the data comes from: a query, and the role that runs it.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateMLInputChannel.html
   */
  inputChannel: InputChannel;
  /**
   * The name, which other members of the collaboration can see. 1 to 63 characters, not blank.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateMLInputChannel.html
   */
  name: string;
  /**
   * Number of days for which the service keeps the data. An integer from 1 to 30.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateMLInputChannel.html
   */
  retentionInDays: number;
  /**
   * The description, which may contain line breaks. Up to 255 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateMLInputChannel.html
   */
  description?: string | undefined;
  /**
   * The KMS key that encrypts it and its data: the ARN of a key, not of an alias. An ARN like `arn:aws:kms:REGION:ACCOUNT:key/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateMLInputChannel.html
   */
  kmsKeyArn?: string | undefined;
  /**
   * Tags by key. A key must not begin with `aws:`, in upper or lower case. Up to 50 entries: keys of 1 to 128 characters, values of up to 256 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateMLInputChannel.html
   */
  tags?: Record<string, string> | undefined;
  /**
   * The members that pay for the query and for synthetic data.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateMLInputChannel.html
   */
  payerConfiguration?: PayerConfiguration | undefined;
}

/**
 * Output of CreateMLInputChannel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateMLInputChannel.html
 */
export interface CreateMLInputChannelOutput {
  /** ARN of the ML input channel. */
  mlInputChannelArn: string;
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
   * The instances that train the model: `instanceType`, `instanceCount`, and `volumeSizeInGB` of each. They are billed for the time that they run.
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
 * Patterns of information in logs.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CustomEntityConfig.html
 */
export interface CustomEntityConfig {
  /**
   * Patterns to remove. Their order does not matter. 1 to 10 entries, each 1 to 200 characters that match `[a-zA-Z0-9_#=@/;,\- \^\$\?\[\]\{\}\|\\\*\+\.\(\)]+`.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CustomEntityConfig.html
   */
  customDataIdentifiers: string[];
}

/**
 * Scores of the privacy of synthetic data.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DataPrivacyScores.html
 */
export interface DataPrivacyScores {
  /** Scores of attacks that try to tell whether a record was in the original data. */
  membershipInferenceAttackScores: MembershipInferenceAttackScore[];
}

/**
 * Input of DeleteConfiguredModelAlgorithmAssociation.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteConfiguredModelAlgorithmAssociation.html
 */
export interface DeleteConfiguredModelAlgorithmAssociationInput {
  /** ARN of the algorithm's association with the collaboration. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/configured-model-algorithm-association/...`, 20 to 2048 characters. */
  configuredModelAlgorithmAssociationArn: string;
  /** The membership that it belongs to. A UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
}

/**
 * Input of DeleteConfiguredModelAlgorithm.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteConfiguredModelAlgorithm.html
 */
export interface DeleteConfiguredModelAlgorithmInput {
  /** ARN of the algorithm. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:configured-model-algorithm/...`, 20 to 2048 characters. */
  configuredModelAlgorithmArn: string;
}

/**
 * Input of DeleteMLConfiguration.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteMLConfiguration.html
 */
export interface DeleteMLConfigurationInput {
  /** The membership that it belongs to. A UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
}

/**
 * Input of DeleteMLInputChannelData.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteMLInputChannelData.html
 */
export interface DeleteMLInputChannelDataInput {
  /** ARN of the ML input channel. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/ml-input-channel/...`, 20 to 2048 characters. */
  mlInputChannelArn: string;
  /** The membership that it belongs to. A UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
}

/**
 * Input of DeleteTrainedModelOutput.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_DeleteTrainedModelOutput.html
 */
export interface DeleteTrainedModelOutputInput {
  /** ARN of the model. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...`, 20 to 2048 characters. */
  trainedModelArn: string;
  /** The membership that it belongs to. A UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
  /** Version of the model; if absent, the base version. A UUID in lower-case hex, 36 characters. */
  versionIdentifier?: string | undefined;
}

/**
 * A place for output.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_Destination.html
 */
export interface Destination {
  /**
   * The S3 bucket and prefix.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_Destination.html
   */
  s3Destination: S3ConfigMap;
}

/** A kind of information in logs: `CUSTOM` is what `customEntityConfig` defines. */
export type EntityType = "ALL_PERSONALLY_IDENTIFIABLE_INFORMATION" | "NUMBERS" | "CUSTOM";

/**
 * Input of GetCollaborationConfiguredModelAlgorithmAssociation.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetCollaborationConfiguredModelAlgorithmAssociation.html
 */
export interface GetCollaborationConfiguredModelAlgorithmAssociationInput {
  /** ARN of the algorithm's association with the collaboration. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/configured-model-algorithm-association/...`, 20 to 2048 characters. */
  configuredModelAlgorithmAssociationArn: string;
  /** The collaboration that it belongs to. A UUID in lower-case hex, 36 characters. */
  collaborationIdentifier: string;
}

/**
 * Output of GetCollaborationConfiguredModelAlgorithmAssociation.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetCollaborationConfiguredModelAlgorithmAssociation.html
 */
export interface GetCollaborationConfiguredModelAlgorithmAssociationOutput {
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
  /** ARN of the algorithm's association with the collaboration. */
  configuredModelAlgorithmAssociationArn: string;
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** The collaboration that it belongs to. */
  collaborationIdentifier: string;
  /** ARN of the algorithm. */
  configuredModelAlgorithmArn: string;
  /** The name, which other members of the collaboration can see. */
  name: string;
  /** The description, which may contain line breaks. */
  description?: string;
  /** Account id of the member that created it. */
  creatorAccountId: string;
  /** What members receive of trainings, exports and inference jobs with this algorithm. If absent, no member receives logs, and models cannot be exported. */
  privacyConfiguration?: PrivacyConfiguration;
}

/**
 * Input of GetCollaborationMLInputChannel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetCollaborationMLInputChannel.html
 */
export interface GetCollaborationMLInputChannelInput {
  /** ARN of the ML input channel. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/ml-input-channel/...`, 20 to 2048 characters. */
  mlInputChannelArn: string;
  /** The collaboration that it belongs to. A UUID in lower-case hex, 36 characters. */
  collaborationIdentifier: string;
}

/**
 * Output of GetCollaborationMLInputChannel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetCollaborationMLInputChannel.html
 */
export interface GetCollaborationMLInputChannelOutput {
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** The collaboration that it belongs to. */
  collaborationIdentifier: string;
  /** ARN of the ML input channel. */
  mlInputChannelArn: string;
  /** The name, which other members of the collaboration can see. */
  name: string;
  /** The algorithm that uses the data: the ARN of its association with the collaboration. The association may belong to another member. */
  configuredModelAlgorithmAssociations: string[];
  /** Status of the channel. There is no DELETED: a deletion ends in `INACTIVE`. */
  status: MLInputChannelStatus;
  /** The reason for the status. */
  statusDetails?: StatusDetails;
  /** Number of days for which the service keeps the data. */
  retentionInDays: number;
  /** Number of records in the data. */
  numberOfRecords?: number;
  /** The uses that remain of the tables in the query. Absent if there is no limit. */
  privacyBudgets?: PrivacyBudgets;
  /** The description, which may contain line breaks. */
  description?: string;
  /** How the data was synthesized, if the analysis template produces synthetic data. */
  syntheticDataConfiguration?: SyntheticDataConfiguration;
  /** The members that pay for the query and for synthetic data. */
  payerConfiguration?: PayerConfiguration;
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
  /** Account id of the member that created it. */
  creatorAccountId: string;
}

/**
 * Input of GetCollaborationTrainedModel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetCollaborationTrainedModel.html
 */
export interface GetCollaborationTrainedModelInput {
  /** ARN of the model. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...`, 20 to 2048 characters. */
  trainedModelArn: string;
  /** The collaboration that it belongs to. A UUID in lower-case hex, 36 characters. */
  collaborationIdentifier: string;
  /** Version of the model; if absent, the latest. A UUID in lower-case hex, 36 characters. */
  versionIdentifier?: string | undefined;
}

/**
 * Output of GetCollaborationTrainedModel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetCollaborationTrainedModel.html
 */
export interface GetCollaborationTrainedModelOutput {
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** The collaboration that it belongs to. */
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
  /** Status of the model. There is neither CANCELLED nor DELETED: both end in `INACTIVE`. */
  status: TrainedModelStatus;
  /** The reason for the status. */
  statusDetails?: StatusDetails;
  /** ARN of the algorithm's association with the collaboration. */
  configuredModelAlgorithmAssociationArn: string;
  /** The instances that train the model: `instanceType`, `instanceCount`, and `volumeSizeInGB` of each. They are billed for the time that they run. */
  resourceConfig?: ResourceConfig;
  /** How the training data reaches the container: `File` copies it to the instance's volume before the training begins, `FastFile` lets the container read files that are fetched from S3 as it reads, `Pipe` feeds the data through named pipes. */
  trainingInputMode?: TrainingInputMode;
  /** When the service stops the training, even if it is not complete: `maxRuntimeInSeconds`. */
  stoppingCondition?: StoppingCondition;
  /** Whether the metrics were published. It is independent of the status of the model or job. */
  metricsStatus?: MetricsStatus;
  /** The service's reason why the metrics were not published. */
  metricsStatusDetails?: string;
  /** Whether the logs were published. It is independent of the status of the model or job. */
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
  /** Account id of the member that created it. */
  creatorAccountId: string;
}

/**
 * Input of GetConfiguredModelAlgorithmAssociation.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetConfiguredModelAlgorithmAssociation.html
 */
export interface GetConfiguredModelAlgorithmAssociationInput {
  /** ARN of the algorithm's association with the collaboration. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/configured-model-algorithm-association/...`, 20 to 2048 characters. */
  configuredModelAlgorithmAssociationArn: string;
  /** The membership that it belongs to. A UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
}

/**
 * Output of GetConfiguredModelAlgorithmAssociation.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetConfiguredModelAlgorithmAssociation.html
 */
export interface GetConfiguredModelAlgorithmAssociationOutput {
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
  /** ARN of the algorithm's association with the collaboration. */
  configuredModelAlgorithmAssociationArn: string;
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** The collaboration that it belongs to. */
  collaborationIdentifier: string;
  /** ARN of the algorithm. */
  configuredModelAlgorithmArn: string;
  /** The name, which other members of the collaboration can see. */
  name: string;
  /** What members receive of trainings, exports and inference jobs with this algorithm. If absent, no member receives logs, and models cannot be exported. */
  privacyConfiguration?: PrivacyConfiguration;
  /** The description, which may contain line breaks. */
  description?: string;
  /** Tags by key. A key must not begin with `aws:`, in upper or lower case. */
  tags?: Record<string, string>;
}

/**
 * Input of GetConfiguredModelAlgorithm.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetConfiguredModelAlgorithm.html
 */
export interface GetConfiguredModelAlgorithmInput {
  /** ARN of the algorithm. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:configured-model-algorithm/...`, 20 to 2048 characters. */
  configuredModelAlgorithmArn: string;
}

/**
 * Output of GetConfiguredModelAlgorithm.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetConfiguredModelAlgorithm.html
 */
export interface GetConfiguredModelAlgorithmOutput {
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
  /** ARN of the algorithm. */
  configuredModelAlgorithmArn: string;
  /** Name of the algorithm. */
  name: string;
  /** The container that trains. An algorithm needs it to train a model. */
  trainingContainerConfig?: ContainerConfig;
  /** The container that makes predictions. An algorithm needs it for inference jobs. */
  inferenceContainerConfig?: InferenceContainerConfig;
  /** The IAM role with which the service pulls the images from Amazon ECR. */
  roleArn: string;
  /** The description, which may contain line breaks. */
  description?: string;
  /** Tags by key. A key must not begin with `aws:`, in upper or lower case. */
  tags?: Record<string, string>;
  /** The KMS key that encrypts it and its data: the ARN of a key, not of an alias. */
  kmsKeyArn?: string;
}

/**
 * Input of GetMLConfiguration.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetMLConfiguration.html
 */
export interface GetMLConfigurationInput {
  /** The membership that it belongs to. A UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
}

/**
 * Output of GetMLConfiguration.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetMLConfiguration.html
 */
export interface GetMLConfigurationOutput {
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** Where the service publishes the membership's logs, metrics and output. */
  defaultOutputLocation: MLOutputConfiguration;
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
}

/**
 * Input of GetMLInputChannel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetMLInputChannel.html
 */
export interface GetMLInputChannelInput {
  /** ARN of the ML input channel. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/ml-input-channel/...`, 20 to 2048 characters. */
  mlInputChannelArn: string;
  /** The membership that it belongs to. A UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
}

/**
 * Output of GetMLInputChannel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetMLInputChannel.html
 */
export interface GetMLInputChannelOutput {
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** The collaboration that it belongs to. */
  collaborationIdentifier: string;
  /** ARN of the ML input channel. */
  mlInputChannelArn: string;
  /** The name, which other members of the collaboration can see. */
  name: string;
  /** The algorithm that uses the data: the ARN of its association with the collaboration. The association may belong to another member. */
  configuredModelAlgorithmAssociations: string[];
  /** Status of the channel. There is no DELETED: a deletion ends in `INACTIVE`. */
  status: MLInputChannelStatus;
  /** The reason for the status. */
  statusDetails?: StatusDetails;
  /** Number of days for which the service keeps the data. */
  retentionInDays: number;
  /** Number of records in the data. */
  numberOfRecords?: number;
  /** The uses that remain of the tables in the query. Absent if there is no limit. */
  privacyBudgets?: PrivacyBudgets;
  /** The description, which may contain line breaks. */
  description?: string;
  /** How the data was synthesized, if the analysis template produces synthetic data. */
  syntheticDataConfiguration?: SyntheticDataConfiguration;
  /** The members that pay for the query and for synthetic data. */
  payerConfiguration?: PayerConfiguration;
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
  /** Where the data comes from: a query, and the role that runs it. */
  inputChannel: InputChannel;
  /** Id of the protected query that produced the data. */
  protectedQueryIdentifier?: string;
  /** Number of files in the data. */
  numberOfFiles?: number;
  /** Size of the data, in GB. */
  sizeInGb?: number;
  /** The KMS key that encrypts it and its data: the ARN of a key, not of an alias. */
  kmsKeyArn?: string;
  /** Tags by key. A key must not begin with `aws:`, in upper or lower case. */
  tags?: Record<string, string>;
}

/**
 * Input of GetTrainedModelInferenceJob.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModelInferenceJob.html
 */
export interface GetTrainedModelInferenceJobInput {
  /** The membership that it belongs to. A UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
  /** ARN of the inference job. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model-inference-job/...`, 20 to 2048 characters. */
  trainedModelInferenceJobArn: string;
}

/**
 * Output of GetTrainedModelInferenceJob.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModelInferenceJob.html
 */
export interface GetTrainedModelInferenceJobOutput {
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
  /** ARN of the inference job. */
  trainedModelInferenceJobArn: string;
  /** ARN of the algorithm's association with the collaboration. */
  configuredModelAlgorithmAssociationArn?: string;
  /** The name, which other members of the collaboration can see. */
  name: string;
  /** Status of the inference job; `ACTIVE` means that it is complete. There is no CANCELLED: a cancelled job ends in `INACTIVE`. */
  status: TrainedModelInferenceJobStatus;
  /** ARN of the model. */
  trainedModelArn: string;
  /** Version of the model; absent for the base version. */
  trainedModelVersionIdentifier?: string;
  /** The instances that make the predictions: `instanceType` and `instanceCount`. They are billed for the time that they run. */
  resourceConfig: InferenceResourceConfig;
  /** The member that receives the predictions, and their format. */
  outputConfiguration: InferenceOutputConfiguration;
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** The data that predictions are made from. */
  dataSource: ModelInferenceDataSource;
  /** How the inference container receives the data. */
  containerExecutionParameters?: InferenceContainerExecutionParameters;
  /** The reason for the status. */
  statusDetails?: StatusDetails;
  /** The description, which may contain line breaks. */
  description?: string;
  /** Digest of the container image that made the predictions. */
  inferenceContainerImageDigest?: string;
  /** Environment variables of the inference container. Anyone with access to GetTrainedModelInferenceJob can read them. */
  environment?: Record<string, string>;
  /** The KMS key that encrypts it and its data: the ARN of a key, not of an alias. */
  kmsKeyArn?: string;
  /** Whether the metrics were published. It is independent of the status of the model or job. */
  metricsStatus?: MetricsStatus;
  /** The service's reason why the metrics were not published. */
  metricsStatusDetails?: string;
  /** Whether the logs were published. It is independent of the status of the model or job. */
  logsStatus?: LogsStatus;
  /** The service's reason why the logs were not published. */
  logsStatusDetails?: string;
  /** Tags by key. A key must not begin with `aws:`, in upper or lower case. */
  tags?: Record<string, string>;
  /** Account id of the member that pays for the inference job. */
  mlModelInferencePayerAccountId?: string;
}

/**
 * Input of GetTrainedModel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
 */
export interface GetTrainedModelInput {
  /** ARN of the model. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...`, 20 to 2048 characters. */
  trainedModelArn: string;
  /** The membership that it belongs to. A UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
  /** Version of the model; if absent, the latest. A UUID in lower-case hex, 36 characters. */
  versionIdentifier?: string | undefined;
}

/**
 * Output of GetTrainedModel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html
 */
export interface GetTrainedModelOutput {
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** The collaboration that it belongs to. */
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
  /** Status of the model. There is neither CANCELLED nor DELETED: both end in `INACTIVE`. */
  status: TrainedModelStatus;
  /** The reason for the status. */
  statusDetails?: StatusDetails;
  /** ARN of the algorithm's association with the collaboration. */
  configuredModelAlgorithmAssociationArn: string;
  /** The instances that train the model: `instanceType`, `instanceCount`, and `volumeSizeInGB` of each. They are billed for the time that they run. */
  resourceConfig?: ResourceConfig;
  /** How the training data reaches the container: `File` copies it to the instance's volume before the training begins, `FastFile` lets the container read files that are fetched from S3 as it reads, `Pipe` feeds the data through named pipes. */
  trainingInputMode?: TrainingInputMode;
  /** When the service stops the training, even if it is not complete: `maxRuntimeInSeconds`. */
  stoppingCondition?: StoppingCondition;
  /** Whether the metrics were published. It is independent of the status of the model or job. */
  metricsStatus?: MetricsStatus;
  /** The service's reason why the metrics were not published. */
  metricsStatusDetails?: string;
  /** Whether the logs were published. It is independent of the status of the model or job. */
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
  /** The KMS key that encrypts it and its data: the ARN of a key, not of an alias. */
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

/**
 * An inference container.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InferenceContainerConfig.html
 */
export interface InferenceContainerConfig {
  /**
   * The image in Amazon ECR, as `registry/repository` or `registry/repository:tag`. The service does not accept a digest (`@sha256:...`). 1 to 255 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InferenceContainerConfig.html
   */
  imageUri: string;
}

/**
 * How the inference container receives the data.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InferenceContainerExecutionParameters.html
 */
export interface InferenceContainerExecutionParameters {
  /**
   * Largest part of the data in one request to the container, in MB; the service uses 6 if absent. An integer from 1 to 100.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InferenceContainerExecutionParameters.html
   */
  maxPayloadInMB?: number | undefined;
}

/** The values of {@link InferenceInstanceType} that AWS documents: to complete and to warn from, not to refuse by. */
export const INFERENCE_INSTANCE_TYPES = [
  "ml.r7i.48xlarge",
  "ml.r6i.16xlarge",
  "ml.m6i.xlarge",
  "ml.m5.4xlarge",
  "ml.p2.xlarge",
  "ml.m4.16xlarge",
  "ml.r7i.16xlarge",
  "ml.m7i.xlarge",
  "ml.m6i.12xlarge",
  "ml.r7i.8xlarge",
  "ml.r7i.large",
  "ml.m7i.12xlarge",
  "ml.m6i.24xlarge",
  "ml.m7i.24xlarge",
  "ml.r6i.8xlarge",
  "ml.r6i.large",
  "ml.g5.2xlarge",
  "ml.m5.large",
  "ml.m7i.48xlarge",
  "ml.m6i.16xlarge",
  "ml.p2.16xlarge",
  "ml.g5.4xlarge",
  "ml.m7i.16xlarge",
  "ml.c4.2xlarge",
  "ml.c5.2xlarge",
  "ml.c6i.32xlarge",
  "ml.c4.4xlarge",
  "ml.g5.8xlarge",
  "ml.c6i.xlarge",
  "ml.c5.4xlarge",
  "ml.g4dn.xlarge",
  "ml.c7i.xlarge",
  "ml.c6i.12xlarge",
  "ml.g4dn.12xlarge",
  "ml.c7i.12xlarge",
  "ml.c6i.24xlarge",
  "ml.g4dn.2xlarge",
  "ml.c7i.24xlarge",
  "ml.c7i.2xlarge",
  "ml.c4.8xlarge",
  "ml.c6i.2xlarge",
  "ml.g4dn.4xlarge",
  "ml.c7i.48xlarge",
  "ml.c7i.4xlarge",
  "ml.c6i.16xlarge",
  "ml.c5.9xlarge",
  "ml.g4dn.16xlarge",
  "ml.c7i.16xlarge",
  "ml.c6i.4xlarge",
  "ml.c5.xlarge",
  "ml.c4.xlarge",
  "ml.g4dn.8xlarge",
  "ml.c7i.8xlarge",
  "ml.c7i.large",
  "ml.g5.xlarge",
  "ml.c6i.8xlarge",
  "ml.c6i.large",
  "ml.g5.12xlarge",
  "ml.g5.24xlarge",
  "ml.m7i.2xlarge",
  "ml.c5.18xlarge",
  "ml.g5.48xlarge",
  "ml.m6i.2xlarge",
  "ml.g5.16xlarge",
  "ml.m7i.4xlarge",
  "ml.r6i.32xlarge",
  "ml.m6i.4xlarge",
  "ml.m5.xlarge",
  "ml.m4.10xlarge",
  "ml.r6i.xlarge",
  "ml.m5.12xlarge",
  "ml.m4.xlarge",
  "ml.r7i.2xlarge",
  "ml.r7i.xlarge",
  "ml.r6i.12xlarge",
  "ml.m5.24xlarge",
  "ml.r7i.12xlarge",
  "ml.m7i.8xlarge",
  "ml.m7i.large",
  "ml.r6i.24xlarge",
  "ml.r6i.2xlarge",
  "ml.m4.2xlarge",
  "ml.r7i.24xlarge",
  "ml.r7i.4xlarge",
  "ml.m6i.8xlarge",
  "ml.m6i.large",
  "ml.m5.2xlarge",
  "ml.p2.8xlarge",
  "ml.r6i.4xlarge",
  "ml.m6i.32xlarge",
  "ml.m4.4xlarge",
  "ml.p3.16xlarge",
  "ml.p3.2xlarge",
  "ml.p3.8xlarge",
] as const;

/** A SageMaker instance type for inference. Editors complete those that AWS documents; any other string compiles, because AWS adds types. */
export type InferenceInstanceType = (typeof INFERENCE_INSTANCE_TYPES)[number] | (string & {});

/**
 * The member that receives the predictions, and their format.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InferenceOutputConfiguration.html
 */
export interface InferenceOutputConfiguration {
  /**
   * MIME type of the predictions, such as `text/csv`. Up to 256 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InferenceOutputConfiguration.html
   */
  accept?: string | undefined;
  /**
   * The receiving member. It needs an ML configuration with a `destination`. 1 entry.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InferenceOutputConfiguration.html
   */
  members: InferenceReceiverMember[];
}

/**
 * A member that receives predictions.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InferenceReceiverMember.html
 */
export interface InferenceReceiverMember {
  /**
   * Account id of the member. 12 digits.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InferenceReceiverMember.html
   */
  accountId: string;
}

/**
 * The instances that make the predictions: `instanceType` and `instanceCount`. They are billed for the time that they run.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InferenceResourceConfig.html
 */
export interface InferenceResourceConfig {
  /**
   * SageMaker instance type, such as `ml.m5.2xlarge`, 1 to 64 characters. Not every type that can train is available. Editors complete the types that AWS documents; the service decides whether another one is valid.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InferenceResourceConfig.html
   */
  instanceType: InferenceInstanceType;
  /**
   * Number of instances. An integer from 1 to 10.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InferenceResourceConfig.html
   */
  instanceCount?: number | undefined;
}

/**
 * The source of a channel's data.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InputChannel.html
 */
export interface InputChannel {
  /**
   * The source of the data.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InputChannel.html
   */
  dataSource: InputChannelDataSource;
  /**
   * The IAM role that runs the query. It trusts `cleanrooms-ml.amazonaws.com`, and is a role of your account. An ARN like `arn:aws:iam::ACCOUNT:role/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InputChannel.html
   */
  roleArn: string;
}

/**
 * The source of the data. Exactly one member is present.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InputChannelDataSource.html
 */
export interface InputChannelDataSource {
  /**
   * A protected query in the collaboration.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_InputChannelDataSource.html
   */
  protectedQueryInputParameters: ProtectedQueryInputParameters;
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
 * Input of ListCollaborationConfiguredModelAlgorithmAssociations.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationConfiguredModelAlgorithmAssociations.html
 */
export interface ListCollaborationConfiguredModelAlgorithmAssociationsInput {
  /** Token for the next page. The response of the last page has none. 1 to 10,240 characters. */
  nextToken?: string | undefined;
  /** Largest number of entries on the page. An integer from 1 to 100. */
  maxResults?: number | undefined;
  /** The collaboration whose associations are listed. A UUID in lower-case hex, 36 characters. */
  collaborationIdentifier: string;
}

/**
 * Output of ListCollaborationConfiguredModelAlgorithmAssociations.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationConfiguredModelAlgorithmAssociations.html
 */
export interface ListCollaborationConfiguredModelAlgorithmAssociationsOutput {
  /** Token for the next page. The response of the last page has none. */
  nextToken?: string;
  /** The entries; an empty page may still have a `nextToken`. */
  collaborationConfiguredModelAlgorithmAssociations: CollaborationConfiguredModelAlgorithmAssociationSummary[];
}

/**
 * Input of ListCollaborationMLInputChannels.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationMLInputChannels.html
 */
export interface ListCollaborationMLInputChannelsInput {
  /** Token for the next page. The response of the last page has none. 1 to 10,240 characters. */
  nextToken?: string | undefined;
  /** Largest number of entries on the page. An integer from 1 to 100. */
  maxResults?: number | undefined;
  /** The collaboration whose channels are listed. A UUID in lower-case hex, 36 characters. */
  collaborationIdentifier: string;
}

/**
 * Output of ListCollaborationMLInputChannels.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationMLInputChannels.html
 */
export interface ListCollaborationMLInputChannelsOutput {
  /** Token for the next page. The response of the last page has none. */
  nextToken?: string;
  /** The entries; an empty page may still have a `nextToken`. */
  collaborationMLInputChannelsList: CollaborationMLInputChannelSummary[];
}

/**
 * Input of ListCollaborationTrainedModelExportJobs.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationTrainedModelExportJobs.html
 */
export interface ListCollaborationTrainedModelExportJobsInput {
  /** Token for the next page. The response of the last page has none. 1 to 10,240 characters. */
  nextToken?: string | undefined;
  /** Largest number of entries on the page. An integer from 1 to 100. */
  maxResults?: number | undefined;
  /** The collaboration that it belongs to. A UUID in lower-case hex, 36 characters. */
  collaborationIdentifier: string;
  /** ARN of the model. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...`, 20 to 2048 characters. */
  trainedModelArn: string;
  /** Only jobs of this version. A UUID in lower-case hex, 36 characters. */
  trainedModelVersionIdentifier?: string | undefined;
}

/**
 * Output of ListCollaborationTrainedModelExportJobs.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationTrainedModelExportJobs.html
 */
export interface ListCollaborationTrainedModelExportJobsOutput {
  /** Token for the next page. The response of the last page has none. */
  nextToken?: string;
  /** The entries; an empty page may still have a `nextToken`. */
  collaborationTrainedModelExportJobs: CollaborationTrainedModelExportJobSummary[];
}

/**
 * Input of ListCollaborationTrainedModelInferenceJobs.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationTrainedModelInferenceJobs.html
 */
export interface ListCollaborationTrainedModelInferenceJobsInput {
  /** Token for the next page. The response of the last page has none. 1 to 10,240 characters. */
  nextToken?: string | undefined;
  /** Largest number of entries on the page. An integer from 1 to 100. */
  maxResults?: number | undefined;
  /** The collaboration whose jobs are listed. A UUID in lower-case hex, 36 characters. */
  collaborationIdentifier: string;
  /** Only jobs of this model. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...`, 20 to 2048 characters. */
  trainedModelArn?: string | undefined;
  /** Only jobs of this version. A UUID in lower-case hex, 36 characters. */
  trainedModelVersionIdentifier?: string | undefined;
}

/**
 * Output of ListCollaborationTrainedModelInferenceJobs.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationTrainedModelInferenceJobs.html
 */
export interface ListCollaborationTrainedModelInferenceJobsOutput {
  /** Token for the next page. The response of the last page has none. */
  nextToken?: string;
  /** The entries; an empty page may still have a `nextToken`. */
  collaborationTrainedModelInferenceJobs: CollaborationTrainedModelInferenceJobSummary[];
}

/**
 * Input of ListCollaborationTrainedModels.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationTrainedModels.html
 */
export interface ListCollaborationTrainedModelsInput {
  /** Token for the next page. The response of the last page has none. 1 to 10,240 characters. */
  nextToken?: string | undefined;
  /** Largest number of entries on the page. An integer from 1 to 100. */
  maxResults?: number | undefined;
  /** The collaboration whose models are listed. A UUID in lower-case hex, 36 characters. */
  collaborationIdentifier: string;
}

/**
 * Output of ListCollaborationTrainedModels.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListCollaborationTrainedModels.html
 */
export interface ListCollaborationTrainedModelsOutput {
  /** Token for the next page. The response of the last page has none. */
  nextToken?: string;
  /** The entries; an empty page may still have a `nextToken`. */
  collaborationTrainedModels: CollaborationTrainedModelSummary[];
}

/**
 * Input of ListConfiguredModelAlgorithmAssociations.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListConfiguredModelAlgorithmAssociations.html
 */
export interface ListConfiguredModelAlgorithmAssociationsInput {
  /** Token for the next page. The response of the last page has none. 1 to 10,240 characters. */
  nextToken?: string | undefined;
  /** Largest number of entries on the page. An integer from 1 to 100. */
  maxResults?: number | undefined;
  /** The membership whose associations are listed. A UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
}

/**
 * Output of ListConfiguredModelAlgorithmAssociations.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListConfiguredModelAlgorithmAssociations.html
 */
export interface ListConfiguredModelAlgorithmAssociationsOutput {
  /** Token for the next page. The response of the last page has none. */
  nextToken?: string;
  /** The entries; an empty page may still have a `nextToken`. */
  configuredModelAlgorithmAssociations: ConfiguredModelAlgorithmAssociationSummary[];
}

/**
 * Input of ListConfiguredModelAlgorithms.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListConfiguredModelAlgorithms.html
 */
export interface ListConfiguredModelAlgorithmsInput {
  /** Token for the next page. The response of the last page has none. 1 to 10,240 characters. */
  nextToken?: string | undefined;
  /** Largest number of entries on the page. An integer from 1 to 100. */
  maxResults?: number | undefined;
}

/**
 * Output of ListConfiguredModelAlgorithms.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListConfiguredModelAlgorithms.html
 */
export interface ListConfiguredModelAlgorithmsOutput {
  /** Token for the next page. The response of the last page has none. */
  nextToken?: string;
  /** The entries; an empty page may still have a `nextToken`. */
  configuredModelAlgorithms: ConfiguredModelAlgorithmSummary[];
}

/**
 * Input of ListMLInputChannels.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListMLInputChannels.html
 */
export interface ListMLInputChannelsInput {
  /** Token for the next page. The response of the last page has none. 1 to 10,240 characters. */
  nextToken?: string | undefined;
  /** Largest number of entries on the page. An integer from 1 to 100. */
  maxResults?: number | undefined;
  /** The membership whose channels are listed. A UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
}

/**
 * Output of ListMLInputChannels.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListMLInputChannels.html
 */
export interface ListMLInputChannelsOutput {
  /** Token for the next page. The response of the last page has none. */
  nextToken?: string;
  /** The entries; an empty page may still have a `nextToken`. */
  mlInputChannelsList: MLInputChannelSummary[];
}

/**
 * Input of ListTagsForResource.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTagsForResource.html
 */
export interface ListTagsForResourceInput {
  /** ARN of the object: a model, an algorithm or any other that can have tags. An ARN, 20 to 2048 characters. */
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
 * Input of ListTrainedModelInferenceJobs.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModelInferenceJobs.html
 */
export interface ListTrainedModelInferenceJobsInput {
  /** Token for the next page. The response of the last page has none. 1 to 10,240 characters. */
  nextToken?: string | undefined;
  /** Largest number of entries on the page. An integer from 1 to 100. */
  maxResults?: number | undefined;
  /** The membership whose jobs are listed. A UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
  /** Only jobs of this model. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...`, 20 to 2048 characters. */
  trainedModelArn?: string | undefined;
  /** Only jobs of this version. A UUID in lower-case hex, 36 characters. */
  trainedModelVersionIdentifier?: string | undefined;
}

/**
 * Output of ListTrainedModelInferenceJobs.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModelInferenceJobs.html
 */
export interface ListTrainedModelInferenceJobsOutput {
  /** Token for the next page. The response of the last page has none. */
  nextToken?: string;
  /** The entries; an empty page may still have a `nextToken`. */
  trainedModelInferenceJobs: TrainedModelInferenceJobSummary[];
}

/**
 * Input of ListTrainedModelVersions.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModelVersions.html
 */
export interface ListTrainedModelVersionsInput {
  /** Token for the next page. The response of the last page has none. 1 to 10,240 characters. */
  nextToken?: string | undefined;
  /** Largest number of entries on the page. An integer from 1 to 100. */
  maxResults?: number | undefined;
  /** The membership that it belongs to. A UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
  /** ARN of the model. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...`, 20 to 2048 characters. */
  trainedModelArn: string;
  /** Only versions with this status. */
  status?: TrainedModelStatus | undefined;
}

/**
 * Output of ListTrainedModelVersions.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModelVersions.html
 */
export interface ListTrainedModelVersionsOutput {
  /** Token for the next page. The response of the last page has none. */
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
  /** Token for the next page. The response of the last page has none. 1 to 10,240 characters. */
  nextToken?: string | undefined;
  /** Largest number of entries on the page. An integer from 1 to 100. */
  maxResults?: number | undefined;
  /** The membership whose models are listed. A UUID in lower-case hex, 36 characters. */
  membershipIdentifier: string;
}

/**
 * Output of ListTrainedModels.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTrainedModels.html
 */
export interface ListTrainedModelsOutput {
  /** Token for the next page. The response of the last page has none. */
  nextToken?: string;
  /** The entries; an empty page may still have a `nextToken`. */
  trainedModels: TrainedModelSummary[];
}

/**
 * What is removed from logs and error messages.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_LogRedactionConfiguration.html
 */
export interface LogRedactionConfiguration {
  /**
   * Kinds of information to remove. `CUSTOM` requires `customEntityConfig`. Their order does not matter. 1 or more entries.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_LogRedactionConfiguration.html
   */
  entitiesToRedact: EntityType[];
  /**
   * The patterns that `CUSTOM` removes. Set it only with `CUSTOM` in `entitiesToRedact`.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_LogRedactionConfiguration.html
   */
  customEntityConfig?: CustomEntityConfig | undefined;
}

/** Which logs: `ALL`, or `ERROR_SUMMARY` for a summary of errors. */
export type LogType = "ALL" | "ERROR_SUMMARY";

/**
 * Which accounts receive logs of a container, and what these contain.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_LogsConfigurationPolicy.html
 */
export interface LogsConfigurationPolicy {
  /**
   * Account ids of the members that receive the logs, 12 digits each. Their order does not matter. 1 to 5 entries.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_LogsConfigurationPolicy.html
   */
  allowedAccountIds: string[];
  /**
   * Pattern of the log lines that the members receive. Up to 1024 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_LogsConfigurationPolicy.html
   */
  filterPattern?: string | undefined;
  /**
   * Which logs: `ALL`, or `ERROR_SUMMARY` for a summary of errors.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_LogsConfigurationPolicy.html
   */
  logType?: LogType | undefined;
  /**
   * What is removed from the logs.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_LogsConfigurationPolicy.html
   */
  logRedactionConfiguration?: LogRedactionConfiguration | undefined;
}

/** Whether the logs were published. It is independent of the status of the model or job. */
export type LogsStatus = "PUBLISH_SUCCEEDED" | "PUBLISH_FAILED";

/** Status of the channel. There is no DELETED: a deletion ends in `INACTIVE`. */
export type MLInputChannelStatus =
  | "CREATE_PENDING"
  | "CREATE_IN_PROGRESS"
  | "CREATE_FAILED"
  | "ACTIVE"
  | "DELETE_PENDING"
  | "DELETE_IN_PROGRESS"
  | "DELETE_FAILED"
  | "INACTIVE";

/**
 * One entry of a list of channels.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_MLInputChannelSummary.html
 */
export interface MLInputChannelSummary {
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** The collaboration that it belongs to. */
  collaborationIdentifier: string;
  /** The name, which other members of the collaboration can see. */
  name: string;
  /** The algorithm that uses the data: the ARN of its association with the collaboration. The association may belong to another member. */
  configuredModelAlgorithmAssociations: string[];
  /** Id of the protected query that produced the data. */
  protectedQueryIdentifier?: string;
  /** ARN of the ML input channel. */
  mlInputChannelArn: string;
  /** Status of the channel. There is no DELETED: a deletion ends in `INACTIVE`. */
  status: MLInputChannelStatus;
  /** The description, which may contain line breaks. */
  description?: string;
  /** The members that pay for the query and for synthetic data. */
  payerConfiguration?: PayerConfiguration;
}

/**
 * How the service publishes logs, metrics and output of a membership.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_MLOutputConfiguration.html
 */
export interface MLOutputConfiguration {
  /**
   * Where exported models and the output of inference jobs go. If absent, there are logs and metrics only.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_MLOutputConfiguration.html
   */
  destination?: Destination | undefined;
  /**
   * The IAM role with which the service writes them. It trusts `cleanrooms-ml.amazonaws.com`, and is a role of the membership's account. An ARN like `arn:aws:iam::ACCOUNT:role/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_MLOutputConfiguration.html
   */
  roleArn: string;
}

/**
 * Settings of the generation of synthetic data.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_MLSyntheticDataParameters.html
 */
export interface MLSyntheticDataParameters {
  /** Epsilon of differential privacy: the lower, the more private and the less useful the data. */
  epsilon: number;
  /** Largest accepted score; the channel fails above it. */
  maxMembershipInferenceAttackScore: number;
  /** The role of each column. */
  columnClassification?: ColumnClassificationDetails;
}

/**
 * Score of one kind of attack.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_MembershipInferenceAttackScore.html
 */
export interface MembershipInferenceAttackScore {
  /** Kind and version of the attack. */
  attackVersion: "DISTANCE_TO_CLOSEST_RECORD_V1";
  /** The score: the lower, the more private. */
  score: number;
}

/**
 * A metric of a training.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_MetricDefinition.html
 */
export interface MetricDefinition {
  /**
   * Name of the metric. 1 to 255 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_MetricDefinition.html
   */
  name: string;
  /**
   * Regular expression that finds the metric's value in the logs. 1 to 500 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_MetricDefinition.html
   */
  regex: string;
}

/**
 * How metrics are published.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_MetricsConfigurationPolicy.html
 */
export interface MetricsConfigurationPolicy {
  /**
   * How much noise is added to the metrics. With any but `NONE`, they appear only when the training ends.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_MetricsConfigurationPolicy.html
   */
  noiseLevel: NoiseLevelType;
}

/** Whether the metrics were published. It is independent of the status of the model or job. */
export type MetricsStatus = "PUBLISH_SUCCEEDED" | "PUBLISH_FAILED";

/**
 * The data that predictions are made from.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ModelInferenceDataSource.html
 */
export interface ModelInferenceDataSource {
  /**
   * ARN of the ML input channel with the data. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/ml-input-channel/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ModelInferenceDataSource.html
   */
  mlInputChannelArn: string;
}

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

/** How much noise is added to the metrics. With any but `NONE`, they appear only when the training ends. */
export type NoiseLevelType = "HIGH" | "MEDIUM" | "LOW" | "NONE";

/**
 * The members that pay for a channel.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PayerConfiguration.html
 */
export interface PayerConfiguration {
  /**
   * Account id of the member that pays for the query. 12 digits.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PayerConfiguration.html
   */
  computePayerAccountId?: string | undefined;
  /**
   * Account id of the member that pays for the generation of synthetic data. 12 digits.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PayerConfiguration.html
   */
  syntheticDataPayerAccountId?: string | undefined;
}

/**
 * The uses that remain of the tables in the query. Absent if there is no limit. Exactly one member is present.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PrivacyBudgets.html
 */
export interface PrivacyBudgets {
  /** The budget of each table. */
  accessBudgets?: AccessBudget[];
}

/**
 * What members of the collaboration receive of trainings, exports and inference jobs.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PrivacyConfiguration.html
 */
export interface PrivacyConfiguration {
  /**
   * A policy each for trainings, exports and inference jobs.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PrivacyConfiguration.html
   */
  policies: PrivacyConfigurationPolicies;
}

/**
 * The policies of a privacy configuration.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PrivacyConfigurationPolicies.html
 */
export interface PrivacyConfigurationPolicies {
  /**
   * Policy of trainings: logs, metrics and the size of the model.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PrivacyConfigurationPolicies.html
   */
  trainedModels?: TrainedModelsConfigurationPolicy | undefined;
  /**
   * Policy of exports: which files, and how large. If absent, models cannot be exported.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PrivacyConfigurationPolicies.html
   */
  trainedModelExports?: TrainedModelExportsConfigurationPolicy | undefined;
  /**
   * Policy of inference jobs: logs and the size of the output.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PrivacyConfigurationPolicies.html
   */
  trainedModelInferenceJobs?: TrainedModelInferenceJobsConfigurationPolicy | undefined;
}

/**
 * A protected query: what to run, on which workers, and in which format to store the result.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ProtectedQueryInputParameters.html
 */
export interface ProtectedQueryInputParameters {
  /**
   * The query. Treat it as a secret.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ProtectedQueryInputParameters.html
   */
  sqlParameters: ProtectedQuerySQLParameters;
  /**
   * The workers that run the query. AWS does not document a default.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ProtectedQueryInputParameters.html
   */
  computeConfiguration?: ComputeConfiguration | undefined;
  /**
   * Format of the data; the service uses `CSV` if absent.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ProtectedQueryInputParameters.html
   */
  resultFormat?: ResultFormat | undefined;
}

/**
 * The SQL of a protected query: either `queryString` or `analysisTemplateArn`.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ProtectedQuerySQLParameters.html
 */
export interface ProtectedQuerySQLParameters {
  /**
   * The text of the query. Up to 500,000 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ProtectedQuerySQLParameters.html
   */
  queryString?: string | undefined;
  /**
   * ARN of the analysis template that has the query. An ARN, up to 200 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ProtectedQuerySQLParameters.html
   */
  analysisTemplateArn?: string | undefined;
  /**
   * Values of the analysis template's parameters, by name. Any number of entries: keys of 1 to 100 characters that match `[0-9a-zA-Z_]+`, values of up to 1000 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ProtectedQuerySQLParameters.html
   */
  parameters?: Record<string, string> | undefined;
}

/**
 * Input of PutMLConfiguration.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PutMLConfiguration.html
 */
export interface PutMLConfigurationInput {
  /**
   * The membership to configure. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PutMLConfiguration.html
   */
  membershipIdentifier: string;
  /**
   * Where the service publishes the membership's logs, metrics and output.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PutMLConfiguration.html
   */
  defaultOutputLocation: MLOutputConfiguration;
}

/**
 * The instances that train the model: `instanceType`, `instanceCount`, and `volumeSizeInGB` of each. They are billed for the time that they run.
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

/** Format of the data; the service uses `CSV` if absent. */
export type ResultFormat = "CSV" | "PARQUET";

/**
 * A place in Amazon S3.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_S3ConfigMap.html
 */
export interface S3ConfigMap {
  /**
   * URI of the bucket and prefix, such as `s3://amzn-s3-demo-bucket/ml`. 1 to 1285 characters that match `s3://.+`.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_S3ConfigMap.html
   */
  s3Uri: string;
}

/** How a channel's data is distributed over several instances: `FullyReplicated` gives each of them everything, `ShardedByS3Key` gives each its share of the objects. */
export type S3DataDistributionType = "FullyReplicated" | "ShardedByS3Key";

/**
 * Input of StartTrainedModelExportJob.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelExportJob.html
 */
export interface StartTrainedModelExportJobInput {
  /**
   * The name, which other members of the collaboration can see and which is part of the path of the files in S3. 1 to 63 characters, not blank.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelExportJob.html
   */
  name: string;
  /**
   * ARN of the model. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelExportJob.html
   */
  trainedModelArn: string;
  /**
   * Version of the model; absent for the base version. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelExportJob.html
   */
  trainedModelVersionIdentifier?: string | undefined;
  /**
   * The membership that trained the model. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelExportJob.html
   */
  membershipIdentifier: string;
  /**
   * The member that receives the export.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelExportJob.html
   */
  outputConfiguration: TrainedModelExportOutputConfiguration;
  /**
   * The description, which may contain line breaks. Up to 255 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelExportJob.html
   */
  description?: string | undefined;
}

/**
 * Input of StartTrainedModelInferenceJob.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
 */
export interface StartTrainedModelInferenceJobInput {
  /**
   * The membership that starts the job and owns it. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
   */
  membershipIdentifier: string;
  /**
   * The name, which other members of the collaboration can see and which is part of the path of the files in S3. 1 to 63 characters, not blank.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
   */
  name: string;
  /**
   * ARN of the model. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/trained-model/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
   */
  trainedModelArn: string;
  /**
   * Version of the model; absent for the base version. A UUID in lower-case hex, 36 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
   */
  trainedModelVersionIdentifier?: string | undefined;
  /**
   * ARN of the association whose algorithm has the inference container; if absent, that of the model. An ARN like `arn:aws:cleanrooms-ml:REGION:ACCOUNT:membership/UUID/configured-model-algorithm-association/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
   */
  configuredModelAlgorithmAssociationArn?: string | undefined;
  /**
   * The instances that make the predictions: `instanceType` and `instanceCount`. They are billed for the time that they run.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
   */
  resourceConfig: InferenceResourceConfig;
  /**
   * The member that receives the predictions, and their format.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
   */
  outputConfiguration: InferenceOutputConfiguration;
  /**
   * The data that predictions are made from.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
   */
  dataSource: ModelInferenceDataSource;
  /**
   * The description, which may contain line breaks. Up to 255 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
   */
  description?: string | undefined;
  /**
   * How the inference container receives the data.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
   */
  containerExecutionParameters?: InferenceContainerExecutionParameters | undefined;
  /**
   * Environment variables of the inference container. Anyone with access to GetTrainedModelInferenceJob can read them. Up to 16 entries: keys of 1 to 1024 characters that match `[a-zA-Z_][a-zA-Z0-9_]*`, values of 1 to 10,240 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
   */
  environment?: Record<string, string> | undefined;
  /**
   * The KMS key that encrypts it and its data: the ARN of a key, not of an alias. An ARN like `arn:aws:kms:REGION:ACCOUNT:key/...`, 20 to 2048 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
   */
  kmsKeyArn?: string | undefined;
  /**
   * Tags by key. A key must not begin with `aws:`, in upper or lower case. Up to 50 entries: keys of 1 to 128 characters, values of up to 256 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
   */
  tags?: Record<string, string> | undefined;
  /**
   * Account id of the member that pays for the inference job. 12 digits.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
   */
  mlModelInferencePayerAccountId?: string | undefined;
}

/**
 * Output of StartTrainedModelInferenceJob.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_StartTrainedModelInferenceJob.html
 */
export interface StartTrainedModelInferenceJobOutput {
  /** ARN of the inference job. */
  trainedModelInferenceJobArn: string;
}

/**
 * The reason for the status.
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
 * The role of one column of synthetic data.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_SyntheticDataColumnProperties.html
 */
export interface SyntheticDataColumnProperties {
  /** Name of the column. */
  columnName: string;
  /** Kind of the column's values. */
  columnType: SyntheticDataColumnType;
  /** Whether the column is a value to predict. */
  isPredictiveValue: boolean;
}

/** Kind of the column's values. */
export type SyntheticDataColumnType = "CATEGORICAL" | "NUMERICAL";

/**
 * Settings and scores of synthetic data.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_SyntheticDataConfiguration.html
 */
export interface SyntheticDataConfiguration {
  /** Settings of the generation. */
  syntheticDataParameters: MLSyntheticDataParameters;
  /** Scores of the result. */
  syntheticDataEvaluationScores?: SyntheticDataEvaluationScores;
}

/**
 * Scores of synthetic data.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_SyntheticDataEvaluationScores.html
 */
export interface SyntheticDataEvaluationScores {
  /** Scores of its privacy. */
  dataPrivacyScores: DataPrivacyScores;
}

/**
 * Input of TagResource.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TagResource.html
 */
export interface TagResourceInput {
  /**
   * ARN of the object: a model, an algorithm or any other that can have tags. An ARN, 20 to 2048 characters.
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

/**
 * Largest size of a model's artifacts.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelArtifactMaxSize.html
 */
export interface TrainedModelArtifactMaxSize {
  /**
   * Unit of `value`.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelArtifactMaxSize.html
   */
  unit: "GB";
  /**
   * Number of units. A number from 0.01 to 100.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelArtifactMaxSize.html
   */
  value: number;
}

/** Files of a training: `MODEL` for those in the model directory, `OUTPUT` for those in the output directory. */
export type TrainedModelExportFileType = "MODEL" | "OUTPUT";

/** Status of the export job; `ACTIVE` means that it is complete. */
export type TrainedModelExportJobStatus = "CREATE_PENDING" | "CREATE_IN_PROGRESS" | "CREATE_FAILED" | "ACTIVE";

/**
 * The member that receives the export.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelExportOutputConfiguration.html
 */
export interface TrainedModelExportOutputConfiguration {
  /**
   * The receiving member. It needs an ML configuration with a `destination`. 1 entry.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelExportOutputConfiguration.html
   */
  members: TrainedModelExportReceiverMember[];
}

/**
 * A member that receives an export.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelExportReceiverMember.html
 */
export interface TrainedModelExportReceiverMember {
  /**
   * Account id of the member. 12 digits.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelExportReceiverMember.html
   */
  accountId: string;
}

/**
 * What an export of a model contains.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelExportsConfigurationPolicy.html
 */
export interface TrainedModelExportsConfigurationPolicy {
  /**
   * Largest size of an export. A larger one fails.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelExportsConfigurationPolicy.html
   */
  maxSize: TrainedModelExportsMaxSize;
  /**
   * Which files an export contains. Their order does not matter. 1 to 2 entries.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelExportsConfigurationPolicy.html
   */
  filesToExport: TrainedModelExportFileType[];
}

/**
 * Largest size of an export.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelExportsMaxSize.html
 */
export interface TrainedModelExportsMaxSize {
  /**
   * Unit of `value`.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelExportsMaxSize.html
   */
  unit: "GB";
  /**
   * Number of units. A number from 0.01 to 50.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelExportsMaxSize.html
   */
  value: number;
}

/** Status of the inference job; `ACTIVE` means that it is complete. There is no CANCELLED: a cancelled job ends in `INACTIVE`. */
export type TrainedModelInferenceJobStatus =
  | "CREATE_PENDING"
  | "CREATE_IN_PROGRESS"
  | "CREATE_FAILED"
  | "ACTIVE"
  | "CANCEL_PENDING"
  | "CANCEL_IN_PROGRESS"
  | "CANCEL_FAILED"
  | "INACTIVE";

/**
 * One entry of a list of inference jobs.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelInferenceJobSummary.html
 */
export interface TrainedModelInferenceJobSummary {
  /** ARN of the inference job. */
  trainedModelInferenceJobArn: string;
  /** ARN of the algorithm's association with the collaboration. */
  configuredModelAlgorithmAssociationArn?: string;
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** ARN of the model. */
  trainedModelArn: string;
  /** Version of the model; absent for the base version. */
  trainedModelVersionIdentifier?: string;
  /** The collaboration that it belongs to. */
  collaborationIdentifier: string;
  /** Status of the inference job; `ACTIVE` means that it is complete. There is no CANCELLED: a cancelled job ends in `INACTIVE`. */
  status: TrainedModelInferenceJobStatus;
  /** The member that receives the predictions, and their format. */
  outputConfiguration: InferenceOutputConfiguration;
  /** The name, which other members of the collaboration can see. */
  name: string;
  /** The description, which may contain line breaks. */
  description?: string;
  /** Whether the metrics were published. It is independent of the status of the model or job. */
  metricsStatus?: MetricsStatus;
  /** The service's reason why the metrics were not published. */
  metricsStatusDetails?: string;
  /** Whether the logs were published. It is independent of the status of the model or job. */
  logsStatus?: LogsStatus;
  /** The service's reason why the logs were not published. */
  logsStatusDetails?: string;
  /** Account id of the member that pays for the inference job. */
  mlModelInferencePayerAccountId?: string;
  /** Time of creation. An ISO 8601 string. */
  createTime: string;
  /** Time of the last change. An ISO 8601 string. */
  updateTime: string;
}

/**
 * What members receive of an inference job.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelInferenceJobsConfigurationPolicy.html
 */
export interface TrainedModelInferenceJobsConfigurationPolicy {
  /**
   * The members that receive logs of the container, and which logs. If absent, no member does. Their order does not matter. 1 to 5 entries.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelInferenceJobsConfigurationPolicy.html
   */
  containerLogs?: LogsConfigurationPolicy[] | undefined;
  /**
   * Largest size of an inference job's output.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelInferenceJobsConfigurationPolicy.html
   */
  maxOutputSize?: TrainedModelInferenceMaxOutputSize | undefined;
}

/**
 * Largest size of an inference job's output.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelInferenceMaxOutputSize.html
 */
export interface TrainedModelInferenceMaxOutputSize {
  /**
   * Unit of `value`.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelInferenceMaxOutputSize.html
   */
  unit: "GB";
  /**
   * Number of units. A number from 0.01 to 100.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelInferenceMaxOutputSize.html
   */
  value: number;
}

/** Status of the model. There is neither CANCELLED nor DELETED: both end in `INACTIVE`. */
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
  /** The membership that it belongs to. */
  membershipIdentifier: string;
  /** The collaboration that it belongs to. */
  collaborationIdentifier: string;
  /** Status of the model. There is neither CANCELLED nor DELETED: both end in `INACTIVE`. */
  status: TrainedModelStatus;
  /** ARN of the algorithm's association with the collaboration. */
  configuredModelAlgorithmAssociationArn: string;
  /** Account id of the member that pays for the training. */
  mlModelTrainingPayerAccountId?: string;
}

/**
 * What members receive of a training.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelsConfigurationPolicy.html
 */
export interface TrainedModelsConfigurationPolicy {
  /**
   * The members that receive logs of the container, and which logs. If absent, no member does. Their order does not matter. 1 to 5 entries.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelsConfigurationPolicy.html
   */
  containerLogs?: LogsConfigurationPolicy[] | undefined;
  /**
   * How the metrics of trainings are published.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelsConfigurationPolicy.html
   */
  containerMetrics?: MetricsConfigurationPolicy | undefined;
  /**
   * Largest size of a model's artifacts.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TrainedModelsConfigurationPolicy.html
   */
  maxArtifactSize?: TrainedModelArtifactMaxSize | undefined;
}

/** How the training data reaches the container: `File` copies it to the instance's volume before the training begins, `FastFile` lets the container read files that are fetched from S3 as it reads, `Pipe` feeds the data through named pipes. */
export type TrainingInputMode = "File" | "FastFile" | "Pipe";

/**
 * Input of UntagResource.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_UntagResource.html
 */
export interface UntagResourceInput {
  /** ARN of the object: a model, an algorithm or any other that can have tags. An ARN, 20 to 2048 characters. */
  resourceArn: string;
  /** Keys of the tags to remove. Up to 200 entries, each 1 to 128 characters. */
  tagKeys: string[];
}

/**
 * Type, number and settings of the workers that run a query.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_WorkerComputeConfiguration.html
 */
export interface WorkerComputeConfiguration {
  /**
   * Size of each worker.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_WorkerComputeConfiguration.html
   */
  type?: WorkerComputeType | undefined;
  /**
   * Number of workers. An integer from 2 to 1024.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_WorkerComputeConfiguration.html
   */
  number?: number | undefined;
  /**
   * Settings of the workers.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_WorkerComputeConfiguration.html
   */
  properties?: WorkerComputeConfigurationProperties | undefined;
}

/**
 * Settings of the workers. Exactly one member is present.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_WorkerComputeConfigurationProperties.html
 */
export interface WorkerComputeConfigurationProperties {
  /**
   * Settings of Apache Spark, by name. Up to 50 entries: keys of 1 to 200 characters, values of up to 500 characters.
   *
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_WorkerComputeConfigurationProperties.html
   */
  spark: Record<string, string>;
}

/** Size of each worker. */
export type WorkerComputeType = "CR.1X" | "CR.4X" | "CR.8X";
