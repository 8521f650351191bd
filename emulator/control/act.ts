import type { Action, ModelSelector } from "../models/action";
import { checkAction } from "../models/action-limits";
import { type ModelRecord, modelRecord } from "../models/model-record";
import { findVersion } from "../models/model-store";
import { cancelPlan, deletePlan, historyOf } from "../models/status-machine";
import { baseVersion, type StatusChange, type StoredModel } from "../models/stored-model";
import { performOperation } from "../operations/perform";
import { inputLimit } from "../service/limits";
import type { StatusDetails } from "../service/trained-model-shapes";
import { refuseViolations, violations } from "../service/validation";
import { fixedAssumptions } from "../settings/behaviour";
import type { EmulatorState } from "../state/emulator-state";

/**
 * Does an action.
 *
 * @returns the model afterwards
 * @throws {TypeError} where there is no such action or model
 */
export async function act(state: EmulatorState, action: Action): Promise<ModelRecord> {
  checkAction(action);
  const nowMs = state.nowMs();
  const model = action.action === "create" ? createdModel(state, action) : selectedModel(state, action);
  if (action.action === "forget") state.models.remove(model);
  else {
    changeModel(model, { action, nowMs, state });
    state.models.changed(model);
  }
  await state.models.save();
  return modelRecord(model, nowMs);
}

function changeModel(
  model: StoredModel,
  { action, nowMs, state }: { action: Action; nowMs: number; state: EmulatorState },
): void {
  const at = { nowMs, behaviour: state.behaviour };
  const now = (status: string, details?: StatusDetails): StatusChange[] => [
    ...historyOf(model.timeline, nowMs),
    { status, atMs: nowMs, ...(details === undefined ? {} : { details }) },
  ];
  switch (action.action) {
    case "delete":
      model.timeline = action.immediately
        ? [...now("DELETE_IN_PROGRESS"), { status: "INACTIVE", atMs: nowMs }]
        : deletePlan(model.timeline, at);
      break;
    case "cancel":
      model.timeline = action.immediately ? now("INACTIVE") : cancelPlan(model.timeline, at);
      break;
    case "finish-training":
      model.timeline = now("ACTIVE");
      break;
    case "fail-training":
      model.timeline = now("CREATE_FAILED", action.statusDetails ?? fixedAssumptions.trainingFailure);
      break;
    case "set-status":
      model.timeline = now(action.status, action.statusDetails);
      break;
    case "set-tags":
      for (const version of state.models.versions(model.trainedModelArn)) {
        version.tags = action.tags;
        state.models.changed(version);
      }
      break;
    case "set-publication":
      model.metricsStatus = action.metricsStatus ?? model.metricsStatus;
      model.logsStatus = action.logsStatus ?? model.logsStatus;
      break;
  }
}

function createdModel(state: EmulatorState, action: Extract<Action, { action: "create" }>): StoredModel {
  const input = { ...action.input, membershipIdentifier: action.membershipIdentifier };
  refuseViolations(violations(inputLimit("CreateTrainedModel"), input));
  const { body } = performOperation({
    operation: "CreateTrainedModel",
    input,
    state: {
      ...state,
      behaviour: {
        ...state.behaviour,
        runningQuota: undefined,
        accountQuota: undefined,
        nameUniqueness: "duplicate",
        baseVersionIdentifier: "NULL",
      },
    },
    nowMs: state.nowMs(),
    credential: { accessKeyId: "", secretAccessKey: "" },
    region: input.configuredModelAlgorithmAssociationArn.split(":")[3] ?? "",
  });
  return selectedModel(state, body as ModelSelector);
}

function selectedModel(state: EmulatorState, { trainedModelArn, versionIdentifier, name }: ModelSelector): StoredModel {
  const found = trainedModelArn === undefined ? state.models.named(name ?? "") : state.models.versions(trainedModelArn);
  const model = versionIdentifier === undefined ? found.at(-1) : findVersion(found, versionIdentifier || baseVersion);
  if (model === undefined) throw new TypeError(`Cannot find the model "${trainedModelArn ?? name ?? ""}"`);
  return model;
}
