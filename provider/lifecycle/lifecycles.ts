import type { Session } from "../host/session";
import { KINDS } from "../kinds/kinds";
import type { Kind, Lifecycle } from "../kinds/lifecycle";
import { WAITS } from "../kinds/waits";
import { objectLifecycle } from "./object-lifecycle";
import { waitLifecycle } from "./wait-lifecycle";

/** Returns the lifecycle of the resources of a class. */
export function lifecycleOf(kind: Kind, session: Session): Lifecycle {
  if (kind === "Training" || kind === "Completion") return waitLifecycle(WAITS[kind], session);
  return objectLifecycle(KINDS[kind], session);
}
