import type { Session } from "../host/session";
import type { ResourceKind } from "../kinds/resource-kind";
import { isRoleDenied } from "../service/call-errors";
import { pollDelayMs } from "../service/poll-delay";
import type { Call } from "../words/call";

/** How long IAM may take to propagate a role that the same `pulumi up` created. */
const LIMIT_MS = 30_000;

/** Sends a request that passes a role. Retries if the service denies access, because IAM may not have propagated a new role yet. */
export async function sendOnceRoleIsVisible<T>(
  kind: ResourceKind,
  call: Call,
  session: Session,
  send: () => Promise<T>,
): Promise<T> {
  const { clock, signal } = session;
  const startMs = clock.monotonicMs();
  for (;;) {
    try {
      return await send();
    } catch (error) {
      const elapsedMs = clock.monotonicMs() - startMs;
      if (!kind.passesRole || !isRoleDenied(error) || elapsedMs >= LIMIT_MS) throw error;
      session.showOnce({
        message: `${call.logicalName}: the service denies access; the role may be too new, retrying for up to 30 s`,
        urn: call.urn,
      });
      await clock.sleep(Math.min(2 * pollDelayMs(0), LIMIT_MS - elapsedMs), signal);
    }
  }
}
