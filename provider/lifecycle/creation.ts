import type { Client, OperationKey } from "../../sdk/client";
import type { Session } from "../host/session";
import type { ResourceKind } from "../kinds/resource-kind";
import { listPages, type Page } from "../service/objects";
import type { Call } from "../words/call";
import type { Reference } from "../words/ids";

/** A create in progress: what it sends, and since when. */
export interface Creation {
  kind: ResourceKind;
  call: Call;
  /** The API's input. */
  input: Record<string, unknown>;
  isNameExplicit: boolean;
  client: Client;
  session: Session;
  /** When the first attempt went out that may have created the object, on the clock that never jumps. */
  firstSentMs?: number;
  /** A response was lost: from then on each attempt is a repetition. */
  isLost?: boolean;
}

/**
 * Lists the objects of the membership or account in which an object is created; none if its kind has no such list.
 *
 * @param operation  of the list
 * @param about  members of the list besides the membership
 */
export async function* listAround(
  { kind, call, client, input, session }: Creation,
  operation: OperationKey | undefined,
  about: Reference = {},
): AsyncGenerator<Page> {
  if (operation === undefined) return;
  const { membershipIdentifier } = input as { membershipIdentifier?: string };
  const members = { ...(membershipIdentifier !== undefined && { membershipIdentifier }), ...about };
  yield* listPages(client, kind.calls, operation, members, { signal: session.signal, subject: call.logicalName });
}
