import { createHash } from "node:crypto";
import { type KindName, kindOf } from "../objects/kind";
import { hasEnded, historyOf, statusOf } from "../objects/status-machine";
import { baseVersion, createdAtMs, type StoredObject } from "../objects/stored-object";
import { outputMembers } from "../service/outputs";
import type { CreateBody } from "../service/trained-model-shapes";
import type { Behaviour } from "../settings/behaviour";
import { fixedAssumptions } from "../settings/fixed-assumptions";
import type { EmulatorState } from "../state/emulator-state";
import { remainingBudgets } from "./budgets";
import type { OperationCall, OperationResult } from "./operation-call";
import { collaborationOf } from "./visibility";

/** Members that are undefined are left out of a response. */
type View = Readonly<Record<string, unknown>>;

interface ViewAt {
  readonly nowMs: number;
  readonly state: EmulatorState;
}

/** The response about one object: the members that the operation's output has. */
export function responseOf(call: OperationCall, object: StoredObject): OperationResult {
  const members = outputMembers(call.operation);
  const arn = kindOf(object.kind).arnMember === undefined ? undefined : object.id;
  return members.length === 0 ? { arn } : { arn, body: pick(viewOf(object, call), members) };
}

export function pick(view: View, members: readonly string[]): View {
  return Object.fromEntries(members.map((name) => [name, view[name]]));
}

/** Everything that responses show of an object. */
export function viewOf(object: StoredObject, at: ViewAt): View {
  const { behaviour } = at.state;
  const { input, membershipIdentifier } = object;
  const change = statusOf(object, at.nowMs);
  const { arnMember } = kindOf(object.kind);
  const isTagged = Object.keys(object.tags).length > 0 || input.tags !== undefined;
  return {
    ...input,
    ...(arnMember === undefined ? {} : { [arnMember]: object.id }),
    membershipIdentifier,
    collaborationIdentifier:
      membershipIdentifier === undefined ? undefined : collaborationOf(membershipIdentifier, behaviour),
    creatorAccountId: object.accountId,
    createTime: timestamp(createdAtMs(object) + object.skewMs, behaviour),
    updateTime: timestamp(change.atMs + object.skewMs, behaviour),
    status: change.status,
    statusDetails: change.details,
    tags: isTagged || behaviour.absentInputs === "filled-in" ? object.tags : undefined,
    ...ownViews[object.kind]?.(object, at),
  };
}

/** What responses show of one kind only. */
const ownViews: Partial<Record<KindName, (object: StoredObject, at: ViewAt) => View>> = {
  /** @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModel.html */
  TrainedModel: (model, { nowMs, state: { behaviour } }) => {
    const input = model.input as unknown as CreateBody;
    const filled = behaviour.absentInputs === "filled-in";
    return {
      ...publicationView(model, nowMs),
      versionIdentifier: shownVersion(model.versionIdentifier, behaviour),
      incrementalTrainingDataChannels: incrementalChannels(model, behaviour),
      trainingContainerImageDigest: hasEnded(model, nowMs)
        ? digestOf(input.configuredModelAlgorithmAssociationArn)
        : undefined,
      ...(filled && {
        resourceConfig: { instanceCount: 1, ...input.resourceConfig },
        trainingInputMode: input.trainingInputMode ?? "File",
        stoppingCondition: { maxRuntimeInSeconds: 86_400, ...input.stoppingCondition },
        hyperparameters: input.hyperparameters ?? {},
        environment: input.environment ?? {},
        dataChannels: input.dataChannels.map((channel) => ({ s3DataDistributionType: "FullyReplicated", ...channel })),
      }),
    };
  },
  /** @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetMLInputChannel.html */
  MLInputChannel: (channel, { nowMs, state }) => {
    const isFilled = historyOf(channel.timeline, nowMs).some(({ status }) => status === "ACTIVE");
    return {
      ...(isFilled && fixedAssumptions.channelContent),
      protectedQueryIdentifier: channel.id.split("/").at(-1),
      privacyBudgets: budgetsView(channel, state),
      ...(state.behaviour.absentInputs === "filled-in" && { inputChannel: filledChannel(channel) }),
    };
  },
  TrainedModelExportJob: (job, { state }) => ({
    trainedModelVersionIdentifier: shownJobVersion(job, state.behaviour),
  }),
  /** @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetTrainedModelInferenceJob.html */
  TrainedModelInferenceJob: (job, { nowMs, state: { behaviour, objects } }) => ({
    ...publicationView(job, nowMs),
    trainedModelVersionIdentifier: shownJobVersion(job, behaviour),
    inferenceContainerImageDigest: hasEnded(job, nowMs) ? digestOf(job.base?.id ?? "") : undefined,
    ...(behaviour.absentInputs === "filled-in" && {
      resourceConfig: { instanceCount: 1, ...(job.input.resourceConfig as object) },
      containerExecutionParameters: { maxPayloadInMB: 6, ...(job.input.containerExecutionParameters as object) },
      environment: job.input.environment ?? {},
      configuredModelAlgorithmAssociationArn:
        job.input.configuredModelAlgorithmAssociationArn ??
        objects.versions(job.base?.id ?? "")[0]?.input.configuredModelAlgorithmAssociationArn,
    }),
  }),
};

