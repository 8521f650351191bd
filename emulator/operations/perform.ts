import type { Fault } from "../faults/fault";
import type { KindName } from "../objects/kind";
import { arnsOf, placeOf } from "../service/arns";
import { inputLimit } from "../service/limits";
import type { OperationName } from "../service/routes";
import { ServiceError } from "../service/service-error";
import { isRecord } from "../service/validation";
import { createObject, putObject } from "./create-object";
import type { OperationCall, OperationResult } from "./operation-call";
import {
  getObject,
  getOfCollaboration,
  listObjects,
  listOfCollaboration,
  listTrainedModelVersions,
} from "./read-objects";
import { cancelObject, deleteObject } from "./stop-object";
import { listTagsForResource, tagResource, untagResource } from "./tags";
import { collaborationOf } from "./visibility";

/** The work of an operation: of one kind, or of its own. */
type Work = readonly [(call: OperationCall, kind: KindName) => OperationResult, KindName] | Own;
type Own = readonly [(call: OperationCall) => OperationResult];

const works: Readonly<Record<OperationName, Work>> = {
  PutMLConfiguration: [putObject, "MLConfiguration"],
  GetMLConfiguration: [getObject, "MLConfiguration"],
  DeleteMLConfiguration: [deleteObject, "MLConfiguration"],
  CreateConfiguredModelAlgorithm: [createObject, "ConfiguredModelAlgorithm"],
  GetConfiguredModelAlgorithm: [getObject, "ConfiguredModelAlgorithm"],
  ListConfiguredModelAlgorithms: [listObjects, "ConfiguredModelAlgorithm"],
  DeleteConfiguredModelAlgorithm: [deleteObject, "ConfiguredModelAlgorithm"],
  CreateConfiguredModelAlgorithmAssociation: [createObject, "ConfiguredModelAlgorithmAssociation"],
  GetConfiguredModelAlgorithmAssociation: [getObject, "ConfiguredModelAlgorithmAssociation"],
  ListConfiguredModelAlgorithmAssociations: [listObjects, "ConfiguredModelAlgorithmAssociation"],
  DeleteConfiguredModelAlgorithmAssociation: [deleteObject, "ConfiguredModelAlgorithmAssociation"],
  GetCollaborationConfiguredModelAlgorithmAssociation: [getOfCollaboration, "ConfiguredModelAlgorithmAssociation"],
  ListCollaborationConfiguredModelAlgorithmAssociations: [listOfCollaboration, "ConfiguredModelAlgorithmAssociation"],
  CreateMLInputChannel: [createObject, "MLInputChannel"],
  GetMLInputChannel: [getObject, "MLInputChannel"],
  ListMLInputChannels: [listObjects, "MLInputChannel"],
  DeleteMLInputChannelData: [deleteObject, "MLInputChannel"],
  GetCollaborationMLInputChannel: [getOfCollaboration, "MLInputChannel"],
  ListCollaborationMLInputChannels: [listOfCollaboration, "MLInputChannel"],
  CreateTrainedModel: [createObject, "TrainedModel"],
  GetTrainedModel: [getObject, "TrainedModel"],
  ListTrainedModels: [listObjects, "TrainedModel"],
  ListTrainedModelVersions: [listTrainedModelVersions],
  CancelTrainedModel: [cancelObject, "TrainedModel"],
  DeleteTrainedModelOutput: [deleteObject, "TrainedModel"],
  GetCollaborationTrainedModel: [getOfCollaboration, "TrainedModel"],
  ListCollaborationTrainedModels: [listOfCollaboration, "TrainedModel"],
  StartTrainedModelExportJob: [createObject, "TrainedModelExportJob"],
  ListCollaborationTrainedModelExportJobs: [listOfCollaboration, "TrainedModelExportJob"],
  StartTrainedModelInferenceJob: [createObject, "TrainedModelInferenceJob"],
  GetTrainedModelInferenceJob: [getObject, "TrainedModelInferenceJob"],
  ListTrainedModelInferenceJobs: [listObjects, "TrainedModelInferenceJob"],
  CancelTrainedModelInferenceJob: [cancelObject, "TrainedModelInferenceJob"],
  ListCollaborationTrainedModelInferenceJobs: [listOfCollaboration, "TrainedModelInferenceJob"],
  TagResource: [tagResource],
  UntagResource: [untagResource],
  ListTagsForResource: [listTagsForResource],
};

/** Does a call whose input is checked. @throws {ServiceError} */
export function performOperation(call: OperationCall): OperationResult {
  refuseOtherRegion(call);
  refuseOtherMembership(call);
  const work = works[call.operation];
  const result = work.length === 1 ? work[0](call) : work[0](call, work[1]);
  return call.fault?.kind === "answer-status" ? withStatus(result, call.fault) : result;
}

/** Assumed: a request is signed for the region of its ARNs. ARNs of roles have none. */
function refuseOtherRegion({ operation, input, region }: OperationCall): void {
  const arns = arnsOf(inputLimit(operation), input);
  const other = arns.find((arn) => ![region, ""].includes(placeOf(arn).region));
  if (other !== undefined) {
    throw new ServiceError("ValidationException", `'${other}' is not of the request's region (${region})`);
  }
}

function refuseOtherMembership({ credential, input, state }: OperationCall): void {
  const { memberships } = credential;
  if (memberships === undefined) return;
  const { collaborationIdentifier } = input;
  if (typeof collaborationIdentifier === "string") {
    if (memberships.some((one) => collaborationOf(one, state.behaviour) === collaborationIdentifier)) return;
    throw notAuthorized(`collaboration ${collaborationIdentifier}`);
  }
  const ofArn = /:membership\/([^/]+)/.exec(String(input.resourceArn))?.[1];
  const membership = input.membershipIdentifier ?? ofArn;
  if (typeof membership === "string" && !memberships.includes(membership)) {
    throw notAuthorized(`membership ${membership}`);
  }
}

function notAuthorized(what: string): ServiceError {
  return new ServiceError("AccessDeniedException", `The caller is not authorized to use ${what}`);
}

/** The result with another status, where it has one. */
function withStatus(result: OperationResult, { status, statusDetails }: Fault): OperationResult {
  const { body = {} } = result;
  const withOther = Object.entries(body).map(([name, value]) => {
    const isList = Array.isArray(value) && value.every((entry) => isRecord(entry) && "status" in entry);
    return [name, isList ? value.map((entry) => ({ ...entry, status })) : value] as const;
  });
  const changed = { ...Object.fromEntries(withOther), ...("status" in body && { status, statusDetails }) };
  return { ...result, body: result.body && changed };
}
