import type { QueuedFault } from "../faults/fault-queue";
import type { ModelStore } from "../models/model-store";
import type { Behaviour } from "../settings/behaviour";
import type { EmulatorCredential } from "../signature/credential";
import type { CallRecord } from "./call-log";

/** What changes while an emulator runs. */
export interface EmulatorState {
  /** The emulator's clock without its skew. */
  readonly nowMs: () => number;
  readonly models: ModelStore;
  readonly credentials: EmulatorCredential[];
  readonly faults: QueuedFault[];
  readonly calls: CallRecord[];
  /** All calls so far, including those that are no longer in `calls`. */
  callCount: number;
  behaviour: Behaviour;
}
