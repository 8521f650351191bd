/**
 * Lets AWS's own credential packages send through our transport, so that proxies and certificate authorities count for
 * STS and single sign-on as they do for the service. It knows their handler's form; it does not know what they ask.
 */
import { type HttpRequest as AwsRequest, HttpResponse } from "@smithy/core/protocols";
import type { HttpRequest } from "./request";
import { withoutSessionToken } from "./session-token";
import type { Send } from "./transport";

/** What AWS's clients take for their `requestHandler`. */
export interface CredentialHandler {
  handle(request: AwsRequest, options?: { abortSignal?: unknown }): Promise<{ response: HttpResponse }>;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): Record<string, never>;
}

/** Makes a handler of our transport. Requests have text bodies, as all of these services want it. */
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
      const { statusCode, brokenBy, ...answer } = withoutSessionToken(await send(request, { timeoutMs }), request);
      if (brokenBy !== undefined) throw brokenBy;
      return {
        response: new HttpResponse({ statusCode, headers: { ...answer.headers }, body: Buffer.from(answer.body) }),
      };
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
}
