import type { Fault } from "../faults/fault";
import type { OperationName } from "../service/routes";
import { ServiceError } from "../service/service-error";
import { createTrainedModel } from "./create-trained-model";
import type { OperationCall, OperationResult } from "./operation-call";
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

/** Does a call whose input is checked. @throws {ServiceError} */
export function performOperation(call: OperationCall): OperationResult {
  refuseOtherRegion(call);
  refuseOtherMembership(call);
  const result = performers[call.operation](call);
  return call.fault?.kind === "answer-status" ? withStatus(result, call.fault) : result;
}

/** Assumed: a request is signed for the region of its ARNs. ARNs of roles have none. */
function refuseOtherRegion({ input, region }: OperationCall): void {
  const arns = Object.entries(input).flatMap(([name, value]) => (/arn$/i.test(name) ? [String(value)] : []));
  const other = arns.find((arn) => ![region, ""].includes(arn.split(":")[3] ?? ""));
  if (other !== undefined) {
    throw new ServiceError("ValidationException", `'${other}' is not of the request's region (${region})`);
  }
}

function refuseOtherMembership({ credential, input }: OperationCall): void {
  const ofArn = /:membership\/([^/]+)/.exec(String(input.resourceArn))?.[1];
  const membership = input.membershipIdentifier ?? ofArn;
  if (typeof membership !== "string" || credential.memberships?.includes(membership) !== false) return;
  throw new ServiceError("AccessDeniedException", `The caller is not authorized to use membership ${membership}`);
}

/** The result with another status, where it has one. */
function withStatus(result: OperationResult, { status, statusDetails }: Fault): OperationResult {
  const { body = {} } = result;
  if (Array.isArray(body.trainedModels)) {
    const trainedModels = body.trainedModels.map((model) => ({ ...model, status }));
    return { ...result, body: { ...body, trainedModels } };
  }
  return "status" in body ? { ...result, body: { ...body, status, statusDetails } } : result;
}
