import type { Fault } from "../faults/fault";
import type { OperationName } from "../service/routes";
import type { EmulatorCredential } from "../signature/credential";
import type { EmulatorState } from "../state/emulator-state";

/** One call of an operation, its input checked. */
export interface OperationCall {
  readonly operation: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly state: EmulatorState;
  readonly nowMs: number;
  readonly credential: EmulatorCredential;
  /** The region that the request was signed for. */
  readonly region: string;
  /** A fault that changes the work rather than the response. */
  readonly fault?: Fault | undefined;
}

/** The body of the response (empty where absent), and the ARN of the object that the call was about. */
export interface OperationResult {
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  readonly arn?: string | undefined;
}
