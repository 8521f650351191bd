/** A signed request, ready for the wire. */
export interface SignedRequest {
  readonly method: string;
  readonly protocol: "https:" | "http:";
  readonly hostname: string;
  readonly port?: number | undefined;
  /** Encoded once. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** One answer, whatever its status. */
export interface HttpAnswer {
  readonly statusCode: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Why the body is not whole, where it is not. */
  readonly brokenBy?: Error | undefined;
}

export interface SendOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Makes one attempt. */
export type Send = (request: SignedRequest, options: SendOptions) => Promise<HttpAnswer>;
