import type { Client } from "../../sdk/client";
import type { ResourceKind } from "../kinds/resource-kind";
import type { FoundObject } from "../service/objects";
import { describeDetails, scrubDetails } from "../service/status-details";
import { describeDuration } from "../words/describe";
import type { Reference } from "../words/ids";
import type { Requested } from "./delete-decision";

/** What is to be deleted. */
export interface Deletion {
  kind: ResourceKind;
  client: Client;
  id: string;
  reference: Reference;
  /** What messages call the object. */
  subject: string;
  profile?: string | undefined;
  urn?: string | undefined;
}

/** The service could not delete the object. */
export function describeFailure({ kind, id, subject }: Deletion, found: FoundObject): Error {
  const details = describeDetails(scrubDetails(kind, found));
  return new Error(
    `Cannot delete ${kind.noun} "${subject}" (${id}): ${found.status}${details}; run pulumi destroy to try again`,
  );
}

/** A deletion that has not ended at its limit, `limitMs` after its begin. */
export function describeTimeout(deletion: Deletion, status: string, requested: Requested, limitMs: number): Error {
  const { kind, id, subject } = deletion;
  return new Error(
    `Cannot delete ${kind.noun} "${subject}" (${id}) within ${describeDuration(limitMs)}: ` +
      `${describeObstacle(kind, status, requested)}; run pulumi destroy to try again, or set stack config ` +
      "cleanroomsml:deleteTimeoutSeconds to change the limit",
  );
}

function describeObstacle(
  { hasStatus, usedBy }: ResourceKind,
  status: string,
  { refusal, cancelFailed, accepted }: Requested,
): string {
  if (refusal === 409) {
    const way = hasStatus
      ? ""
      : ". Delete that first; to release a replaced one without deleting it, run pulumi state delete interactively, since two objects share the URN";
    return `the service keeps refusing (409), as it does while ${usedBy}${way}`;
  }
  if (refusal === 404) return `its status is ${status}, but the service finds nothing to delete (404)`;
  // It is requested again and again, so the last status seen may as well be one on the way there.
  return cancelFailed && !accepted ? "its training could not be cancelled (CANCEL_FAILED)" : `its status is ${status}`;
}
