import { buildQueryString, extendedEncodeURIComponent } from "@smithy/core/protocols";
import type { Operation } from "./operations";

/** A request, signed or not. */
export interface HttpRequest {
  /** Verb in capitals, such as `POST`. */
  readonly method: string;
  /** `https:` or `http:`. */
  readonly protocol: string;
  /** As in a URL: an IPv6 address is in brackets. */
  readonly hostname: string;
  /** Absent for the protocol's default port. */
  readonly port?: number;
  /** Encoded path without the query. */
  readonly path: string;
  /** Not encoded. */
  readonly query: Readonly<Record<string, string | string[]>>;
  /** Lower-case names, always with `host`. */
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON string. */
  readonly body?: string;
}

/** Any operation's input. @internal */
export type OperationInput = Readonly<Record<string, unknown>>;

/**
 * Builds the unsigned request of one operation.
 *
 * @param operation  determines where each input member goes
 * @param context  the input of the operation, and the endpoint, whose path becomes a prefix. Members that are not in
 *   the path or the query form the JSON body. Absent members and null are omitted.
 * @throws {TypeError} if a path member is missing or empty
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

/** Returns the path and query of a request for its first line, encoded exactly as signed. @internal */
export function requestTarget({ path, query }: HttpRequest): string {
  const text = buildQueryString(query);
  return text === "" ? path : `${path}?${text}`;
}

function pathMember(operation: Operation, { member, value }: { member: string; value: unknown }): string {
  if (typeof value === "string" && value !== "") return value;
  throw new TypeError(`Cannot ${operation.action}: ${member}: expected a non-empty string`);
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function withoutNull(_key: string, value: unknown): unknown {
  return value === null ? undefined : value;
}
