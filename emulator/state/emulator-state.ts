import type { QueuedFault } from "../faults/fault-queue";
import type { ObjectStore } from "../objects/object-store";
import type { Behaviour } from "../settings/behaviour";
import type { EmulatorCredential } from "../signature/credential";
import type { CallRecord } from "./call-log";

/** What changes while an emulator runs. */
export interface EmulatorState {
  /** The emulator's clock without its skew. */
  readonly nowMs: () => number;
  readonly objects: ObjectStore;
  /** When each role was first passed, by its ARN. */
  readonly rolesSeenMs: Map<string, number>;
  readonly credentials: EmulatorCredential[];
  readonly faults: QueuedFault[];
  readonly calls: CallRecord[];
  /** All calls so far, including those that are no longer in `calls`. */
  callCount: number;
  behaviour: Behaviour;
}
