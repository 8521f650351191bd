import { type KindName, kindOf } from "../objects/kind";
import { findBaseVersion } from "../objects/object-store";
import {
  cancelPlan,
  deletePlan,
  isAtWork,
  isBeingCancelled,
  isBeingCreated,
  isBeingDeleted,
  statusOf,
  wasDeleted,
} from "../objects/status-machine";
import type { StoredObject } from "../objects/stored-object";
import { ServiceError } from "../service/service-error";
import { fixedAssumptions } from "../settings/fixed-assumptions";
import type { OperationCall, OperationResult } from "./operation-call";
import { requestedObject } from "./read-objects";
import { findUser } from "./references";
import { responseOf } from "./views";
import { isOfCollaboration, isOfMembership } from "./visibility";

/** Cancels work; without a version, of the base (documented). @throws {ServiceError} */
export function cancelObject(call: OperationCall, kind: KindName): OperationResult {
  const object = requestedObject(call, kind, findBaseVersion);
  const { status } = statusOf(object, call.nowMs);
  const { behaviour } = call.state;
  if (isBeingCancelled(status) && behaviour.repeatedRequest === "accepted") return responseOf(call, object);
  if (!isBeingCreated(status) && status !== "CANCEL_FAILED") {
    if (!isAtWork(status) && behaviour.lateCancel === "accepted") return responseOf(call, object);
    throw conflict(object, `cannot be cancelled in status ${status}`);
  }
  const { fault } = call;
  const failed =
    fault?.kind === "cancel-fails"
      ? {
          details: fault.statusDetails ?? fixedAssumptions.cancelFailure,
          goesOnTraining: fault.goesOnTraining ?? false,
        }
      : undefined;
  object.timeline = cancelPlan(object.timeline, { nowMs: call.nowMs, behaviour }, failed);
  call.state.objects.changed(object);
  return responseOf(call, object);
}

/**
 * Deletes an object, or its data, where that takes time: without a version, of the base; any member of the collaboration may
 * do the latter (documented).
 *
 * @throws {ServiceError}
 */
export function deleteObject(call: OperationCall, kind: KindName): OperationResult {
  const { behaviour, objects } = call.state;
  const hasData = kindOf(kind).work !== undefined;
  const object = requestedObject(call, kind, findBaseVersion, hasData ? isOfCollaboration : isOfMembership);
  const { status } = statusOf(object, call.nowMs);
  if (hasData) {
    if (isWithoutData(object, call.nowMs)) return responseOf(call, object);
    if (isBeingDeleted(status) && behaviour.repeatedRequest === "accepted") return responseOf(call, object);
    if (isAtWork(status) || isBeingDeleted(status)) throw conflict(object, `cannot be deleted in status ${status}`);
  }
  const user = behaviour.deleteInUse === "accepted" ? undefined : findUser(call, object);
  if (user !== undefined) throw conflict(object, `is in use: ${useOf(user, object)}`);
  if (hasData) {
    const failure =
      call.fault?.kind === "delete-fails" ? (call.fault.statusDetails ?? fixedAssumptions.deleteFailure) : undefined;
    object.timeline = deletePlan(object.timeline, { nowMs: call.nowMs, behaviour }, failure);
    objects.changed(object);
  } else objects.remove(object);
  return responseOf(call, object);
}

/** A model that was cancelled may still have artifacts; a channel that has expired has no data. */
function isWithoutData(object: StoredObject, nowMs: number): boolean {
  const isInactive = statusOf(object, nowMs).status === "INACTIVE";
  return isInactive && (object.kind !== "TrainedModel" || wasDeleted(object, nowMs));
}

function useOf(user: StoredObject, used: StoredObject): string {
  if (user.kind === used.kind) return "another model is being trained from it";
  return `the ${kindOf(user.kind).noun} ${user.id} uses it`;
}

function conflict({ kind, id }: StoredObject, reason: string): ServiceError {
  const noun = kindOf(kind).noun.replace(/^./, (letter) => letter.toUpperCase());
  return new ServiceError("ConflictException", `${noun} ${id} ${reason}`);
}
