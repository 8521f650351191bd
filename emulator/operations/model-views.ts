import { historyOf, statusOf } from "../models/status-machine";
import { baseVersion, createdAtMs, type StoredModel } from "../models/stored-model";
import type { Behaviour } from "../settings/behaviour";
import { collaborationOf } from "./visibility";

/** Members that are undefined are left out of a response. */
type View = Readonly<Record<string, unknown>>;

/** A model as GetTrainedModel returns it. @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html */
export function modelView(model: StoredModel, nowMs: number, behaviour: Behaviour): View {
  const { input } = model;
  const { status, details } = statusOf(model, nowMs);
  const past = historyOf(model.timeline, nowMs).map((change) => change.status);
  const trained = past.includes("ACTIVE");
  const ended = trained || past.includes("CREATE_FAILED");
  const filled = behaviour.absentInputs === "filled-in";
  return {
    ...modelSummary(model, nowMs, behaviour),
    status,
    statusDetails: details,
    resourceConfig: filled ? { instanceCount: 1, ...input.resourceConfig } : input.resourceConfig,
    trainingInputMode: input.trainingInputMode ?? (filled ? "File" : undefined),
    stoppingCondition: filled ? { maxRuntimeInSeconds: 86_400, ...input.stoppingCondition } : input.stoppingCondition,
    metricsStatus: trained ? model.metricsStatus : undefined,
    metricsStatusDetails: trained ? failedPublication(model.metricsStatus, "metrics") : undefined,
    logsStatus: ended ? model.logsStatus : undefined,
    logsStatusDetails: ended ? failedPublication(model.logsStatus, "logs") : undefined,
    trainingContainerImageDigest: ended ? model.imageDigest : undefined,
    hyperparameters: input.hyperparameters ?? (filled ? {} : undefined),
    environment: input.environment ?? (filled ? {} : undefined),
    kmsKeyArn: input.kmsKeyArn,
    tags: Object.keys(model.tags).length > 0 || filled || input.tags !== undefined ? model.tags : undefined,
    dataChannels: filled
      ? input.dataChannels.map((channel) => ({ s3DataDistributionType: "FullyReplicated", ...channel }))
      : input.dataChannels,
  };
}

/** A model as lists return it. */
export function modelSummary(model: StoredModel, nowMs: number, behaviour: Behaviour): View {
  const { input } = model;
  const change = statusOf(model, nowMs);
  return {
    createTime: timestamp(createdAtMs(model) + model.skewMs, behaviour),
    updateTime: timestamp(change.atMs + model.skewMs, behaviour),
    trainedModelArn: model.trainedModelArn,
    versionIdentifier: shownVersion(model.versionIdentifier, behaviour),
    incrementalTrainingDataChannels: incrementalChannels(model, behaviour),
    name: input.name,
    description: input.description,
    membershipIdentifier: model.membershipIdentifier,
    collaborationIdentifier: collaborationOf(model.membershipIdentifier, behaviour),
    status: change.status,
    configuredModelAlgorithmAssociationArn: input.configuredModelAlgorithmAssociationArn,
    mlModelTrainingPayerAccountId: input.mlModelTrainingPayerAccountId,
  };
}

/** Documented: Get does not return the base model's ARN, which the input names. */
function incrementalChannels(model: StoredModel, behaviour: Behaviour): View[] | undefined {
  const { base } = model;
  if (base === undefined) return undefined;
  return (model.input.incrementalTrainingDataChannels ?? []).map((channel) => ({
    channelName: channel.channelName,
    versionIdentifier: shownVersion(base.versionIdentifier, behaviour),
    modelName: base.name,
  }));
}

function failedPublication(status: string, what: string): string | undefined {
  return status === "PUBLISH_FAILED" ? `The ${what} could not be published` : undefined;
}

function timestamp(atMs: number, behaviour: Behaviour): string {
  const text = new Date(atMs).toISOString();
  return behaviour.timestampDigits === 3 ? text : text.replace(/\.\d+Z$/, "Z");
}

/** The identifier in responses; undefined for a base version where that is left out. */
export function shownVersion(versionIdentifier: string, behaviour: Behaviour): string | undefined {
  return versionIdentifier === baseVersion && behaviour.baseVersionIdentifier === "absent"
    ? undefined
    : versionIdentifier;
}
