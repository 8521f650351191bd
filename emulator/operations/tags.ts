import type { StoredModel } from "../models/stored-model";
import { tagViolations } from "../service/prose-rules";
import { notFound } from "../service/service-error";
import { refuseViolations } from "../service/validation";
import type { OperationCall, OperationResult } from "./operation-call";
import { isVisible } from "./visibility";

/** Tags belong to an ARN: a change is made to all its versions (assumed). */
type Tags = Readonly<Record<string, string>>;

/** @throws {ServiceError} */
export function tagResource(call: OperationCall): OperationResult {
  const { versions, tags } = taggedModel(call);
  const added = call.input.tags as Tags;
  const next = { ...tags, ...added };
  const wrong = [...tagViolations(added, Infinity), ...tagViolations(next, call.state.behaviour.tagsPerResource)];
  refuseViolations([...new Set(wrong)]);
  return setTags(call, versions, next);
}

/** UntagResource: ignores keys that are not there. @throws {ServiceError} */
export function untagResource(call: OperationCall): OperationResult {
  const { versions, tags } = taggedModel(call);
  const keys = call.input.tagKeys as readonly string[];
  const kept = Object.entries(tags).filter(([key]) => !keys.includes(key));
  return setTags(call, versions, Object.fromEntries(kept));
}

/** @throws {ServiceError} */
export function listTagsForResource(call: OperationCall): OperationResult {
  const { tags } = taggedModel(call);
  return { body: { tags }, trainedModelArn: String(call.input.resourceArn) };
}

function taggedModel(call: OperationCall): { versions: readonly StoredModel[]; tags: Tags } {
  const arn = String(call.input.resourceArn);
  const versions = call.state.models.versions(arn).filter((model) => isVisible(call, model));
  const latest = versions.at(-1);
  if (latest === undefined) throw notFound(arn);
  return { versions, tags: latest.tags };
}

function setTags(call: OperationCall, versions: readonly StoredModel[], tags: Tags): OperationResult {
  for (const model of versions) {
    model.tags = tags;
    call.state.models.changed(model);
  }
  return { body: {}, trainedModelArn: String(call.input.resourceArn) };
}
