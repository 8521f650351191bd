import { occupiesSlot, statusOf } from "../models/status-machine";
import type { StoredModel } from "../models/stored-model";
import { quotaExceeded } from "../service/service-error";
import { fixedAssumptions } from "../settings/behaviour";
import type { OperationCall } from "./operation-call";

/** @throws {ServiceError} ServiceQuotaExceededException where no further training may run */
export function refuseBeyondQuota(
  { state, nowMs }: OperationCall,
  owner: { readonly membershipIdentifier: string; readonly accountId: string },
): void {
  const { runningQuota, accountQuota } = state.behaviour;
  const isFull = (models: readonly StoredModel[], quota: number): boolean =>
    models.filter((model) => occupiesSlot(statusOf(model, nowMs).status)).length >= quota;
  if (runningQuota !== undefined && isFull(state.models.ofMembership(owner.membershipIdentifier), runningQuota)) {
    throw quotaExceeded(fixedAssumptions.membershipQuotaName, runningQuota);
  }
  if (accountQuota === undefined) return;
  const ofAccount = state.models.all().filter((model) => model.accountId === owner.accountId);
  if (isFull(ofAccount, accountQuota)) throw quotaExceeded(fixedAssumptions.accountQuotaName, accountQuota);
}
