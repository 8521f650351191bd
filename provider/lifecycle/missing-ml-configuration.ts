import type { Client } from "../../sdk/client";
import type { Session } from "../host/session";
import { ML_CONFIGURATION } from "../kinds/ml-configuration";
import { findObject } from "../service/objects";
import type { Creation } from "./creation";

/** How long the read may delay the entry of a model's ARN into the state. */
const READ_LIMIT_MS = 3000;

/** Warns once for each membership that trainings and jobs without an ML configuration lose their logs and metrics. */
export function warnWithoutMlConfiguration({ kind, call, client, input, session }: Creation): Promise<void> {
  const membershipIdentifier = String(input.membershipIdentifier);
  return session.shared(client, `warning ${membershipIdentifier}`, async () => {
    // The program has one.
    if (session.ownership.findOwner(membershipIdentifier)) return;
    if (!(await isMissing(client, { membershipIdentifier }, call, session))) return;
    const message =
      `${call.logicalName}: its membership has no ML configuration, so the logs and metrics of its ${kind.work?.nouns} are lost; ` +
      "create an MLConfiguration before the next one";
    session.show({ message, urn: call.urn, severity: "warning" });
  });
}

async function isMissing(
  client: Client,
  reference: { membershipIdentifier: string },
  { logicalName }: Creation["call"],
  session: Session,
): Promise<boolean> {
  const signal = AbortSignal.any([session.signal, AbortSignal.timeout(READ_LIMIT_MS)]);
  return findObject(ML_CONFIGURATION, client, reference, { signal, subject: logicalName }).then(
    (found) => found === undefined,
    // A caller that may train may not have the permission to read it.
    () => false,
  );
}
