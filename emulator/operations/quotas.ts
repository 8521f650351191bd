// The quotas of running trainings and the rate of calls. It knows no other rule.

import { occupiesSlot, statusOf } from "../models/status-machine";
import type { StoredModel } from "../models/stored-model";
import { ServiceError } from "../service/service-error";
import { fixedAssumptions } from "../settings/behaviour";
import type { EmulatorState, OperationCall } from "../state/emulator-state";

/** @throws {ServiceError} ServiceQuotaExceededException where one more training is one too many */
export function refuseBeyondQuota(
  call: OperationCall,
  owner: { readonly membershipIdentifier: string; readonly accountId: string },
): void {
  const { runningQuota, accountQuota } = call.state.behaviour;
  const running = (models: readonly StoredModel[]): number =>
    models.filter((model) => occupiesSlot(statusOf(model, call.nowMs).status)).length;
  if (
    runningQuota !== undefined &&
    running(call.state.models.ofMembership(owner.membershipIdentifier)) >= runningQuota
  ) {
    throw quotaExceeded(fixedAssumptions.membershipQuotaName, runningQuota);
  }
  if (accountQuota === undefined) return;
  const ofAccount = call.state.models.all().filter((model) => model.accountId === owner.accountId);
  if (running(ofAccount) >= accountQuota) throw quotaExceeded(fixedAssumptions.accountQuotaName, accountQuota);
}

export function quotaExceeded(quotaName: string, quotaValue: number): ServiceError {
  const message = `The request exceeds the service quota "${quotaName}" (${quotaValue})`;
  return new ServiceError("ServiceQuotaExceededException", message, { quotaName, quotaValue });
}

/** A limit of calls a second. Refused calls do not count. */
export interface RateLimit {
  /** @throws {ServiceError} ThrottlingException */
  readonly take: (state: EmulatorState) => void;
}

/** A rate limit on the emulator's clock: a bucket that holds one second's worth of calls. */
export function createRateLimit(): RateLimit {
  let tokens: number | undefined;
  let filledAtMs = 0;
  return {
    take: (state) => {
      const rate = state.behaviour.callsPerSecond;
      if (rate === undefined) {
        tokens = undefined;
        return;
      }
      const size = Math.max(1, rate);
      const nowMs = state.nowMs();
      tokens = tokens === undefined ? size : Math.min(size, tokens + (Math.max(0, nowMs - filledAtMs) / 1000) * rate);
      filledAtMs = nowMs;
      if (tokens < 1) throw new ServiceError("ThrottlingException", "Rate exceeded");
      tokens -= 1;
    },
  };
}
