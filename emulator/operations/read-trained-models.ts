import { findVersion } from "../models/model-store";
import { findStatusAt } from "../models/status-machine";
import { baseVersion, type StoredModel } from "../models/stored-model";
import { notFound } from "../service/service-error";
import { modelSummary, modelView } from "./model-views";
import type { OperationCall, OperationResult } from "./operation-call";
import { pageOf } from "./pages";
import { isOfMembership, isVisible } from "./visibility";

/** GetTrainedModel: without a version, the latest (documented). @throws {ServiceError} */
export function getTrainedModel(call: OperationCall): OperationResult {
  const model = requestedModel(call, (versions) => versions.at(-1));
  const body = modelView(model, call.nowMs, call.state.behaviour);
  return { body, trainedModelArn: model.trainedModelArn };
}

/**
 * The version that a call is about.
 *
 * @param byDefault  chooses among the visible versions where the call names none
 * @param isFound  whose models the call finds
 * @throws {ServiceError} ResourceNotFoundException where there is no such version
 */
export function requestedModel(
  call: OperationCall,
  byDefault: (versions: readonly StoredModel[]) => StoredModel | undefined,
  isFound = isOfMembership,
): StoredModel {
  const versions = visibleVersions(call, isFound);
  const { versionIdentifier } = call.input;
  const model = typeof versionIdentifier === "string" ? findVersion(versions, versionIdentifier) : byDefault(versions);
  if (model === undefined) throw notFound(String(call.input.trainedModelArn));
  return model;
}

function visibleVersions(call: OperationCall, isFound = isOfMembership): StoredModel[] {
  return call.state.models
    .versions(String(call.input.trainedModelArn))
    .filter((model) => isFound(call, model) && isVisible(call, model));
}

/** @throws {ServiceError} */
export function listTrainedModels(call: OperationCall): OperationResult {
  const models = call.state.models.ofMembership(String(call.input.membershipIdentifier));
  const { listShows } = call.state.behaviour;
  const isLatest = (model: StoredModel): boolean =>
    call.state.models.versions(model.trainedModelArn).findLast((other) => isListed(call, other)) === model;
  return listed(call, models, (model) => {
    if (listShows === "every-version") return true;
    return listShows === "base-version" ? model.versionIdentifier === baseVersion : isLatest(model);
  });
}

/** @throws {ServiceError} */
export function listTrainedModelVersions(call: OperationCall): OperationResult {
  const versions = visibleVersions(call);
  if (versions.length === 0) throw notFound(String(call.input.trainedModelArn));
  const { status } = call.input;
  const result = listed(
    call,
    versions,
    (model) => status === undefined || findStatusAt(model.timeline, listTimeMs(call))?.status === status,
  );
  return { ...result, trainedModelArn: String(call.input.trainedModelArn) };
}

function listed(
  call: OperationCall,
  models: readonly StoredModel[],
  matches: (model: StoredModel) => boolean,
): OperationResult {
  const page = pageOf(call, models, (model) => isListed(call, model) && matches(model));
  return {
    body: {
      trainedModels: page.models.map((model) => modelSummary(model, listTimeMs(call), call.state.behaviour)),
      nextToken: page.nextToken,
    },
  };
}

/** Where lists lag, they show the past. */
function listTimeMs(call: OperationCall): number {
  return call.nowMs - call.state.behaviour.listLagMs;
}

function isListed(call: OperationCall, model: StoredModel): boolean {
  const change = findStatusAt(model.timeline, listTimeMs(call));
  if (change === undefined) return false;
  return call.state.behaviour.inactiveModels === "readable" || change.status !== "INACTIVE";
}
