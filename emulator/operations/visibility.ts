import { createHash } from "node:crypto";
import { isAtWork, statusOf, wasDeleted } from "../objects/status-machine";
import { createdAtMs, type StoredObject } from "../objects/stored-object";
import type { Behaviour } from "../settings/behaviour";
import type { OperationCall } from "./operation-call";

/** The collaboration of a membership: the one that is set, else one of its own. */
export function collaborationOf(membershipIdentifier: string, behaviour: Behaviour): string {
  if (Object.hasOwn(behaviour.collaborations, membershipIdentifier)) {
    return behaviour.collaborations[membershipIdentifier] ?? membershipIdentifier;
  }
  const hex = createHash("sha256").update(membershipIdentifier).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}

/** Whether a call about one object finds it. */
export function isVisible(call: OperationCall, object: StoredObject): boolean {
  const { behaviour } = call.state;
  return call.nowMs - createdAtMs(object) >= behaviour.getLagMs && !isGone(object, call.nowMs, behaviour);
}

/** Whether the service has forgotten an object by then. */
export function isGone(object: StoredObject, nowMs: number, behaviour: Behaviour): boolean {
  const { status, atMs } = statusOf(object, nowMs);
  switch (object.kind) {
    case "TrainedModel":
      return status === "INACTIVE" && behaviour.inactiveModels === "not-found";
    case "MLInputChannel": {
      const mode = wasDeleted(object, nowMs) ? behaviour.deletedChannels : behaviour.expiredChannels;
      return status === "INACTIVE" && mode === "not-found";
    }
    case "TrainedModelExportJob":
    case "TrainedModelInferenceJob":
      return behaviour.jobsKeptMs !== undefined && !isAtWork(status) && nowMs - atMs >= behaviour.jobsKeptMs;
    default:
      return false;
  }
}

/** Whether an object is of the call's membership; of an account's, whether the caller is in that account. */
export function isOfMembership(call: OperationCall, object: StoredObject): boolean {
  if (object.membershipIdentifier === undefined) return isOfAccount(call, object);
  return object.membershipIdentifier === call.input.membershipIdentifier;
}

/** Whether an object is of the collaboration that the call is in. */
export function isOfCollaboration(call: OperationCall, object: StoredObject): boolean {
  if (object.membershipIdentifier === undefined) return isOfAccount(call, object);
  const { behaviour } = call.state;
  const { collaborationIdentifier, membershipIdentifier } = call.input;
  const ofCall = collaborationIdentifier ?? collaborationOf(String(membershipIdentifier), behaviour);
  return collaborationOf(object.membershipIdentifier, behaviour) === ofCall;
}

/** A credential without an account may use every account. */
export function isOfAccount({ credential }: OperationCall, { accountId }: StoredObject): boolean {
  return credential.accountId === undefined || credential.accountId === accountId;
}
