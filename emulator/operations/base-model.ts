import { findVersion } from "../objects/object-store";
import { statusOf } from "../objects/status-machine";
import { type BaseModel, baseVersion, nameOf, type StoredObject } from "../objects/stored-object";
import { notFound, ServiceError } from "../service/service-error";
import type { CreateBody } from "../service/trained-model-shapes";
import type { OperationCall } from "./operation-call";
import { refuseUnready } from "./references";
import { isOfCollaboration, isVisible } from "./visibility";

/** The model that an incremental training continues from. @throws {ServiceError} where there is none, or it is not ACTIVE */
export function findTrainingBase(call: OperationCall): BaseModel | undefined {
  const [channel] = (call.input as unknown as CreateBody).incrementalTrainingDataChannels ?? [];
  if (channel === undefined) return undefined;
  const { trainedModelArn: arn, versionIdentifier } = channel;
  const model = versionOf(call, { arn, versionIdentifier, byDefault: "latest" });
  if (model === undefined) throw notFound(arn);
  const { status } = statusOf(model, call.nowMs);
  if (status !== "ACTIVE") {
    const message = `Trained model ${arn} is ${status}: only an ACTIVE one can be trained on`;
    throw new ServiceError("ConflictException", message);
  }
  return baseOf(model);
}

/**
 * The model that a job runs on. Where references are not checked, it need not exist.
 *
 * @throws {ServiceError} where references are checked and there is none, or it is not ACTIVE
 */
export function findJobModel(call: OperationCall): BaseModel {
  const arn = String(call.input.trainedModelArn);
  const versionIdentifier = call.input.trainedModelVersionIdentifier as string | undefined;
  const model = versionOf(call, { arn, versionIdentifier, byDefault: call.state.behaviour.jobVersion });
  if (call.state.behaviour.references === "checked") {
    if (model === undefined) throw notFound(arn);
    refuseUnready(call, model);
  }
  return model === undefined
    ? { id: arn, versionIdentifier: versionIdentifier ?? baseVersion, name: "" }
    : baseOf(model);
}

function versionOf(
  call: OperationCall,
  sought: {
    readonly arn: string;
    readonly versionIdentifier: string | undefined;
    readonly byDefault: "base" | "latest";
  },
): StoredObject | undefined {
  const versions = call.state.objects.versions(sought.arn);
  const isLatest = sought.versionIdentifier === undefined && sought.byDefault === "latest";
  const model = isLatest ? versions.at(-1) : findVersion(versions, sought.versionIdentifier ?? baseVersion);
  return model !== undefined && isVisible(call, model) && isOfCollaboration(call, model) ? model : undefined;
}

function baseOf(model: StoredObject): BaseModel {
  return { id: model.id, versionIdentifier: model.versionIdentifier, name: nameOf(model) };
}
