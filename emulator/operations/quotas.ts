import { type KindName, kindOf } from "../objects/kind";
import { isAtWork, statusOf } from "../objects/status-machine";
import type { StoredObject } from "../objects/stored-object";
import { quotaExceeded } from "../service/service-error";
import type { StatusDetails } from "../service/trained-model-shapes";
import { fixedAssumptions } from "../settings/fixed-assumptions";
import type { OperationCall } from "./operation-call";

/** What becomes of work that is accepted beyond a quota. */
export interface BeyondQuota {
  readonly failure?: StatusDetails;
  /** When it begins. */
  readonly startMs?: number;
}

/**
 * @returns what becomes of the work beyond a quota; nothing within it
 * @throws {ServiceError} ServiceQuotaExceededException where no more work of the kind may run
 */
export function takeSlot(
  { state, nowMs }: OperationCall,
  kind: KindName,
  owner: { readonly membershipIdentifier: string; readonly accountId: string },
): BeyondQuota {
  const { behaviour, objects } = state;
  for (const { limit, per, name } of kindOf(kind).quotas ?? []) {
    const quota = behaviour[limit];
    if (quota === undefined) continue;
    const counted: readonly StoredObject[] =
      per === "membership"
        ? objects.ofMembership(kind, owner.membershipIdentifier)
        : objects.ofKind(kind).filter(({ accountId }) => accountId === owner.accountId);
    const running = counted.filter((object) => isAtWork(statusOf(object, nowMs).status));
    if (running.length < quota) continue;
    const mode = limit === "channelQuota" ? behaviour.beyondChannelQuota : "refused";
    if (mode === "refused") throw quotaExceeded(name, quota);
    if (mode === "fails") return { failure: fixedAssumptions.quotaFailure };
    const ends = running.map(({ timeline }) => timeline.find(({ status }) => !isAtWork(status))?.atMs ?? nowMs);
    return { startMs: ends.sort((a, b) => a - b)[running.length - quota] ?? nowMs };
  }
  return {};
}
