// What the emulator was asked and what it answered, for tests. It holds no header that authenticates.

/** One call as it was received, and its answer. A test reads it after the call, when `status` is there. */
export interface CallRecord {
  /** Counts all calls from 1, those that were cleared included. */
  readonly sequence: number;
  /** When it was received, on the emulator's clock without its skew. */
  readonly atMs: number;
  /** Absent where the request line names no operation. */
  readonly operation?: string;
  /** Verb, such as `POST`. */
  readonly method: string;
  /** As received, percent-encoding included. */
  readonly path: string;
  /** As received, without the question mark. */
  readonly query: string;
  /** Header names in lower case, without `authorization` and `x-amz-security-token`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body; its text where it is no JSON; absent where it is empty. */
  readonly body?: unknown;
  /** Who signed it, where it was signed. */
  readonly accessKeyId?: string;
  /** Names of the headers that the signature covers. */
  readonly signedHeaders?: readonly string[];
  /** The answer's `x-amzn-requestid`. */
  readonly requestId: string;
  /** Absent while the call is under way, and for ever where the connection was reset. */
  status?: number;
  /** Name of the error that was answered. */
  errorCode?: string;
  /** Kind of the fault that was applied. */
  fault?: string;
  /** The model that it was about, where there was one. */
  trainedModelArn?: string;
  /** When the answer was sent or the connection was reset. */
  endedAtMs?: number;
}
