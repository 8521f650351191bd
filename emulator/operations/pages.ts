import type { StoredObject } from "../objects/stored-object";
import { ServiceError } from "../service/service-error";
import type { OperationCall } from "./operation-call";

export interface Page {
  readonly objects: readonly StoredObject[];
  readonly nextToken: string | undefined;
}

/**
 * One page of the objects that match, in the behaviour's order. An opaque token names the last object of its page, so that an
 * object that is created meanwhile neither repeats nor hides one.
 *
 * @param objects  oldest first
 * @throws {ServiceError} ValidationException where the token is not one of this list
 */
export function pageOf(
  call: OperationCall,
  objects: readonly StoredObject[],
  matches: (object: StoredObject) => boolean,
): Page {
  const { listOrder, defaultPageSize } = call.state.behaviour;
  const { nextToken, maxResults } = call.input;
  const size = typeof maxResults === "number" ? maxResults : defaultPageSize;
  const step = listOrder === "oldest-first" ? 1 : -1;
  let index = step === 1 ? 0 : objects.length - 1;
  if (typeof nextToken === "string") index = positionOf(call, objects, nextToken) + step;
  const page: StoredObject[] = [];
  for (; index >= 0 && index < objects.length; index += step) {
    const object = objects[index];
    if (object === undefined || !matches(object)) continue;
    const last = page.at(-1);
    if (page.length === size && last !== undefined) return { objects: page, nextToken: tokenOf(call, last) };
    page.push(object);
  }
  return { objects: page, nextToken: undefined };
}

/** All that selects a list's entries. */
function scopeOf({ operation, input }: OperationCall): string {
  const { nextToken, maxResults, ...selection } = input;
  return [operation, ...Object.values(selection)].join(" ");
}

function tokenOf(call: OperationCall, last: StoredObject): string {
  const content = [scopeOf(call), last.id, last.versionIdentifier];
  return Buffer.from(JSON.stringify(content)).toString("base64url");
}

function positionOf(call: OperationCall, objects: readonly StoredObject[], token: string): number {
  const content = findContent(token);
  const index = content === undefined ? -1 : objects.findIndex((object) => isNamed(object, content));
  if (content?.[0] !== scopeOf(call) || index === -1) {
    throw new ServiceError("ValidationException", "nextToken is not one of this list");
  }
  return index;
}

function isNamed(object: StoredObject, content: readonly unknown[]): boolean {
  return object.id === content[1] && object.versionIdentifier === content[2];
}

function findContent(token: string): unknown[] | undefined {
  try {
    const content: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    return Array.isArray(content) ? content : undefined;
  } catch {
    return undefined;
  }
}