function publicationView(object: StoredObject, nowMs: number): View {
  const { metricsStatus, logsStatus } = object;
  const isReady = historyOf(object.timeline, nowMs).some(({ status }) => status === "ACTIVE");
  const isOver = hasEnded(object, nowMs);
  return {
    metricsStatus: isReady ? metricsStatus : undefined,
    metricsStatusDetails: isReady ? failedPublication(metricsStatus, "metrics") : undefined,
    logsStatus: isOver ? logsStatus : undefined,
    logsStatusDetails: isOver ? failedPublication(logsStatus, "logs") : undefined,
  };
}

function failedPublication(status: string, what: string): string | undefined {
  return status === "PUBLISH_FAILED" ? `The ${what} could not be published` : undefined;
}

function digestOf(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** Documented: Get does not return the base model's ARN, which the input names. */
function incrementalChannels(model: StoredObject, behaviour: Behaviour): View[] | undefined {
  const { base } = model;
  if (base === undefined) return undefined;
  const input = model.input as unknown as CreateBody;
  return (input.incrementalTrainingDataChannels ?? []).map((channel) => ({
    channelName: channel.channelName,
    versionIdentifier: shownVersion(base.versionIdentifier, behaviour),
    modelName: base.name,
  }));
}

/** A channel's input with the console's defaults. */
function filledChannel({ input }: StoredObject): View {
  const { dataSource, ...inputChannel } = input.inputChannel as {
    dataSource: { protectedQueryInputParameters: object };
  };
  const defaults = { computeConfiguration: { worker: { type: "CR.1X", number: 16 } }, resultFormat: "CSV" };
  const protectedQueryInputParameters = { ...defaults, ...dataSource.protectedQueryInputParameters };
  return { ...inputChannel, dataSource: { protectedQueryInputParameters } };
}

/** Absent where all tables are unlimited. */
function budgetsView(channel: StoredObject, state: EmulatorState): View | undefined {
  const remaining = remainingBudgets(state);
  const startTime = timestamp(createdAtMs(channel), state.behaviour);
  const accessBudgets = state.behaviour.accessBudgets
    .filter(({ resourceArn }) => channel.usedBudgets?.includes(resourceArn))
    .map(({ resourceArn, budget }) => {
      const remainingBudget = remaining.get(resourceArn) ?? 0;
      const details = [{ startTime, remainingBudget, budget, budgetType: "LIFETIME", autoRefresh: "DISABLED" }];
      return { resourceArn, details, aggregateRemainingBudget: remainingBudget };
    });
  return accessBudgets.length === 0 ? undefined : { accessBudgets };
}

function timestamp(atMs: number, behaviour: Behaviour): string {
  const text = new Date(atMs).toISOString();
  return behaviour.timestampDigits === 3 ? text : text.replace(/\.\d+Z$/, "Z");
}

/** The identifier in responses; undefined for a base version where that is left out. */
function shownVersion(versionIdentifier: string, behaviour: Behaviour): string | undefined {
  return versionIdentifier === baseVersion && behaviour.baseVersionIdentifier === "absent"
    ? undefined
    : versionIdentifier;
}

function shownJobVersion({ base }: StoredObject, behaviour: Behaviour): string | undefined {
  return shownVersion(base?.versionIdentifier ?? baseVersion, behaviour);
}
