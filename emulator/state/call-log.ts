/** One call as it was received, and its response. Complete once it has a `status`. */
export interface CallRecord {
  /** Counts all calls from 1, including those that were cleared. */
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
  /** The parsed JSON body; the body itself where it is no JSON; absent where it is empty. */
  readonly body?: unknown;
  /** Who signed it, where it was signed. */
  readonly accessKeyId?: string;
  /** Names of the headers that the signature covers. */
  readonly signedHeaders?: readonly string[];
  /** The response's `x-amzn-requestid`. */
  readonly requestId: string;
  /** Absent while the call is under way, and where the connection was reset. */
  status?: number;
  /** Name of the error in the response. */
  errorCode?: string;
  /** Kind of the fault that was applied. */
  fault?: string;
  /** ARN of the object that it was about, if any. */
  arn?: string;
  /** The same where it is a trained model, or the call is about one. */
  trainedModelArn?: string;
  /** When the response was sent or the connection was reset. */
  endedAtMs?: number;
}
