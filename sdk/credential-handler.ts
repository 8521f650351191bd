/**
 * AWS's credential packages send through our transport, so that proxies and certificate authorities apply to STS and
 * SSO, too.
 */
import { type HttpRequest as AwsRequest, HttpResponse } from "@smithy/core/protocols";
import type { HttpRequest } from "./request";
import { withoutSessionToken } from "./session-token";
import type { Send } from "./transport";

/** The `requestHandler` of AWS's clients. */
export interface CredentialHandler {
  handle(request: AwsRequest, options?: { abortSignal?: unknown }): Promise<{ response: HttpResponse }>;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): Record<string, never>;
}

/** Creates a handler that uses our transport. The bodies of these services are strings. */
export function credentialHandler(send: Send, timeoutMs: number): CredentialHandler {
  return {
    async handle({ method, protocol, hostname, port, path, query, headers, body }) {
      const host = headers.host ?? hostname + (port === undefined ? "" : `:${port}`);
      const request: HttpRequest = {
        ...{ method, protocol, hostname, path },
        ...(port !== undefined && { port }),
        query: Object.fromEntries(Object.entries(query ?? {}).map(([name, value]) => [name, value ?? ""])),
        headers: { ...headers, host },
        ...(body !== undefined && { body: String(body) }),
      };
      const { statusCode, brokenBy, ...response } = withoutSessionToken(await send(request, { timeoutMs }), request);
      if (brokenBy !== undefined) throw brokenBy;
      return {
        response: new HttpResponse({ statusCode, headers: { ...response.headers }, body: Buffer.from(response.body) }),
      };
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
}
