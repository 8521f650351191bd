/**
 * From an operation and its input to the request on the wire, as plain data. It knows encoding; it does not know the
 * clock, credentials or the network.
 */
import { buildQueryString, extendedEncodeURIComponent } from "@smithy/core/protocols";
import type { Operation } from "./operations";

/** A request, signed or not. */
export interface HttpRequest {
  /** Verb in capitals, such as `POST`. */
  readonly method: string;
  /** `https:` or `http:`. */
  readonly protocol: string;
  /** As in a URL: an IPv6 address stands in brackets. */
  readonly hostname: string;
  /** Where it is not the protocol's own. */
  readonly port?: number;
  /** Encoded once, without the query. */
  readonly path: string;
  /** Not encoded. */
  readonly query: Readonly<Record<string, string | string[]>>;
  /** Lower-case names, always with `host`. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
}

/** Any operation's input. @internal */
export type OperationInput = Readonly<Record<string, unknown>>;

/**
 * Builds the unsigned request of one operation.
 *
 * @param operation where the members of the input go
 * @param context the operation's input, and the endpoint, whose path is kept as a prefix. Path and query members are
 *   taken out of the input, the rest is the JSON body; absent members are left out, never sent as null.
 * @throws {TypeError} where a path member is missing or empty
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateTrainedModel.html
 * @internal
 */
export function buildRequest(operation: Operation, context: { input: OperationInput; endpoint: URL }): HttpRequest {
  const { input, endpoint } = context;
  const labels = new Set<string>();
  const path = operation.path.replace(/\{(\w+)\}/g, (_, member: string) => {
    labels.add(member);
    return extendedEncodeURIComponent(pathMember(operation, { member, value: input[member] }));
  });
  const query: Record<string, string | string[]> = {};
  for (const member of operation.query) {
    const value = input[member];
    if (isPresent(value)) query[member] = Array.isArray(value) ? value.map(String) : String(value);
  }
  const rest = Object.entries(input).filter(([member]) => !labels.has(member) && !operation.query.includes(member));
  return {
    method: operation.method,
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    ...(endpoint.port !== "" && { port: Number(endpoint.port) }),
    path: endpoint.pathname.replace(/\/+$/, "") + path,
    query,
    headers: { host: endpoint.host, ...(operation.hasBody && { "content-type": "application/json" }) },
    ...(operation.hasBody && { body: JSON.stringify(Object.fromEntries(rest), withoutNull) }),
  };
}

/** The path and query of a request as they stand on its first line, encoded exactly as they are signed. @internal */
export function requestTarget({ path, query }: HttpRequest): string {
  const text = buildQueryString(query);
  return text === "" ? path : `${path}?${text}`;
}

function pathMember(operation: Operation, { member, value }: { member: string; value: unknown }): string {
  if (typeof value === "string" && value !== "") return value;
  throw new TypeError(`Cannot ${operation.action}: ${member} must be a text that is not empty`);
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function withoutNull(_key: string, value: unknown): unknown {
  return value === null ? undefined : value;
}
