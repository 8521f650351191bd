import type { Client } from "../../sdk/client";
import type { Session } from "../host/session";
import type { ResourceKind } from "../kinds/resource-kind";
import type { Call } from "../words/call";

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
  /** When the response to the create came, by the service's clock and by the one that never jumps. */
  acceptedAt?: { dateMs: number | undefined; ms: number };
  /** A response was lost: from then on each attempt is a repetition. */
  isLost?: boolean;
}
