/**
 * What the engine tells Pulumi's dynamic provider host about a resource and the host does not pass on: the create timeout,
 * with transforms applied, and the current urn, after an alias or a renamed stack. Both are read from the host's own request
 * classes; where these differ in another release of the SDK, the constructor's values stand.
 */
import { createRequire } from "node:module";

/** What a request says. */
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

/** Starts to read the host's requests. */
export function watchHostRequests(): void {
  try {
    const host = createRequire(require.main?.filename ?? __filename);
    const messages = host("@pulumi/pulumi/proto/provider_pb") as Record<string, RequestClass | undefined>;
    watchProperties(messages.CreateRequest);
    for (const name of ["DiffRequest", "UpdateRequest", "DeleteRequest"]) watchId(messages[name]);
  } catch {
    // Another SDK: what the constructor knows has to do.
  }
}

/** The request that these properties came with. Only for creates: the host waits between reading them and calling. */
export function requestOf(properties: object): HostRequest {
  return byProperties.get(properties) ?? {};
}

/** The request that is being passed on. The host reads its id right before the call, with nothing in between. */
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
