import type { OpenShared, Session } from "../host/session";
import { ML_CONFIGURATION } from "../kinds/ml-configuration";
import { findObject } from "../service/objects";

/** Whether a membership is known to have no ML configuration, found out once. */
const openCheck: OpenShared<() => Promise<boolean>> = ({ client, membershipIdentifier, session }) => {
  let isMissing: Promise<boolean> | undefined;
  return () => {
    // This run has declared or created one.
    if (session.ownership.findOwner(membershipIdentifier)) return Promise.resolve(false);
    isMissing ??= findObject(ML_CONFIGURATION, client, { membershipIdentifier }, { signal: session.signal }).then(
      (found) => found === undefined,
      // Who may train need not have the permission to read it.
      () => false,
    );
    return isMissing;
  };
};

/** Warns, once for a membership, that trainings without an ML configuration lose their logs and metrics. */
export async function warnWithoutMlConfiguration(
  client: Parameters<typeof openCheck>[0]["client"],
  membershipIdentifier: string,
  session: Session,
): Promise<void> {
  if (!(await session.shared(openCheck, client, membershipIdentifier)())) return;
  session.showOnce({
    message:
      `Membership ${membershipIdentifier} has no ML configuration: trainings lose their logs and metrics, which cannot be ` +
      "published later. Create an MLConfiguration first",
    severity: "warning",
  });
}
