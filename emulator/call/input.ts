// Reads an operation's input from path, query and body, and checks it. It does not know what the operation does with it.

import type { CreateBody } from "../models/stored-model";
import type { Limit } from "../service/limits";
import { createRuleViolations } from "../service/prose-rules";
import type { Operation, Route } from "../service/routes";
import { ServiceError } from "../service/service-error";
import { refuseViolations, violations } from "../service/validation";
import type { Behaviour } from "../settings/behaviour";
import { isRecord } from "../settings/check-settings";
import { findHeader, type ReceivedRequest } from "../signature/canonical-request";

export type Input = Readonly<Record<string, unknown>>;

/**
 * The checked input of a request.
 *
 * @returns the members that the operation has, absent ones left out; members that it does not have are ignored, as services do
 * @throws {ServiceError} SerializationException, ValidationException, UnsupportedMediaTypeException
 */
export function readInput(route: Route, request: ReceivedRequest, behaviour: Behaviour): Input {
  const { operation } = route;
  const given = { ...readBody(operation, request), ...readQuery(operation, request), ...route.labels };
  refuseViolations(violations(operation.input, given));
  const input = knownMembers(operation.input, given) as Input;
  if (operation.name === "CreateTrainedModel") {
    refuseViolations(createRuleViolations(input as unknown as CreateBody, behaviour.tagsPerResource));
  }
  return input;
}

function readBody({ method }: Operation, request: ReceivedRequest): Record<string, unknown> {
  if (method !== "POST") return {};
  const type = findHeader(request, "content-type");
  if (type !== undefined && !/^application\/json\s*(;|$)/i.test(type)) {
    throw new ServiceError("UnsupportedMediaTypeException", "Content-Type application/json is wanted");
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

function readQuery(operation: Operation, request: ReceivedRequest): Record<string, unknown> {
  const query = new URLSearchParams(request.rawQuery);
  const given: Record<string, unknown> = {};
  for (const name of operation.query) {
    const values = query.getAll(name);
    const limit = operation.input.members[name];
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

/** A copy with the members that the limits know and that are there. */
function knownMembers(limit: Limit, value: unknown): unknown {
  if (limit.type === "list" && Array.isArray(value)) return value.map((member) => knownMembers(limit.member, member));
  if (limit.type !== "structure" || !isRecord(value)) return value;
  const entries = Object.entries(limit.members).flatMap(([name, member]) => {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    return given === undefined || given === null ? [] : [[name, knownMembers(member, given)] as const];
  });
  return Object.fromEntries(entries);
}
