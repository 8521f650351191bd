import type { StoredObject } from "../objects/stored-object";
import { tagViolations } from "../service/prose-rules";
import { notFound } from "../service/service-error";
import { refuseViolations } from "../service/validation";
import type { OperationCall, OperationResult } from "./operation-call";
import { isOfAccount, isVisible } from "./visibility";

/** Tags belong to an ARN: a change is made to all its versions (assumed). */
type Tags = Readonly<Record<string, string>>;

/** @throws {ServiceError} */
export function tagResource(call: OperationCall): OperationResult {
  const { versions, tags } = taggedObject(call);
  const added = call.input.tags as Tags;
  const next = { ...tags, ...added };
  const wrong = [...tagViolations(added, Infinity), ...tagViolations(next, call.state.behaviour.tagsPerResource)];
  refuseViolations([...new Set(wrong)]);
  return setTags(call, versions, next);
}

/** UntagResource: ignores keys that are not there. @throws {ServiceError} */
export function untagResource(call: OperationCall): OperationResult {
  const { versions, tags } = taggedObject(call);
  const keys = call.input.tagKeys as readonly string[];
  const kept = Object.entries(tags).filter(([key]) => !keys.includes(key));
  return setTags(call, versions, Object.fromEntries(kept));
}

/** @throws {ServiceError} */
export function listTagsForResource(call: OperationCall): OperationResult {
  const { tags } = taggedObject(call);
  return { body: { tags }, arn: String(call.input.resourceArn) };
}

function taggedObject(call: OperationCall): { versions: readonly StoredObject[]; tags: Tags } {
  const arn = String(call.input.resourceArn);
  const isFound = (object: StoredObject): boolean =>
    isVisible(call, object) && (object.membershipIdentifier !== undefined || isOfAccount(call, object));
  const versions = call.state.objects.versions(arn).filter(isFound);
  const latest = versions.at(-1);
  if (latest === undefined) throw notFound(arn);
  return { versions, tags: latest.tags };
}

function setTags(call: OperationCall, versions: readonly StoredObject[], tags: Tags): OperationResult {
  for (const object of versions) {
    object.tags = tags;
    call.state.objects.changed(object);
  }
  return { body: {}, arn: String(call.input.resourceArn) };
}
