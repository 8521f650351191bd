/**
 * Reads what the engine sends to Pulumi's host and the host does not pass on: the create timeout after transforms, and
 * the current URN after an alias or a renamed stack. It patches the host's own request classes; if another release of
 * Pulumi's SDK has different ones, the constructor's values apply.
 */
import { createRequire } from "node:module";

export interface HostRequest {
  urn?: string;
  timeoutSeconds?: number;
}

interface RequestMessage {
  getUrn?(): string;
  getTimeout?(): number;
}
type Method = (this: RequestMessage) => unknown;
type RequestClass = { prototype: Record<string, Method> };

const byProperties = new WeakMap<object, HostRequest>();
let latest: HostRequest = {};

/** Starts to observe the host's requests. */
export function watchHostRequests(): void {
  try {
    const host = createRequire(require.main?.filename ?? __filename);
    const messages = host("@pulumi/pulumi/proto/provider_pb") as Record<string, RequestClass | undefined>;
    watchProperties(messages.CreateRequest);
    for (const name of ["DiffRequest", "UpdateRequest", "DeleteRequest"]) watchId(messages[name]);
  } catch {
    // Another release of the SDK: the constructor's values apply.
  }
}

/**
 * Returns the request that contained these properties. Only creates need this: there, the host waits before it calls.
 */
export function requestOf(properties: object): HostRequest {
  return byProperties.get(properties) ?? {};
}

/**
 * Returns the current request. The host reads its id immediately before the call, so no other request can come between.
 */
export function takeRequest(): HostRequest {
  const request = latest;
  latest = {};
  return request;
}

function watchProperties(requestClass: RequestClass | undefined): void {
  wrap(requestClass, "getProperties", (request, value) => {
    const struct = value as { toJavaScript?: (this: object) => object };
    const { toJavaScript } = struct;
    if (!toJavaScript) return;
    struct.toJavaScript = function () {
      const properties = toJavaScript.call(this);
      byProperties.set(properties, request);
      return properties;
    };
  });
}

function watchId(requestClass: RequestClass | undefined): void {
  wrap(requestClass, "getId", (request) => {
    latest = request;
  });
}

function wrap(
  requestClass: RequestClass | undefined,
  name: string,
  see: (request: HostRequest, value: unknown) => void,
): void {
  const method = requestClass?.prototype[name];
  if (!requestClass || !method) return;
  requestClass.prototype[name] = function () {
    const value = method.call(this);
    const [urn, timeoutSeconds] = [this.getUrn?.(), this.getTimeout?.()];
    see({ ...(urn && { urn }), ...(timeoutSeconds && { timeoutSeconds }) }, value);
    return value;
  };
}
