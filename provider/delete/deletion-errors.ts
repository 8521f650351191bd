import type { Client } from "../../sdk/client";
import type { ResourceKind } from "../kinds/resource-kind";
import type { FoundObject } from "../service/objects";
import { describeDetails, scrubDetails } from "../service/status-details";
import { describeDuration } from "../words/describe";
import type { Reference } from "../words/ids";
import type { Requested } from "./delete-decision";

/** The object to delete. */
export interface Deletion {
  kind: ResourceKind;
  client: Client;
  id: string;
  reference: Reference;
  /** The name of the object in messages. */
  subject: string;
  profile?: string | undefined;
  urn?: string | undefined;
}

/** Describes a deletion that failed in the service. */
export function describeFailure({ kind, id, subject }: Deletion, found: FoundObject): Error {
  const details = describeDetails(scrubDetails(kind, found));
  return new Error(
    `Cannot delete ${kind.noun} "${subject}" (${id}): ${found.status}${details}; run the same command again`,
  );
}

/** Describes a deletion that took longer than `limitMs`. */
export function describeTimeout(deletion: Deletion, status: string, requested: Requested, limitMs: number): Error {
  const { kind, id, subject } = deletion;
  return new Error(
    `Cannot delete ${kind.noun} "${subject}" (${id}) within ${describeDuration(limitMs)}: ` +
      `${describeObstacle(deletion, status, requested)}; run the same command again, or set stack config ` +
      "cleanroomsml:deleteTimeoutSeconds to change the limit",
  );
}

function describeObstacle(
  { kind: { work, usedBy }, urn = "URN" }: Deletion,
  status: string,
  { refusal, cancelFailed, accepted }: Requested,
): string {
  if (refusal === 409) {
    const way = work
      ? ""
      : ". Delete that first. To remove a replaced one from the state without deleting it, run " +
        `pulumi state delete '${urn}' in a terminal and choose the ID that is marked "(Pending Deletion)"`;
    return `the service keeps rejecting the deletion (409), as it does while ${usedBy}${way}`;
  }
  const state = work ? `its status is ${status}` : "it exists";
  if (refusal === 404) return `${state}, but the service finds nothing to delete (404)`;
  // The deletion keeps retrying, so the last status may be an intermediate one.
  return cancelFailed && !accepted
    ? `its ${work?.noun} could not be cancelled (CANCEL_FAILED) and may still run`
    : state;
}
