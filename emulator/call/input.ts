import { findHeader, type ReceivedRequest } from "../http/request";
import type { Limit } from "../service/limits";
import { proseViolations } from "../service/prose-rules";
import type { Operation, Route } from "../service/routes";
import { ServiceError } from "../service/service-error";
import { isRecord, refuseViolations, violations } from "../service/validation";
import type { Behaviour } from "../settings/behaviour";

type Input = Readonly<Record<string, unknown>>;

/**
 * Reads and checks the input of a request, from path, query and body.
 *
 * @returns the members that the operation has; like AWS's services, it ignores others
 * @throws {ServiceError} SerializationException, ValidationException, UnsupportedMediaTypeException
 */
export function readInput({ operation, labels }: Route, request: ReceivedRequest, behaviour: Behaviour): Input {
  const given = { ...readBody(operation, request), ...readQuery(operation, request), ...labels };
  refuseViolations(violations(operation.input, given));
  const input = knownMembers(operation.input, given) as Input;
  refuseViolations(proseViolations(operation.name, input, behaviour.tagsPerResource));
  return input;
}

function readBody({ hasBody }: Operation, request: ReceivedRequest): Input {
  if (!hasBody) return {};
  const type = findHeader(request, "content-type");
  if (type !== undefined && !/^application\/json\s*(;|$)/i.test(type)) {
    throw new ServiceError("UnsupportedMediaTypeException", "Expected Content-Type application/json");
  }
  const body = parseJson(request.body);
  if (!isRecord(body)) throw new ServiceError("SerializationException", "The body is no JSON object");
  return body;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new ServiceError("SerializationException", "The body is no JSON");
  }
}

function readQuery({ query: names, input }: Operation, request: ReceivedRequest): Input {
  const query = new URLSearchParams(request.rawQuery);
  const given: Record<string, unknown> = {};
  for (const name of names) {
    const values = query.getAll(name);
    const limit = input.members[name];
    if (limit?.type === "list") given[name] = values;
    else if (values[0] !== undefined)
      given[name] = limit?.type === "integer" ? readInteger(name, values[0]) : values[0];
  }
  return given;
}

function readInteger(name: string, text: string): number {
  if (!/^-?\d{1,10}$/.test(text)) {
    throw new ServiceError("SerializationException", `Value at '/${name}' cannot be converted to integer`);
  }
  return Number(text);
}

/** A copy with only the members that the limit has and that are present. */
function knownMembers(limit: Limit, value: unknown): unknown {
  if (limit.type === "list" && Array.isArray(value)) return value.map((member) => knownMembers(limit.member, member));
  if (limit.type !== "structure" || !isRecord(value)) return value;
  const entries = Object.entries(limit.members).flatMap(([name, member]) => {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    return given === undefined || given === null ? [] : [[name, knownMembers(member, given)] as const];
  });
  return Object.fromEntries(entries);
}
