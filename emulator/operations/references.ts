import { findKindOfArn, type KindName, kindOf } from "../objects/kind";
import { isAtWork, statusOf } from "../objects/status-machine";
import type { StoredObject } from "../objects/stored-object";
import { arnsOf } from "../service/arns";
import { inputLimit } from "../service/limits";
import { notFound, ServiceError } from "../service/service-error";
import type { OperationCall } from "./operation-call";
import { isOfCollaboration, isVisible } from "./visibility";

type Input = Readonly<Record<string, unknown>>;

/** What a create needs of the objects that its input names, beyond that they are there and ACTIVE. */
const needs: Partial<Record<KindName, (call: OperationCall) => void>> = {
  TrainedModel: (call) => {
    const association = String(call.input.configuredModelAlgorithmAssociationArn);
    refuseWithout(algorithmOf(call, association).trainingContainerConfig, "The algorithm has no training container");
    if (call.state.behaviour.otherAssociation === "accepted") return;
    for (const channel of namedObjects(call).filter(({ kind }) => kind === "MLInputChannel")) {
      const isSame = (channel.input.configuredModelAlgorithmAssociations as string[]).includes(association);
      refuseWithout(isSame, `ML input channel ${channel.id} is of another association`);
    }
  },
  TrainedModelInferenceJob: (call) => {
    const association = call.input.configuredModelAlgorithmAssociationArn ?? associationOfModel(call);
    const { inferenceContainerConfig } = algorithmOf(call, String(association));
    refuseWithout(inferenceContainerConfig, "The algorithm has no inference container");
    refuseUnreadyReceiver(call);
  },
  TrainedModelExportJob: (call) => {
    const { privacyConfiguration } = referenced(call, associationOfModel(call)).input as {
      privacyConfiguration?: { policies: { trainedModelExports?: object } };
    };
    const exports = privacyConfiguration?.policies.trainedModelExports;
    refuseWithout(exports, "The privacy configuration of the association does not allow exports");
    refuseUnreadyReceiver(call);
  },
};

/**
 * Checks the objects that a create names, where references are checked. A training's base model is checked in any case.
 *
 * @throws {ServiceError} ResourceNotFoundException, ConflictException, ValidationException
 */
export function refuseReferences(call: OperationCall, kind: KindName): void {
  if (call.state.behaviour.references === "unchecked") return;
  for (const object of namedObjects(call)) refuseUnready(call, object);
  needs[kind]?.(call);
}

/** The objects in a create's input but for trained models, whose version is chosen elsewhere. */
function namedObjects(call: OperationCall): StoredObject[] {
  return arnsOf(inputLimit(call.operation), call.input)
    .filter((arn) => ![undefined, "TrainedModel"].includes(findKindOfArn(arn)))
    .map((arn) => referenced(call, arn));
}

function referenced(call: OperationCall, arn: string): StoredObject {
  const object = call.state.objects.versions(arn).at(-1);
  if (object === undefined || !isVisible(call, object) || !isOfCollaboration(call, object)) throw notFound(arn);
  return object;
}

/** @throws {ServiceError} where an object is not ACTIVE */
export function refuseUnready({ state, nowMs }: OperationCall, object: StoredObject): void {
  const { status } = statusOf(object, nowMs);
  if (status === "ACTIVE") return;
  const message = `The ${kindOf(object.kind).noun} ${object.id} is ${status}: it must be ACTIVE`;
  throw new ServiceError(state.behaviour.unreadyReference, message);
}

/** An algorithm is its owner's: another member uses it by its association. */
function algorithmOf(call: OperationCall, association: string): Input {
  const arn = String(referenced(call, association).input.configuredModelAlgorithmArn);
  const [algorithm] = call.state.objects.versions(arn);
  if (algorithm === undefined) throw notFound(arn);
  return algorithm.input;
}

function associationOfModel({ state, input }: OperationCall): string {
  const arn = String(input.trainedModelArn);
  const [model] = state.objects.versions(arn);
  if (model === undefined) throw notFound(arn);
  return String(model.input.configuredModelAlgorithmAssociationArn);
}

/** The receiver of files needs an ML configuration with a destination. */
function refuseUnreadyReceiver(call: OperationCall): void {
  const { members } = call.input.outputConfiguration as { members: readonly { accountId: string }[] };
  for (const { accountId } of members) {
    const isReady = call.state.objects.ofKind("MLConfiguration").some((configuration) => {
      const { destination } = configuration.input.defaultOutputLocation as Input;
      return configuration.accountId === accountId && destination && isOfCollaboration(call, configuration);
    });
    refuseWithout(isReady, `Account ${accountId} has no ML configuration with a destination in the collaboration`);
  }
}

function refuseWithout(need: unknown, message: string): void {
  if (!need) throw new ServiceError("ValidationException", message);
}

/** The objects that use another one, so that it cannot be deleted. */
export function findUser(call: OperationCall, used: StoredObject): StoredObject | undefined {
  return call.state.objects.all().find((user) => {
    if (user === used || !names(user, used)) return false;
    const { status } = statusOf(user, call.nowMs);
    if (isAtWork(status)) return true;
    // What is ready at once is a part of what is built on it, as long as that can be deleted.
    return kindOf(used.kind).work === undefined && status !== "INACTIVE" && !kindOf(user.kind).isJob;
  });
}

function names(user: StoredObject, used: StoredObject): boolean {
  if (used.kind === "TrainedModel") {
    return user.base?.id === used.id && user.base.versionIdentifier === used.versionIdentifier;
  }
  return arnsOf(inputLimit(kindOf(user.kind).create), user.input).includes(used.id);
}
