import type { OpenShared } from "../host/session";
import { ML_CONFIGURATION } from "../kinds/ml-configuration";
import { findObject } from "../service/objects";
import type { Creation } from "./creation";

/** How long the read may delay the entry of a model's ARN into the state. */
const READ_LIMIT_MS = 3000;

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
    const signal = AbortSignal.any([session.signal, AbortSignal.timeout(READ_LIMIT_MS)]);
    const isMissing = await findObject(
      ML_CONFIGURATION,
      client,
      { membershipIdentifier },
      { signal, subject: logicalName },
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
