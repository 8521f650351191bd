// What one running emulator has at hand, passed to every operation. It does nothing itself.

import type { Fault } from "../faults/fault";
import type { QueuedFault } from "../faults/fault-queue";
import type { ModelStore } from "../models/model-store";
import type { OperationName } from "../service/routes";
import type { Behaviour } from "../settings/behaviour";
import type { CallRecord } from "./call-log";

/** A pair of keys that the emulator accepts. */
export interface EmulatorCredential {
  /** Identifier of the key, as `Credential` of a signature names it. */
  readonly accessKeyId: string;
  /** The key. */
  readonly secretAccessKey: string;
  /** Where given, a request must carry exactly this token. */
  readonly sessionToken?: string;
  /** From then on (emulator's clock) ExpiredTokenException. */
  readonly expiresAtMs?: number;
  /** The account of models created with it; where absent, that of the association's ARN. */
  readonly accountId?: string;
  /** Where given, the only memberships it may use; others answer AccessDeniedException. */
  readonly memberships?: readonly string[];
}

/** @internal */
export interface EmulatorState {
  /** The emulator's clock without its skew. */
  readonly nowMs: () => number;
  readonly models: ModelStore;
  readonly credentials: EmulatorCredential[];
  readonly faults: QueuedFault[];
  readonly calls: CallRecord[];
  /** All calls ever, those that are no longer in `calls` included. */
  callCount: number;
  behaviour: Behaviour;
}

/** One call, its input checked: what an operation works on. @internal */
export interface OperationCall {
  readonly operation: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly state: EmulatorState;
  readonly nowMs: number;
  readonly credential: EmulatorCredential;
  /** The region that the request was signed for. */
  readonly region: string;
  /** A fault that changes what the work does, as against what is answered. */
  readonly fault?: Fault | undefined;
}

/** What an operation answers: its body (nothing: an empty one) and the model it was about. @internal */
export interface OperationResult {
  readonly body?: Readonly<Record<string, unknown>>;
  readonly trainedModelArn?: string;
}
