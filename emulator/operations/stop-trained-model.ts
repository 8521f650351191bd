import { findBaseVersion } from "../models/model-store";
import {
  cancelPlan,
  deletePlan,
  isBeingCancelled,
  isBeingDeleted,
  isTraining,
  statusOf,
  wasDeleted,
} from "../models/status-machine";
import type { StoredModel } from "../models/stored-model";
import { ServiceError } from "../service/service-error";
import { fixedAssumptions } from "../settings/behaviour";
import type { OperationCall, OperationResult } from "./operation-call";
import { requestedModel } from "./read-trained-models";
import { isOfCollaboration } from "./visibility";

/** CancelTrainedModel: without a version, the base (documented). @throws {ServiceError} */
export function cancelTrainedModel(call: OperationCall): OperationResult {
  const model = requestedModel(call, findBaseVersion);
  const { status } = statusOf(model, call.nowMs);
  if (isBeingCancelled(status) && call.state.behaviour.repeatedRequest === "accepted") return done(model);
  if (!isTraining(status) && status !== "CANCEL_FAILED")
    throw conflict(model, `cannot be cancelled in status ${status}`);
  const { fault } = call;
  const failed =
    fault?.kind === "cancel-fails"
      ? {
          details: fault.statusDetails ?? fixedAssumptions.cancelFailure,
          goesOnTraining: fault.goesOnTraining ?? false,
        }
      : undefined;
  model.timeline = cancelPlan(model.timeline, { nowMs: call.nowMs, behaviour: call.state.behaviour }, failed);
  call.state.models.changed(model);
  return done(model);
}

/** DeleteTrainedModelOutput: without a version, the base; any member of the collaboration may call it (documented). @throws {ServiceError} */
export function deleteTrainedModelOutput(call: OperationCall): OperationResult {
  const model = requestedModel(call, findBaseVersion, isOfCollaboration);
  const { status } = statusOf(model, call.nowMs);
  const { behaviour } = call.state;
  if (status === "INACTIVE" && wasDeleted(model, call.nowMs)) return done(model);
  if (isBeingDeleted(status) && behaviour.repeatedRequest === "accepted") return done(model);
  if (isTraining(status) || isBeingCancelled(status) || isBeingDeleted(status)) {
    throw conflict(model, `cannot be deleted in status ${status}`);
  }
  if (hasTrainingChild(call, model)) throw conflict(model, "is in use: another model is being trained from it");
  const failure =
    call.fault?.kind === "delete-fails" ? (call.fault.statusDetails ?? fixedAssumptions.deleteFailure) : undefined;
  model.timeline = deletePlan(model.timeline, { nowMs: call.nowMs, behaviour }, failure);
  call.state.models.changed(model);
  return done(model);
}

function hasTrainingChild(call: OperationCall, model: StoredModel): boolean {
  return call.state.models
    .all()
    .some(
      (child) =>
        child.base?.trainedModelArn === model.trainedModelArn &&
        child.base.versionIdentifier === model.versionIdentifier &&
        isTraining(statusOf(child, call.nowMs).status),
    );
}

function conflict(model: StoredModel, reason: string): ServiceError {
  return new ServiceError("ConflictException", `Trained model ${model.trainedModelArn} ${reason}`);
}

/** Both return an empty body: cancel only submits a request (documented). */
function done(model: StoredModel): OperationResult {
  return { trainedModelArn: model.trainedModelArn };
}
