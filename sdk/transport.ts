import type { Dispatcher } from "undici";
import { isLoopback } from "./endpoint";
import { type HttpRequest, requestTarget } from "./request";
import { SendError } from "./send-error";

/** A response of any status. */
export interface HttpResponse {
  /** Status, 200 or more. */
  readonly statusCode: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The part of the body that arrived, as UTF-8. */
  readonly body: string;
  /** Why the body is incomplete; absent if it is complete. */
  readonly brokenBy?: SendError;
}

/** Options of one attempt. */
export interface SendOptions {
  /** Longest wait for the start of the response and between two parts of it, in milliseconds. */
  readonly timeoutMs: number;
  /** When aborted, the attempt ends with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes one attempt.
 *
 * @returns the response once it has ended, even if it is incomplete
 * @throws {SendError} if no response began
 */
export type Send = (request: HttpRequest, options: SendOptions) => Promise<HttpResponse>;

/** Sends requests over persistent connections. @internal */
export interface Transport {
  readonly send: Send;
  /** Waits for the current attempts, then closes the connections. */
  close(): Promise<void>;
}

/** Settings of connections. @internal */
export interface TransportSettings {
  /** Longest time to establish a connection, including a proxy's tunnel and TLS. */
  readonly connectTimeoutMs: number;
  /** Certificate authorities in PEM format, instead of Node's own. */
  readonly certificateAuthorities?: readonly string[] | undefined;
}

const largestResponseBytes = 64 * 1024 * 1024;

/**
 * Creates a transport, which opens connections as needed. It uses `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, except
 * for this machine itself, which a proxy cannot reach.
 *
 * @see https://undici.nodejs.org/#/docs/api/EnvHttpProxyAgent
 * @internal
 */
export async function openTransport(settings: TransportSettings): Promise<Transport> {
  const { Agent, EnvHttpProxyAgent, Pool } = await import("undici");
  const { connectTimeoutMs, certificateAuthorities } = settings;
  const tls = {
    timeout: connectTimeoutMs,
    ...(certificateAuthorities !== undefined && { ca: [...certificateAuthorities] }),
  };
  const options = { connect: tls, maxResponseSize: largestResponseBytes };
  const direct = new Agent(options);
  const proxied = new EnvHttpProxyAgent({
    ...options,
    requestTls: tls,
    proxyTls: tls,
    // Otherwise, the wait for an unresponsive proxy would be as long as the wait for a response of the service.
    clientFactory: (origin, opts) => new Pool(origin, { ...opts, headersTimeout: connectTimeoutMs }),
  });
  return {
    send: (request, sendOptions) => dispatch(isLoopback(request) ? direct : proxied, { request, options: sendOptions }),
    async close() {
      await Promise.all([direct.close(), proxied.close()]);
    },
  };
}

/** Uses undici's handler interface, because it reports whether a request began to be sent, which error codes do not. */
function dispatch(agent: Dispatcher, attempt: { request: HttpRequest; options: SendOptions }): Promise<HttpResponse> {
  const { request, options } = attempt;
  const { signal, timeoutMs } = options;
  return new Promise((resolve, reject) => {
    let wasSent = false;
    let head: { statusCode: number; headers: Record<string, string> } | undefined;
    let abort = (_reason: Error): void => {};
    const chunks: Buffer[] = [];
    const onAbort = (): void => {
      reject(signal?.reason);
      abort(new Error("aborted by the caller"));
    };
    const settle = (broken?: Error): void => {
      signal?.removeEventListener("abort", onAbort);
      const brokenBy = broken && new SendError(wasSent, broken);
      if (head === undefined)
        reject(brokenBy ?? new SendError(wasSent, new Error("the connection ended without a response")));
      else resolve({ ...head, body: Buffer.concat(chunks).toString("utf8"), ...(brokenBy && { brokenBy }) });
    };
    if (signal?.aborted) return reject(signal.reason);
    signal?.addEventListener("abort", onAbort, { once: true });
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        abort = (reason) => controller.abort(reason);
        if (signal?.aborted) return abort(new Error("aborted by the caller"));
        wasSent = true;
      },
      onResponseStart(_controller, statusCode, headers) {
        // An interim response (1xx) is followed by the final one.
        if (statusCode >= 200) head = { statusCode, headers: flat(headers) };
      },
      onResponseData(_controller, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd: () => settle(),
      onResponseError: (_controller, error) => settle(error),
    };
    try {
      agent.dispatch(
        {
          origin: `${request.protocol}//${request.headers.host}`,
          method: request.method as Dispatcher.HttpMethod,
          path: requestTarget(request),
          headers: { ...request.headers },
          body: request.body ?? null,
          headersTimeout: timeoutMs,
          bodyTimeout: timeoutMs,
        },
        handler,
      );
    } catch (error) {
      // For example, a session token with a line break is not valid in a header.
      settle(error as Error);
    }
  });
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
}
