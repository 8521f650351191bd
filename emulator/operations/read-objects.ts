import { type KindName, kindOf } from "../objects/kind";
import { findVersion } from "../objects/object-store";
import { findStatusAt } from "../objects/status-machine";
import { baseVersion, type StoredObject } from "../objects/stored-object";
import { listOutput } from "../service/outputs";
import { notFound } from "../service/service-error";
import type { OperationCall, OperationResult } from "./operation-call";
import { pageOf } from "./pages";
import { pick, responseOf, viewOf } from "./views";
import { isGone, isOfAccount, isOfCollaboration, isOfMembership, isVisible } from "./visibility";

/** Whose objects a call finds. */
type Scope = (call: OperationCall, object: StoredObject) => boolean;

/** Gets an object; of a model without a version, the latest (documented). @throws {ServiceError} */
export function getObject(call: OperationCall, kind: KindName): OperationResult {
  return responseOf(
    call,
    requestedObject(call, kind, (versions) => versions.at(-1)),
  );
}

/** @throws {ServiceError} */
export function getOfCollaboration(call: OperationCall, kind: KindName): OperationResult {
  return responseOf(
    call,
    requestedObject(call, kind, (versions) => versions.at(-1), isOfCollaboration),
  );
}

/**
 * The object that a call is about.
 *
 * @param byDefault  chooses among the visible versions where the call names none
 * @param isFound  whose objects the call finds
 * @throws {ServiceError} ResourceNotFoundException where there is no such object
 */
export function requestedObject(
  call: OperationCall,
  kind: KindName,
  byDefault: (versions: readonly StoredObject[]) => StoredObject | undefined,
  isFound: Scope = isOfMembership,
): StoredObject {
  // What has no ARN is the only one of its membership.
  const id = String(call.input[kindOf(kind).arnMember ?? "membershipIdentifier"]);
  const versions = visibleVersions(call, id, isFound);
  const { versionIdentifier } = call.input;
  const object = typeof versionIdentifier === "string" ? findVersion(versions, versionIdentifier) : byDefault(versions);
  if (object === undefined) throw notFound(id);
  return object;
}

function visibleVersions(call: OperationCall, id: string, isFound: Scope): StoredObject[] {
  return call.state.objects.versions(id).filter((object) => isFound(call, object) && isVisible(call, object));
}

/** Lists a membership's objects, or an account's. @throws {ServiceError} */
export function listObjects(call: OperationCall, kind: KindName): OperationResult {
  const { objects } = call.state;
  return kindOf(kind).isOfAccount
    ? listed(call, objects.ofKind(kind), (object) => isOfAccount(call, object))
    : listed(call, objects.ofMembership(kind, String(call.input.membershipIdentifier)));
}

/** @throws {ServiceError} */
export function listOfCollaboration(call: OperationCall, kind: KindName): OperationResult {
  return listed(call, call.state.objects.ofKind(kind), (object) => isOfCollaboration(call, object));
}

/** @throws {ServiceError} ResourceNotFoundException where there is no such model */
export function listTrainedModelVersions(call: OperationCall): OperationResult {
  const arn = String(call.input.trainedModelArn);
  const versions = visibleVersions(call, arn, isOfMembership);
  if (versions.length === 0) throw notFound(arn);
  const { status } = call.input;
  const hasStatus = (model: StoredObject): boolean =>
    status === undefined || findStatusAt(model.timeline, listTimeMs(call))?.status === status;
  return { ...page(call, versions, (model) => isListed(call, model) && hasStatus(model)), arn };
}

function listed(call: OperationCall, objects: readonly StoredObject[], isFound = (_: StoredObject) => true) {
  const matches = (object: StoredObject): boolean =>
    isFound(object) && isListed(call, object) && isOfModel(call, object) && isShownVersion(call, object);
  return page(call, objects, matches);
}

function page(
  call: OperationCall,
  objects: readonly StoredObject[],
  matches: (object: StoredObject) => boolean,
): OperationResult {
  const { name, members } = listOutput(call.operation);
  const { objects: found, nextToken } = pageOf(call, objects, matches);
  const at = { nowMs: listTimeMs(call), state: call.state };
  return { body: { [name]: found.map((object) => pick(viewOf(object, at), members)), nextToken } };
}

/** A list of jobs may be of one model, or of one of its versions. */
function isOfModel({ input }: OperationCall, { base, kind }: StoredObject): boolean {
  const { trainedModelArn, trainedModelVersionIdentifier } = input;
  if (!kindOf(kind).isJob) return true;
  return (
    [undefined, base?.id].includes(trainedModelArn as string | undefined) &&
    [undefined, base?.versionIdentifier].includes(trainedModelVersionIdentifier as string | undefined)
  );
}

/** Which versions of a model the lists show. */
function isShownVersion(call: OperationCall, object: StoredObject): boolean {
  const { listShows } = call.state.behaviour;
  if (object.kind !== "TrainedModel" || listShows === "every-version") return true;
  if (listShows === "base-version") return object.versionIdentifier === baseVersion;
  return call.state.objects.versions(object.id).findLast((other) => isListed(call, other)) === object;
}

/** Where lists lag, they show the past. */
function listTimeMs({ nowMs, operation, state: { behaviour } }: OperationCall): number {
  const ofExports = operation === "ListCollaborationTrainedModelExportJobs" ? behaviour.exportListLagMs : 0;
  return nowMs - behaviour.listLagMs - ofExports;
}

function isListed(call: OperationCall, object: StoredObject): boolean {
  const atMs = listTimeMs(call);
  return findStatusAt(object.timeline, atMs) !== undefined && !isGone(object, atMs, call.state.behaviour);
}
