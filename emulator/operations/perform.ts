// From an operation's name to the function that does it, and the rules they share: the region and the membership of a caller.

import type { Fault } from "../faults/fault";
import type { OperationName } from "../service/routes";
import { ServiceError } from "../service/service-error";
import type { OperationCall, OperationResult } from "../state/emulator-state";
import { createTrainedModel } from "./create-trained-model";
import { getTrainedModel, listTrainedModels, listTrainedModelVersions } from "./read-trained-models";
import { cancelTrainedModel, deleteTrainedModelOutput } from "./stop-trained-model";
import { listTagsForResource, tagResource, untagResource } from "./tags";

const performers: Readonly<Record<OperationName, (call: OperationCall) => OperationResult>> = {
  CreateTrainedModel: createTrainedModel,
  GetTrainedModel: getTrainedModel,
  ListTrainedModels: listTrainedModels,
  ListTrainedModelVersions: listTrainedModelVersions,
  CancelTrainedModel: cancelTrainedModel,
  DeleteTrainedModelOutput: deleteTrainedModelOutput,
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
};

const arnMembers = ["configuredModelAlgorithmAssociationArn", "trainedModelArn", "resourceArn"];

/** Does a checked call. @throws {ServiceError} */
export function performOperation(call: OperationCall): OperationResult {
  for (const name of arnMembers) refuseOtherRegion(call.input[name], call.region);
  refuseOtherMembership(call);
  const result = performers[call.operation](call);
  return call.fault?.kind === "answer-status" ? withStatus(result, call.fault) : result;
}

function refuseOtherRegion(arn: unknown, signedRegion: string): void {
  if (typeof arn !== "string" || arn.split(":")[3] === signedRegion) return;
  throw new ServiceError("ValidationException", `'${arn}' is not of the request's region (${signedRegion})`);
}

function refuseOtherMembership({ credential, input }: OperationCall): void {
  const ofArn = /:membership\/([^/]+)/.exec(String(input.resourceArn))?.[1];
  const membership = input.membershipIdentifier ?? ofArn;
  if (typeof membership !== "string" || credential.memberships?.includes(membership) !== false) return;
  throw new ServiceError("AccessDeniedException", `The caller is not authorized to use membership ${membership}`);
}

/** The answer with another status, where it has one. */
function withStatus(result: OperationResult, { status, statusDetails }: Fault): OperationResult {
  const { body = {} } = result;
  if (Array.isArray(body.trainedModels)) {
    const trainedModels = body.trainedModels.map((model) => ({ ...model, status }));
    return { ...result, body: { ...body, trainedModels } };
  }
  return "status" in body ? { ...result, body: { ...body, status, statusDetails } } : result;
}
