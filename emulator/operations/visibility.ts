import { createHash } from "node:crypto";
import { statusOf } from "../models/status-machine";
import { createdAtMs, type StoredModel } from "../models/stored-model";
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

/** Whether a call about one model finds it. */
export function isVisible(call: OperationCall, model: StoredModel): boolean {
  const { behaviour } = call.state;
  if (call.nowMs - createdAtMs(model) < behaviour.getLagMs) return false;
  return behaviour.inactiveModels === "readable" || statusOf(model, call.nowMs).status !== "INACTIVE";
}

export function isOfMembership(call: OperationCall, model: StoredModel): boolean {
  return model.membershipIdentifier === call.input.membershipIdentifier;
}

/** Whether a model is of the collaboration of the call's membership. */
export function isOfCollaboration(call: OperationCall, model: StoredModel): boolean {
  const { behaviour } = call.state;
  const ofCall = collaborationOf(String(call.input.membershipIdentifier), behaviour);
  return collaborationOf(model.membershipIdentifier, behaviour) === ofCall;
}
