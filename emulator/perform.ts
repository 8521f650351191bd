// From an operation's name to the function that does it, and the one rule they share: whose membership a credential may use.
import { createTrainedModel } from "./create-trained-model";
import type { OperationCall, OperationResult } from "./emulator-state";
import type { OperationName } from "./operations";
import { getTrainedModel, listTrainedModels, listTrainedModelVersions } from "./read-trained-models";
import { ServiceError } from "./service-error";
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

/** Does a checked call. @throws {ServiceError} */
export function performOperation(call: OperationCall): OperationResult {
  const membership = call.input.membershipIdentifier ?? /membership\/([^/]+)/.exec(String(call.input.resourceArn))?.[1];
  if (typeof membership === "string" && call.credential.memberships?.includes(membership) === false) {
    throw new ServiceError("AccessDeniedException", `The caller is not authorized to use membership ${membership}`);
  }
  const result = performers[call.operation](call);
  return call.fault?.kind === "answer-status" ? withStatus(result, call.fault) : result;
}

function withStatus(result: OperationResult, fault: NonNullable<OperationCall["fault"]>): OperationResult {
  const { body } = result;
  if (body === undefined) return result;
  const changed = { status: fault.status, ...(fault.statusDetails ? { statusDetails: fault.statusDetails } : {}) };
  const models = body.trainedModels;
  if (Array.isArray(models)) {
    return { ...result, body: { ...body, trainedModels: models.map((model) => ({ ...model, status: fault.status })) } };
  }
  return { ...result, body: { ...body, ...changed } };
}
