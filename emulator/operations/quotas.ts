import { type KindName, kindOf } from "../objects/kind";
import { isAtWork, statusOf } from "../objects/status-machine";
import type { StoredObject } from "../objects/stored-object";
import { quotaExceeded } from "../service/service-error";
import type { StatusDetails } from "../service/trained-model-shapes";
import { fixedAssumptions } from "../settings/fixed-assumptions";
import type { OperationCall } from "./operation-call";

/**
 * @returns why the work will fail, where it is accepted beyond a quota
 * @throws {ServiceError} ServiceQuotaExceededException where no more work of the kind may run
 */
export function findQuotaFailure(
  { state, nowMs }: OperationCall,
  kind: KindName,
  owner: { readonly membershipIdentifier: string; readonly accountId: string },
): StatusDetails | undefined {
  const { behaviour, objects } = state;
  for (const { limit, per, name } of kindOf(kind).quotas ?? []) {
    const quota = behaviour[limit];
    if (quota === undefined) continue;
    const counted: readonly StoredObject[] =
      per === "membership"
        ? objects.ofMembership(kind, owner.membershipIdentifier)
        : objects.ofKind(kind).filter(({ accountId }) => accountId === owner.accountId);
    if (counted.filter((object) => isAtWork(statusOf(object, nowMs).status)).length < quota) continue;
    if (limit === "channelQuota" && behaviour.beyondChannelQuota === "fails") return fixedAssumptions.quotaFailure;
    throw quotaExceeded(name, quota);
  }
  return undefined;
}
