import type { OpenShared } from "../host/session";
import { ML_CONFIGURATION } from "../kinds/ml-configuration";
import { findObject } from "../service/objects";
import type { Creation } from "./creation";

/** Warns once for each membership that trainings without an ML configuration lose their logs and metrics. */
export function warnWithoutMlConfiguration({ call, client, input, session }: Creation): Promise<void> {
  return session.shared(openWarning, client, String(input.membershipIdentifier))(call);
}

const openWarning: OpenShared<(call: Creation["call"]) => Promise<void>> = (opened) => {
  const { client, membershipIdentifier, session } = opened;
  let warning: Promise<void> | undefined;

  async function warn({ logicalName, urn }: Creation["call"]): Promise<void> {
    // The program has one.
    if (session.ownership.findOwner(membershipIdentifier)) return;
    const isMissing = await findObject(
      ML_CONFIGURATION,
      client,
      { membershipIdentifier },
      { signal: session.signal },
    ).then(
      (found) => found === undefined,
      // A caller that may train may not have the permission to read it.
      () => false,
    );
    if (!isMissing) return;
    const message =
      `${logicalName}: its membership has no ML configuration, so the logs and metrics of its trainings are lost; ` +
      "create an MLConfiguration before you train";
    session.show({ message, urn, severity: "warning" });
  }

  return (call) => {
    warning ??= warn(call);
    return warning;
  };
};
