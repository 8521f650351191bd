import { createHash, randomUUID } from "node:crypto";
import { findVersion } from "../models/model-store";
import { statusOf, trainingPlan } from "../models/status-machine";
import { type BaseModel, baseVersion, type StoredModel } from "../models/stored-model";
import { arnsOf } from "../service/prose-rules";
import { notFound, ServiceError } from "../service/service-error";
import type { CreateBody, IncrementalChannel } from "../service/trained-model-shapes";
import { fixedAssumptions } from "../settings/behaviour";
import { shownVersion } from "./model-views";
import type { OperationCall, OperationResult } from "./operation-call";
import { refuseBeyondQuota } from "./quotas";
import { isOfCollaboration, isVisible } from "./visibility";

/** CreateTrainedModel: refuses or plans a training. @throws {ServiceError} */
export function createTrainedModel(call: OperationCall): OperationResult {
  const { membershipIdentifier, ...body } = call.input as unknown as CreateBody & { membershipIdentifier: string };
  const { state, nowMs } = call;
  const missing = arnsOf(body).find((arn) => state.behaviour.missingArns.includes(arn));
  if (missing !== undefined) throw notFound(missing);
  const base = findBase(call, body.incrementalTrainingDataChannels?.[0]);
  const namesake = findNamesake(call, { name: body.name, exceptArn: base?.trainedModelArn });
  if (namesake !== undefined && state.behaviour.nameUniqueness === "conflict") {
    throw new ServiceError("ConflictException", `A trained model named '${body.name}' already exists`);
  }
  if (namesake !== undefined && state.behaviour.nameUniqueness === "existing") return created(call, namesake);
  const accountId = call.credential.accountId ?? accountOf(body.configuredModelAlgorithmAssociationArn);
  refuseBeyondQuota(call, { membershipIdentifier, accountId });
  const ofBase = base !== undefined && state.behaviour.versionArn === "same";
  const model: StoredModel = {
    trainedModelArn: ofBase ? base.trainedModelArn : newArn(body, { membershipIdentifier, accountId }),
    versionIdentifier: ofBase ? randomUUID() : baseVersion,
    membershipIdentifier,
    accountId,
    input: body,
    ...(base === undefined ? {} : { base }),
    skewMs: state.behaviour.clockSkewMs,
    imageDigest: `sha256:${createHash("sha256").update(body.configuredModelAlgorithmAssociationArn).digest("hex")}`,
    timeline: trainingPlan(nowMs, state.behaviour, {
      ...(call.fault?.kind === "training-fails"
        ? { failure: call.fault.statusDetails ?? fixedAssumptions.trainingFailure, failAfterMs: call.fault.afterMs }
        : {}),
      maxRuntimeInSeconds: body.stoppingCondition?.maxRuntimeInSeconds,
    }),
    tags: { ...body.tags },
    metricsStatus: state.behaviour.metricsStatus,
    logsStatus: state.behaviour.logsStatus,
  };
  state.models.add(model);
  return created(call, model);
}

function created(call: OperationCall, { trainedModelArn, versionIdentifier }: StoredModel): OperationResult {
  const shown = shownVersion(versionIdentifier, call.state.behaviour);
  return { body: { trainedModelArn, versionIdentifier: shown }, trainedModelArn };
}

function findBase(call: OperationCall, channel: IncrementalChannel | undefined): BaseModel | undefined {
  if (channel === undefined) return undefined;
  const versions = call.state.models.versions(channel.trainedModelArn);
  const model =
    channel.versionIdentifier === undefined ? versions.at(-1) : findVersion(versions, channel.versionIdentifier);
  if (model === undefined || !isVisible(call, model) || !isOfCollaboration(call, model))
    throw notFound(channel.trainedModelArn);
  const { status } = statusOf(model, call.nowMs);
  if (status !== "ACTIVE") {
    throw new ServiceError(
      "ConflictException",
      `Trained model ${channel.trainedModelArn} is ${status}: only an ACTIVE one can be trained on`,
    );
  }
  return {
    trainedModelArn: model.trainedModelArn,
    versionIdentifier: model.versionIdentifier,
    name: model.input.name,
  };
}

function findNamesake(
  call: OperationCall,
  sought: { readonly name: string; readonly exceptArn: string | undefined },
): StoredModel | undefined {
  const { nameUniqueness } = call.state.behaviour;
  if (nameUniqueness === "duplicate") return undefined;
  return call.state.models
    .named(sought.name)
    .find(
      (model) =>
        model.trainedModelArn !== sought.exceptArn &&
        isOfCollaboration(call, model) &&
        (nameUniqueness === "conflict" || model.membershipIdentifier === call.input.membershipIdentifier) &&
        statusOf(model, call.nowMs).status !== "INACTIVE",
    );
}

function newArn(
  body: CreateBody,
  owner: { readonly membershipIdentifier: string; readonly accountId: string },
): string {
  const [, partition, , region] = body.configuredModelAlgorithmAssociationArn.split(":");
  const path = `membership/${owner.membershipIdentifier}/trained-model/${randomUUID()}`;
  return `arn:${partition}:cleanrooms-ml:${region}:${owner.accountId}:${path}`;
}

function accountOf(arn: string): string {
  return arn.split(":")[4] ?? "";
}
