import type { StoredModel } from "../models/stored-model";
import { ServiceError } from "../service/service-error";
import type { OperationCall } from "./operation-call";

export interface Page {
  readonly models: readonly StoredModel[];
  readonly nextToken: string | undefined;
}

/**
 * One page of the models that match, in the behaviour's order. An opaque token names the last model of its page, so that a
 * model that is created meanwhile neither repeats nor hides one.
 *
 * @param models  oldest first
 * @throws {ServiceError} ValidationException where the token is not one of this list
 */
export function pageOf(
  call: OperationCall,
  models: readonly StoredModel[],
  matches: (model: StoredModel) => boolean,
): Page {
  const { listOrder, defaultPageSize } = call.state.behaviour;
  const { nextToken, maxResults } = call.input;
  const size = typeof maxResults === "number" ? maxResults : defaultPageSize;
  const step = listOrder === "oldest-first" ? 1 : -1;
  let index = step === 1 ? 0 : models.length - 1;
  if (typeof nextToken === "string") index = positionOf(call, models, nextToken) + step;
  const page: StoredModel[] = [];
  for (; index >= 0 && index < models.length; index += step) {
    const model = models[index];
    if (model === undefined || !matches(model)) continue;
    const last = page.at(-1);
    if (page.length === size && last !== undefined) return { models: page, nextToken: tokenOf(call, last) };
    page.push(model);
  }
  return { models: page, nextToken: undefined };
}

const scopeOf = (call: OperationCall): string =>
  [call.operation, call.input.membershipIdentifier, call.input.trainedModelArn, call.input.status].join(" ");

function tokenOf(call: OperationCall, last: StoredModel): string {
  const content = [scopeOf(call), last.trainedModelArn, last.versionIdentifier];
  return Buffer.from(JSON.stringify(content)).toString("base64url");
}

function positionOf(call: OperationCall, models: readonly StoredModel[], token: string): number {
  const content = findContent(token);
  const index = content === undefined ? -1 : models.findIndex((model) => isNamed(model, content));
  if (content?.[0] !== scopeOf(call) || index === -1) {
    throw new ServiceError("ValidationException", "nextToken is not one of this list");
  }
  return index;
}

function isNamed(model: StoredModel, content: readonly unknown[]): boolean {
  return model.trainedModelArn === content[1] && model.versionIdentifier === content[2];
}

function findContent(token: string): unknown[] | undefined {
  try {
    const content: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    return Array.isArray(content) ? content : undefined;
  } catch {
    return undefined;
  }
}
